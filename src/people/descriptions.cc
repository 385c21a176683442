#include "people/descriptions.h"

#include <algorithm>

#include "people/pack_lookup.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestReach =
    600;  // tokens back from a description to the name that it repeats

std::string key_of(const Document& doc, TokenRange at) {
  std::string key;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    if (i > at.begin) key.push_back(' ');
    key += doc.folded[i];
  }
  return key;
}

// One thing that the text said of a group: "president", after or before "russian".
struct Said {
  std::uint32_t group = 0;
  std::uint32_t token = 0;
  std::string nation;  // folded, or empty
};

class DescriptionFinder {
 public:
  DescriptionFinder(const Document& doc, const std::vector<Mention>& names,
                    const std::vector<std::uint32_t>& group_of_name, const Knowledge& knowledge)
      : doc_(doc),
        names_(names),
        group_of_name_(group_of_name),
        nouns_(knowledge.language.list("person_nouns")),
        titles_(knowledge.language.list("titles")),
        nationalities_(knowledge.language.list("nationalities")) {}

  std::vector<Joined> find() {
    std::vector<Joined> found;
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < doc_.tokens.size(); ++i) {
      while (next < names_.size() && names_[next].tokens.begin <= i) read_name(next++);
      const TokenRange at = description_at(i);
      if (at.empty()) continue;
      const std::uint32_t group = group_of(at);
      if (group == kNone) continue;
      Joined joined;
      joined.mention.tokens = at;
      joined.mention.kind = EntityKind::Person;
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
  bool is_noun(std::uint32_t i) const {
    return nouns_.in(doc_.words[i]) || titles_.in(doc_.words[i]);
  }

  void add(std::uint32_t group, std::uint32_t noun, std::uint32_t nation) {
    constexpr std::size_t kMost = 8;  // the latest, of each noun
    std::vector<Said>& all = said_[doc_.folded[noun]];
    if (all.size() >= kMost) all.erase(all.begin());
    all.push_back(Said{group, noun, nation == kNone ? std::string() : doc_.folded[nation]});
  }

  std::uint32_t nation_before(std::uint32_t i, std::uint32_t begin) const {
    for (std::uint32_t steps = 1; steps <= 3 && i >= begin + steps; ++steps) {
      if (nationalities_.in(doc_.words[i - steps])) return i - steps;
    }
    return kNone;
  }

  // What stands right before a person's name as title, and after it between commas.
  void read_name(std::uint32_t number) {
    if (names_[number].kind != EntityKind::Person) return;
    const TokenRange at = names_[number].tokens;
    const TokenRange sentence = doc_.sentence_at(at.begin).tokens;
    const std::uint32_t group = group_of_name_[number];
    if (at.begin > sentence.begin && is_noun(at.begin - 1)) {
      add(group, at.begin - 1, nation_before(at.begin - 1, sentence.begin));
    }
    if (at.end >= sentence.end || doc_.token_text(at.end) != ",") return;
    constexpr std::uint32_t kLongestApposition = 7;  // tokens
    const std::uint32_t end = std::min(sentence.end, at.end + 1 + kLongestApposition);
    for (std::uint32_t i = at.end + 1; i < end; ++i) {
      const std::string& word = doc_.folded[i];
      if (word == "," || word == "who" || word == "of" || word == "in") break;
      if (!is_noun(i)) continue;
      add(group, i, nation_before(i, at.end));
      break;
    }
  }

  // "the analyst", "the Russian president", "the former prime minister"; not "the president of …"
  // nor "the president, X".
  TokenRange description_at(std::uint32_t i) const {
    const std::string& first = doc_.folded[i];
    if (first != "the" && first != "this" && first != "that") return {};
    const std::uint32_t limit = doc_.sentence_at(i).tokens.end;
    std::uint32_t noun = i + 1;
    if (noun < limit && nationalities_.in(doc_.words[noun])) ++noun;
    if (noun + 1 < limit && is_noun(noun) && is_noun(noun + 1)) ++noun;
    if (noun >= limit || !is_noun(noun) || doc_.tokens[noun].upper_first) return {};
    if (noun + 1 < limit) {
      const Token& next = doc_.tokens[noun + 1];
      if (next.upper_first || doc_.folded[noun + 1] == "of" || doc_.folded[noun + 1] == "'s")
        return {};
      if (doc_.token_text(noun + 1) == "-") return {};
    }
    return {i, noun + 1};
  }

  std::uint32_t group_of(TokenRange at) const {
    const auto found = said_.find(doc_.folded[at.end - 1]);
    if (found == said_.end()) return kNone;
    const std::string nation =
        nationalities_.in(doc_.words[at.begin + 1]) ? doc_.folded[at.begin + 1] : "";
    std::uint32_t best = kNone;
    for (const Said& said : found->second) {
      if (said.token >= at.begin || at.begin - said.token > kLongestReach) continue;
      if (doc_.region_of(said.token) != doc_.region_of(at.begin)) continue;
      if (!nation.empty() && said.nation != nation) continue;
      best = said.group;  // the latest
    }
    return best;
  }

  const Document& doc_;
  const std::vector<Mention>& names_;
  const std::vector<std::uint32_t>& group_of_name_;
  const WordList& nouns_;
  const WordList& titles_;
  const WordList& nationalities_;
  std::unordered_map<std::string, std::vector<Said>> said_;
};

char gender_in(std::string_view value) { return value == "m" || value == "f" ? value[0] : char{0}; }

// What the words round a name tell: "Mrs", "spokeswoman", "king".
char gender_of_words(const Document& doc, TokenRange at, const Language& language) {
  const TokenRange sentence = doc.sentence_at(at.begin).tokens;
  if (at.begin > sentence.begin) {
    std::uint32_t before = at.begin - 1;
    if (doc.token_text(before) == "." && before > sentence.begin) --before;
    for (const std::string_view list : {"titles", "person_nouns"}) {
      if (const char gender = gender_in(language.list(list).value(doc.words[before])))
        return gender;
    }
  }
  if (at.end + 3 < sentence.end && doc.token_text(at.end) == ",") {
    for (std::uint32_t i = at.end + 1; i < at.end + 4 && doc.token_text(i) != ","; ++i) {
      if (const char gender = gender_in(language.list("person_nouns").value(doc.words[i])))
        return gender;
    }
  }
  return 0;
}

char gender_in_packs(const Knowledge& knowledge, const std::string& key, std::string_view text) {
  for (const PackCandidate& candidate : pack_candidates(knowledge, key, text)) {
    if (candidate.kind != EntityKind::Person) continue;
    const Fact fact = knowledge.packs[candidate.pack].first_fact(candidate.entity, "gender");
    if (fact.value == "male") return 'm';
    if (fact.value == "female") return 'f';
  }
  return 0;
}

}  // namespace

