#include "page/author_names.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/author_words.h"
#include "page/day_text.h"
#include "page/line_words.h"
#include "page/page_draft.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxLine = 400;
constexpr std::size_t kMaxName = 60;
constexpr std::size_t kMaxNames = 30;

// Between parts of a byline that need not be names, and between names of one part.
constexpr std::string_view kBreaks[] = {",",
                                        ";",
                                        "|",
                                        " / ",
                                        "/",
                                        " - ",
                                        "(",
                                        ")",
                                        "\xC2\xB7",  // ·
                                        "\xE2\x80\xA2",
                                        "\xE2\x8B\x85",
                                        "\xE2\x97\x8F",
                                        "\xE2\x80\x93",
                                        "\xE2\x80\x94",
                                        "\xEF\xBD\x9C"};
constexpr std::string_view kAnds[] = {" and ", " und ", " y ",  " et ", " & ", " och ",
                                      " og ",  " e ",   " en ", " ve ", " + "};

std::vector<std::string_view> spaced_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_mark(char c) {
  return c == '.' || c == ',' || c == ':' || c == ';' || c == '"' || c == '\'' || c == '*' ||
         c == '~' || c == '>' || c == '<' || c == '!' || c == '|' || c == ' ' || c == '-';
}

std::string_view without_marks(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) {
    // The point of an initial belongs to the name.
    const bool initial = text.back() == '.' && text.size() >= 3 && text[text.size() - 3] == ' ';
    if (initial) break;
    text.remove_suffix(1);
  }
  return text;
}

std::string word_key(std::string_view word) { return fold(without_marks(word)); }

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

bool is_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.find("://") != std::string_view::npos ||
         text.find("www.") != std::string_view::npos || text.find('{') != std::string_view::npos ||
         text.find('<') != std::string_view::npos;
}

// Neither upper nor lower case: a script without capitals.
bool is_caseless(std::string_view text) {
  const char32_t c = code_point_at(text, 0);
  return is_letter(c) && !is_upper(c) && !is_lower(c);
}

struct Shape {
  std::size_t words = 0;
  std::size_t small = 0;  // words that begin with a small letter, particles aside
  std::size_t particles = 0;
  std::size_t nameless = 0;
  bool group = false;
  bool digit = false;
  bool ends_in_particle = false;
};

Shape shape_of(std::string_view name) {
  Shape shape;
  for (const std::string_view word : spaced_words(name)) {
    const std::string key = word_key(word);
    if (key.empty()) {
      shape.group = shape.group || word == "&" || word == "+";
      continue;
    }
    ++shape.words;
    shape.digit = shape.digit || has_digit(word);
    shape.group = shape.group || equals_any(key, kGroupWords) || word == "&";
    if (equals_any(key, kNamelessWords)) ++shape.nameless;
    const char32_t first = code_point_at(without_marks(word), 0);
    shape.ends_in_particle = is_lower(first) && equals_any(key, kParticles);
    if (!is_lower(first)) continue;
    // "d'Artagnan", "al-Sisi"
    const bool joined = key.find('\'') == 1 || key.find('-') == 2;
    if (equals_any(key, kParticles) || joined) {
      ++shape.particles;
    } else {
      ++shape.small;
    }
  }
  return shape;
}

bool is_outlet(std::string_view name, const std::vector<std::string>& outlets) {
  const std::string key = outlet_key(name);
  return !key.empty() && std::find(outlets.begin(), outlets.end(), key) != outlets.end();
}

AuthorKind kind_of(std::string_view name, const std::vector<std::string>& outlets) {
  if (is_outlet(name, outlets)) return AuthorKind::Outlet;
  const Shape shape = shape_of(name);
  if (shape.words > 0 && shape.nameless == shape.words) return AuthorKind::Nameless;
  if (shape.group) return AuthorKind::Group;
  if (shape.words == 1) {
    if (is_caseless(name))
      return code_point_length(name) <= 6 ? AuthorKind::Person : AuthorKind::Group;
    return is_all_upper(name) && name.size() <= 5 ? AuthorKind::Group : AuthorKind::Alias;
  }
  if (shape.small == 0 && !shape.digit && shape.words <= 6 && !shape.ends_in_particle)
    return AuthorKind::Person;
  return shape.small == shape.words && shape.words <= 3 ? AuthorKind::Alias : AuthorKind::Group;
}

// The kinds that a part of a line of the page can be: there a long or odd part is no name at all.
bool is_line_name(std::string_view name, AuthorKind kind) {
  if (name.size() < 3 || name.size() > kMaxName || is_address(name)) return false;
  if (name.find(':') != std::string_view::npos) return false;
  if (!is_letter(code_point_at(name, 0)) || has_digit(name)) return false;
  const std::string key = fold(name);
  if (equals_any(key, kNoAuthors) || month_of(key) != 0) return false;
  const Shape shape = shape_of(name);
  if (kind == AuthorKind::Group && !shape.group && shape.words > 1) return false;
  return shape.words >= 1 && shape.words <= 6 && (shape.small == 0 || shape.words <= 4);
}

