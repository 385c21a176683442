#include "people/references.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/token_rule.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kRoleWindow = 8;        // tokens around a name that can say its role
constexpr std::uint32_t kFarthestSentence = 3;  // sentences back that a pronoun reaches
constexpr std::uint32_t kFarthestNominal = 40;  // sentences back that "the minister" reaches
constexpr std::size_t kPeopleLookedAt = 12;     // most recent ones

enum class Gender : std::uint8_t { Unknown, Male, Female };

Gender gender_of(std::string_view text) {
  if (text.substr(0, 1) == "m") return Gender::Male;
  return text.substr(0, 1) == "f" ? Gender::Female : Gender::Unknown;
}

struct Known {
  std::uint32_t group = 0;
  std::uint32_t sentence = 0;  // of the latest mention
  std::uint32_t token = 0;     // of the latest mention
  bool subject = false;        // the latest mention was the first person of its sentence
};

class ReferenceFinder {
 public:
  ReferenceFinder(const Document& doc, const std::vector<Mention>& names,
                  const std::vector<std::uint32_t>& groups, const Knowledge& knowledge)
      : doc_(doc),
        names_(names),
        groups_(groups),
        knowledge_(knowledge),
        pronouns_(knowledge.language.list("pronouns")),
        titles_(knowledge.language.list("titles")),
        first_names_(knowledge.language.list("first_names")),
        person_nouns_(knowledge.language.list("person_nouns")) {}

  std::vector<Reference> find() {
    std::size_t next = 0;
    for (std::uint32_t t = 0; t < doc_.tokens.size();) {
      enter_sentence(doc_.sentence_of_token[t]);
      if (next < names_.size() && names_[next].tokens.begin == t) {
        take_name(next);
        t = names_[next].tokens.end;
        ++next;
        continue;
      }
      const std::uint32_t limit = next < names_.size()
                                      ? names_[next].tokens.begin
                                      : static_cast<std::uint32_t>(doc_.tokens.size());
      t = take_reference(t, limit);
    }
    return std::move(references_);
  }

 private:
  // Another region is another text: nobody of a teaser is meant in the article.
  void enter_sentence(std::uint32_t sentence) {
    if (sentence == sentence_) return;
    const std::uint32_t block = doc_.sentences[sentence].block;
    if (sentence_ != kNone) {
      const Block& before = doc_.article.blocks[doc_.sentences[sentence_].block];
      const Block& now = doc_.article.blocks[block];
      if (before.region != now.region || before.story != now.story) recent_.clear();
    }
    sentence_ = sentence;
    person_in_sentence_ = false;
  }

  void take_name(std::size_t index) {
    const Mention& name = names_[index];
    if (name.kind != EntityKind::Person) return;
    const std::uint32_t group = groups_[index];
    learn_gender(name, group);
    learn_roles(name, group);
    touch(group, name.tokens.begin);
  }

  void touch(std::uint32_t group, std::uint32_t token) {
    const auto same = [&](const Known& known) { return known.group == group; };
    recent_.erase(std::remove_if(recent_.begin(), recent_.end(), same), recent_.end());
    recent_.push_back({group, sentence_, token, !person_in_sentence_});
    if (recent_.size() > kPeopleLookedAt) recent_.erase(recent_.begin());
    person_in_sentence_ = true;
  }

  void learn_gender(const Mention& name, std::uint32_t group) {
    Gender& gender = gender_[group];
    const std::uint32_t begin = name.tokens.begin;
    if (begin > 0 && gender == Gender::Unknown)
      gender = gender_of(titles_.value(doc_.folded[begin - 1]));
    if (gender == Gender::Unknown) gender = gender_in_pack(doc_.view(name.tokens));
    if (gender == Gender::Unknown && name.tokens.size() > 1) {
      gender = gender_of(first_names_.value(doc_.folded[begin]));
    }
  }

  Gender gender_in_pack(std::string_view name) const {
    const std::string key = alias_key(name);
    for (const Pack& pack : knowledge_.packs) {
      const IndexRange found = pack.find(key);
      if (found.empty()) continue;
      return gender_of(pack.first_fact(pack.alias(found.begin).entity, "gender").value);
    }
    return Gender::Unknown;
  }

  // The role words near a name: "Foreign Minister Ana Távora", "Lukas Meier, a historian in Bern".
  void learn_roles(const Mention& name, std::uint32_t group) {
    const TokenRange sentence = doc_.sentence_at(name.tokens.begin).tokens;
    const std::uint32_t before =
        name.tokens.begin - std::min(name.tokens.begin - sentence.begin, 4u);
    for (std::uint32_t t = before; t < name.tokens.begin; ++t) learn_role(t, group);
    if (name.tokens.end >= sentence.end || doc_.folded[name.tokens.end] != ",") return;
    const std::uint32_t after = std::min(sentence.end, name.tokens.end + kRoleWindow);
    for (std::uint32_t t = name.tokens.end + 1; t < after && doc_.folded[t] != ","; ++t)
      learn_role(t, group);
  }

