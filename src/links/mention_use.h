// Mention use (metonymy and modifier detection): whether a name stands for the thing itself, or
// only as an adjective ("U.S. officials", "Tehran radio") or as a part of a longer name ("London
// Stock Exchange" where "London" alone was found). A group is never linked through a part.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/language.h"
#include "names/mention.h"
#include "text/document.h"

namespace sidelight {

enum class MentionUse : std::uint8_t { Whole, Adjective, Part };

class MentionUses {
 public:
  // Both must outlive this.
  MentionUses(const Document& doc, const Language& language);

  MentionUse of(const Mention& mention) const;

 private:
  bool is_part(const Mention& mention, TokenRange sentence) const;
  bool is_joined_to_bodies(const Mention& mention, TokenRange sentence) const;
  bool is_direction(const Mention& mention, TokenRange sentence) const;
  bool is_short_adjective(const Mention& mention, TokenRange sentence) const;
  bool names_institution(const Mention& mention, TokenRange sentence) const;
  bool is_verb(std::string_view word) const;

  const Document& doc_;
  const WordList& heads_;
  const WordList& adjectives_;
  const WordList& verbs_;
  const WordList& cues_;
  const WordList& past_verbs_;
  const WordList& nationalities_;
};

}  // namespace sidelight
