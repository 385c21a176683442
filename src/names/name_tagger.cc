#include "names/name_tagger.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/one_of.h"
#include "names/name_chunks.h"
#include "names/name_kinds.h"

namespace sidelight {
namespace {

using Scores = NameModel::Scores;
constexpr std::size_t kLabels = NameModel::kLabels;
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;
static_assert(TagFeatures::kMost * 128 <= std::numeric_limits<std::int16_t>::max(),
              "NameModel::Sums must hold the features of a word");

constexpr int kSureRule = 900;  // thousandths
// Tokens; what is longer is a list of links or a line of a table.
constexpr std::uint32_t kLongestName = 14;
constexpr std::size_t kLongestAddress = 3;  // letters: "Mr", "Dr", "Sen"

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

// The inner loops go over labels that lie side by side, which compilers make vectors of, the lane
// that is no label too; which way was the best one is asked again of the few labels that were
// chosen.
void go_forward(const NameModel& model, Lattice& lattice) {
  Scores before = model.transitions_from(kOutside);
  for (std::size_t i = 0; i < lattice.local.size(); ++i) {
    Scores& here = lattice.forward[i];
    for (std::size_t to = 0; to < here.size(); ++to) here[to] = before[to] + lattice.local[i][to];
    before.fill(kNever);
    for (std::size_t from = 0; from < kLabels; ++from) {
      const Scores& on = model.transitions_from(from);
      for (std::size_t to = 0; to < before.size(); ++to)
        before[to] = std::max(before[to], here[from] + on[to]);
    }
  }
}

// From the last word to word `first`, which is as far back as margins are asked for.
void go_backward(const NameModel& model, Lattice& lattice, std::size_t first) {
  const std::size_t count = lattice.local.size();
  for (std::size_t label = 0; label < kLabels; ++label)
    lattice.backward[count - 1][label] = model.transitions_from(label)[kOutside];
  for (std::size_t i = count - 1; i-- > first;) {
    Scores next{};
    for (std::size_t to = 0; to < next.size(); ++to)
      next[to] = lattice.local[i + 1][to] + lattice.backward[i + 1][to];
    for (std::size_t label = 0; label < kLabels; ++label) {
      const Scores& on = model.transitions_from(label);
      std::int32_t best = kNever;
      for (std::size_t to = 0; to < next.size(); ++to) best = std::max(best, on[to] + next[to]);
      lattice.backward[i][label] = best;
    }
  }
}

// Whether no way of labels can be better than the one outside of all names, as of most stretches
// that only begin a sentence.
bool all_outside(const NameModel& model, const Lattice& lattice) {
  return std::all_of(lattice.local.begin(), lattice.local.end(), [&](const Scores& word) {
    const std::int32_t best = *std::max_element(word.begin() + 1, word.begin() + kLabels);
    return word[kOutside] > best + model.most_won_around();
  });
}

// The label before `to` on the best way to it, where `before` are the best ways to each label.
std::size_t best_before(const NameModel& model, const Scores& before, std::size_t to) {
  std::size_t label = kOutside;
  std::int32_t best = kNever;
  for (std::size_t from = 0; from < kLabels; ++from) {
    const std::int32_t score = before[from] + model.transitions_from(from)[to];
    if (score > best) best = score, label = from;
  }
  return label;
}

Mention mention_of(TokenRange tokens, EntityKind kind, Score score) {
  Mention mention;
  mention.tokens = tokens;
  mention.kind = kind;
  mention.score = score;
  mention.rule = MentionRule::Tagger;
  return mention;
}

// "Mr. Yeboah", "Pope Francis", "Interior Minister Ana Reyes": corpora differ, ours leave titles and
// what stands before them outside. Empty when nothing is left ("the President"). "Dean" and "Earl"
// are given names too, and forms of address may be initials inside a name.
TokenRange without_titles(const NameFacts& facts, TokenRange at) {
  const NameLists& lists = facts.lists;
  for (std::uint32_t i = at.begin; i < at.end;) {
    const std::uint32_t length = title_length(facts, i, at.end);
    const bool inside = i > at.begin;
    const bool name = length == 1 && (facts.in(i, lists.first_names) ||
                                      (inside && facts.in(i, lists.surnames)));
    if (length == 0 || name || (inside && facts.doc.folded[i].size() <= kLongestAddress)) {
      ++i;
      continue;
    }
    const std::uint32_t next = i + length;
    const bool goes_on =
        next < at.end && (facts.tokens[next].capital || facts.in(next, lists.particles));
    if (goes_on || (!inside && next == at.end)) {
      at.begin = i = next;
    } else {
      ++i;
    }
  }
  return at;
}

// "Develops 'Feather-Duvet Lung", "X-": a name that opens a quotation closes it, and none ends in a
// hyphen.
bool is_broken_off(const Document& doc, TokenRange at) {
  bool open = false;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const std::string_view text = doc.token_text(i);
    const bool tight = i + 1 < at.end && !doc.tokens[i + 1].space_before;
    if (is_one_of(text, {"'", "‘", "\"", "“"}) && tight && doc.tokens[i].space_before) {
      open = true;
    } else if (is_one_of(text, {"'", "’", "\"", "”"})) {
      open = false;
    }
  }
  return open || doc.token_text(at.end - 1) == "-";
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
    EntityKind kind = kind_of_label(tagged[begin].label);
    TokenRange at{open.begin + begin, open.begin + i};
    if (at.size() > kLongestName || is_broken_off(facts.doc, at)) continue;
    // No corpus that is learnt from has many laws: "Fourteenth Amendment" was an event, and many
    // titles of books and films begin as laws do.
    if (!is_common_kind(kind) && kind_of_words(facts, at) == EntityKind::Law) {
      kind = EntityKind::Law;
    } else if (kind == EntityKind::Law && at.size() > 1 && !has_law_word(facts, at)) {
      kind = EntityKind::Work;
    }
    if (kind == EntityKind::Person) at = without_titles(facts, at);
    if (at.empty()) continue;
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

// A lone word that opens a sentence, which the model is in doubt of and the rules don't know:
// "Peek under the hood". Its capital says nothing.
bool is_guess(const NameFacts& facts, const std::vector<Mention>& ruled, const Mention& name) {
  constexpr int kDoubtful = 400;  // thousandths
  const TokenFact& fact = facts.tokens[name.tokens.begin];
  if (name.tokens.size() != 1 || !fact.weak || fact.acronym || fact.upper_seen ||
      name.score.thousandths >= kDoubtful)
    return false;
  const auto next = std::upper_bound(
      ruled.begin(), ruled.end(), name.tokens.begin,
      [](std::uint32_t begin, const Mention& rule) { return begin < rule.tokens.begin; });
  return next == ruled.begin() || std::prev(next)->tokens.end <= name.tokens.begin;
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
  tagged.erase(std::remove_if(tagged.begin(), tagged.end(),
                              [&](const Mention& name) { return is_guess(facts, ruled, name); }),
               tagged.end());
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
  lattice.local.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    NameModel::Sums sums{};
    for (std::size_t f = 0; f < words[i].size; ++f) model.add(words[i].hashes[f], sums);
    std::copy_n(sums.begin(), lattice.local[i].size(), lattice.local[i].begin());
  }
  std::vector<TaggedWord> out(count);
  if (all_outside(model, lattice)) return out;
  lattice.forward.resize(count);
  lattice.backward.resize(count);
  go_forward(model, lattice);
  std::size_t first_named = count;
  for (std::size_t i = count, to = kOutside; i-- > 0;) {
    // An end of the stretch is the end of every name.
    to = best_before(model, lattice.forward[i], to);
    out[i].label = static_cast<std::uint8_t>(to);
    if (to != kOutside) first_named = i;
  }
  if (first_named == count) return out;
  go_backward(model, lattice, first_named);
  for (std::size_t i = first_named; i < count; ++i) {
    const std::size_t label = out[i].label;
    const auto through = [&](std::size_t l) {
      return lattice.forward[i][l] + lattice.backward[i][l];
    };
    std::int32_t other = kNever;
    for (std::size_t l = 0; l < kLabels; ++l) {
      if (l != label) other = std::max(other, through(l));
    }
    out[i].margin = through(label) - other;
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
