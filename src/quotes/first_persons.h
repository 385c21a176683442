// First persons: "I" and "my" in somebody's own words mean the speaker. Never "we", which may mean
// anybody with them. The third person is people/pronouns.h.
#pragma once

#include <vector>

#include "model/language.h"
#include "people/group.h"
#include "quotes/quote.h"
#include "text/document.h"

namespace sidelight {

// `groups` with the first persons of all quotes whose speaker's group is known as further mentions.
[[gnu::noinline]] Groups join_first_persons(const Document& doc, Groups groups,
                                            const std::vector<Quote>& quotes,
                                            const Language& language);

}  // namespace sidelight
