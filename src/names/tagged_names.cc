#include "names/tagged_names.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/one_of.h"
#include "names/name_chunks.h"
#include "names/name_kinds.h"
#include "names/name_tagger.h"
#include "names/surnames.h"

namespace sidelight {
namespace {

constexpr int kSureRule = 900;  // thousandths
// Tokens; what is longer is a list of links or a line of a table.
constexpr std::uint32_t kLongestName = 14;

// Kinds that the model tells apart better than the rules, from much gold.
bool is_common_kind(EntityKind kind) {
  return kind == EntityKind::Person || kind == EntityKind::Organisation ||
         kind == EntityKind::Place;
}

Mention mention_of(TokenRange tokens, EntityKind kind, Score score) {
  Mention mention;
  mention.tokens = tokens;
  mention.kind = kind;
  mention.score = score;
  mention.rule = MentionRule::Tagger;
  return mention;
}

// "Mr. Yeboah", "Pope Francis", "Interior Minister Ana Reyes": corpora differ, ours leave titles
// and what stands before them outside. Empty when nothing is left ("the President"). "Dean" and
// "Earl" are given names too, and forms of address may be initials inside a name.
TokenRange without_titles(const NameFacts& facts, TokenRange at) {
  const NameLists& lists = facts.lists;
  for (std::uint32_t i = at.begin; i < at.end;) {
    const std::uint32_t length = title_length(facts, i, at.end);
    const bool inside = i > at.begin;
    const bool name =
        length == 1 && (facts.in(i, lists.first_names) || (inside && facts.in(i, lists.surnames)));
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

// What somebody is minister of: "the Minister of Higher Education".
bool is_portfolio(const NameFacts& facts, TokenRange at) {
  const std::uint32_t sentence = facts.doc.sentence_at(at.begin).tokens.begin;
  if (at.begin < sentence + 2 || facts.tokens[at.begin].acronym) return false;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    if (facts.in(i, facts.lists.head_words)) return false;
  }
  const std::string& office = facts.doc.folded[at.begin - 2];
  return is_one_of(facts.doc.folded[at.begin - 1], {"of", "for"}) &&
         is_one_of(office, {"minister", "ministers", "undersecretary", "commissioner"});
}

// "(R-Neb.)", "(D-Calif.": without the party; "(VIPER": without the bracket, nor what it opens.
TokenRange without_brackets(const Document& doc, TokenRange at) {
  while (!at.empty() && doc.token_text(at.begin) == "(") ++at.begin;
  const bool party = at.size() > 2 && at.begin > 0 && doc.token_text(at.begin - 1) == "(" &&
                     is_one_of(doc.token_text(at.begin), {"R", "D", "I"}) &&
                     doc.token_text(at.begin + 1) == "-";
  if (party) at.begin += 2;
  std::uint32_t open = at.end;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    if (doc.token_text(i) == "(") open = i;
    if (doc.token_text(i) == ")") open = at.end;
  }
  return {at.begin, open};
}

// "The Bill, if it passes": a common word of names, whatever it is short for.
bool is_the_thing(const NameFacts& facts, TokenRange at) {
  return at.size() == 1 && at.begin > 0 && facts.in(at.begin, facts.lists.head_words) &&
         is_one_of(facts.doc.folded[at.begin - 1], {"the", "this", "that", "a"});
}

// "… crossed into the country. PTI": who sent the report signs its last paragraph.
bool is_agency(const NameFacts& facts, TokenRange at) {
  const TokenRange sentence = facts.doc.sentence_at(at.begin).tokens;
  const TokenRange block = facts.doc.tokens_of_block(facts.doc.block_of(at.begin));
  return at.size() == 1 && facts.tokens[at.begin].acronym && sentence.begin == at.begin &&
         sentence.end <= at.end + 1 && sentence.end == block.end && block.begin < at.begin;
}

// Whether quotation marks hold the name and nothing else.
bool is_quoted(const Document& doc, TokenRange at) {
  if (at.begin == 0 || at.end >= doc.tokens.size()) return false;
  return is_one_of(doc.token_text(at.begin - 1), {"“", "‘", "\"", "'", "«", "„"}) &&
         is_one_of(doc.token_text(at.end), {"”", "’", "\"", "'", "»", "“"}) &&
         !doc.tokens[at.begin].space_before && !doc.tokens[at.end].space_before;
}

// The kind that the model gave a name, or that of its own words where they know better.
EntityKind with_words(const NameFacts& facts, TokenRange at, EntityKind kind) {
  const auto words = kind_of_words(facts, at);
  // No corpus that is learnt from has many laws: "Fourteenth Amendment" was an event, and many
  // titles of books and films begin as laws do.
  if (!is_common_kind(kind) && words == EntityKind::Law) return EntityKind::Law;
  if (kind == EntityKind::Law && at.size() > 1 && !has_law_word(facts, at)) return EntityKind::Work;
  // "Manuel Antonio National Park", and "Michael Holding" all the same.
  if (kind == EntityKind::Person &&
      (words == EntityKind::Facility || words == EntityKind::Organisation) &&
      (at.size() > 2 || !facts.in(at.begin, facts.lists.first_names)))
    return *words;
  // "Gaoyou Campaign"; a conference may be a body, "Conference of Clerks" too.
  const auto first = facts.doc.folded.begin() + at.begin;
  if (kind == EntityKind::Organisation && words == EntityKind::Event &&
      std::find(first, first + at.size(), "conference") == first + at.size())
    return EntityKind::Event;
  // "a Republican senator", "the Democrats": whoever is of them.
  if (kind == EntityKind::Organisation && at.size() == 1 && !facts.tokens[at.begin].acronym &&
      facts.in(at.begin, facts.lists.group_words) &&
      facts.lists.group_words.value(facts.doc.folded[at.begin]) != "party")
    return EntityKind::Nationality;
  return kind;
}

// "Han Duck-soo", "Prayut Chan-o-cha", where the model ends a person's name at the hyphen; not
// "Han Duck-led".
std::uint32_t end_with_syllables(const NameFacts& facts, TokenRange at) {
  constexpr std::size_t kLongestBefore = 5;  // bytes
  constexpr std::size_t kLongestSyllable = 6;
  const std::uint32_t limit = facts.doc.sentence_at(at.begin).tokens.end;
  std::uint32_t end = at.end;
  while (at.size() > 1 && is_joining_hyphen(facts.doc, end, limit)) {
    const std::string& next = facts.doc.folded[end + 1];
    if (facts.doc.tokens[end + 1].kind != TokenKind::Word || facts.tokens[end + 1].capital ||
        facts.doc.folded[end - 1].size() > kLongestBefore || next.size() > kLongestSyllable ||
        facts.in(end + 1, facts.lists.hyphen_words) || next.ends_with("ed") ||
        next.ends_with("ing"))
      break;
    end += 2;
  }
  return end;
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
    // Not "Of Mice and Men".
    while (!at.empty() && is_one_of(facts.doc.token_text(at.begin), {"-", "'s", "’s", "of"}))
      ++at.begin;
    if (at.begin > open.begin + begin && at.size() == 1 && facts.doc.folded[at.begin].size() < 2)
      continue;  // "X-T"
    const TokenRange within = without_brackets(facts.doc, at);
    if (within.empty() || within.size() > kLongestName || is_broken_off(facts.doc, within))
      continue;
    kind = kind == EntityKind::Person && within.begin > at.begin + 1 ? EntityKind::Place : kind;
    at = within;
    kind = with_words(facts, at, kind);
    if (kind == EntityKind::Person) at = without_titles(facts, at);
    if (at.empty() || is_agency(facts, at) ||
        (kind == EntityKind::Person && (is_of_many(facts, at) || is_the_thing(facts, at))) ||
        (kind == EntityKind::Organisation && is_portfolio(facts, at)))
      continue;
    std::uint32_t seat = at.begin + 1;  // "of" before it
    while (seat < at.end && !is_before_seat(facts, seat)) ++seat;
    out.push_back(mention_of({at.begin, seat}, kind, model.confidence(margin)));
    if (seat + 1 < at.end)
      out.push_back(mention_of({seat + 1, at.end}, EntityKind::Place, model.confidence(margin)));
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

// Whether the word is one of those that ministries are named by, to go by its ending or the lists.
bool names_a_field(const NameFacts& facts, std::uint32_t i) {
  const std::string_view word = facts.doc.folded[i];
  if (!facts.tokens[i].capital || facts.tokens[i].acronym) return false;
  if (facts.is_common(i) || facts.tokens[i].lower_seen) return true;
  constexpr std::string_view kEndings[] = {"tion", "tions", "ment", "ure",  "ing",  "ence",
                                           "ance", "ity",   "logy", "ries", "stry", "ism",
                                           "fare", "age",   "ics",  "ship", "irs"};
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

// The end of a list of fields that goes on at `end`: "Ministry of Agriculture" ", Livestock and
// Fisheries". `end` itself when it is no such list.
std::uint32_t end_of_fields(const NameFacts& facts, std::uint32_t end) {
  const Document& doc = facts.doc;
  const std::uint32_t limit = doc.sentence_at(end - 1).tokens.end;
  const auto past_words = [&](std::uint32_t i) {
    while (i < limit && names_a_field(facts, i)) ++i;
    return i;
  };
  for (std::uint32_t i = end; i < limit;) {
    bool last = is_one_of(doc.folded[i], {"and", "&"});
    std::uint32_t begin = i + 1;
    if (doc.token_text(i) == ",") {
      last = begin < limit && is_one_of(doc.folded[begin], {"and", "&"});
      begin += last ? 1 : 0;
    } else if (!last) {
      break;
    }
    const std::uint32_t next = past_words(begin);
    if (next == begin || (next < limit && facts.tokens[next].capital)) break;
    if (last) return next;
    i = next;
  }
  return end;
}

// Where the name ends when all fields of a ministry belong to it: "Ministry of Gender", "Labour and
// Social Development".
std::uint32_t end_with_fields(const NameFacts& facts, TokenRange at) {
  if (at.size() < 3) return at.end;
  bool body = false;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    const std::string& word = facts.doc.folded[i];
    if (body && is_one_of(word, {"of", "for", "on"})) return end_of_fields(facts, at.end);
    body = body || is_one_of(word, {"ministry", "department", "committee", "secretariat",
                                    "directorate", "faculty"});
  }
  return at.end;
}

// How many tokens of a person's name are the place that they have an office of: "President of"
// "Mongolia Ukhnaagiin Khurelsukh".
std::uint32_t place_of_office(const NameFacts& facts, TokenRange at) {
  constexpr std::uint32_t kLongestPlace = 3;
  if (at.begin < 2 || !is_one_of(facts.doc.folded[at.begin - 1], {"of", "to"})) return 0;
  if (!facts.in(at.begin - 2, facts.lists.titles)) return 0;
  for (std::uint32_t size = std::min(kLongestPlace, at.size() - 1); size > 0; --size) {
    if (facts.lists.places.contains(facts.key({at.begin, at.begin + size})) &&
        facts.tokens[at.begin + size].capital)
      return size;
  }
  return 0;
}

// Adds a person, without what they are of, "Incumbent Democrat Ana Reyes", or two that are named
// together, "Jason & Ana Reyes".
void add_persons(const NameFacts& facts, Mention person, std::vector<Mention>& out) {
  TokenRange& at = person.tokens;
  if (const std::uint32_t size = place_of_office(facts, at); size > 0) {
    out.push_back(mention_of({at.begin, at.begin + size}, EntityKind::Place, person.score));
    at.begin += size;
  }
  constexpr std::size_t kShortestGroup = 6;  // bytes; shorter ones may be names, "Ngo"
  for (std::uint32_t i = at.begin; i < at.begin + 2 && i + 1 < at.end; ++i) {
    if (facts.in(i, facts.lists.group_words) && !facts.in(i, facts.lists.first_names) &&
        facts.doc.folded[i].size() >= kShortestGroup && facts.tokens[i + 1].capital) {
      at.begin = i + 1;
      break;
    }
  }
  at.end = end_with_syllables(facts, at);
  // Not "Gray Moving & Hauling", "H&R Block".
  for (std::uint32_t i = at.begin + 1;
       i + 1 < at.end && facts.in(at.begin, facts.lists.first_names); ++i) {
    if (!is_one_of(facts.doc.folded[i], {"&", "and"}) || !facts.doc.tokens[i].space_before)
      continue;
    out.push_back(person);
    out.back().tokens.end = i;
    at.begin = i + 1;
    break;
  }
  // A song, a book; nicknames are of one word.
  if (at.size() > 1 && is_quoted(facts.doc, at)) person.kind = EntityKind::Work;
  out.push_back(person);
}

// Where the person begins whom a name holds behind a body: "Liberal Party of Canada" "Frank
// Oliver". Its end when it holds none.
std::uint32_t person_behind_body(const NameFacts& facts, TokenRange at) {
  constexpr std::uint32_t kLongest = 3;  // tokens
  for (std::uint32_t i = at.begin + 2; i + 1 < at.end; ++i) {
    const bool of_place = i > at.begin + 2 && facts.doc.folded[i - 2] == "of";
    if (at.end - i > kLongest ||
        !is_head_of(facts, of_place ? i - 3 : i - 1, EntityKind::Organisation))
      continue;
    if (facts.in(i, facts.lists.first_names) && facts.tokens[i].capital &&
        facts.tokens[i + 1].capital && !facts.in(i + 1, facts.lists.head_words))
      return i;
  }
  return at.end;
}

// Where the second of two bodies begins: "Social Democratic Party" and "Japanese Communist Party".
// The end of the name when it is one: "Afghanistan Oil and Gas Corporation".
std::uint32_t second_body(const NameFacts& facts, TokenRange at) {
  for (std::uint32_t i = at.begin + 2; i + 2 < at.end; ++i) {
    if (facts.doc.folded[i] != "and" || !is_head_of(facts, at.end - 1, EntityKind::Organisation))
      continue;
    if (is_one_of(
            facts.doc.folded[i - 1],
            {"party", "union", "council", "trust", "centre", "center", "ministry", "foundation",
             "institute", "university", "association", "committee", "league", "federation"}))
      return i + 1;
  }
  return at.end;
}

// Adds a name, or the names that it is made of.
void add_names(const NameFacts& facts, Mention name, std::vector<Mention>& out) {
  TokenRange& at = name.tokens;
  if (name.kind == EntityKind::Organisation || name.kind == EntityKind::Person) {
    const std::uint32_t person = person_behind_body(facts, at);
    if (person < at.end) {
      out.push_back(mention_of({at.begin, person}, EntityKind::Organisation, name.score));
      at.begin = person;
      name.kind = EntityKind::Person;
    }
  }
  if (name.kind == EntityKind::Person) return add_persons(facts, name, out);
  if (name.kind == EntityKind::Organisation) {
    const std::uint32_t second = second_body(facts, at);
    if (second < at.end) {
      out.push_back(name);
      out.back().tokens.end = second - 1;
      at.begin = second;
    }
    at.end = end_with_fields(facts, at);
  }
  out.push_back(name);
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
    // "Hialeah, Fla" of the model and "Fla." of the rules are two.
    if (certain && last - next == 1 && found.kind == EntityKind::Place &&
        rule.kind == EntityKind::Place && found.tokens.begin < rule.tokens.begin &&
        found.tokens.end < rule.tokens.end) {
      found.tokens.end = rule.tokens.begin;
      while (facts.doc.token_text(found.tokens.end - 1) == "," && found.tokens.size() > 1)
        --found.tokens.end;
      all.push_back(found);
      all.push_back(rule);
      next = last;
      continue;
    }
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
  // A long name of the model may reach over a certain one of the rules, and a ministry over what
  // was taken for names of its fields.
  std::vector<Mention> kept;
  for (const Mention& mention : all) {
    if (!kept.empty() && kept.back().tokens.end > mention.tokens.begin) continue;
    add_names(facts, mention, kept);
  }
  return kept;
}

// "Ha Tavrel, Orvin and Mokonane": one of three or more in a row is what all the others are.
void agree_in_lists(const NameFacts& facts, std::vector<Mention>& names) {
  constexpr std::uint32_t kSure = 850;
  const auto is_joint = [](const std::string& word) {
    return is_one_of(word, {",", "and", "or", "the"});
  };
  const auto words = facts.doc.folded.begin();
  for (std::size_t begin = 0, end = 0; begin < names.size(); begin = end) {
    std::array<std::size_t, kEntityKindCount> counts{};
    ++counts[static_cast<std::size_t>(names[begin].kind)];
    for (end = begin + 1; end < names.size(); ++end) {
      const TokenRange gap{names[end - 1].tokens.end, names[end].tokens.begin};
      if (gap.empty() || gap.size() > 3 ||
          !std::all_of(words + gap.begin, words + gap.end, is_joint))
        break;
      ++counts[static_cast<std::size_t>(names[end].kind)];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    const auto kind = static_cast<EntityKind>(most - counts.begin());
    if (end - begin < 3 || *most + 1 != end - begin || !is_common_kind(kind)) continue;
    for (std::size_t i = begin; i < end; ++i) {
      if (names[i].rule == MentionRule::Tagger && names[i].score.thousandths < kSure)
        names[i].kind = kind;
    }
  }
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
  agree_in_lists(facts, all);
  agree_on_kinds(facts, all);
  call_by_surname(facts, all);
  return all;
}

}  // namespace sidelight
