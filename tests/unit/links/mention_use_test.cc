#include "links/mention_use.h"

#include <string>

#include "names/find_mentions.h"
#include "text/prose.h"

using namespace sidelight;

namespace {

// The use of the first name with this text, or "none".
std::string use_of(const std::string& text, const std::string& name) {
  static constexpr const char* kNames[] = {"whole", "adjective", "part"};
  const Document doc = prose::document_of(text);
  const Knowledge& knowledge = prose::shipped();
  const MentionUses uses(doc, knowledge.language);
  for (const Mention& mention : find_mentions(doc, knowledge)) {
    if (doc.view(mention.tokens) == name) return kNames[static_cast<int>(uses.of(mention))];
  }
  return "none";
}

}  // namespace

TEST_CASE("the short name of a state before a noun is an adjective") {
  CHECK(use_of("The talks upset U.S. officials in Geneva.", "U.S.") == "adjective");
  CHECK(use_of("A plan of the US and Japan was shelved.", "US") == "whole");
  CHECK(use_of("It said the US has no plan.", "US") == "whole");
  CHECK(use_of("It sold the ships to the US.", "US") == "whole");
  CHECK(use_of("It said the US imposed a tax.", "US") == "whole");
  CHECK(use_of("Both U.S. and Japanese officials left.", "U.S.") == "adjective");
  CHECK(use_of("He heard it on Tehran radio.", "Tehran") == "adjective");
  CHECK(use_of("He lives in Tehran and has a radio.", "Tehran") == "whole");
  CHECK(use_of("The whole of Japan watched.", "Japan") == "whole");
}
