#include "quotes/speech_tagger.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "names/find_mentions.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "quotes/speech_features.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

std::vector<Quote> quotes_with_model(const Document& doc) {
  const Knowledge& knowledge = prose::shipped();
  const Groups groups = group_mentions(doc, find_mentions(doc, knowledge), knowledge);
  return find_quotes(doc, groups, knowledge.language, prose::shipped_quotes());
}

// The stretches of all sentences.
std::vector<SpeechSpan> stretches_of(const Document& doc, const QuoteModel& model) {
  const std::vector<Cue> cues = find_cues(doc, prose::shipped().language);
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  SpeechTagger tagger(doc, spans, cues, model);
  std::vector<SpeechSpan> found;
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    if (!tagger.turn_to(s)) continue;
    found.insert(found.end(), tagger.stretches().begin(), tagger.stretches().end());
  }
  return found;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("without a model nothing is tagged") {
  const Document doc = prose::document_of("Ada Moss said that the gates would open on Friday.");
  CHECK(stretches_of(doc, QuoteModel()).empty());
  CHECK_FALSE(fits_speech(QuoteModel()));
}

TEST_CASE("a sentence without cue, marks or colon has no features") {
  const Document doc = prose::document_of(
      "The gates are rusty. Ada Moss said that they would open. The sea is cold.");
  const std::vector<Cue> cues = find_cues(doc, prose::shipped().language);
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  SpeechFeatures features(doc, spans, cues);
  CHECK_FALSE(features.turn_to(0));
  CHECK(features.turn_to(1));
  CHECK_FALSE(features.turn_to(2));
}

TEST_CASE("the same token has the same features, another place other ones") {
  const Document doc = prose::document_of("Ada Moss said that the gates were shut.");
  const std::vector<Cue> cues = find_cues(doc, prose::shipped().language);
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  SpeechFeatures features(doc, spans, cues);
  REQUIRE(features.turn_to(0));
  SpeechFeatures::Row first{};
  SpeechFeatures::Row again{};
  SpeechFeatures::Row other{};
  features.fill(4, first);
  features.fill(4, again);
  features.fill(5, other);
  CHECK(first == again);
  CHECK(first != other);
}

TEST_CASE("the shipped model finds a report, and its stretches do not overlap") {
  REQUIRE_FALSE(prose::shipped_quotes().empty());
  CHECK(fits_speech(prose::shipped_quotes()));
  const Document doc = prose::document_of(
      "Ada Moss said that the gates would open on Friday. The crane is old, the ministry said on "
      "Monday.\nThe storm took the roof.");
  const std::vector<SpeechSpan> spans = stretches_of(doc, prose::shipped_quotes());
  REQUIRE_FALSE(spans.empty());
  CHECK(doc.view(spans[0].tokens).find("the gates would open on Friday") != std::string_view::npos);
  for (std::size_t i = 1; i < spans.size(); ++i)
    CHECK(spans[i - 1].tokens.end <= spans[i].tokens.begin);
  const std::vector<Quote> quotes = quotes_with_model(doc);
  REQUIRE(quotes.size() == 2);
  CHECK(doc.view(quotes[1].parts[0]) == "The crane is old");
}

TEST_CASE("what somebody only believes, and a condition, are no quotes with the model either") {
  CHECK(quotes_with_model(
            prose::document_of(
                "If anyone believed that the wall would hold, the storm taught them better."))
            .empty());
  CHECK(quotes_with_model(prose::document_of("The sea is cold and the gates are rusty.")).empty());
}

TEST_CASE("long and hostile text is tagged in linear time") {
  const auto seconds = [](int times) {
    const Document doc =
        prose::document_of(repeated("said, that “he said: X says, according to ", times) + ".");
    const auto begin = std::chrono::steady_clock::now();
    stretches_of(doc, prose::shipped_quotes());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const double small = seconds(1'000);
  CHECK(seconds(8'000) < 20 * small + 0.2);
}
