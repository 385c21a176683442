#include "text/mail_marks.h"

#include <string_view>

namespace sidelight {
namespace {

constexpr std::size_t kLongestEmoticon = 4;
constexpr std::size_t kLongestStamp = 28;

bool is_figure(char c) { return c >= '0' && c <= '9'; }

// Bytes of the emoticon that `text` begins with, up to a space or its end; 0 for none.
std::size_t emoticon_bytes(std::string_view text) {
  const std::size_t space = text.find_first_of(" \n\t.,!?");
  const std::string_view sign = text.substr(0, space);
  if (sign == "<3" || sign == "^^" || sign == "^_^") return sign.size();
  if (sign.size() < 2 || sign.size() > kLongestEmoticon) return 0;
  if (std::string_view(":;=8").find(sign[0]) == std::string_view::npos) return 0;
  std::size_t at = 1;
  if (sign[at] == '-' || sign[at] == '\'' || sign[at] == 'o') ++at;
  const std::size_t mouth = at;
  while (at < sign.size() && std::string_view(")(DPp]/|*").find(sign[at]) != std::string_view::npos)
    ++at;
  return at > mouth && at == sign.size() ? at : 0;
}

// Reads from `least` to `most` figures at `at` and moves it behind them.
bool read_figures(std::string_view text, std::size_t& at, std::size_t least, std::size_t most) {
  const std::size_t begin = at;
  while (at < text.size() && at - begin < most && is_figure(text[at])) ++at;
  return at - begin >= least && (at == text.size() || !is_figure(text[at]));
}

bool read_sign(std::string_view text, std::size_t& at, char sign) {
  if (at >= text.size() || text[at] != sign) return false;
  ++at;
  return true;
}

std::size_t stamp_bytes(std::string_view text) {
  std::size_t at = 0;
  const bool day = read_figures(text, at, 1, 2) && read_sign(text, at, '/') &&
                   read_figures(text, at, 1, 2) && read_sign(text, at, '/') &&
                   read_figures(text, at, 2, 4) && read_sign(text, at, ' ');
  const bool time = day && read_figures(text, at, 1, 2) && read_sign(text, at, ':') &&
                    read_figures(text, at, 2, 2);
  if (!time) return 0;
  std::size_t seconds = at;
  if (read_sign(text, seconds, ':') && read_figures(text, seconds, 2, 2)) at = seconds;
  const std::string_view half = text.substr(at, 3);
  return half == " AM" || half == " PM" ? at + 3 : at;
}

std::uint32_t token_after(const Document& doc, std::uint32_t i, std::uint32_t end,
                          std::size_t bytes) {
  if (bytes == 0) return i;
  const std::uint32_t stop = doc.tokens[i].at.begin + static_cast<std::uint32_t>(bytes);
  std::uint32_t at = i;
  while (at < end && doc.tokens[at].at.end <= stop) ++at;
  return at > i && doc.tokens[at - 1].at.end == stop ? at : i;
}

std::string_view text_from(const Document& doc, std::uint32_t i, std::uint32_t end,
                           std::size_t longest) {
  const ByteRange line = {doc.tokens[i].at.begin, doc.tokens[end - 1].at.end};
  return doc.view(line).substr(0, longest);
}

}  // namespace

std::uint32_t emoticon_end(const Document& doc, std::uint32_t i, std::uint32_t end) {
  const std::string_view first = doc.token_text(i);
  if (!doc.tokens[i].space_before ||
      std::string_view(":;=8<^").find(first[0]) == std::string_view::npos)
    return i;
  return token_after(doc, i, end, emoticon_bytes(text_from(doc, i, end, kLongestEmoticon + 1)));
}

std::uint32_t stamp_end(const Document& doc, std::uint32_t i, std::uint32_t end) {
  if (!doc.tokens[i].space_before || !is_figure(doc.token_text(i)[0])) return i;
  return token_after(doc, i, end, stamp_bytes(text_from(doc, i, end, kLongestStamp)));
}

}  // namespace sidelight
