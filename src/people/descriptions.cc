#include "people/descriptions.h"

#include <algorithm>
#include <utility>

#include "base/one_of.h"
#include "people/clause_place.h"
#include "people/jobs.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestReach = 600;  // tokens back from a description to its name
constexpr std::uint32_t kLongestPhrase = 6;   // tokens of a noun phrase before its head
constexpr std::uint32_t kMostNear = 32;       // names that are looked at for "the company"
constexpr std::size_t kMostSaid = 8;          // that are looked at, back from a description

bool is_article(std::string_view word) { return is_one_of(word, {"the", "a", "an"}); }

// One thing that the text said of a group: "president", with "former" and "Russian" before it.
struct Said {
  std::uint32_t group = 0;
  std::uint32_t token = 0;
  TokenRange phrase;  // the words before the noun, and for a name its own
};

struct SaidOfNoun {
  std::vector<Said> all;  // in order of tokens
  bool of_one = true;     // of one group
};

class DescriptionFinder {
 public:
  DescriptionFinder(const Document& doc, const std::vector<Mention>& names,
                    const std::vector<std::uint32_t>& group_of_name, const Knowledge& knowledge)
      : doc_(doc),
        names_(names),
        group_of_name_(group_of_name),
        places_(doc, knowledge.language),
        jobs_(doc, knowledge.language),
        heads_(knowledge.language.list("head_words")),
        place_nouns_(knowledge.language.list("place_nouns")),
        nationalities_(knowledge.language.list("nationalities")),
        list_places_(knowledge.language.list("places")) {}

