// Depth of markup, before parsing (parser hardening): gumbo's time grows with the square of the
// depth, and unclosed formatting elements multiply. Too deep start tags are written away first, as
// browsers flatten them. Never a parser: what it takes for a tag may be off by a few in odd markup,
// which only moves the limit.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

struct FlattenedHtml {
  std::string text;  // empty when nothing had to go: use the input
  bool changed = false;
};

// `html` without the start and end tags of elements deeper than `limit` and without the attributes
// of a tag beyond 512. Linear.
FlattenedHtml flatten_html(std::string_view html, std::size_t limit);

}  // namespace sidelight
