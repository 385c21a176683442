#include "page/html_decode.h"

#include <iconv.h>

#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace sidelight {
namespace {

enum class Encoding { Unknown, Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252, ByIconv };

struct Choice {
  Encoding encoding = Encoding::Unknown;
  const char* iconv_name = "";
};

struct Label {
  std::string_view label;
  Choice choice;
};

// The labels in use on the web, with the encoding that the standard gives them.
constexpr Label kLabels[] = {
    {"utf-8", {Encoding::Utf8, ""}},
    {"utf8", {Encoding::Utf8, ""}},
    {"unicode-1-1-utf-8", {Encoding::Utf8, ""}},
    {"utf-16", {Encoding::Utf16LittleEndian, ""}},
    {"utf-16le", {Encoding::Utf16LittleEndian, ""}},
    {"utf-16be", {Encoding::Utf16BigEndian, ""}},
    {"iso-8859-1", {Encoding::Windows1252, ""}},
    {"iso8859-1", {Encoding::Windows1252, ""}},
    {"latin1", {Encoding::Windows1252, ""}},
    {"l1", {Encoding::Windows1252, ""}},
    {"ascii", {Encoding::Windows1252, ""}},
    {"us-ascii", {Encoding::Windows1252, ""}},
    {"windows-1252", {Encoding::Windows1252, ""}},
    {"cp1252", {Encoding::Windows1252, ""}},
    {"x-cp1252", {Encoding::Windows1252, ""}},
    {"x-user-defined", {Encoding::Windows1252, ""}},
    {"shift_jis", {Encoding::ByIconv, "CP932"}},
    {"shift-jis", {Encoding::ByIconv, "CP932"}},
    {"sjis", {Encoding::ByIconv, "CP932"}},
    {"x-sjis", {Encoding::ByIconv, "CP932"}},
    {"windows-31j", {Encoding::ByIconv, "CP932"}},
    {"euc-jp", {Encoding::ByIconv, "EUC-JP"}},
    {"x-euc-jp", {Encoding::ByIconv, "EUC-JP"}},
    {"iso-2022-jp", {Encoding::ByIconv, "ISO-2022-JP"}},
    {"gb2312", {Encoding::ByIconv, "GB18030"}},
    {"gbk", {Encoding::ByIconv, "GB18030"}},
    {"x-gbk", {Encoding::ByIconv, "GB18030"}},
    {"gb18030", {Encoding::ByIconv, "GB18030"}},
    {"big5", {Encoding::ByIconv, "BIG5-HKSCS"}},
    {"big5-hkscs", {Encoding::ByIconv, "BIG5-HKSCS"}},
    {"x-x-big5", {Encoding::ByIconv, "BIG5-HKSCS"}},
    {"euc-kr", {Encoding::ByIconv, "CP949"}},
    {"ks_c_5601-1987", {Encoding::ByIconv, "CP949"}},
    {"windows-949", {Encoding::ByIconv, "CP949"}},
    {"koi8-r", {Encoding::ByIconv, "KOI8-R"}},
    {"koi8-u", {Encoding::ByIconv, "KOI8-U"}},
    {"ibm866", {Encoding::ByIconv, "CP866"}},
    {"cp866", {Encoding::ByIconv, "CP866"}},
    {"windows-874", {Encoding::ByIconv, "CP874"}},
    {"tis-620", {Encoding::ByIconv, "CP874"}},
    {"iso-8859-11", {Encoding::ByIconv, "CP874"}},
    {"windows-1250", {Encoding::ByIconv, "CP1250"}},
    {"windows-1251", {Encoding::ByIconv, "CP1251"}},
    {"cp1251", {Encoding::ByIconv, "CP1251"}},
    {"windows-1253", {Encoding::ByIconv, "CP1253"}},
    {"windows-1254", {Encoding::ByIconv, "CP1254"}},
    {"iso-8859-9", {Encoding::ByIconv, "CP1254"}},
    {"latin5", {Encoding::ByIconv, "CP1254"}},
    {"windows-1255", {Encoding::ByIconv, "CP1255"}},
    {"windows-1256", {Encoding::ByIconv, "CP1256"}},
    {"windows-1257", {Encoding::ByIconv, "CP1257"}},
    {"windows-1258", {Encoding::ByIconv, "CP1258"}},
    {"iso-8859-2", {Encoding::ByIconv, "ISO-8859-2"}},
    {"latin2", {Encoding::ByIconv, "ISO-8859-2"}},
    {"iso-8859-3", {Encoding::ByIconv, "ISO-8859-3"}},
    {"iso-8859-4", {Encoding::ByIconv, "ISO-8859-4"}},
    {"iso-8859-5", {Encoding::ByIconv, "ISO-8859-5"}},
    {"iso-8859-6", {Encoding::ByIconv, "ISO-8859-6"}},
    {"iso-8859-7", {Encoding::ByIconv, "ISO-8859-7"}},
    {"iso-8859-8", {Encoding::ByIconv, "ISO-8859-8"}},
    {"iso-8859-10", {Encoding::ByIconv, "ISO-8859-10"}},
    {"iso-8859-13", {Encoding::ByIconv, "ISO-8859-13"}},
    {"iso-8859-14", {Encoding::ByIconv, "ISO-8859-14"}},
    {"iso-8859-15", {Encoding::ByIconv, "ISO-8859-15"}},
    {"iso-8859-16", {Encoding::ByIconv, "ISO-8859-16"}},
    {"macintosh", {Encoding::ByIconv, "MACINTOSH"}},
};

constexpr std::size_t kPrescanBytes = 1024;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

Choice choice_of(std::string_view label) {
  while (!label.empty() && is_blank(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_blank(label.back())) label.remove_suffix(1);
  std::string name;
  for (const char c : label.substr(0, 40)) name.push_back(lower(c));
  for (const Label& row : kLabels) {
    if (row.label == name) return row.choice;
  }
  return {};
}

// Reads the attributes of one meta tag (the standard's prescan).
class MetaReader {
 public:
  explicit MetaReader(std::string_view text) : text_(text) {}

  // The label that the meta tag, whose attributes begin at `at`, gives; empty for none.
  std::string label(std::size_t at) {
    std::string charset;
    std::string content;
    bool pragma = false;
    std::string name;
    std::string value;
    while (attribute(at, name, value)) {
      if (name == "charset" && charset.empty()) charset = value;
      if (name == "http-equiv") pragma = pragma || value == "content-type";
      if (name == "content" && content.empty()) content = value;
    }
    if (!charset.empty()) return charset;
    return pragma ? from_content(content) : std::string();
  }

 private:
  bool attribute(std::size_t& at, std::string& name, std::string& value) {
    name.clear();
    value.clear();
    while (at < text_.size() && (is_blank(text_[at]) || text_[at] == '/')) ++at;
    if (at >= text_.size() || text_[at] == '>') return false;
    while (at < text_.size() && text_[at] != '=' && text_[at] != '>' && !is_blank(text_[at]) &&
           text_[at] != '/') {
      name.push_back(lower(text_[at++]));
    }
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at >= text_.size() || text_[at] != '=') return true;
    ++at;
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at >= text_.size()) return true;
    const char quote = text_[at];
    if (quote == '"' || quote == '\'') {
      for (++at; at < text_.size() && text_[at] != quote; ++at) value.push_back(lower(text_[at]));
      if (at < text_.size()) ++at;
    } else {
      while (at < text_.size() && !is_blank(text_[at]) && text_[at] != '>') {
        value.push_back(lower(text_[at++]));
      }
    }
    return true;
  }

