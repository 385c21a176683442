// Function words (closed word classes) of English as the rules for speech need them. Never open
// classes: those are lists in data/en.
#pragma once

#include <string_view>

namespace sidelight {

// All take a folded token. Kept out of line: they have dozens of callers, and the bytes of the
// engine count.
[[gnu::noinline]] bool is_determiner(std::string_view word);  // the, a, his, this …
[[gnu::noinline]] bool is_preposition(std::string_view word);
[[gnu::noinline]] bool is_clause_opener(std::string_view word);  // that, because, but, who …
[[gnu::noinline]] bool is_auxiliary(std::string_view word);      // has, will, did …
[[gnu::noinline]] bool is_adverb(std::string_view word);         // also, later, -ly
[[gnu::noinline]] bool is_day_word(std::string_view word);       // monday, today …
// What opens a reported question or order: "whether", "how", "to".
[[gnu::noinline]] bool is_asking_word(std::string_view word);
[[gnu::noinline]] bool is_pronoun_word(std::string_view word);  // subject pronouns: he, they, who …

}  // namespace sidelight
