#include "cli/predict_text.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "cli/json_row.h"
#include "cli/text_offsets.h"
#include "figures/date.h"
#include "figures/quantity.h"
#include "links/mention_use.h"
#include "names/find_mentions.h"
#include "page/plain_text.h"
#include "people/given_names.h"
#include "people/group.h"
#include "people/pronoun_chains.h"
#include "people/pronouns.h"
#include "people/speech_pronouns.h"
#include "quotes/first_persons.h"
#include "reading/reading.h"

namespace sidelight {
namespace {

// Control characters and invalid bytes keep their count of code points, so that offsets stay those
// of the input.
std::string cleaned(const std::string& text) { return repair_utf8(text); }

// One plain text as the corridor sees it. The page must live as long as its offsets.
struct TextCase {
  TextCase(const Json& row, const Knowledge& given)
      : knowledge(given),
        original(cleaned(string_member(row, "text"))),
        page(read_plain_text(original, "", string_member(row, "date"))) {}

  const Knowledge& knowledge;
  std::string original;
  Page page;
};

void put_range(Json& out, CodePointRange at, const char* begin = "start", const char* end = "end") {
  out[begin] = at.begin;
  out[end] = at.end;
}

Json predict_sentences(const TextCase& input) {
  const Document doc = build_document(read_article(input.page), input.knowledge.language);
  const TextOffsets offsets(input.original, input.page, doc.article);
  Json sentences = Json::array();
  for (const Sentence& sentence : doc.sentences) {
    const auto at = offsets.original(doc.bytes(sentence));
    if (at) sentences.push_back(Json::array({at->begin, at->end}));
  }
  Json out;
  out["sentences"] = std::move(sentences);
  return out;
}

void add_entity(Json& entities, const std::optional<CodePointRange>& at, std::string_view type) {
  if (!at) return;
  Json row;
  put_range(row, *at);
  row["type"] = text_of(type);
  entities.push_back(std::move(row));
}

// Names, and with them the dates, amounts of money and other quantities, which rules find.
Json predict_names(const TextCase& input) {
  const Document doc = build_document(read_article(input.page), input.knowledge.language);
  const TextOffsets offsets(input.original, input.page, doc.article);
  Json entities = Json::array();
  for (const Mention& mention : find_mentions(doc, input.knowledge)) {
    add_entity(entities, offsets.original(doc.bytes(mention.tokens)), name_of(mention.kind));
  }
  const std::string& published = doc.article.fields.published;
  for (const Date& date : find_dates(doc, published, input.knowledge.language)) {
    if (date.type == "DATE") add_entity(entities, offsets.original(date.at), "date");
  }
  for (const Quantity& quantity : find_quantities(doc, input.knowledge.language)) {
    add_entity(entities, offsets.original(quantity.at), quantity.money ? "money" : "quantity");
  }
  std::stable_sort(entities.begin(), entities.end(), [](const Json& a, const Json& b) {
    return a["start"].get<std::uint32_t>() < b["start"].get<std::uint32_t>();
  });
  Json out;
  out["entities"] = std::move(entities);
  return out;
}

CodePointRange range_of_given(const Json& given) {
  return {number_member(given, "start"), number_member(given, "end")};
}

// The tokens of a given mention; empty when it lies outside the document.
TokenRange tokens_of_given(const Document& doc, const TextOffsets& offsets, const Json& given) {
  const ByteRange bytes = offsets.document(range_of_given(given));
  if (bytes.empty()) return {};
  const TokenRange inside = doc.tokens_in(bytes);
  if (!inside.empty()) return inside;
  // A part of one token: the "I" of "I’m".
  const auto token = std::find_if(doc.tokens.begin(), doc.tokens.end(), [&](const Token& one) {
    return one.at.begin <= bytes.begin && bytes.end <= one.at.end;
  });
  if (token == doc.tokens.end()) return {};
  const auto number = static_cast<std::uint32_t>(token - doc.tokens.begin());
  return {number, number + 1};
}

// The group of the mention with these words, or kNone.
std::uint32_t group_at(const Groups& groups, TokenRange tokens) {
  for (std::size_t i = 0; i < groups.mentions.size(); ++i) {
    if (groups.mentions[i].tokens == tokens) return groups.group_of_mention[i];
  }
  return kNone;
}

Groups groups_of(const Document& doc, const std::vector<Mention>& names, const Knowledge& knowledge,
                 const PronounTask& task) {
  Groups groups = group_mentions(doc, names, knowledge, task);
  const std::vector<Quote> quotes = find_quotes(doc, groups, knowledge.language, knowledge.quotes);
  groups = join_first_persons(doc, std::move(groups), quotes, knowledge.language);
  return join_speech_pronouns(doc, std::move(groups), knowledge.language, task);
}

Json predict_groups(const TextCase& input, const Json& row) {
  const Document doc = build_document(read_article(input.page), input.knowledge.language);
  const TextOffsets offsets(input.original, input.page, doc.article);
  const std::vector<Mention> found = find_mentions(doc, input.knowledge);
  Json mentions = Json::array();
  const auto add = [&](CodePointRange at, std::uint32_t cluster) {
    Json mention;
    put_range(mention, at);
    mention["cluster"] = cluster;
    mentions.push_back(std::move(mention));
  };
  const auto given = row.find("mentions");
  if (given != row.end() && given->is_array()) {
    std::vector<TokenRange> tokens;
    for (const Json& mention : *given) {
      tokens.push_back(mention.is_object() ? tokens_of_given(doc, offsets, mention) : TokenRange{});
    }
    const GivenNames spans = names_of_spans(doc, tokens, found, input.knowledge.language);
    PronounTask task;
    task.given = begins_of_given(doc, spans);
    task.asked.assign(doc.tokens.size(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (spans.name_of_span[i].empty() && tokens[i].size() == 1) task.asked[tokens[i].begin] = 1;
    }
    const Groups groups = groups_of(doc, spans.names, input.knowledge, task);
    const auto chains = chain_pronouns(doc, groups, input.knowledge.language);
    const auto first_chain = static_cast<std::uint32_t>(groups.groups.size());
    auto next = static_cast<std::uint32_t>(first_chain + doc.tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!(*given)[i].is_object()) continue;
      const TokenRange at = spans.name_of_span[i].empty() ? tokens[i] : spans.name_of_span[i];
      std::uint32_t group = at.empty() ? kNone : group_at(groups, at);
      if (group == kNone && tokens[i].size() == 1 && chains[tokens[i].begin] != kNone)
        group = first_chain + chains[tokens[i].begin];
      add(range_of_given((*given)[i]), group == kNone ? next++ : group);
    }
  } else {
    const Groups groups = groups_of(doc, found, input.knowledge, {});
    for (std::size_t i = 0; i < groups.mentions.size(); ++i) {
      const auto at = offsets.original(doc.bytes(groups.mentions[i].tokens));
      if (at && groups.group_of_mention[i] != kNone) add(*at, groups.group_of_mention[i]);
    }
  }
  Json out;
  out["mentions"] = std::move(mentions);
  return out;
}

Json predict_quotes(const TextCase& input, const Json& row) {
  const auto asked = row.find("clauses");
  const bool clauses = asked == row.end() || !asked->is_boolean() || asked->get<bool>();
  const Reading found = read(input.page, input.knowledge);
  const TextOffsets offsets(input.original, input.page, found.doc.article);
  Json quotes = Json::array();
  for (std::size_t chain = 0; chain < found.quotes.size(); ++chain) {
    const Quote& quote = found.quotes[chain];
    // A corpus of quotations marks the whole reported clause that quoted words stand in; with
    // "clauses": false the words in marks alone are given.
    const bool whole_clause = clauses && quote.kind == QuoteKind::Mixed && !quote.clause.empty();
    for (const ByteRange part : whole_clause ? std::vector<ByteRange>{quote.clause} : quote.parts) {
      const auto at = offsets.original(part);
      if (!at) continue;
      Json part_row;
      put_range(part_row, *at);
      part_row["kind"] = text_of(name_of(quote.kind));
      part_row["chain"] = chain;
      const auto speaker = offsets.original(quote.speaker.at);
      if (speaker && !quote.speaker.at.empty())
        put_range(part_row, *speaker, "speaker_start", "speaker_end");
      const auto cue = offsets.original(quote.cue);
      if (cue && !quote.cue.empty()) put_range(part_row, *cue, "cue_start", "cue_end");
      quotes.push_back(std::move(part_row));
    }
  }
  Json out;
  out["quotes"] = std::move(quotes);
  return out;
}

Json predict_dates(const TextCase& input) {
  const Document doc = build_document(read_article(input.page), input.knowledge.language);
  const TextOffsets offsets(input.original, input.page, doc.article);
  Json timexes = Json::array();
  for (const Date& date : find_dates(doc, input.page.date, input.knowledge.language)) {
    const auto at = offsets.original(date.at);
    if (!at) continue;
    Json row;
    put_range(row, *at);
    row["type"] = text_of(date.type);
    row["value"] = date.value;
    timexes.push_back(std::move(row));
  }
  Json out;
  out["timexes"] = std::move(timexes);
  return out;
}

Json predict_links(const TextCase& input) {
  const Reading found = read(input.page, input.knowledge);
  const TextOffsets offsets(input.original, input.page, found.doc.article);
  // A name that stands as an adjective or inside a longer name names nothing by itself.
  const MentionUses uses(found.doc, input.knowledge.language);
  Json links = Json::array();
  for (std::size_t i = 0; i < found.groups.mentions.size(); ++i) {
    const Mention& mention = found.groups.mentions[i];
    const std::uint32_t group = found.groups.group_of_mention[i];
    if (mention.form != MentionForm::Name || group == kNone) continue;
    if (uses.of(mention) != MentionUse::Whole) continue;
    const std::string qid = qid_of(input.knowledge, found.links[group], mention.kind);
    const auto at = offsets.original(found.doc.bytes(mention.tokens));
    if (qid.empty() || !at) continue;
    Json row;
    put_range(row, *at);
    row["qid"] = qid;
    links.push_back(std::move(row));
  }
  Json out;
  out["links"] = std::move(links);
  return out;
}

}  // namespace

Json predict_text(const std::string& task, const Json& row, const Knowledge& knowledge) {
  const TextCase input(row, knowledge);
  if (task == "sentences") return predict_sentences(input);
  if (task == "names") return predict_names(input);
  if (task == "groups") return predict_groups(input, row);
  if (task == "quotes") return predict_quotes(input, row);
  if (task == "dates") return predict_dates(input);
  return predict_links(input);
}

}  // namespace sidelight
