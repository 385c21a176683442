// Pronoun features (mention-pair features of anaphora resolution): what speaks for and against each
// person or thing named before a pronoun. Never decides: weights and choice are people/pronouns.h.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "people/clause_place.h"
#include "people/descriptions.h"

namespace sidelight {

enum class PronounRole : std::uint8_t { Subject, Object, Possessive, Reflexive };
inline constexpr std::size_t kPronounRoles = 4;
// What it may stand for: he and she for a person, it for a thing, they for a body of people.
inline constexpr std::size_t kPronounSorts = 3;
inline constexpr std::size_t kRowsOfThirdPersons = kPronounSorts * kPronounRoles;

// What may hold between a pronoun and a candidate. The order is that of the learnt weights.
enum class PronounFeature : std::uint8_t {
  // The candidate's last mention stands so many sentences before.
  Sentences0,
  Sentences1,
  Sentences2,
  Sentences3,
  SentencesMore,
  // So many other candidates were mentioned after it.
  Rank0,
  Rank1,
  Rank2,
  RankMore,
  // Tokens between them.
  Tokens3,
  Tokens8,
  Tokens16,
  Tokens32,
  TokensMore,
  // The candidate's last mention …
  LastSubject,     // is the first of its sentence or clause, no possessive
  LastPossessive,  // "Brandt's"
  LastObject,      // after a preposition
  LastBeforeVerb,  // right before a verb
  LastPronoun,     // is a pronoun itself
  LastListed,      // after "and", or with a comma on both sides
  SameClause,      // in the pronoun's sentence, without a comma, a conjunction or a mark between
  SubjectHere,     // some mention is the subject of the pronoun's own sentence
  SubjectBefore,   // … of the sentence before
  OpensBefore,     // SubjectBefore, and the pronoun begins its own sentence
  GenderKnown,     // and the same
  GenderOpen,      // not known
  Mentions1,       // how often it was mentioned
  Mentions2,
  Mentions4,
  MentionsMore,
  MostMentioned,  // of all candidates
  First,          // the first person of the text
  FullName,       // its last name had two words or more
  Chain,          // the last pronoun of this gender meant it, in this sentence or the one before
  ChainFar,       // … further back
  OtherBlock,     // its last mention stands in another block
  QuoteEdge,      // one stands in quotation marks, the other outside
  // Two of the above at once.
  SubjectInSentence,     // Sentences0 and LastSubject
  SubjectBeforeIt,       // Sentences1 and LastSubject
  ObjectInSentence,      // Sentences0 and LastObject
  ObjectBeforeIt,        // Sentences1 and LastObject
  PossessiveInSentence,  // Sentences0 and LastPossessive
  PossessiveBeforeIt,    // Sentences1 and LastPossessive
  NearSubject,           // Rank0 and LastSubject
  NearOther,             // Rank0 and not LastSubject
  ChainSubject,          // Chain and LastSubject
  OpensSentence,         // its last mention is the first word of its sentence
  OpensBlock,            // … of its block
  AfterVerb,             // a verb stands right before it
  TextOpens,             // it stands in the first sentence of the block
  OnlyOne,               // there is no other candidate
  OnlyInSentence,        // … in the pronoun's sentence
  Organisation,          // the candidate is one (told of things only)
  Person,                // … a person
  OtherThing,            // … an event, a law, a work …
  Place,                 // … a place
  PlaceActs,             // … a place that is the subject of its clause
  Expletive,             // "it is clear that", "it took weeks to": the pronoun stands for nothing
  Ahead,                 // "After his term, Brandt went home": named behind the pronoun (cataphora)
  SameClauseSubject,     // SameClause and LastSubject
  SameClauseOther,       // SameClause and not LastSubject
  AfterAndSubject,       // the pronoun follows "and" or "but"; LastSubject
  AfterAndOther,         // … not LastSubject
  SubordinateSubject,    // it follows "that", "when", "where" …; LastSubject
  SubordinateOther,      // … not LastSubject
  AheadAnywhere,         // named behind the pronoun, which must be answered
  KindOpen,              // nothing tells what the name is
  Plural,                // its name ends like a plural: "Americans"
  SentencesFar,          // more than so many sentences before that a reading would look there
  InTitle,               // named in the text's first block
  SpokenSubject,         // QuoteEdge, and the candidate is the subject there
  // Of first and second persons (people/speech_scene.h): the candidate …
  Signs,            // stands alone at the end of the text
  Heads,            // … at its begin
  Greeted,          // "Dear Ada"
  Office,           // "Mr. President"
  Introduced,       // "I’m Ada Moss"
  IntroducedHere,   // … in this block
  Called,           // "Come in, Ada."
  CalledOften,      // … more than twice
  CalledHere,       // … in this block
  CalledBefore,     // … in the block before
  CalledAfter,      // … in the block after
  CalledLast,       // … or introduced, as the last before this place
  Labelled,         // "Moss: We shall see.", the last such label
  ToldOfOften,      // is "he" or "she" more than twice
  ToldOfHere,       // … in this block
  NamedHere,        // is named in this block
  NamedBefore,      // … in the block before
  SaidInSentence,   // was the last pronoun of this person, in this sentence
  SaidHere,         // … in this block
  SaidBefore,       // … in the block before
  SaidTwoBefore,    // … in the one before that
  SaidFar,          // … further back
  Voted,            // most pronouns of this person seem to mean it, each by itself
  SaidMostly,       // most pronouns of this person
  OtherInSentence,  // was the last of the other person: "I" for "you", "you" for "I"
  OtherHere,
  OtherBefore,
  OtherFar,
  Quoted,              // the pronoun stands in quotation marks
  QuotedBesideHere,    // … and the candidate outside of them, in this sentence or the next
  QuotedBesideBefore,  // … in the sentence before
  // Of third persons: where both stand in their clauses.
  Adjacent,       // the candidate ends right before the pronoun: "Moss and his"
  Relative,       // "Moss, who": in the pronoun's sentence
  Fronted,        // it stands in the phrase that opens the pronoun's sentence
  LastOfVerb,     // a verb governs the candidate's last mention
  LastOwned,      // an owner does: "his brother Moss"
  NewHere,        // first mentioned in the pronoun's sentence
  MostByFar,      // mentioned twice as often as any other candidate
  NamedMost,      // most often named in the whole text
  NamedOnce,      // named only once in it
  Bracketed,      // its last mention stands in brackets
  NotGiven,       // others were given to choose from
  AheadKnown,     // "When he came home, Moss slept", named before as well
  ListedSubject,  // its last mention follows "and" behind a subject
  Always,
  Count,
};
inline constexpr std::size_t kPronounFeatures = static_cast<std::size_t>(PronounFeature::Count);

// What is known of a group before its pronouns are.
struct GroupTrait {
  EntityKind kind = EntityKind::Person;
  char gender = 0;    // 'm', 'f', or 0: not known
  bool open = false;  // the kind is a guess
  bool plural = false;
  bool given = true;  // or no names were
};

struct PronounCandidate {
  std::uint32_t group = 0;
  std::vector<PronounFeature> features;
};

struct Pronoun {
  std::uint32_t token = 0;
  char gender = 0;  // 'm', 'f', 'n' for it, 'p' for they, '1' for I, '2' for you, 'w' for we
  PronounRole role = PronounRole::Subject;

