#include "page/plain_text.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "page/hints.h"

namespace sidelight {

Page read_plain_text(std::string_view text, std::string_view url, std::string_view date) {
  Page page;
  page.url = repair_utf8(url);
  page.date = repair_utf8(date);
  page.plain_text = true;
  Element body;
  body.tag = "body";
  page.elements.push_back(body);
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const bool clean = is_valid_utf8(text) && text.find('\0') == std::string_view::npos;
  const std::string repaired = clean ? std::string() : repair_utf8(text);
  if (!clean) {
    text = repaired;
    add_note(page, NoteCode::InvalidText);
  }
  std::size_t bytes = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.find_first_not_of(" \t\f\v") == std::string_view::npos) continue;
    if (page.texts.size() >= kMaxTexts) {
      add_note(page, NoteCode::NodeLimit);
      break;
    }
    if (bytes + line.size() > kMaxTextBytes) {
      add_note(page, NoteCode::TextLimit);
      break;
    }
    bytes += line.size();
    Element paragraph;
    paragraph.tag = "p";
    paragraph.parent = 0;
    page.elements.push_back(std::move(paragraph));
    const auto index = static_cast<std::uint32_t>(page.elements.size() - 1);
    page.texts.push_back({index, index + 1, std::string(line)});
  }
  return page;
}

}  // namespace sidelight
