// Speakers (quotation sources): who stands as the subject of a cue, before it or after it, with a
// name, a description or a pronoun. Never which words were said: that is attribution.h.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "model/language.h"
#include "people/group.h"
#include "quotes/cues.h"
#include "quotes/quote.h"
#include "text/document.h"

namespace sidelight {

// A subject that was found: the words that take part in the clause, and the speaker in them.
struct Subject {
  TokenRange words;  // the whole noun phrase with what is apposed to it; empty for none
  Speaker speaker;
  bool likely = false;  // a name, a pronoun or a noun of people who speak
  bool noun = false;    // another phrase that ends as a noun may: "the report", "her workers"
  bool found() const { return !words.empty(); }
};

class SpeakerFinder {
 public:
  SpeakerFinder(const Document& doc, const Groups& groups, const Language& language);

  // The name, pronoun or noun of people who speak that begins at `token`.
  [[gnu::noinline]] Subject at(std::uint32_t token) const;
  // The subject that ends before `cue`, not reaching back over `begin`.
  Subject before(const Cue& cue, std::uint32_t begin) const;
  // The subject that begins at `token` and ends before `end`: "said [the mayor of …]",
  // "according to [two officials]"; `any` noun may open it, not only one of people who speak.
  Subject after(std::uint32_t token, std::uint32_t end, bool any = false) const;
  // The source of a cue that stands before it: "according to [X]", "by [X]'s account".
  Subject source(const Cue& cue, std::uint32_t end) const;
  // The agent of a passive: "was called … by [X]", looked for from `token` on.
  Subject agent(std::uint32_t token, std::uint32_t end) const;
  // Of a participle: "[the minister] left, saying", "[a paper] indicating that"; looked for from
  // `begin` on.
  Subject of_participle(const Cue& cue, std::uint32_t begin) const;
  // The first name of a person or body, or subject pronoun, of a clause.
  Subject first_in(TokenRange clause) const;
  // Whom an article is about: the person named before `token` that is mentioned most; nobody when
  // each is mentioned once or twice.
  Speaker main_person(std::uint32_t token) const;

 private:
  std::uint32_t apposed_name(TokenRange description) const;
  std::uint32_t titled_name(TokenRange phrase) const;
  TokenRange beside_verb(TokenRange phrase, bool object) const;
  bool tells_more(std::uint32_t token) const;
  bool ends_as_several(std::uint32_t token) const;
  std::uint32_t joint_begin(std::uint32_t first, std::uint32_t end, std::uint32_t begin) const;
  std::uint32_t joining_and(TokenRange core) const;
  bool is_quantity(std::uint32_t token) const;
  [[gnu::noinline]] Subject of_phrase(TokenRange phrase, TokenRange words) const;
  Speaker of_mention(std::uint32_t mention) const;
  std::uint32_t skip_verb_group(std::uint32_t token, std::uint32_t begin) const;
  std::uint32_t before_apposition(std::uint32_t end, std::uint32_t begin) const;
  Subject opening(TokenRange clause) const;
  bool is_finite_verb(std::uint32_t token, std::uint32_t end) const;
  std::uint32_t phrase_begin(std::uint32_t end, std::uint32_t begin) const;
  std::uint32_t name_ending_at(std::uint32_t token) const;
  bool can_speak(std::uint32_t mention) const;
  bool inside_name(std::uint32_t token) const;

  const Document& doc_;
  const Groups& groups_;
  const WordList& nouns_;
  const WordList& person_nouns_;
  const WordList& weekdays_;
  const WordList& past_verbs_;
  std::vector<std::uint32_t> name_at_;   // token → index of the name that covers it, or kNone
  std::vector<bool> has_name_;           // parallel to the groups
  std::vector<std::uint32_t> other_at_;  // token → index of the pronoun or description, or kNone
};

}  // namespace sidelight