  bool of_person() const { return gender == 'm' || gender == 'f'; }
  // The row of the learnt weights that decides it.
  std::size_t row() const {
    if (gender == '1') return kRowsOfThirdPersons;
    if (gender == '2') return kRowsOfThirdPersons + 1;
    if (gender == 'w') return kRowsOfThirdPersons + 2;
    const std::size_t sort = of_person() ? 0 : gender == 'n' ? 1 : 2;
    return sort * kPronounRoles + static_cast<std::size_t>(role);
  }
};
inline constexpr std::size_t kPronounRows = kRowsOfThirdPersons + 3;

// Sees mentions and pronouns in reading order and gives the candidates of each pronoun.
class PronounScene {
 public:
  // `traits` are of groups.
  PronounScene(const Document& doc, const std::vector<GroupTrait>& traits,
               std::span<const Joined> mentions, const Language& language);

  void see(const Joined& joined);
  // After a pronoun was taken to mean `group`; whom it surely means is of its gender from there on.
  void resolve(const Pronoun& pronoun, std::uint32_t group, bool sure);
  // Persons or things that may be meant, the last mentioned first; few, and from the sentences
  // nearby. `ahead` are the mentions after the pronoun.
  std::vector<PronounCandidate> candidates(const Pronoun& pronoun,
                                           std::span<const Joined> ahead) const;
  // The same from the whole text, for a pronoun that must be answered.
  std::vector<PronounCandidate> all_candidates(const Pronoun& pronoun,
                                               std::span<const Joined> ahead) const;

 private:
  struct Seen {
    std::uint32_t group = 0;
    TokenRange at;
    std::uint32_t sentence = 0;
    bool subject = false;
    bool possessive = false;
    bool pronoun = false;
    bool before_verb = false;
    bool relative = false;
    bool bracketed = false;
    bool listed = false;  // after "and" and another mention
    Governor governor = Governor::Far;
  };
  struct Chain {
    std::uint32_t group = kNone;
    std::uint32_t sentence = 0;
  };

  Chain& chain_of(const Pronoun& pronoun);
  const Chain& chain_of(const Pronoun& pronoun) const;
  bool is_expletive(const Pronoun& pronoun) const;
  void remember(const Seen& seen);
  bool may_be(std::uint32_t group, const Pronoun& pronoun) const;
  std::vector<const Seen*> last_of_candidates(const Pronoun& pronoun, std::uint32_t sentences,
                                              std::size_t mentions, std::size_t most) const;
  std::vector<PronounCandidate> described(const Pronoun& pronoun,
                                          const std::vector<const Seen*>& last) const;
  bool is_subject(const Seen& seen) const;
  bool is_first_of_sentence(std::uint32_t token) const;
  bool is_same_clause(std::uint32_t from, std::uint32_t to) const;
  void describe(const Pronoun& pronoun, const Seen& last, std::uint32_t rank, bool most,
                PronounCandidate& candidate) const;
  std::uint32_t ahead_of(const Pronoun& pronoun, std::span<const Joined> ahead) const;
  TokenRange spoken_by(const Pronoun& pronoun) const;
  bool is_spoken_of(std::uint32_t group, TokenRange speech, std::span<const Joined> ahead) const;
  void describe_clause(const Pronoun& pronoun, const Seen& last, PronounCandidate& candidate) const;
  static void pair_up(PronounCandidate& candidate);
  void describe_last(const Pronoun& pronoun, const Seen& last, PronounCandidate& candidate) const;

  const Document& doc_;
  const std::vector<GroupTrait>& traits_;
  ClausePlaces places_;
  const WordList& jobs_;
  std::vector<char> quoted_;  // parallel to tokens: stands in quotation marks
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> named_;     // how often in the whole text
  std::vector<std::uint32_t> first_at_;  // token of the first mention
  std::vector<char> titled_;             // parallel to groups: named in the first block
  std::vector<char> called_;             // … the gender of a pronoun that surely meant it, or 0
  std::uint32_t first_ = kNone;          // first person of the text
  std::vector<Seen> seen_;
  std::array<Chain, 4> chains_;  // of 'm', 'f', 'n' and 'p'
};

}  // namespace sidelight
