// Block labels (alignment of a page's leaves with a reference text): which leaves of a page are
// part of a text that people took for its article, although the text came without its places. Never
// exact: its own ceiling is told by `sidelight-train blocks --ceiling`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

// One label for each of `leaves` (in page order): 1 where its words stand in `truth`, one block a
// line. A text that stands several times on the page is taken once, among its own kind.
std::vector<std::uint8_t> label_leaves(const std::vector<std::string_view>& leaves,
                                       std::string_view truth);

// Indices of the leaves that hold nearly all words of `line` and little else, in page order.
std::vector<std::size_t> leaves_holding(const std::vector<std::string_view>& leaves,
                                        std::string_view line);

// The lines of `text` that hold something.
std::vector<std::string> lines_of(std::string_view text);

// Words of `text` as the labels count them.
std::size_t word_count(std::string_view text);

}  // namespace sidelight