std::string_view without_prefix(std::string_view text, bool& explicit_by) {
  while (true) {
    const std::string line = fold(text.substr(0, 40));
    const std::string_view prefix = kBylinePrefixes.begin_of(line);
    if (prefix.empty() || text.size() <= prefix.size()) break;
    text = trim(text.substr(prefix.size()));
    explicit_by = true;
  }
  // "ByJane Doe": two elements without a space.
  for (const std::string_view by : {"By", "by", "von"}) {
    const std::size_t at = by.size();
    if (text.size() < at + 5 || text.substr(0, at) != by) continue;
    if (text[at] < 'A' || text[at] > 'Z' || text[at + 1] < 'a' || text[at + 1] > 'z') continue;
    explicit_by = true;
    return text.substr(at);
  }
  // "Published August 7 by Jane Doe"
  const std::string line = fold(text);
  if (line.size() != text.size()) return text;
  for (const std::string_view by : {" by ", " by: ", " von "}) {
    const std::size_t at = line.rfind(by);
    if (at == std::string::npos) continue;
    const std::string_view rest = trim(text.substr(at + by.size()));
    if (by == " von " && !has_digit(text.substr(0, at))) continue;
    explicit_by = true;
    return rest;
  }
  return text;
}

// The words before the first that no name holds.
std::string_view before_job(std::string_view text) {
  const std::vector<std::string_view> words = spaced_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string key = word_key(words[i]);
    const bool date = month_of(key) != 0 && i + 1 < words.size() && has_digit(words[i + 1]);
    if (!date && !equals_any(key, kAfterName) && !has_digit(words[i])) continue;
    // What begins with such a word is a group ("Staff Writers") or no name at all.
    if (i == 0) return equals_any(key, kNamelessWords) ? text : std::string_view();
    return trim(text.substr(0, static_cast<std::size_t>(words[i].data() - text.data())));
  }
  return text;
}

// "By Jane Doe. Reviewed by John Roe": the part about the author.
std::string_view before_others(std::string_view part) {
  const std::string line = fold(part);
  if (line.size() != part.size()) return part;
  for (const std::string_view sign : {" reviewed by", " edited by", " fact checked by",
                                      " photos by", " photo by", " video by", " photography by"}) {
    const std::size_t at = line.find(sign);
    if (at != std::string::npos) part = part.substr(0, std::min(at, part.size()));
  }
  return part;
}

// Without a date and a time at the beginning: "September 17, 2019 Jane Doe".
std::string_view without_date(std::string_view text) {
  if (!has_digit(text)) return text;
  static constexpr std::string_view kTimes[] = {"uhr", "am", "pm", "a.m", "p.m", "gmt", "h", "on"};
  const std::vector<std::string_view> words = spaced_words(text);
  bool date = false;
  for (const std::string_view word : words) {
    const std::string key = word_key(word);
    const bool part = has_digit(word) || month_of(key) != 0;
    if (!part && !(date && equals_any(key, kTimes)))
      return date ? text.substr(static_cast<std::size_t>(word.data() - text.data())) : text;
    date = date || part;
  }
  return {};
}

// The first of `signs` in `text`, folded: where it begins and how long it is.
template <std::size_t N>
std::size_t first_of(std::string_view text, const std::string_view (&signs)[N], std::size_t& size) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view sign : signs) {
    const std::size_t at = text.find(sign);
    if (at >= best) continue;
    best = at;
    size = sign.size();
  }
  return best;
}

class NameList {
 public:
  explicit NameList(const std::vector<std::string>& outlets) : outlets_(outlets) {}

  void add_line(std::string_view line) {
    for (std::string_view rest = line; !rest.empty() && names_.size() < kMaxNames;) {
      std::size_t size = 0;
      const std::size_t at = std::min(first_of(rest, kBreaks, size), rest.size());
      add_part(trim(rest.substr(0, at)));
      rest = at >= rest.size() ? std::string_view() : rest.substr(at + size);
    }
  }

  void add(std::string_view name, AuthorKind kind) {
    std::string whole = collapse_spaces(name);
    // "Jane Doe Jane Doe": a portrait's text beside the link's.
    const std::size_t half = whole.size() / 2;
    if (whole.size() > 6 && whole[half] == ' ' &&
        whole.compare(0, half, whole, half + 1, std::string::npos) == 0) {
      whole.resize(half);
    }
    const std::string key = fold(whole);
    for (const AuthorName& other : names_) {
      if (fold(other.name) == key) return;
    }
    names_.push_back({std::move(whole), kind});
  }

  // Names of the best kind only.
  std::vector<AuthorName> take() {
    AuthorKind best = AuthorKind::Nameless;
    for (const AuthorName& name : names_) best = std::min(best, name.kind);
    std::vector<AuthorName> out;
    for (AuthorName& name : names_) {
      if (name.kind == best) out.push_back(std::move(name));
    }
    return out;
  }

