#include "exports/text_fragment.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kLongestExact = 160;     // code points; what is longer is given by its ends
constexpr std::uint32_t kLongestUnspaced = 300;  // of a text without spaces to cut at
constexpr std::uint32_t kLongestTerm = 300;
constexpr std::uint64_t kMostSearched = 200'000'000;  // code points for one page: about 0.2 s
constexpr std::array<std::uint32_t, 3> kWordCounts = {3, 5, 8};
constexpr std::array<std::uint32_t, 3> kContextCounts = {2, 4, 8};

bool is_gap(char32_t c) { return c == U' ' || c == U'\n'; }

bool is_word(char32_t c) { return is_letter(c) || is_digit(c); }

// Scripts in which words stand without spaces: a browser cuts them by a dictionary.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) ||
         (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xA000) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

// Punctuation that may stand inside a word or number (Unicode, annex 29: MidLetter and its kin).
bool joins_words(char32_t c) {
  return c == U'\'' || c == U'\u2019' || c == U'.' || c == U',' || c == U':' || c == U';' ||
         c == U'_' || c == U'\u00B7';
}

// Whether a browser may see a boundary between words before `at`: where that is not certain, yes.
bool may_be_boundary(std::u32string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  return !is_word(text[at - 1]) || !is_word(text[at]) || is_unspaced(text[at - 1]) ||
         is_unspaced(text[at]);
}

// Whether it certainly sees one.
bool is_boundary(std::u32string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char32_t before = text[at - 1];
  const char32_t after = text[at];
  if (is_word(before) && is_word(after)) return false;
  if (joins_words(before) && is_word(after)) return at < 2 || !is_word(text[at - 2]);
  if (is_word(before) && joins_words(after)) return at + 1 >= text.size() || !is_word(text[at + 1]);
  return true;
}

std::u32string_view term(std::u32string_view text, ShownRange at) {
  return text.substr(at.begin, at.size());
}

std::size_t skip_gaps(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_gap(text[at])) ++at;
  return at;
}

// The search of the text directive's processing model over one page.
class Search {
 public:
  Search(std::u32string_view text, const TextFragment& fragment)
      : text_(text),
        prefix_(term(text, fragment.prefix)),
        start_(term(text, fragment.start)),
        end_(term(text, fragment.end)),
        suffix_(term(text, fragment.suffix)) {}

  // The next passage whose first term begins at `from` or after; `from` is moved past its begin.
  std::optional<ShownRange> next(std::size_t& from) {
    const std::u32string_view first = prefix_.empty() ? start_ : prefix_;
    while (true) {
      const std::size_t at = text_.find(first, from);
      if (at == std::u32string_view::npos) return std::nullopt;
      from = at + 1;
      if (!may_be_boundary(text_, at)) continue;
      const std::size_t begin = prefix_.empty() ? at : skip_gaps(text_, at + prefix_.size());
      if (!prefix_.empty() && text_.substr(begin, start_.size()) != start_) continue;
      if (const auto end = end_of(begin + start_.size())) {
        return ShownRange{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(*end)};
      }
      if (no_end_left_) return std::nullopt;
    }
  }

 private:
  // Where a passage ends whose start term ends at `at`, if the rest of the terms follow.
  std::optional<std::size_t> end_of(std::size_t at) {
    if (end_.empty()) {
      const bool whole = !suffix_.empty() || may_be_boundary(text_, at);
      return whole && followed_by_suffix(at) ? std::optional(at) : std::nullopt;
    }
    if (!may_be_boundary(text_, at)) return std::nullopt;
    for (std::size_t from = at;;) {
      const std::size_t found = text_.find(end_, from);
      if (found == std::u32string_view::npos) {
        no_end_left_ = true;
        return std::nullopt;
      }
      const std::size_t end = found + end_.size();
      const bool whole =
          may_be_boundary(text_, found) && (!suffix_.empty() || may_be_boundary(text_, end));
      if (whole && followed_by_suffix(end)) return end;
      from = found + 1;
    }
  }

  bool followed_by_suffix(std::size_t at) const {
    if (suffix_.empty()) return true;
    const std::size_t begin = skip_gaps(text_, at);
    return text_.substr(begin, suffix_.size()) == suffix_ &&
           may_be_boundary(text_, begin + suffix_.size());
  }

  std::u32string_view text_;
  std::u32string_view prefix_;
  std::u32string_view start_;
  std::u32string_view end_;
  std::u32string_view suffix_;
  bool no_end_left_ = false;  // then none is left for a later start either: the search stays linear
};

// The first `count` words of `within`, all of one block.
ShownRange first_words(std::u32string_view text, ShownRange within, std::uint32_t count) {
  std::uint32_t at = within.begin;
  for (std::uint32_t words = 0; at < within.end; ++at) {
    if (text[at] == U'\n' || (text[at] == U' ' && ++words == count)) break;
  }
  return {within.begin, at};
}