  std::vector<Joined> find() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) read_name(i);
    std::vector<Joined> found;
    for (std::uint32_t i = 0; i < doc_.tokens.size(); ++i) {
      while (next_ < names_.size() && names_[next_].tokens.begin <= i) ++next_;
      const std::string_view word = doc_.folded[i];
      if (word.size() < 3 || word[0] != 't' || !is_one_of(word, {"the", "this", "that"})) continue;
      const TokenRange at = description_at(i);
      if (at.empty()) continue;
      const std::uint32_t group = group_of(at);
      if (group == kNone || is_told(at, group)) continue;
      Joined joined;
      joined.mention.tokens = at;
      joined.mention.kind = kind_of_[group];
      joined.mention.form = MentionForm::Nominal;
      joined.mention.score = Score::of(700);
      joined.mention.rule = MentionRule::Description;
      joined.group = group;
      found.push_back(joined);
      i = at.end - 1;
    }
    return found;
  }

 private:
  // "The mayor, Ada Moss", "Ada Moss, the mayor", "is the mayor": says what somebody is.
  bool is_told(TokenRange at, std::uint32_t group) const {
    if (at.begin > 0 && is_one_of(doc_.folded[at.begin - 1], {"is", "was", "became", "remains"}))
      return true;
    for (std::uint32_t n = next_ > 0 ? next_ - 1 : 0;
         n < std::min<std::size_t>(next_ + 1, names_.size()); ++n) {
      const TokenRange name = names_[n].tokens;
      if (group_of_name_[n] != group) continue;
      const bool before = name.begin < at.begin;
      if (is_aside(before ? TokenRange{name.end, at.begin} : TokenRange{at.end, name.begin}))
        return true;
    }
    return false;
  }

  // Nothing, a comma, or an age between commas.
  bool is_aside(TokenRange between) const {
    if (between.size() > 3) return false;
    for (std::uint32_t i = between.begin; i < between.end; ++i) {
      if (doc_.folded[i] != "," && doc_.tokens[i].kind != TokenKind::Number) return false;
    }
    return true;
  }

  // A word in small letters that may be a noun.
  bool is_lower_word(std::uint32_t i) const {
    const std::string_view word = doc_.folded[i];
    return doc_.tokens[i].kind == TokenKind::Word && !doc_.tokens[i].upper_first &&
           !governs_noun(word) && !joins_clauses(word) && !places_.is_verb(i) &&
           !places_.ends_noun_phrase(i);
  }

  void add(std::uint32_t name, std::uint32_t noun, TokenRange phrase) {
    auto& [all, of_one] = said_[doc_.folded[noun]];
    const std::uint32_t group = group_of_name_[name];
    of_one = of_one && (all.empty() || all.front().group == group);
    all.push_back(Said{group, noun, phrase});
    // Names come in order, and what is said of one stands beside it: few steps.
    for (std::size_t i = all.size() - 1; i > 0 && all[i].token < all[i - 1].token; --i)
      std::swap(all[i], all[i - 1]);
  }

  // The words before a noun that belong to it: "the former Russian", "regional".
  TokenRange phrase_before(std::uint32_t noun, std::uint32_t begin) const {
    std::uint32_t first = noun;
    while (first > begin && noun - first < kLongestPhrase) {
      const std::string_view word = doc_.folded[first - 1];
      if (doc_.tokens[first - 1].kind == TokenKind::Punctuation && word != "-" && word != "'s" &&
          word != "’s")
        break;
      if (is_article(word) || governs_noun(word) || joins_clauses(word)) break;
      --first;
    }
    return {first, noun};
  }

  // The head of the noun phrase at `begin`: the word before the first that ends one.
  std::uint32_t head_of_phrase(std::uint32_t begin, std::uint32_t limit) const {
    const std::uint32_t end = std::min(limit, begin + kLongestPhrase);
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::string_view word = doc_.folded[i];
      const bool mark = doc_.tokens[i].kind == TokenKind::Punctuation && word != "-" &&
                        word != "'s" && word != "’s";
      if (mark || governs_noun(word) || joins_clauses(word))
        return i > begin && is_lower_word(i - 1) ? i - 1 : kNone;
    }
    return kNone;
  }

  void read_name(std::uint32_t number) {
    const Mention& name = names_[number];
    if (kind_of_.size() <= group_of_name_[number])
      kind_of_.resize(group_of_name_[number] + 1, name.kind);
    if (name.kind == EntityKind::Nationality) return;
    const TokenRange sentence = doc_.sentence_at(name.tokens.begin).tokens;
    if (name.kind == EntityKind::Person) {
      read_person(number, sentence);
    } else {
      read_thing(number, sentence);
    }
  }

  // A job right before a name, or with a comma between; and behind it, after a comma, an age or
  // "is".
  void read_person(std::uint32_t number, TokenRange sentence) {
    const TokenRange at = names_[number].tokens;
    std::uint32_t before = at.begin;
    if (before > sentence.begin + 1 && doc_.folded[before - 1] == ",") --before;
    if (before > sentence.begin && jobs_.is_job(before - 1))
      add(number, before - 1, phrase_before(before - 1, sentence.begin));
    std::uint32_t i = at.end;
    if (i + 3 < sentence.end && doc_.folded[i] == "," &&
        doc_.tokens[i + 1].kind == TokenKind::Number && doc_.folded[i + 2] == ",")
      i += 2;
    if (i + 1 < sentence.end && doc_.folded[i] == "the" && jobs_.is_job(i + 1))
      add(number, i + 1, {});
    if (i >= sentence.end || !is_one_of(doc_.folded[i], {",", "is", "was", "became"})) return;
    const std::uint32_t end = std::min(sentence.end, i + 2 + kLongestPhrase);
    for (std::uint32_t noun = i + 1; noun < end; ++noun) {
      const std::string_view word = doc_.folded[noun];
      if (word == "," || joins_clauses(word) || governs_noun(word)) break;
      if (!jobs_.is_job(noun) || (noun + 1 < end && jobs_.is_job(noun + 1))) continue;
      add(number, noun, phrase_before(noun, i + 1));
      return;
    }
    if (i + 2 >= sentence.end || !is_article(doc_.folded[i + 1])) return;
    const std::uint32_t noun = head_of_phrase(i + 2, sentence.end);
    if (noun != kNone) add(number, noun, {i + 2, noun});
  }

  // "Bank", "strait": a word that tells what sort of thing is named. Not the "City" of Mexico City.
  bool names_sort(std::uint32_t i) const {
    if (is_one_of(doc_.folded[i], {"city", "area", "people", "press"})) return false;
    return !heads_.value(doc_.words[i]).empty() || place_nouns_.in(doc_.words[i]);
  }

  // The last word of the name, or the one before its "of"; "the town of X"; "the firm X"; "X, a
  // port on …".
  void read_thing(std::uint32_t number, TokenRange sentence) {
    const TokenRange at = names_[number].tokens;
    std::uint32_t head = at.end - 1;
    for (std::uint32_t i = at.begin + 1; i < at.end; ++i) {
      if (doc_.folded[i] != "of") continue;
      head = i - 1;
      break;
    }
    const bool law = names_[number].kind == EntityKind::Law;
    if (at.size() > 1 && (law || names_sort(head))) add(number, head, at);
    if (at.begin >= sentence.begin + 3 && doc_.folded[at.begin - 1] == "of" &&
        place_nouns_.in(doc_.words[at.begin - 2]) && is_article(doc_.folded[at.begin - 3]))
      add(number, at.begin - 2, {});
    if (at.begin >= sentence.begin + 2 && is_lower_word(at.begin - 1) && names_sort(at.begin - 1)) {
      const TokenRange phrase = phrase_before(at.begin - 1, sentence.begin);
      if (phrase.begin > sentence.begin && doc_.folded[phrase.begin - 1] == "the")
        add(number, at.begin - 1, phrase);
    }
    if (at.end + 2 >= sentence.end || doc_.folded[at.end] != ",") return;
    if (!is_one_of(doc_.folded[at.end + 1], {"the", "a", "an", "its", "their"})) return;
    const std::uint32_t noun = head_of_phrase(at.end + 2, sentence.end);
    if (noun == kNone || jobs_.is_job(noun)) return;
    add(number, noun, {at.end + 2, noun});
  }

  // A noun in small letters that a name is said to be, with what stands before it; not "the
  // president of …", "the company car" nor "the president, X".
  TokenRange description_at(std::uint32_t i) const {
    const std::uint32_t limit = doc_.sentence_at(i).tokens.end;
    const std::uint32_t end = std::min(limit, i + 1 + 3);
    for (std::uint32_t noun = i + 1; noun < end && may_be_inside(noun); ++noun) {
      if (!ends_phrase(noun + 1, limit)) continue;
      return doc_.tokens[noun].upper_first ? TokenRange{} : TokenRange{i, noun + 1};
    }
    return {};
  }

  bool may_be_inside(std::uint32_t i) const {
    return doc_.tokens[i].upper_first ? nationalities_.in(doc_.words[i]) : is_lower_word(i);
  }

  bool ends_phrase(std::uint32_t next, std::uint32_t limit) const {
    if (next >= limit) return true;
    const std::string_view word = doc_.folded[next];
    if (doc_.tokens[next].kind == TokenKind::Punctuation) return word != "-";
    if (word == "of") return false;
    return places_.is_verb(next) || governs_noun(word) || joins_clauses(word) ||
           places_.ends_noun_phrase(next);
  }

  // Its own words must have been said too: "the older vessel" is not any vessel.
  bool agrees(const Said& said, TokenRange at) const {
    for (std::uint32_t i = at.begin + 1; i + 1 < at.end; ++i) {
      const bool there = std::any_of(
          doc_.folded.begin() + said.phrase.begin, doc_.folded.begin() + said.phrase.end,
          [&](const std::string& word) { return word == doc_.folded[i]; });
      if (!there) return false;
    }
    return true;
  }

  // What is nearest of all that was said with this noun before; nothing where two things are near.
  std::uint32_t group_of(TokenRange at) const {
    const auto found = said_.find(doc_.folded[at.end - 1]);
    if (found == said_.end()) return generic_group(at);
    const std::vector<Said>& all = found->second.all;
    const auto after =
        std::lower_bound(all.begin(), all.end(), at.begin,
                         [](const Said& said, std::uint32_t token) { return said.token < token; });
    auto n = static_cast<std::size_t>(after - all.begin());
    const Said* best = nullptr;
    for (std::size_t looked = 0; n-- > 0 && looked < kMostSaid; ++looked) {
      const Said& said = all[n];
      if (at.begin - said.token > kLongestReach) break;
      if (doc_.region_of(said.token) != doc_.region_of(at.begin) || !agrees(said, at)) continue;
      if (best == nullptr) {
        best = &said;
      } else if (best->group != said.group && !is_clearly_nearer(*best, said)) {
        return kNone;
      }
    }
    if (best != nullptr) return best->group;
    if (after == all.begin() && found->second.of_one && is_told_later(all.front(), at))
      return all.front().group;
    return generic_group(at);
  }

  // "The mayor did something rare", and later "the mayor, Ada Moss".
  bool is_told_later(const Said& said, TokenRange at) const {
    return jobs_.is_job(said.token) && said.token - at.begin <= kLongestReach &&
           doc_.region_of(said.token) == doc_.region_of(at.begin) && agrees(said, at);
  }

  // "The company", "the town": the only such thing named in the last sentences.
  std::uint32_t generic_group(TokenRange at) const {
    if (at.size() != 2) return kNone;
    const std::string_view noun = doc_.folded[at.end - 1];
    const bool company = is_one_of(noun, {"company", "firm"});
    const bool town = is_one_of(noun, {"town", "city", "village"});
    const bool country = noun == "country";
    if (!company && !town && !country) return kNone;
    const std::uint32_t sentence = doc_.sentence_of_token[at.begin];
    const std::uint32_t block = doc_.block_of(at.begin);
    std::uint32_t only = kNone;
    const std::uint32_t last = next_ > kMostNear ? next_ - kMostNear : 0;
    for (std::uint32_t n = next_; n-- > last;) {
      const Mention& name = names_[n];
      if (doc_.sentence_of_token[name.tokens.begin] + (company ? 3 : 1) < sentence ||
          doc_.block_of(name.tokens.begin) + 1 < block)
        break;
      if (name.kind != (company ? EntityKind::Organisation : EntityKind::Place)) continue;
      if (company && !may_be_company(name.tokens)) continue;
      const std::string_view sort = list_places_.value(doc_.words[name.tokens.end - 1]);
      if (town && sort.empty() && names_sort(name.tokens.end - 1)) continue;
      if (town && !sort.empty() && sort.substr(0, 4) != "city") continue;
      if (country && sort.substr(0, 7) != "country") continue;
      const std::uint32_t group = group_of_name_[n];
      if (only != kNone && only != group) return kNone;
      only = group;
    }
    return only;
  }

  // Not a ministry, a court or a party.
  bool may_be_company(TokenRange name) const {
    return !std::any_of(
        doc_.folded.begin() + name.begin, doc_.folded.begin() + name.end,
        [](const std::string& word) {
          return is_one_of(word, {"ministry",    "council",    "court",      "party",      "union",
                                  "university",  "government", "parliament", "commission", "senate",
                                  "house",       "committee",  "department", "agency",     "police",
                                  "association", "federation", "assembly",   "board",      "school",
                                  "institute",   "authority",  "league",     "club",       "army",
                                  "office",      "forum",      "society",    "un"});
        });
  }

  bool is_clearly_nearer(const Said& near, const Said& far) const {
    return doc_.block_of(near.token) != doc_.block_of(far.token);
  }

  const Document& doc_;
  const std::vector<Mention>& names_;
  const std::vector<std::uint32_t>& group_of_name_;
  ClausePlaces places_;
  Jobs jobs_;
  const WordList& heads_;
  const WordList& place_nouns_;
  const WordList& nationalities_;
  const WordList& list_places_;
  std::uint32_t next_ = 0;           // the first name behind the token that is looked at
  std::vector<EntityKind> kind_of_;  // parallel to groups: of the first name
  std::unordered_map<std::string, SaidOfNoun> said_;
};

}  // namespace

std::vector<Joined> find_descriptions(const Document& doc, const std::vector<Mention>& names,
                                      const std::vector<std::uint32_t>& group_of_name,
                                      const Knowledge& knowledge) {
  return DescriptionFinder(doc, names, group_of_name, knowledge).find();
}

}  // namespace sidelight