std::vector<Joined> find_descriptions(const Document& doc, const std::vector<Mention>& names,
                                      const std::vector<std::uint32_t>& group_of_name,
                                      const Knowledge& knowledge) {
  return DescriptionFinder(doc, names, group_of_name, knowledge).find();
}

std::vector<char> genders_of_groups(const Document& doc, const std::vector<Mention>& names,
                                    const std::vector<std::uint32_t>& group_of_name,
                                    std::uint32_t groups, const Knowledge& knowledge) {
  std::vector<char> genders(groups, 0);
  std::vector<char> given(groups, 0);
  const WordList& first_names = knowledge.language.list("first_names");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].kind != EntityKind::Person) continue;
    const TokenRange at = names[i].tokens;
    const std::uint32_t group = group_of_name[i];
    if (genders[group] == 0) genders[group] = gender_of_words(doc, at, knowledge.language);
    if (genders[group] == 0)
      genders[group] = gender_in_packs(knowledge, key_of(doc, at), doc.view(at));
    if (given[group] == 0) given[group] = gender_in(first_names.value(doc.words[at.begin]));
  }
  for (std::size_t i = 0; i < genders.size(); ++i) {
    if (genders[i] == 0) genders[i] = given[i];
  }
  return genders;
}

}  // namespace sidelight
