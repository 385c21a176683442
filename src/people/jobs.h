// Jobs beside a name: "Judge Moss", "Moss, the judge". What they make of a description is
// descriptions.h.
#pragma once

#include <cstdint>

#include "model/language.h"
#include "text/document.h"

namespace sidelight {

class Jobs {
 public:
  Jobs(const Document& doc, const Language& language)
      : doc_(doc), nouns_(language.list("person_nouns")), titles_(language.list("titles")) {}

  bool is_job(std::uint32_t token) const {
    return nouns_.in(doc_.words[token]) || titles_.in(doc_.words[token]);
  }
  // The token of the title or job right before the name, or behind it and a comma; kNone for none.
  std::uint32_t beside(TokenRange name) const;

 private:
  const Document& doc_;
  const WordList& nouns_;
  const WordList& titles_;
};

}  // namespace sidelight
