#include "names/name_tagger.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

namespace sidelight {
namespace {

using Scores = NameModel::Scores;
constexpr std::size_t kLabels = NameModel::kLabels;
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 4;

constexpr int kSureRule = 900;  // thousandths
// Tokens; what is longer is a list of links or a line of a table.
constexpr std::uint32_t kLongestName = 14;

// Kinds that the model tells apart better than the rules, from much gold.
bool is_common_kind(EntityKind kind) {
  return kind == EntityKind::Person || kind == EntityKind::Organisation ||
         kind == EntityKind::Place;
}

struct Lattice {
  std::vector<Scores> local;     // of each word
  std::vector<Scores> forward;   // the best way to each label, it included
  std::vector<Scores> backward;  // the best way from each label on, it not included
};

void go_forward(const NameModel& model, Lattice& lattice,
                std::vector<std::array<std::uint8_t, kLabels>>& from) {
  for (std::size_t i = 0; i < lattice.local.size(); ++i) {
    for (std::size_t to = 0; to < kLabels; ++to) {
      std::int32_t best = kNever;
      std::size_t best_from = kOutside;
      if (i == 0) {
        if (!is_inside(to)) best = model.transition(kOutside, to);
      } else if (is_inside(to)) {
        for (const std::size_t before : {to - 1, to}) {
          const std::int32_t score = lattice.forward[i - 1][before] + model.transition(before, to);
          if (score > best) best = score, best_from = before;
        }
      } else {
        for (std::size_t before = 0; before < kLabels; ++before) {
          const std::int32_t score = lattice.forward[i - 1][before] + model.transition(before, to);
          if (score > best) best = score, best_from = before;
        }
      }
      lattice.forward[i][to] = std::max(kNever, best + lattice.local[i][to]);
      from[i][to] = static_cast<std::uint8_t>(best_from);
    }
  }
}

void go_backward(const NameModel& model, Lattice& lattice) {
  const std::size_t count = lattice.local.size();
  for (std::size_t label = 0; label < kLabels; ++label)
    lattice.backward[count - 1][label] = model.transition(label, kOutside);
  for (std::size_t i = count - 1; i-- > 0;) {
    // The best label after an end of a name: anything but a later word.
    for (std::size_t label = 0; label < kLabels; ++label) {
      std::int32_t best = kNever;
      for (std::size_t to = 0; to < kLabels; ++to) {
        if (!may_follow(label, to)) continue;
        best = std::max(best, model.transition(label, to) + lattice.local[i + 1][to] +
                                  lattice.backward[i + 1][to]);
      }
      lattice.backward[i][label] = best;
    }
  }
}

Mention mention_of(TokenRange tokens, EntityKind kind, Score score) {
  Mention mention;
  mention.tokens = tokens;
  mention.kind = kind;
  mention.score = score;
  mention.rule = MentionRule::Tagger;
  return mention;
}

// "Mr. Yeboah": corpora differ, ours leave the form of address outside.
TokenRange without_address(const NameFacts& facts, TokenRange at) {
  constexpr std::size_t kLongestAddress =
      3;  // letters; longer words are offices, which corpora keep
  const Document& doc = facts.doc;
  if (at.size() < 2 || !facts.in(at.begin, facts.lists.titles) ||
      doc.folded[at.begin].size() > kLongestAddress)
    return at;
  const bool dot = doc.token_text(at.begin + 1) == "." && !doc.tokens[at.begin + 1].space_before;
  const std::uint32_t begin = at.begin + (dot ? 2 : 1);
  return begin < at.end ? TokenRange{begin, at.end} : at;
}

void add_stretch(const NameFacts& facts, const NameModel& model,
                 const std::vector<TaggedWord>& tagged, TokenRange open,
                 std::vector<Mention>& out) {
  for (std::uint32_t i = 0; i < tagged.size();) {
    if (tagged[i].label == kOutside) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    std::int32_t margin = tagged[i].margin;
    for (++i; i < tagged.size() && is_inside(tagged[i].label); ++i)
      margin = std::min(margin, tagged[i].margin);
    if (i - begin > kLongestName) continue;
    const EntityKind kind = kind_of_label(tagged[begin].label);
    TokenRange at{open.begin + begin, open.begin + i};
    if (kind == EntityKind::Person) at = without_address(facts, at);
    out.push_back(mention_of(at, kind, model.confidence(margin)));
  }
}

// Whether the rules' name stands whatever the model says: what a pack or a list knows, what the
// document itself says elsewhere, where capitals say nothing, and titles in quotation marks.
bool is_certain(const NameFacts& facts, const Mention& ruled) {
  return facts.weak_block[facts.doc.block_of(ruled.tokens.begin)] ||
         ruled.rule == MentionRule::QuotedWork || ruled.rule == MentionRule::PartOfAPersonsName ||
         ruled.score.thousandths >= kSureRule;
}

// Whether a name of the model is two or more certain ones of the rules and small words between
// them: "Declaration of Principles in Khartoum".
bool is_made_of_certain(const NameFacts& facts, const std::vector<Mention>& ruled, TokenRange at) {
  std::uint32_t pieces = 0;
  std::uint32_t open = at.begin;  // the first word that no piece holds
  const auto small_until = [&](std::uint32_t end) {
    for (std::uint32_t i = open; i < end; ++i) {
      const std::string& word = facts.doc.folded[i];
      if (facts.tokens[i].capital || word == "of" || word == "and" || word == "for" || word == "&")
        return false;
    }
    return true;
  };
  const auto first = std::lower_bound(
      ruled.begin(), ruled.end(), at.begin,
      [](const Mention& rule, std::uint32_t begin) { return rule.tokens.begin < begin; });
  for (auto rule = first; rule != ruled.end() && rule->tokens.end <= at.end; ++rule) {
    if (!is_certain(facts, *rule) || !small_until(rule->tokens.begin)) return false;
    ++pieces;
    open = rule->tokens.end;
  }
  return pieces > 1 && small_until(at.end);
}

// The names of both, in reading order. Where they overlap the rules' certain ones stand, unless the
// model's is longer; where they are the same words the model knows the common kinds best. What the
// model cut in two stays whole.
std::vector<Mention> joined(const NameFacts& facts, const std::vector<Mention>& ruled,
                            std::vector<Mention> tagged) {
  tagged.erase(std::remove_if(tagged.begin(), tagged.end(),
                              [&](const Mention& name) {
                                // "Social Union in Bavaria" is one organisation.
                                return name.kind != EntityKind::Organisation &&
                                       is_made_of_certain(facts, ruled, name.tokens);
                              }),
               tagged.end());
  std::vector<Mention> all;
  std::size_t next = 0;
  for (const Mention& rule : ruled) {
    while (next < tagged.size() && tagged[next].tokens.end <= rule.tokens.begin)
      all.push_back(tagged[next++]);
    std::size_t last = next;
    while (last < tagged.size() && tagged[last].tokens.overlaps(rule.tokens)) ++last;
    const bool certain = is_certain(facts, rule);
    if (last == next) {
      if (certain) all.push_back(rule);
      continue;
    }
    Mention found = tagged[next];
    const bool same = last - next == 1 && found.tokens == rule.tokens;
    const bool longer = last - next == 1 && found.tokens.size() > rule.tokens.size();
    const bool in_pieces = last - next > 1 && tagged[last - 1].tokens.end <= rule.tokens.end &&
                           found.tokens.begin >= rule.tokens.begin;
    if (same && (certain || !is_common_kind(found.kind))) {
      found.kind = rule.kind;
      found.rule = rule.rule;
      all.push_back(found);
    } else if (in_pieces || (certain && !same && !longer)) {
      all.push_back(rule);
    } else {
      continue;  // the model's stand; they are added with those before the next
    }
    next = last;
  }
  all.insert(all.end(), tagged.begin() + static_cast<std::ptrdiff_t>(next), tagged.end());
  // A long name of the model may reach over a certain one of the rules.
  std::vector<Mention> kept;
  for (const Mention& mention : all) {
    if (kept.empty() || kept.back().tokens.end <= mention.tokens.begin) kept.push_back(mention);
  }
  return kept;
}

// One name has one kind in one document: the kind that most was said for.
void agree_on_kinds(const NameFacts& facts, std::vector<Mention>& names) {
  std::unordered_map<std::string, std::array<std::uint32_t, kEntityKindCount>> said;
  for (const Mention& name : names)
    said[facts.key(name.tokens)][static_cast<std::size_t>(name.kind)] += name.score.thousandths;
  for (Mention& name : names) {
    const auto& kinds = said[facts.key(name.tokens)];
    const auto most = std::max_element(kinds.begin(), kinds.end());
    name.kind = static_cast<EntityKind>(most - kinds.begin());
  }
}

}  // namespace

bool fits_names(const NameModel& model) { return model.about("features") == TagFeatures::kVersion; }

std::vector<TaggedWord> tag_words(const NameModel& model, std::span<const TagFeatures::Row> words) {
  const std::size_t count = words.size();
  if (count == 0) return {};
  Lattice lattice;
  lattice.local.assign(count, Scores{});
  lattice.forward.resize(count);
  lattice.backward.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t f = 0; f < words[i].size; ++f) model.add(words[i].hashes[f], lattice.local[i]);
  }
  std::vector<std::array<std::uint8_t, kLabels>> from(count);
  go_forward(model, lattice, from);
  go_backward(model, lattice);
  std::size_t label = 0;
  std::int32_t best = kNever;
  for (std::size_t l = 0; l < kLabels; ++l) {
    const std::int32_t score = lattice.forward[count - 1][l] + model.transition(l, kOutside);
    if (score > best) best = score, label = l;
  }
  std::vector<TaggedWord> out(count);
  for (std::size_t i = count; i-- > 0;) {
    out[i].label = static_cast<std::uint8_t>(label);
    std::int32_t other = kNever;
    for (std::size_t l = 0; l < kLabels; ++l) {
      if (l != label) other = std::max(other, lattice.forward[i][l] + lattice.backward[i][l]);
    }
    out[i].margin = best - other;
    label = from[i][label];
  }
  return out;
}

std::vector<Mention> tag_names(const NameFacts& facts, const std::vector<Mention>& ruled,
                               const NameModel& model) {
  const TagFeatures features(facts, ruled, model.words());
  std::vector<Mention> names;
  std::vector<TagFeatures::Row> rows;
  for (const Sentence& sentence : facts.doc.sentences) {
    if (!facts.prose_block[sentence.block]) continue;
    each_open_stretch(features, sentence.tokens, [&](TokenRange open) {
      rows.resize(open.size());
      for (std::uint32_t i = 0; i < open.size(); ++i)
        features.write(open.begin + i, sentence.tokens, rows[i]);
      add_stretch(facts, model, tag_words(model, rows), open, names);
    });
  }
  std::vector<Mention> all = joined(facts, ruled, std::move(names));
  agree_on_kinds(facts, all);
  return all;
}

}  // namespace sidelight
