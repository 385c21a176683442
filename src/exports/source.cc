#include "exports/source.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "figures/calendar.h"
#include "format/fnv.h"

namespace sidelight {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

bool is_left_out(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;              // C0, DEL, C1
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))  // embeddings, overrides,
    return true;                                                     // isolates
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;     // no characters
}

std::string without_fragment(const std::string& address) {
  return address.substr(0, address.find('#'));
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_space(c) || c == 0x2028 || c == 0x2029) {
      space = true;
      continue;
    }
    if (is_left_out(c)) continue;
    if (space && !out.empty()) out.push_back(' ');
    space = false;
    append_utf8(out, c);
  }
  return out;
}

std::string clean_address(std::string_view address) {
  address = trim(address);
  const std::string start = fold(address.substr(0, address.find("://")));
  if ((start != "http" && start != "https") || address.size() <= start.size() + 3) return {};
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F ||
        std::string_view("\"<>\\^`{|}").find(c) != std::string_view::npos) {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

Source source_of(const Reading& reading) {
  const Article& article = reading.doc.article;
  const PageFields& fields = article.fields;
  Source out;
  out.title = clean_text(fields.title);
  out.standfirst = clean_text(fields.standfirst);
  out.outlet = clean_text(fields.outlet);
  out.section = clean_text(fields.section);
  out.language = clean_text(fields.language);
  for (const std::string& author : fields.authors) {
    std::string name = clean_text(author);
    if (!name.empty()) out.authors.push_back(std::move(name));
  }
  out.published = clean_text(fields.published);
  out.modified = clean_text(fields.modified);
  CivilDay day;
  if (parse_day(out.published, day)) out.day = format_day(day);
  const std::string read = clean_address(article.url);
  const std::string canonical = clean_address(fields.canonical);
  out.address = canonical.empty() ? read : canonical;
  out.page_address = without_fragment(read.empty() ? canonical : read);
  out.image = clean_address(fields.lead_image);
  return out;
}

std::string title_or_untitled(const Source& source) {
  return source.title.empty() ? "Untitled page" : source.title;
}

std::string stable_uuid(std::string_view text) {
  // Two hashes of 64 bits, the second of the text behind a different begin.
  const std::uint64_t halves[] = {fnv1a(text), fnv1a("sidelight\n" + std::string(text))};
  std::string out;
  for (const std::uint64_t half : halves) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      const auto digit = static_cast<std::size_t>((half >> shift) & 15);
      out.push_back("0123456789abcdef"[digit]);
    }
  }
  out[12] = '8';                                                      // version
  out[16] = "89ab"[static_cast<std::size_t>((halves[1] >> 60) & 3)];  // variant
  for (const std::size_t at : {20, 16, 12, 8}) out.insert(at, 1, '-');
  return out;
}

}  // namespace sidelight