  void learn_role(std::uint32_t token, std::uint32_t group) {
    if (person_nouns_.contains(doc_.folded[token])) roles_[doc_.folded[token]] = group;
  }

  // A pronoun or description at token `t`; gives the token to go on with.
  std::uint32_t take_reference(std::uint32_t t, std::uint32_t limit) {
    const std::string& word = doc_.folded[t];
    const std::string_view pronoun = pronouns_.value(word);
    const Gender gender = gender_of(pronoun);
    if (!pronoun.empty() && gender != Gender::Unknown) {
      const std::uint32_t group = person_for(gender);
      if (group != kNone)
        add({t, t + 1}, MentionForm::Pronoun, group, 700, "nearest person of that gender");
      return t + 1;
    }
    if (word == "the") {
      const std::uint32_t end = nominal_end(t, std::min(limit, doc_.sentence_at(t).tokens.end));
      if (end > t) {
        const std::uint32_t group = person_in_role(doc_.folded[end - 1]);
        if (group != kNone) add({t, end}, MentionForm::Nominal, group, 650, "role said before");
        return end;
      }
    }
    return t + 1;
  }

  // "the minister", "the foreign minister": up to two words before the noun, and no name right
  // after it.
  std::uint32_t nominal_end(std::uint32_t the, std::uint32_t limit) const {
    for (std::uint32_t t = the + 1; t < limit && t <= the + 3; ++t) {
      if (doc_.tokens[t].kind != TokenKind::Word) return the;
      if (!person_nouns_.contains(doc_.folded[t])) continue;
      const bool more = t + 1 < limit && person_nouns_.contains(doc_.folded[t + 1]);
      const bool title_of_name = t + 1 < doc_.tokens.size() && doc_.tokens[t + 1].upper_first &&
                                 doc_.tokens[t + 1].kind == TokenKind::Word;
      if (!more) return title_of_name ? the : t + 1;
    }
    return the;
  }

  std::uint32_t person_in_role(const std::string& role) const {
    const auto found = roles_.find(role);
    if (found == roles_.end()) return kNone;
    for (const Known& known : recent_) {
      if (known.group == found->second && sentence_ - known.sentence <= kFarthestNominal)
        return known.group;
    }
    return kNone;
  }

  // The nearest person whose gender fits; one whose gender is known wins over one whose is not, a
  // subject over others.
  std::uint32_t person_for(Gender gender) const {
    int best_score = 0;
    std::uint32_t best = kNone;
    for (const Known& known : recent_) {
      const auto found = gender_.find(known.group);
      const Gender theirs = found == gender_.end() ? Gender::Unknown : found->second;
      const std::uint32_t distance = sentence_ - known.sentence;
      if ((theirs != Gender::Unknown && theirs != gender) || distance > kFarthestSentence) continue;
      const int score = 100 - 20 * static_cast<int>(distance) + (theirs == gender ? 30 : 0) +
                        (known.subject ? 15 : 0);
      if (score >= best_score) {
        best_score = score;
        best = known.group;
      }
    }
    return best;
  }

  void add(TokenRange at, MentionForm form, std::uint32_t group, int score, std::string_view rule) {
    references_.push_back({Mention{at, EntityKind::Person, form, Score::of(score), rule}, group});
    touch(group, at.begin);
  }

  const Document& doc_;
  const std::vector<Mention>& names_;
  const std::vector<std::uint32_t>& groups_;
  const Knowledge& knowledge_;
  const WordList& pronouns_;
  const WordList& titles_;
  const WordList& first_names_;
  const WordList& person_nouns_;
  std::uint32_t sentence_ = kNone;
  bool person_in_sentence_ = false;
  std::vector<Known> recent_;  // oldest first
  std::unordered_map<std::uint32_t, Gender> gender_;
  std::unordered_map<std::string, std::uint32_t> roles_;  // role → who was last said to have it
  std::vector<Reference> references_;
};

}  // namespace

std::vector<Reference> find_references(const Document& doc, const std::vector<Mention>& names,
                                       const std::vector<std::uint32_t>& group_of_name,
                                       const Knowledge& knowledge) {
  return ReferenceFinder(doc, names, group_of_name, knowledge).find();
}

}  // namespace sidelight
