#include "train/name_corpus.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "base/utf8.h"
#include "format/fnv.h"
#include "model/name_model.h"
#include "names/find_mentions.h"
#include "names/name_tagger.h"
#include "page/plain_text.h"
#include "train/text_places.h"

namespace sidelight {
namespace {

using Json = nlohmann::json;
using Kinds = std::uint32_t;  // one bit a kind

constexpr Kinds bit(EntityKind kind) { return 1u << static_cast<unsigned>(kind); }
constexpr Kinds kAllKinds = (1u << kEntityKindCount) - 1;

// The kinds that a corpus's type may stand for, `scheme` being all types that it has.
Kinds kinds_of(std::string_view type, Kinds scheme_bits) {
  EntityKind own = EntityKind::Person;
  if (parse_name(type, own)) return bit(own);
  const Kinds facility = (scheme_bits & bit(EntityKind::Facility)) ? 0 : bit(EntityKind::Facility);
  if (type == "PER") return bit(EntityKind::Person);
  if (type == "ORG") return bit(EntityKind::Organisation);
  if (type == "LOC" || type == "GPE") return bit(EntityKind::Place) | facility;
  if (type == "FAC") return bit(EntityKind::Facility);
  if (type == "NORP") return bit(EntityKind::Nationality);
  if (type == "EVENT") return bit(EntityKind::Event);
  if (type == "WORK") return bit(EntityKind::Work) | bit(EntityKind::Law);
  if (type == "LAW") return bit(EntityKind::Law);
  if (type == "PRODUCT") return bit(EntityKind::Product);
  if (type == "MISC") {
    const Kinds any = bit(EntityKind::Event) | bit(EntityKind::Work) | bit(EntityKind::Law) |
                      bit(EntityKind::Product) | bit(EntityKind::Nationality);
    return any;
  }
  return 0;
}

bool has(const Json& list, std::string_view type) {
  return std::any_of(list.begin(), list.end(), [&](const Json& each) {
    return each.is_string() && each.get_ref<const std::string&>() == type;
  });
}

// The kinds that the corpus doesn't annotate: a word outside of its names may be one.
Kinds unknown_kinds(const Json& scheme) {
  Kinds known = 0;
  const Kinds facility = has(scheme, "FAC") ? bit(EntityKind::Facility) : 0;
  for (const Json& type : scheme) {
    if (type.is_string()) known |= kinds_of(type.get_ref<const std::string&>(), facility);
  }
  return kAllKinds & ~known;
}

std::uint32_t labels_of(Kinds kinds, bool first, bool later) {
  std::uint32_t labels = 0;
  for (std::size_t k = 0; k < kEntityKindCount; ++k) {
    if (((kinds >> k) & 1u) == 0) continue;
    if (first) labels |= 1u << begin_of(static_cast<EntityKind>(k));
    if (later) labels |= 1u << inside_of(static_cast<EntityKind>(k));
  }
  return labels;
}

// The labels that a stretch may begin with.
constexpr std::uint32_t kBegins = [] {
  std::uint32_t labels = 1u << kOutside;
  for (std::size_t k = 0; k < kEntityKindCount; ++k)
    labels |= 1u << begin_of(static_cast<EntityKind>(k));
  return labels;
}();

// A name without article, quotation marks and possessive, as our conventions have it.
TokenRange trimmed(const Document& doc, TokenRange at) {
  const auto is_mark = [&](std::uint32_t i) {
    return doc.tokens[i].kind == TokenKind::Symbol && doc.token_text(i) != ")" &&
           doc.token_text(i) != ".";
  };
  while (!at.empty() && (is_mark(at.begin) || (at.size() > 1 && doc.folded[at.begin] == "the")))
    ++at.begin;
  while (!at.empty() && (is_mark(at.end - 1) || doc.folded[at.end - 1] == "'s")) --at.end;
  return at;
}

class Labeller {
 public:
  Labeller(const Document& doc, const Json& row) {
    const Json scheme = row.value("scheme", Json::array());
    const Kinds unknown = unknown_kinds(scheme);
    allowed.assign(doc.tokens.size(), 1u << kOutside | labels_of(unknown, true, true));
    const Kinds facility = has(scheme, "FAC") ? bit(EntityKind::Facility) : 0;
    const std::string text = repair_utf8(row.value("text", ""));
    const TextPlaces places(text, doc);
    good = places.good();
    for (const Json& entity : row.value("entities", Json::array())) {
      const TokenRange at =
          trimmed(doc, places.tokens(entity.value("start", 0u), entity.value("end", 0u)));
      Kinds kinds = kinds_of(entity.value("type", ""), facility);
      // Nationalities are MISC where a corpus has no type of its own for them.
      if (entity.value("type", "") == "MISC" && has(scheme, "NORP"))
        kinds &= ~bit(EntityKind::Nationality);
      if (kinds == 0) continue;
      for (std::uint32_t i = at.begin; i < at.end; ++i)
        allowed[i] = labels_of(kinds, i == at.begin, i != at.begin);
    }
  }

  std::vector<std::uint32_t> allowed;
  bool good = true;
};

void add_text(const Json& row, const Knowledge& knowledge, const NameWords& words,
              NameCorpus& corpus) {
  const std::string text = repair_utf8(row.value("text", ""));
  const Page page = read_plain_text(text, "", row.value("date", ""));
  const Document doc = build_document(read_article(page, knowledge.blocks), knowledge.language);
  const Labeller labels(doc, row);
  if (!labels.good) {
    std::fprintf(stderr, "\n%s: its text was changed, left out\n", row.value("id", "").c_str());
    return;
  }
  const NameFacts facts(doc, knowledge.language);
  const std::vector<Mention> ruled = find_mentions(doc, knowledge);
  const TagFeatures features(facts, ruled, words);
  for (const Sentence& sentence : doc.sentences) {
    if (!facts.prose_block[sentence.block]) continue;
    each_open_stretch(features, sentence.tokens, [&](TokenRange open) {
      NameStretch stretch;
      stretch.text = corpus.texts;
      stretch.weight = row.value("weight", 1u);
      for (std::uint32_t i = open.begin; i < open.end; ++i) {
        stretch.rows.emplace_back();
        features.write(i, sentence.tokens, stretch.rows.back());
        // What is left of a name whose first words can't be part of one begins here.
        const bool cut = i == open.begin && (labels.allowed[i] & kBegins) == 0;
        stretch.allowed.push_back(cut ? labels.allowed[i] >> 1 : labels.allowed[i]);
      }
      corpus.stretches.push_back(std::move(stretch));
    });
  }
  corpus.words += static_cast<std::uint32_t>(doc.tokens.size());
  ++corpus.texts;
}

}  // namespace

Result<NameCorpus> read_name_corpus(const std::string& rows, const Knowledge& knowledge,
                                    const NameWords& words, std::uint32_t fold,
                                    std::uint32_t folds) {
  std::ifstream file(rows);
  if (!file) return Error{rows + ": no such file, or it can't be opened"};
  NameCorpus corpus;
  std::string line;
  for (std::uint32_t number = 1; std::getline(file, line); ++number) {
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{rows + ": line " + std::to_string(number) + " is no object"};
    const std::string source = row.value("outlet", row.value("id", ""));
    if (folds > 0 && fnv1a(std::string_view(source)) % folds == fold) continue;
    add_text(row, knowledge, words, corpus);
    if (number % 50 == 0) std::fprintf(stderr, "\r%u texts, %u words", corpus.texts, corpus.words);
  }
  std::fprintf(stderr, "\r%u texts, %u words\n", corpus.texts, corpus.words);
  return corpus;
}

}  // namespace sidelight
