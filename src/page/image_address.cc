#include "page/image_address.h"

#include <string_view>

#include "base/unicode.h"

namespace sidelight {
namespace {

bool is_picture(std::string_view address) {
  return !address.empty() && address.substr(0, 5) != "data:" && address.substr(0, 6) != "about:" &&
         address.substr(0, 5) != "blob:";
}

// The largest candidate of "small.jpg 480w, large.jpg 1200w".
std::string_view largest_of(std::string_view set) {
  std::string_view best;
  std::uint64_t most = 0;
  std::size_t at = 0;
  while (at < set.size()) {
    // A candidate's address ends at white space; commas may stand inside it.
    at = set.find_first_not_of(", \t\n\r", at);
    if (at == std::string_view::npos) break;
    std::size_t end = set.find_first_of(" \t\n\r", at);
    if (end == std::string_view::npos) end = set.size();
    std::string_view address = set.substr(at, end - at);
    const bool bare = address.back() == ',';
    if (bare) address.remove_suffix(1);
    const std::size_t comma = bare ? end : std::min(set.find(',', end), set.size());
    std::uint64_t size = 1;
    std::uint64_t number = 0;
    for (const char c : bare ? std::string_view() : trim(set.substr(end, comma - end))) {
      if (c >= '0' && c <= '9' && number < 1'000'000) number = number * 10 + (c - '0');
      if (c == 'w' || c == 'x') size = number;
      if (c == '.') break;
    }
    if (is_picture(address) && (best.empty() || size > most)) {
      best = address;
      most = size;
    }
    at = comma;
  }
  return best;
}

}  // namespace

std::string image_address(const Page& page, std::uint32_t e) {
  const Element& element = page.elements[e];
  if (element.tag != "img" && element.tag != "amp-img" && element.tag != "source") return {};
  if (element.tag == "source" &&
      (element.parent == kNone || page.elements[element.parent].tag != "picture")) {
    return {};
  }
  for (const char* name : {"data-runner-src", "data-runner-img-hd", "data-src", "data-lazy-src",
                           "data-original", "data-url"}) {
    const std::string_view value = trim(element.hint(name));
    if (is_picture(value)) return std::string(value);
  }
  const std::string_view src = trim(element.hint("src"));
  if (is_picture(src)) return std::string(src);
  for (const char* name : {"data-srcset", "srcset"}) {
    const std::string_view value = largest_of(element.hint(name));
    if (!value.empty()) return std::string(value);
  }
  return {};
}

}  // namespace sidelight
