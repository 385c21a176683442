#include "page/author_names.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/page_draft.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::string_view kPrefixes[] = {"by: ",         "by ",           "written by ",
                                          "words by ",    "story by ",     "text by ",
                                          "posted by ",   "author: ",      "authors: ",
                                          "autor: ",      "von ",          "par ",
                                          "por ",         "reported by ",  "reporting by ",
                                          "analysis by ", "opinion by ",   "guest post by ",
                                          "article by ",  "published by ", "di ",
                                          "av ",          "af ",           "door ",
                                          "from ",        "and ",          "with ",
                                          "text: ",       "per "};
constexpr std::string_view kSeparators[] = {" and ",
                                            " und ",
                                            " y ",
                                            " et ",
                                            " & ",
                                            ", ",
                                            "; ",
                                            " | ",
                                            " / ",
                                            " \xC2\xB7 ",
                                            " \xE2\x80\xA2 ",
                                            " \xE2\x80\x93 ",
                                            " \xE2\x80\x94 ",
                                            " - ",
                                            " with ",
                                            " for ",
                                            " in ",
                                            " on ",
                                            " \xE2\x80\x94",
                                            "\xE2\x80\xA2",
                                            "|",
                                            "(",
                                            "/"};
// Words that no person's name holds: a part with one is a job, a place of work or a date.
constexpr std::string_view kNotNames[] = {"staff",
                                          "reporter",
                                          "reporters",
                                          "editor",
                                          "editors",
                                          "correspondent",
                                          "writer",
                                          "writers",
                                          "news",
                                          "desk",
                                          "team",
                                          "newsroom",
                                          "editorial",
                                          "press",
                                          "agency",
                                          "reuters",
                                          "afp",
                                          "associated",
                                          "media",
                                          "magazine",
                                          "times",
                                          "post",
                                          "journal",
                                          "daily",
                                          "herald",
                                          "tribune",
                                          "guardian",
                                          "published",
                                          "updated",
                                          "minutes",
                                          "min",
                                          "read",
                                          "ago",
                                          "follow",
                                          "contributor",
                                          "columnist",
                                          "producer",
                                          "bureau",
                                          "chief",
                                          "senior",
                                          "political",
                                          "sports",
                                          "business",
                                          "special",
                                          "agencies",
                                          "admin",
                                          "administrator",
                                          "guest",
                                          "author",
                                          "authors",
                                          "redaktion",
                                          "redaction",
                                          "redacci\xC3\xB3n",
                                          "www",
                                          "http",
                                          "https",
                                          "com",
                                          "the",
                                          "online",
                                          "service",
                                          "services",
                                          "network",
                                          "photographer",
                                          "director",
                                          "executive",
                                          "analyst",
                                          "professor",
                                          "research",
                                          "twitter",
                                          "email",
                                          "share",
                                          "dpa",
                                          "apa",
                                          "bbc",
                                          "cnn",
                                          "newsletter",
                                          "blog",
                                          "inc",
                                          "ltd",
                                          "llc",
                                          "university",
                                          "institute",
                                          "anonymous",
                                          "unknown",
                                          "am",
                                          "pm",
                                          "gmt",
                                          "est",
                                          "edt"};

bool is_name_part(std::string_view part, std::string_view outlet) {
  if (part.size() < 3 || part.size() > 60) return false;
  // Scripts without case have no upper-case first letter.
  std::size_t at0 = 0;
  if (is_lower(next_code_point(part, at0)) || !is_letter(code_point_at(part, 0))) return false;
  if (part.find_first_of("@#0123456789:<>{}") != std::string_view::npos) return false;
  if (is_date_line(part)) return false;
  if (!outlet.empty() && same_title(part, outlet)) return false;
  std::size_t words = 0;
  const std::string line = fold(part);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find_first_of(" .", at), line.size());
    const std::string_view word = std::string_view(line).substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    ++words;
    if (std::find(std::begin(kNotNames), std::end(kNotNames), word) != std::end(kNotNames))
      return false;
  }
  return words >= 1 && words <= 6;
}

std::string_view without_prefix(std::string_view text) {
  bool again = true;
  while (again) {
    again = false;
    const std::string line = fold(text.substr(0, 40));
    for (const std::string_view prefix : kPrefixes) {
      if (line.compare(0, prefix.size(), prefix) == 0 && text.size() > prefix.size()) {
        text = trim(text.substr(prefix.size()));
        again = true;
        break;
      }
    }
  }
  return text;
}

}  // namespace

std::vector<std::string> author_names(std::string_view line, std::string_view outlet) {
  std::vector<std::string> names;
  if (line.size() > 400 || line.find("://") != std::string_view::npos) return names;
  std::string rest(trim(line));
  while (!rest.empty() && names.size() < 20) {
    std::size_t cut = rest.size();
    std::size_t skip = 0;
    for (const std::string_view separator : kSeparators) {
      const std::size_t at = rest.find(separator);
      if (at < cut) {
        cut = at;
        skip = separator.size();
      }
    }
    std::string_view part = without_prefix(trim(std::string_view(rest).substr(0, cut)));
    while (!part.empty() && (part.back() == '.' || part.back() == ',' || part.back() == ':'))
      part.remove_suffix(1);
    if (is_name_part(part, outlet)) names.push_back(collapse_spaces(part));
    rest = cut >= rest.size() ? std::string() : rest.substr(cut + skip);
  }
  // A single word is a name only where nothing better stands.
  const bool full = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.find(' ') != std::string::npos;
  });
  if (full) {
    names.erase(
        std::remove_if(names.begin(), names.end(),
                       [](const std::string& name) { return name.find(' ') == std::string::npos; }),
        names.end());
  }
  return names;
}

}  // namespace sidelight
