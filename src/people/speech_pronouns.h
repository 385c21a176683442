// Who speaks and who is spoken to (first and second persons) where no quotation says it: the "I" of
// a letter, the "you" of a talk. Only for texts whose pronouns must all be answered (the command
// line, training): a reading takes first persons from its quotations alone (quotes/).
// The third person is pronouns.h.
#pragma once

#include "model/language.h"
#include "people/group.h"
#include "people/pronouns.h"
#include "text/document.h"

namespace sidelight {

// `groups` with the asked first and second persons that it does not hold as further mentions. Each
// is answered where the text names anybody who may be meant.
Groups join_speech_pronouns(const Document& doc, Groups groups, const Language& language,
                            const PronounTask& task);

}  // namespace sidelight
