#include "page/hints.h"

#include <algorithm>
#include <array>

#include "base/name_table.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

// Sorted.
constexpr std::array<std::string_view, 42> kHintNames = {"alt",
                                                         "aria-hidden",
                                                         "aria-label",
                                                         "border",
                                                         "cite",
                                                         "class",
                                                         "content",
                                                         "data-category",
                                                         "data-component",
                                                         "data-headline",
                                                         "data-lazy-src",
                                                         "data-original",
                                                         "data-qa",
                                                         "data-runner-img-hd",
                                                         "data-runner-src",
                                                         "data-source",
                                                         "data-src",
                                                         "data-srcset",
                                                         "data-testid",
                                                         "data-type",
                                                         "data-url",
                                                         "datetime",
                                                         "elid",
                                                         "height",
                                                         "href",
                                                         "id",
                                                         "itemprop",
                                                         "itemscope",
                                                         "itemtype",
                                                         "lang",
                                                         "name",
                                                         "open",
                                                         "property",
                                                         "rel",
                                                         "role",
                                                         "size",
                                                         "src",
                                                         "srcset",
                                                         "title",
                                                         "type",
                                                         "value",
                                                         "width"};
constexpr NameTable kHints(kHintNames);

constexpr std::array<std::string_view, 13> kLeftOut = {
    "script", "style",  "noscript", "template", "link",  "meta", "title",
    "base",   "object", "noframes", "frame",    "param", "svg"};

constexpr std::array<std::string_view, 7> kEmptied = {"math",  "canvas", "iframe",  "video",
                                                      "audio", "select", "textarea"};

// Sorted.
constexpr std::array<std::string_view, 52> kBlocks = {
    "address", "article", "aside",   "blockquote", "body",     "caption", "center",   "dd",
    "details", "dialog",  "dir",     "div",        "dl",       "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",    "frameset",   "h1",       "h2",      "h3",       "h4",
    "h5",      "h6",      "header",  "hgroup",     "hr",       "legend",  "li",       "listing",
    "main",    "menu",    "nav",     "ol",         "optgroup", "option",  "p",        "pre",
    "search",  "section", "summary", "table",      "tbody",    "td",      "tfoot",    "th",
    "thead",   "tr",      "ul",      "xmp"};

constexpr std::array<std::string_view, 12> kRows = {"ul",    "ol",       "dl",      "menu",
                                                    "table", "thead",    "tbody",   "tfoot",
                                                    "tr",    "colgroup", "picture", "form"};

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

std::uint8_t hint_number(std::string_view name) { return kHints.number(name); }

std::string_view hint_name(std::uint8_t number) { return kHints.name(number); }

bool is_hint(std::string_view name) { return hint_number(name) != kNoHint; }

std::uint32_t hint_units(std::string_view name) {
  return name == "alt" || name == "aria-label" ? kMaxLongHintUnits : kMaxHintUnits;
}

bool is_left_out(std::string_view tag) {
  return std::find(kLeftOut.begin(), kLeftOut.end(), tag) != kLeftOut.end();
}

bool is_emptied(std::string_view tag) {
  return std::find(kEmptied.begin(), kEmptied.end(), tag) != kEmptied.end();
}

bool is_block_name(std::string_view tag) {
  return std::binary_search(kBlocks.begin(), kBlocks.end(), tag);
}

bool is_rows_name(std::string_view tag) {
  return std::find(kRows.begin(), kRows.end(), tag) != kRows.end();
}

std::string_view kept_name(std::string_view tag) {
  const auto* block = std::lower_bound(kBlocks.begin(), kBlocks.end(), tag);
  if (block != kBlocks.end() && *block == tag) return *block;
  const auto* row = std::find(kRows.begin(), kRows.end(), tag);
  return row == kRows.end() ? std::string_view() : *row;
}

bool style_hides(std::string_view style) {
  std::string plain;
  for (const char c : style) {
    if (!is_blank(c)) plain.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  for (const std::string_view sign : {"display:none", "visibility:hidden"}) {
    const std::size_t at = plain.find(sign);
    if (at != std::string::npos && (at == 0 || plain[at - 1] == ';')) return true;
  }
  return false;
}

std::string cut_units(std::string_view text, std::uint32_t units) {
  if (text.size() <= units) return std::string(text);
  std::uint32_t length = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    length += c >= 0x10000 ? 2 : 1;
    if (length > units) break;
    at = next;
  }
  return std::string(text.substr(0, at));
}

void add_note(Page& page, NoteCode code) {
  for (const Note& note : page.notes) {
    if (note.code == code) return;
  }
  page.notes.push_back({code, std::string(kNoteCodeLabels[static_cast<std::size_t>(code)])});
}

}  // namespace sidelight