  static std::string from_content(std::string_view content) {
    std::size_t at = content.find("charset");
    if (at == std::string_view::npos) return {};
    at += 7;
    while (at < content.size() && is_blank(content[at])) ++at;
    if (at >= content.size() || content[at] != '=') return {};
    ++at;
    while (at < content.size() &&
           (is_blank(content[at]) || content[at] == '"' || content[at] == '\'')) {
      ++at;
    }
    const std::size_t end = content.find_first_of("; \t\n\f\r\"'", at);
    return std::string(content.substr(at, end == std::string_view::npos ? end : end - at));
  }

  std::string_view text_;
};

Choice prescan(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kPrescanBytes);
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (head.substr(at, 4) == "<!--") {
      const std::size_t end = head.find("-->", at + 2);
      if (end == std::string_view::npos) return {};
      at = end;
      continue;
    }
    std::string tag;
    for (const char c : head.substr(at + 1, 4)) tag.push_back(lower(c));
    if (tag != "meta" || at + 5 >= head.size()) continue;
    if (!is_blank(head[at + 5]) && head[at + 5] != '/') continue;
    Choice choice = choice_of(MetaReader(head).label(at + 5));
    // A file whose meta could be read byte by byte is not UTF-16.
    if (choice.encoding == Encoding::Utf16LittleEndian ||
        choice.encoding == Encoding::Utf16BigEndian) {
      choice = {Encoding::Utf8, ""};
    }
    if (choice.encoding != Encoding::Unknown) return choice;
  }
  return {};
}

