#include "page/html_tree.h"

#include <algorithm>

#include "base/utf8.h"
#include "page/html_builder.h"
#include "page/html_references.h"

namespace sidelight {
namespace {

// CRLF and CR are line feeds to a browser.
std::string with_line_feeds(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  std::size_t plain = 0;
  for (std::size_t at = source.find('\r'); at != std::string_view::npos;
       at = source.find('\r', plain)) {
    out.append(source.substr(plain, at - plain));
    plain = at + 1;
    if (plain == source.size() || source[plain] != '\n') out.push_back('\n');
  }
  out.append(source.substr(plain));
  return out;
}

}  // namespace

const HtmlAttribute* HtmlTree::attribute(const HtmlNode& element, std::string_view name) const {
  for (std::uint32_t i = 0; i < element.size; ++i) {
    const HtmlAttribute& each = attributes[element.attributes + i];
    if (is_called(each, name)) return &each;
  }
  return nullptr;
}

bool is_called(const HtmlAttribute& attribute, std::string_view name) {
  if (attribute.name_size != name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = attribute.name[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != name[i]) return false;
  }
  return true;
}

std::string value_of(const HtmlAttribute& attribute) {
  const std::string_view raw = attribute.raw_value();
  std::string out;
  if (raw.find('&') != std::string_view::npos) {
    append_resolved(out, raw, HtmlReferencePlace::Attribute);
  } else {
    out = raw;
  }
  return out.find('\0') == std::string::npos ? out : repair_utf8(out);
}

HtmlTree parse_html(std::string_view source) {
  HtmlTree tree;
  if (source.find('\r') != std::string_view::npos) {
    tree.without_returns = with_line_feeds(source);
    source = tree.without_returns;
  }
  HtmlBuilder(source, tree).run();
  return tree;
}

}  // namespace sidelight