 private:
  void add_part(std::string_view part) {
    const std::string start = fold(part.substr(0, 40));
    if (begins_with_any(start, kOthersPrefixes)) {
      others_ = true;
      return;
    }
    part = before_others(part);
    bool explicit_by = false;
    part = without_prefix(part, explicit_by);
    if (explicit_by) others_ = false;
    if (others_) return;
    for (std::string_view rest = part; !rest.empty();) {
      // The words are Latin, so that a folded copy of the same length has them at the same place.
      const std::string low = fold(rest);
      std::size_t size = 0;
      std::size_t at =
          low.size() == rest.size() ? first_of(low, kAnds, size) : first_of(rest, kAnds, size);
      at = std::min(at, rest.size());
      add_name(trim(rest.substr(0, at)), explicit_by);
      rest = at >= rest.size() ? std::string_view() : rest.substr(at + size);
    }
  }

  void add_name(std::string_view text, bool explicit_by) {
    text = without_prefix(without_date(text), explicit_by);
    std::string_view name = without_marks(before_job(text));
    // One word before a job is the name of a group ("Example Staff") or of nobody ("Full Bio").
    const bool cut = name.size() < without_marks(text).size();
    if (cut && !name.empty() && !explicit_by && name.find(' ') == std::string_view::npos &&
        !is_caseless(name))
      name = without_marks(text);
    if (name.empty()) return;
    const AuthorKind kind = kind_of(name, outlets_);
    if (cut && name.size() == without_marks(text).size() && kind < AuthorKind::Group) return;
    if (is_line_name(name, kind)) add(name, kind);
  }

  const std::vector<std::string>& outlets_;
  std::vector<AuthorName> names_;
  bool others_ = false;  // the parts are about somebody else: "Reviewed by …, attorney"
};

// "Roe, Jane": a family name first.
std::string turned_name(std::string_view value) {
  const std::size_t comma = value.find(", ");
  if (comma == std::string_view::npos || value.find(',', comma + 1) != std::string_view::npos)
    return {};
  const std::string_view family = trim(value.substr(0, comma));
  const std::string_view given = trim(value.substr(comma + 2));
  const bool single = family.find(' ') == std::string_view::npos && starts_upper(family) &&
                      starts_upper(given) && spaced_words(given).size() <= 2;
  if (!single || is_all_upper(given)) return {};
  return std::string(given) + " " + std::string(family);
}

}  // namespace

std::string outlet_key(std::string_view name) {
  std::string key;
  const std::string words = title_key(name);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const std::string_view word = std::string_view(words).substr(at, end - at);
    static constexpr std::string_view kEnds[] = {"com", "org", "net", "www", "co", "the"};
    if (!equals_any(word, kEnds)) key += word;
    at = end + 1;
  }
  // "theexamplepost.com" and "The Example Post"
  return key.size() > 8 && key.compare(0, 3, "the") == 0 ? key.substr(3) : key;
}

bool begins_byline(std::string_view line) {
  line = trim(line);
  if (line.size() > kMaxLine) return false;
  bool explicit_by = false;
  const std::string_view rest = without_prefix(line, explicit_by);
  if (!explicit_by || rest.size() < 3) return false;
  // "Von Montag an …", "With the storm …" begin sentences too.
  const bool sentence = line.size() > 80 || line.back() == '.' || line.back() == '?';
  const std::string start = fold(line.substr(0, 12));
  return !begins_with_any(start, kDoubtfulPrefixes) || (!sentence && starts_upper(rest));
}

std::vector<AuthorName> names_of_byline(std::string_view line,
                                        const std::vector<std::string>& outlets) {
  if (line.size() > kMaxLine || line.find("://") != std::string_view::npos) return {};
  NameList names(outlets);
  names.add_line(trim(line));
  return names.take();
}

std::vector<AuthorName> names_of_value(std::string_view value,
                                       const std::vector<std::string>& outlets) {
  value = trim(value);
  if (value.size() > kMaxLine || is_address(value)) return {};
  if (value.find(": ") != std::string_view::npos && value.substr(0, 4) != "By: ") return {};
  const std::string turned = turned_name(value);
  if (!turned.empty() && kind_of(turned, outlets) == AuthorKind::Person)
    return {{turned, AuthorKind::Person}};
  bool explicit_by = false;
  const std::string_view whole = without_marks(without_prefix(value, explicit_by));
  const std::string key = fold(whole);
  const bool number = key.find_first_not_of("0123456789 ") == std::string::npos;
  const bool begins = is_letter(code_point_at(whole, 0)) || is_digit(code_point_at(whole, 0));
  if (number || !begins || equals_any(key, kNoAuthors)) return {};
  const AuthorKind kind = kind_of(whole, outlets);
  std::vector<AuthorName> listed = names_of_byline(whole, outlets);
  const bool persons = !listed.empty() && listed.front().kind == AuthorKind::Person;
  // A group's name may hold what reads as a person's.
  if (persons && kind != AuthorKind::Outlet) return listed;
  NameList names(outlets);
  if (whole.size() <= 2 * kMaxName) names.add(whole, kind);
  return names.take();
}

}  // namespace sidelight
