#include "page/html_tokens.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"
#include "page/html_references.h"

namespace sidelight {
namespace {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What a byte is in a tag's name: itself in lower case, or 0 when it ends the name.
constexpr std::array<unsigned char, 256> kInTagName = [] {
  std::array<unsigned char, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    const bool ends = is_blank(c) || c == '/' || c == '>';
    table[i] = static_cast<unsigned char>(ends ? 0 : c >= 'A' && c <= 'Z' ? i + 32 : i);
  }
  table[0] = 1;  // of no known name
  return table;
}();

constexpr std::array<bool, 256> kEndsAttributeName = [] {
  std::array<bool, 256> table{};
  for (const char c : {' ', '\n', '\t', '\f', '\r', '/', '>', '='}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

const char* find_byte(const char* from, const char* end, char c) {
  const void* const found = std::memchr(from, c, static_cast<std::size_t>(end - from));
  return found == nullptr ? end : static_cast<const char*>(found);
}

const char* skip_blanks(const char* at, const char* end) {
  while (at != end && is_blank(*at)) ++at;
  return at;
}

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::uint32_t size_between(const char* begin, const char* end) {
  return static_cast<std::uint32_t>(end - begin);
}

// Whether `text` begins with `lower`, of ASCII letters and signs, in any case.
bool begins_with(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = text[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[i]) return false;
  }
  return true;
}

}  // namespace

HtmlTokenizer::HtmlTokenizer(std::string_view source, HtmlNames& names, HtmlArena& arena,
                             std::vector<HtmlAttribute>& attributes)
    : at_(source.data()),
      end_(source.data() + source.size()),
      names_(names),
      arena_(arena),
      attributes_(attributes),
      has_nul_(source.find('\0') != std::string_view::npos) {}

void HtmlTokenizer::next(HtmlToken& token, bool in_foreign) {
  while (true) {
    if (at_ == end_) {
      token.kind = HtmlTokenKind::End;
      return;
    }
    if (*at_ != '<' || plain_text_) return read_text(token);
    if (read_markup(token, in_foreign)) return;
  }
}

void HtmlTokenizer::read_text(HtmlToken& token) {
  token.kind = HtmlTokenKind::Text;
  const char* const begin = at_;
  if (plain_text_) {
    at_ = end_;
    token.text = kept_text(between(begin, end_), false, has_nul_);
    return;
  }
  // The first byte may be a "<" that begins no markup.
  bool references = *begin == '&';
  const char* to = begin + 1;
  for (; to != end_ && *to != '<'; ++to) references = references || *to == '&';
  at_ = to;
  token.text = between(begin, to);
  if (references) token.text = kept_text(token.text, true, false);
}

std::string_view HtmlTokenizer::kept_text(std::string_view raw, bool references, bool nul) {
  references = references && raw.find('&') != std::string_view::npos;
  nul = nul && raw.find('\0') != std::string_view::npos;
  if (!references && !nul) return raw;
  scratch_.clear();
  if (references) {
    append_resolved(scratch_, raw, HtmlReferencePlace::Text);
  } else {
    scratch_ = raw;
  }
  return arena_.keep(nul ? repair_utf8(scratch_) : scratch_);
}

// False when nothing came of it ("</>", or a tag that the end of the page cuts off).
bool HtmlTokenizer::read_markup(HtmlToken& token, bool in_foreign) {
  if (end_ - at_ < 2) {
    read_text(token);
    return true;
  }
  const char c = at_[1];
  if (is_ascii_letter(c)) {
    read_start_tag(token);
    return token.kind == HtmlTokenKind::StartTag;
  }
  if (c == '/') return read_end_tag(token);
  if (c == '!') {
    at_ += 2;
    read_declaration(token, in_foreign);
    return true;
  }
  if (c == '?') {
    at_ += 1;
    read_bogus_comment(token);
    return true;
  }
  read_text(token);
  return true;
}

void HtmlTokenizer::read_start_tag(HtmlToken& token) {
  ++at_;
  token.self_closing = false;
  token.attributes = static_cast<std::uint32_t>(attributes_.size());
  token.name = read_tag_name();
  const bool whole = read_attributes(true, token.self_closing);
  token.kind = whole ? HtmlTokenKind::StartTag : HtmlTokenKind::End;
}

bool HtmlTokenizer::read_end_tag(HtmlToken& token) {
  if (end_ - at_ == 2) {  // "</" at the very end is text
    token.kind = HtmlTokenKind::Text;
    token.text = between(at_, end_);
    at_ = end_;
    return true;
  }
  at_ += 2;
  if (*at_ == '>') {
    ++at_;
    return false;
  }
  if (!is_ascii_letter(*at_)) {
    read_bogus_comment(token);
    return true;
  }
  token.kind = HtmlTokenKind::EndTag;
  token.name = read_tag_name();
  if (at_ != end_ && *at_ == '>') {
    ++at_;
    return true;
  }
  return read_attributes(false, token.self_closing);
}

std::uint32_t HtmlTokenizer::read_tag_name() {
  const char* const begin = at_;
  const char* at = begin;
  HtmlNameKey key;
  for (; at != end_; ++at) {
    const unsigned char lower = kInTagName[static_cast<unsigned char>(*at)];
    if (lower == 0) break;
    key.add(lower);
  }
  at_ = at;
  return names_.number_of(key, between(begin, at));
}

// Up to and with the ">" of the tag; false at the end of the page.
bool HtmlTokenizer::read_attributes(bool keep, bool& self_closing) {
  const char* at = at_;
  const char* const end = end_;
  std::size_t room = keep ? kMaxHtmlAttributes : 0;
  at_ = end;
  while (true) {
    at = skip_blanks(at, end);
    if (at == end) return false;
    if (*at == '>' || *at == '/') {
      if (*at++ == '/') {
        if (at == end || *at != '>') continue;
        self_closing = true;
        ++at;
      }
      at_ = at;
      return true;
    }
    HtmlAttribute attribute;
    attribute.name = at++;  // even "=" begins a name
    while (at != end && !kEndsAttributeName[static_cast<unsigned char>(*at)]) ++at;
    attribute.name_size = size_between(attribute.name, at);
    at = skip_blanks(at, end);
    attribute.value = at;
    if (at != end && *at == '=') {
      at = skip_blanks(at + 1, end);
      if (at == end) return false;
      if (*at == '"' || *at == '\'') {
        attribute.value = at + 1;
        at = find_byte(at + 1, end, *at);
        if (at == end) return false;
        attribute.value_size = size_between(attribute.value, at++);
      } else {
        attribute.value = at;
        while (at != end && !is_blank(*at) && *at != '>') ++at;
        attribute.value_size = size_between(attribute.value, at);
      }
    }
    if (room == 0) continue;
    --room;
    attributes_.push_back(attribute);
  }
}

void HtmlTokenizer::read_declaration(HtmlToken& token, bool in_foreign) {
  const std::string_view rest = between(at_, end_);
  if (rest.substr(0, 2) == "--") {
    at_ += 2;
    read_comment(token);
  } else if (begins_with(rest, "doctype")) {
    at_ += 7;
    read_doctype(token);
  } else if (in_foreign && rest.substr(0, 7) == "[CDATA[") {
    at_ += 7;
    read_cdata(token);
  } else {
    read_bogus_comment(token);
  }
}

void HtmlTokenizer::read_comment(HtmlToken& token) {
  token.kind = HtmlTokenKind::Comment;
  token.text = {};
  const char* const begin = at_;
  const std::string_view rest = between(begin, end_);
  if (rest.substr(0, 1) == ">" || rest.substr(0, 2) == "->") {
    at_ = begin + (rest[0] == '>' ? 1 : 2);
    return;
  }
  for (const char* at = find_byte(begin, end_, '-'); at != end_;
       at = find_byte(at + 1, end_, '-')) {
    const std::string_view sign = between(at, end_).substr(0, 4);
    if (sign.substr(0, 3) != "-->" && sign != "--!>") continue;
    token.text = between(begin, at);
    at_ = at + (sign[2] == '>' ? 3 : 4);
    return;
  }
  // Cut off: what may be the beginning of its end is no part of it.
  std::string_view data = rest;
  for (const std::string_view tail : {"--!", "--", "-"}) {
    if (data.size() < tail.size() || data.substr(data.size() - tail.size()) != tail) continue;
    data.remove_suffix(tail.size());
    break;
  }
  token.text = data;
  at_ = end_;
}

void HtmlTokenizer::read_bogus_comment(HtmlToken& token) {
  token.kind = HtmlTokenKind::Comment;
  const char* const to = find_byte(at_, end_, '>');
  token.text = between(at_, to);
  at_ = to == end_ ? to : to + 1;
}

void HtmlTokenizer::read_cdata(HtmlToken& token) {
  token.kind = HtmlTokenKind::Text;
  const std::size_t to = between(at_, end_).find("]]>");
  token.text = between(at_, end_).substr(0, to);
  at_ = to == std::string_view::npos ? end_ : at_ + to + 3;
}

// The string in quotes here; false when the page ends or a ">" stands in it, which ends the
// doctype.
bool HtmlTokenizer::read_doctype_id(std::string& id) {
  const char quote = *at_++;
  const char* to = at_;
  while (to != end_ && *to != quote && *to != '>') ++to;
  id = repair_utf8(between(at_, to));
  at_ = to;
  if (to == end_ || *to == '>') return false;
  ++at_;
  return true;
}

void HtmlTokenizer::read_doctype(HtmlToken& token) {
  token.kind = HtmlTokenKind::Doctype;
  doctype_ = HtmlDoctype();
  HtmlDoctype& doctype = doctype_;
  const auto ended = [&] { return at_ == end_ || *at_ == '>'; };
  const auto is_quote = [&] { return !ended() && (*at_ == '"' || *at_ == '\''); };
  // Past the ">"; with `quirks` the doctype was not whole.
  const auto finish = [&](bool quirks) {
    doctype.forces_quirks = doctype.forces_quirks || quirks || at_ == end_;
    at_ = find_byte(at_, end_, '>');
    if (at_ != end_) ++at_;
  };
  at_ = skip_blanks(at_, end_);
  if (ended()) return finish(true);
  const char* const name = at_;
  while (!ended() && !is_blank(*at_)) ++at_;
  doctype.name = lower_html_name(between(name, at_));
  at_ = skip_blanks(at_, end_);
  if (ended()) return finish(false);
  const bool is_public = begins_with(between(at_, end_), "public");
  if (!is_public && !begins_with(between(at_, end_), "system")) return finish(true);
  at_ = skip_blanks(at_ + 6, end_);
  if (!is_quote()) return finish(true);
  if (is_public) {
    doctype.has_public_id = true;
    if (!read_doctype_id(doctype.public_id)) return finish(true);
    at_ = skip_blanks(at_, end_);
    if (ended()) return finish(false);
    if (!is_quote()) return finish(true);
  }
  doctype.has_system_id = true;
  if (!read_doctype_id(doctype.system_id)) return finish(true);
  at_ = skip_blanks(at_, end_);
  finish(false);  // what else stands there does not count
}

bool HtmlTokenizer::names_here(const char* at, std::string_view name) const {
  const std::string_view rest = between(at, end_);
  if (rest.size() <= name.size() || !begins_with(rest, name)) return false;
  const char after = rest[name.size()];
  return is_blank(after) || after == '/' || after == '>';
}

// Where "</name" begins, or the end.
const char* HtmlTokenizer::end_of_content(const char* from, std::string_view name) const {
  for (const char* at = find_byte(from, end_, '<'); at != end_; at = find_byte(at + 1, end_, '<')) {
    if (end_ - at > 2 && at[1] == '/' && names_here(at + 2, name)) return at;
  }
  return end_;
}

// Where the first "-->" from `from` on begins, or the end. Pages are searched from front to back,
// so that the place found last is often the answer, and many scripts with open comments cost no
// more.
const char* HtmlTokenizer::end_of_script_comment(const char* from) {
  if (comment_end_ == nullptr || comment_end_ < from) {
    const std::size_t to = between(from, end_).find("-->");
    comment_end_ = to == std::string_view::npos ? end_ : from + to;
  }
  return comment_end_;
}

// As end_of_content for a script: in "<!-- <script> … </script> -->" the inner end tag is none.
const char* HtmlTokenizer::end_of_script() {
  constexpr std::string_view kScript = "script";
  enum class Escape { None, Comment, InnerScript } escape = Escape::None;
  const char* comment_end = end_;
  for (const char* at = find_byte(at_, end_, '<'); at != end_; at = find_byte(at + 1, end_, '<')) {
    if (escape != Escape::None && at > comment_end) escape = Escape::None;
    if (end_ - at < 3) break;
    if (at[1] == '/') {
      if (!names_here(at + 2, kScript)) continue;
      if (escape != Escape::InnerScript) return at;
      escape = Escape::Comment;
    } else if (escape == Escape::None) {
      if (between(at, end_).substr(0, 4) != "<!--") continue;
      escape = Escape::Comment;
      comment_end = end_of_script_comment(at + 2);
    } else if (escape == Escape::Comment && names_here(at + 1, kScript)) {
      escape = Escape::InnerScript;
    }
  }
  return end_;
}

std::string_view HtmlTokenizer::content(HtmlContent kind, std::uint32_t name) {
  const char* const begin = at_;
  const char* const to =
      kind == HtmlContent::Script ? end_of_script() : end_of_content(begin, names_.name_of(name));
  at_ = to;
  if (to != end_) {
    at_ = to + 2 + names_.name_of(name).size();
    bool self_closing = false;
    read_attributes(false, self_closing);
  }
  return kept_text(between(begin, to), kind == HtmlContent::RcData, has_nul_);
}

}  // namespace sidelight
