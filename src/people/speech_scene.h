// Speech scene: what speaks for and against each person named anywhere in a text being the "I" or
// the "you" at one place of it. Never decides: the learnt weights do, people/pronouns.h.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/language.h"
#include "people/group.h"
#include "people/pronouns.h"
#include "text/document.h"

namespace sidelight {

class SpeechScene {
 public:
  SpeechScene(const Document& doc, const Groups& groups, const Language& language);

  // In the order of the groups; at most kMostSpeakers, of which the most often named stay.
  std::vector<PronounCandidate> candidates(const Pronoun& pronoun) const;
  // What a pronoun seems to mean before anything is known of the others; all votes come before the
  // first answer.
  void vote(const Pronoun& pronoun, std::uint32_t group);
  // After a pronoun was taken to mean `group`.
  void resolve(const Pronoun& pronoun, std::uint32_t group);

 private:
  // How a text tells of somebody that he speaks or is spoken to.
  struct Role {
    std::vector<std::uint32_t> introduced;  // blocks: "I’m Ada Moss"
    std::vector<std::uint32_t> called;      // blocks: "Come in, Ada."
    std::vector<std::uint32_t> labelled;    // blocks: "Moss: We shall see."
    std::vector<std::uint32_t> named;       // blocks
    std::vector<std::uint32_t> told_of;     // blocks: he, she
    bool signs = false;                     // stands alone among the last blocks
    bool heads = false;                     // … among the first
    bool greeted = false;                   // "Dear Ada"
    bool person = false;
    bool open = false;
    bool plural = false;
    bool office = false;  // "Mr. President"
    std::uint32_t count = 0;
  };
  struct Said {
    std::uint32_t block = 0;
    std::uint32_t sentence = 0;
    std::uint32_t group = 0;
  };

  static bool may_speak(const Role& role);
  void read_mention(const Mention& mention, Role& role) const;
  bool is_introduced(TokenRange at) const;
  bool is_called(TokenRange at) const;
  void add_place(const Pronoun& pronoun, std::uint32_t group,
                 std::vector<PronounFeature>& out) const;
  void add_speech(const Pronoun& pronoun, std::uint32_t group,
                  std::vector<PronounFeature>& out) const;
  void add_traits(std::uint32_t group, std::vector<PronounFeature>& out) const;
  void add_quotation(const Pronoun& pronoun, std::uint32_t group,
                     std::vector<PronounFeature>& out) const;
  std::uint32_t short_block(std::uint32_t block) const;

  const Document& doc_;
  const Groups& groups_;
  const Language& language_;
  std::vector<char> quoted_;  // parallel to tokens
  std::vector<Role> roles_;   // parallel to groups
  std::vector<std::uint32_t> candidates_;
  std::uint32_t most_ = 0;
  std::uint32_t persons_ = 0;
  std::uint32_t first_ = kNone;
  std::array<std::vector<std::uint32_t>, 3> votes_;  // of I, you, we; parallel to groups
  std::array<std::uint32_t, 3> most_votes_ = {};
  std::array<std::vector<Said>, 3> said_;  // I, you, we; in reading order
};

}  // namespace sidelight
