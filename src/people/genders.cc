// Whether a group is a man or a woman, as titles, descriptions, given names or a pack tell it.
#include <string_view>

#include "people/descriptions.h"
#include "people/pack_lookup.h"

namespace sidelight {
namespace {

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

std::string key_of(const Document& doc, TokenRange at) {
  std::string key;
  for (std::uint32_t i = at.begin; i < at.end; ++i) {
    if (i > at.begin) key.push_back(' ');
    key += doc.folded[i];
  }
  return key;
}

}  // namespace

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
