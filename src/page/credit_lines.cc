#include <algorithm>
#include <string>

#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxTail = 120;   // bytes
constexpr std::size_t kLeastHead = 12;  // bytes of a caption before its credit
constexpr std::size_t kLeastHeadWords = 3;

// What a credit at the end of a caption begins with, in lower case.
constexpr PhraseList kTailSigns(
    {"\xC2\xA9",       "(photo",         "(foto",          "(image",
     "(picture",       "(credit",        "(ap ",           "(ap/",
     "(ap)",           "(afp",           "(reuters",       "(epa",
     "(getty",         "(dpa",           "(source",        "(file photo",
     "(courtesy",      "[photo",         "(screenshot",    "(video",
     "photo:",         "photos:",        "photo by ",      "photos by ",
     "photograph:",    "photograph by",  "photography by", "photography:",
     "photo courtesy", "photo credit",   "picture:",       "pictures:",
     "picture by ",    "image:",         "images:",        "image credit",
     "image by ",      "image courtesy", "foto:",          "fotos:",
     "foto: ",         "bild:",          "bilder:",        "credit:",
     "credits:",       "crédit",         "illustration:",  "illustration by",
     "source:",        "quelle:",        "courtesy of ",   "courtesy:",
     "via reuters",    "via getty",      "via ap",         "via afp",
     "getty images",   "copyright"});

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::size_t words_before(std::string_view text, std::size_t at) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < at; ++i) {
    if (text[i] != ' ' && (i == 0 || text[i - 1] == ' ')) ++words;
  }
  return words;
}

bool is_tail(std::string_view text, std::size_t at) {
  return at >= kLeastHead && text.size() - at <= kMaxTail &&
         words_before(text, at) >= kLeastHeadWords;
}

// "Caption. (A. Name/Agency)" or "Caption. A. Name/Agency": the last brackets, or what follows the
// last sentence, hold names around a slash.
std::size_t slash_tail(std::string_view text) {
  std::size_t at = std::string_view::npos;
  if (text.back() == ')') {
    at = text.rfind('(');
  } else {
    const std::size_t stop = text.rfind(". ");
    if (stop != std::string_view::npos) at = stop + 2;
  }
  if (at == std::string_view::npos || !is_tail(text, at)) return 0;
  const std::string_view tail = text.substr(at);
  const std::size_t slash = tail.find('/');
  const bool names = slash != std::string_view::npos && slash > 1 && slash + 2 < tail.size() &&
                     tail.find("//") == std::string_view::npos;
  return names && words_before(tail, tail.size()) <= 8 ? at : 0;
}

}  // namespace

std::uint32_t credit_tail(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 2000) return 0;
  const std::string line = lower_ascii(text);
  std::size_t first = std::string::npos;
  kTailSigns.each_in(line, [&](std::size_t, std::size_t at) {
    const bool apart = at > 0 && (line[at - 1] == ' ' || line[at - 1] == '.' ||
                                  line[at - 1] == '|' || line[at - 1] == '(');
    if (apart && is_tail(text, at)) first = at;
    return first != std::string::npos;
  });
  if (first == std::string::npos) return static_cast<std::uint32_t>(slash_tail(text));
  // A bracket, a bar or a dash before the sign belongs to the credit.
  while (first > 0 && (text[first - 1] == '(' || text[first - 1] == '[')) --first;
  return static_cast<std::uint32_t>(first);
}

}  // namespace sidelight