// 0x80 to 0x9F of windows-1252; the rest equals Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(out, byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte);
  }
  return out;
}

DecodedHtml from_utf16(std::string_view bytes, bool little) {
  DecodedHtml out;
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | (b << 8) : (a << 8) | b);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        i += 2;
      }
    }
    if (c >= 0xD800 && c < 0xE000) out.repaired = true;
    append_utf8(out.own, c);
  }
  out.repaired = out.repaired || bytes.size() % 2 != 0;
  return out;
}

DecodedHtml as_it_is(std::string_view bytes) {
  DecodedHtml out;
  out.as_given = bytes;
  return out;
}

DecodedHtml from_utf8(std::string_view bytes) {
  DecodedHtml out;
  if (is_valid_utf8(bytes)) return as_it_is(bytes);
  out.repaired = true;
  out.own.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out.own, next_code_point(bytes, at));
  return out;
}

DecodedHtml by_iconv(std::string_view bytes, const char* name) {
  DecodedHtml out;
  const iconv_t converter = iconv_open("UTF-8", name);
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    out.own = from_windows_1252(bytes);
    out.repaired = true;
    return out;
  }
  std::string input(bytes);
  char* in = input.data();
  std::size_t left = input.size();
  std::array<char, 16384> buffer{};
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t before = left;
    const std::size_t status = iconv(converter, &in, &left, &to, &room);
    out.own.append(buffer.data(), buffer.size() - room);
    const bool full = room < 8;
    if (status == static_cast<std::size_t>(-1) && !(full && left < before)) {
      append_utf8(out.own, kReplacementCharacter);
      out.repaired = true;
      ++in;
      --left;
    }
  }
  iconv_close(converter);
  if (!is_valid_utf8(out.own)) out.own = repair_utf8(out.own);
  return out;
}

}  // namespace

DecodedHtml decoded_text(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return as_it_is(text.substr(0, kMark.size()) == kMark ? text.substr(kMark.size()) : text);
}

DecodedHtml decode_html(std::string_view bytes, std::string_view charset) {
  const auto begins = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (begins("\xEF\xBB\xBF")) return from_utf8(bytes.substr(3));
  if (begins("\xFE\xFF")) return from_utf16(bytes.substr(2), false);
  if (begins("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
  Choice choice = choice_of(charset);
  if (choice.encoding == Encoding::Unknown) choice = prescan(bytes);
  if (choice.encoding == Encoding::Unknown) {
    if (is_valid_utf8(bytes)) return as_it_is(bytes);
    choice.encoding = Encoding::Windows1252;
  }
  switch (choice.encoding) {
    case Encoding::Utf16LittleEndian:
      return from_utf16(bytes, true);
    case Encoding::Utf16BigEndian:
      return from_utf16(bytes, false);
    case Encoding::Windows1252:
      return {from_windows_1252(bytes), {}, false};
    case Encoding::ByIconv:
      return by_iconv(bytes, choice.iconv_name);
    default:
      return from_utf8(bytes);
  }
}

}  // namespace sidelight
