#include "people/pronoun_chains.h"

#include <map>
#include <string_view>

namespace sidelight {
namespace {

// "it" and "they" mean something else after so many tokens without them; "I" and "we" do not.
constexpr std::uint32_t kFarthest = 120;

// "I" and "my" are one word, so are "it" and "its": the person and number of the list.
std::string_view word_of(std::string_view value) {
  if (value.empty()) return {};
  return value[0] == '1' ? value.substr(0, 3) : value.substr(0, 1);
}

}  // namespace

std::vector<std::uint32_t> chain_pronouns(const Document& doc, const Groups& groups,
                                          const Language& language) {
  struct Last {
    std::uint32_t chain = 0;
    std::uint32_t token = 0;
  };
  const WordList& others = language.list("pronouns");
  const WordList& speech = language.list("speech_pronouns");
  std::vector<char> taken(doc.tokens.size(), 0);
  for (const Mention& mention : groups.mentions) {
    if (mention.form == MentionForm::Pronoun) taken[mention.tokens.begin] = 1;
  }
  std::vector<std::uint32_t> chains(doc.tokens.size(), kNone);
  std::map<std::string_view, Last> last;
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    std::string_view word = word_of(speech.value(doc.words[i]));
    if (word.empty()) word = word_of(others.value(doc.words[i]));
    if (word.empty() || taken[i] != 0) continue;
    const auto [at, fresh] = last.emplace(word, Last{next, i});
    if (fresh || (word[0] != '1' && word[0] != '2' && i - at->second.token > kFarthest))
      at->second.chain = next++;
    at->second.token = i;
    chains[i] = at->second.chain;
  }
  return chains;
}

}  // namespace sidelight