ShownRange last_words(std::u32string_view text, ShownRange within, std::uint32_t count) {
  std::uint32_t at = within.end;
  for (std::uint32_t words = 0; at > within.begin; --at) {
    if (text[at - 1] == U'\n' || (text[at - 1] == U' ' && ++words == count)) break;
  }
  return {at, within.end};
}

ShownRange words_before(std::u32string_view text, std::uint32_t at, std::uint32_t count) {
  while (at > 0 && is_gap(text[at - 1])) --at;
  return last_words(text, {at < kLongestTerm ? 0 : at - kLongestTerm, at}, count);
}

ShownRange words_after(std::u32string_view text, std::uint32_t at, std::uint32_t count) {
  const auto size = static_cast<std::uint32_t>(text.size());
  while (at < size && is_gap(text[at])) ++at;
  return first_words(text, {at, std::min(at + kLongestTerm, size)}, count);
}

// The forms without context, the plainest first.
std::vector<TextFragment> plain_forms(std::u32string_view text, ShownRange passage) {
  std::vector<TextFragment> forms;
  const std::u32string_view words = term(text, passage);
  const bool one_block = words.find(U'\n') == std::u32string_view::npos;
  const bool spaced = words.find(U' ') != std::u32string_view::npos;
  if (one_block && passage.size() <= (spaced ? kLongestExact : kLongestUnspaced)) {
    forms.push_back({{}, passage, {}, {}});
    return forms;
  }
  for (const std::uint32_t count : kWordCounts) {
    const ShownRange start = first_words(text, passage, count);
    const ShownRange end = last_words(text, passage, count);
    if (start.end < end.begin && start.size() <= kLongestTerm && end.size() <= kLongestTerm) {
      forms.push_back({{}, start, end, {}});
    }
  }
  return forms;
}

// Percent-encodes all but letters, digits and what no part of a directive, address or link needs.
void append_encoded(std::string& out, std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) append_utf8(bytes, c);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back("0123456789ABCDEF"[byte >> 4]);
      out.push_back("0123456789ABCDEF"[byte & 15]);
    }
  }
}

std::string encoded(std::u32string_view text, const TextFragment& fragment) {
  std::string out = "text=";
  if (!fragment.prefix.empty()) {
    append_encoded(out, term(text, fragment.prefix));
    out += "-,";
  }
  append_encoded(out, term(text, fragment.start));
  if (!fragment.end.empty()) {
    out += ",";
    append_encoded(out, term(text, fragment.end));
  }
  if (!fragment.suffix.empty()) {
    out += ",-";
    append_encoded(out, term(text, fragment.suffix));
  }
  return out;
}

}  // namespace

std::vector<ShownRange> find_passages(const PageText& page, const TextFragment& fragment) {
  std::vector<ShownRange> found;
  if (fragment.start.empty()) return found;
  Search search(page.folded(), fragment);
  std::size_t from = 0;
  while (found.size() < 2) {
    const auto passage = search.next(from);
    if (!passage) break;
    found.push_back(*passage);
  }
  return found;
}

bool FragmentFinder::finds_only(const TextFragment& fragment, ShownRange passage) {
  searched_ += page_.folded().size();
  const std::vector<ShownRange> found = find_passages(page_, fragment);
  return found.size() == 1 && found[0] == passage;
}

// Tries the words before, the words after, then both, more and more of them.
bool FragmentFinder::add_context(TextFragment& fragment, ShownRange passage) {
  for (const std::uint32_t count : kContextCounts) {
    const ShownRange before = words_before(page_.shown(), passage.begin, count);
    const ShownRange after = words_after(page_.shown(), passage.end, count);
    const std::array<std::array<ShownRange, 2>, 3> contexts = {
        {{{before, {}}}, {{{}, after}}, {{before, after}}}};
    for (const auto& [prefix, suffix] : contexts) {
      if (searched_ > kMostSearched) return false;
      fragment.prefix = prefix;
      fragment.suffix = suffix;
      // A term that is cut inside a word is found by nobody.
      if (!prefix.empty() && !is_boundary(page_.shown(), prefix.begin)) continue;
      if (!suffix.empty() && !is_boundary(page_.shown(), suffix.end)) continue;
      if (!(prefix.empty() && suffix.empty()) && finds_only(fragment, passage)) return true;
    }
  }
  return false;
}

std::string FragmentFinder::directive(ByteRange raw) {
  const ShownRange passage = page_.shown_part(raw);
  const std::u32string_view text = page_.shown();
  if (passage.empty() || searched_ > kMostSearched) return {};
  if (!is_boundary(text, passage.begin) || !is_boundary(text, passage.end)) return {};
  std::vector<TextFragment> forms = plain_forms(text, passage);
  for (const TextFragment& form : forms) {
    if (finds_only(form, passage)) return encoded(text, form);
  }
  for (TextFragment& form : forms) {
    if (add_context(form, passage)) return encoded(text, form);
  }
  return {};
}

}  // namespace sidelight
