#include "page/page_draft.h"

#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMinProse = 80;
constexpr std::size_t kMaxTitle = 600;
constexpr std::uint32_t kMinSentence = 40;
constexpr std::uint32_t kMaxProseLinks = 400;

bool is_sentence_end(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case 0x2026:  // …
    case 0x3002:  // 。
    case 0xFF01:
    case 0xFF1F:
    case 0x06D4:
    case 0x0964:  // danda
      return true;
    default:
      return false;
  }
}

// A small letter or a digit of ASCII.
constexpr std::array<bool, 256> kPlainWord = [] {
  std::array<bool, 256> plain{};
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789"))
    plain[static_cast<unsigned char>(c)] = true;
  return plain;
}();
bool is_plain_word(char c) { return kPlainWord[static_cast<unsigned char>(c)]; }

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB ||
         c == 0x203A || c == 0x201C || c == 0x300D || c == 0x300F;
}

bool ends_sentence(std::string_view text) {
  std::size_t at = text.size();
  for (int i = 0; i < 4 && at > 0; ++i) {
    const char32_t c = code_point_before(text, at);
    if (is_sentence_end(c)) return true;
    if (!is_closing(c) && c != ' ') return false;
    at = floor_boundary(text, at - 1);
  }
  return false;
}

// Of each byte: 1 for a letter or digit, 2 for a comma, 4 for the first byte of an ideograph or
// kana.
constexpr std::array<std::uint8_t, 256> kByteKinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0x80; c < kinds.size(); ++c) kinds[c] = c >= 0xE3 && c <= 0xE9 ? 5 : 1;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = 1;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = 1;
  kinds[','] = 2;
  return kinds;
}();

void count_words(std::string_view text, LeafFacts& facts) {
  std::uint32_t words = 0;
  std::uint32_t commas = 0;
  std::uint32_t wide = 0;
  unsigned before = 0;
  for (const char c : text) {
    const unsigned kind = kByteKinds[static_cast<unsigned char>(c)];
    words += kind & ~before & 1u;
    commas += kind >> 1 & 1u;
    wide += kind >> 2;
    before = kind;
  }
  facts.commas = commas;
  // Scripts without spaces count three bytes as a word's half.
  facts.words = std::max(words, wide / 2);
}

}  // namespace

namespace {

// Which leaves a picture stands right before, by the places of their first and last texts.
void find_pictures(PageDraft& draft) {
  std::vector<std::uint32_t> pictures(draft.page.elements.size() + 1, 0);  // before each element
  for (std::size_t e = 0; e < draft.page.elements.size(); ++e) {
    pictures[e + 1] = pictures[e] + (draft.tree.nodes[e].tag == Tag::Img ? 1 : 0);
  }
  const std::vector<TextPiece>& pieces = draft.leaves.pieces;
  std::size_t piece = 0;
  std::uint32_t last = 0;  // elements before the text that came last
  for (std::size_t i = 0; i < draft.size(); ++i) {
    const ByteRange at = draft.leaves.leaves[i].at;
    while (piece < pieces.size() && pieces[piece].at.end <= at.begin) ++piece;
    if (piece == pieces.size()) break;
    const std::uint32_t first = draft.page.texts[pieces[piece].text].before;
    draft.facts[i].pictured = pictures[first] > pictures[last];
    while (piece < pieces.size() && pieces[piece].at.begin < at.end) {
      last = draft.page.texts[pieces[piece].text].before;
      ++piece;
    }
    if (piece > 0) --piece;  // it may go on in the next leaf
  }
}

}  // namespace

void measure_leaves(PageDraft& draft) {
  const std::size_t count = draft.size();
  draft.facts.assign(count, {});
  draft.types.assign(count, {});
  draft.folded_at.reserve(count);
  draft.folded.reserve(draft.leaves.text.size());
  // Nearest heading and list item of each element, in one pass.
  std::vector<std::uint32_t> level(draft.page.elements.size(), 0);
  std::vector<std::uint32_t> item(draft.page.elements.size(), kNone);
  for (std::uint32_t i = 0; i < draft.page.elements.size(); ++i) {
    const std::uint32_t parent = draft.page.elements[i].parent;
    const Tag tag = draft.tree.nodes[i].tag;
    level[i] = heading_level(tag);
    if (tag == Tag::Li || tag == Tag::Dt || tag == Tag::Dd) item[i] = i;
    if (parent == kNone) continue;
    if (level[i] == 0) level[i] = level[parent];
    if (item[i] == kNone) item[i] = item[parent];
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Leaf& leaf = draft.leaves.leaves[i];
    LeafFacts& facts = draft.facts[i];
    const std::string_view text = draft.leaves.view(leaf);
    facts.bytes = leaf.at.size();
    const auto folded_begin = static_cast<std::uint32_t>(draft.folded.size());
    append_fold(draft.folded, text);
    draft.folded_at.push_back({folded_begin, static_cast<std::uint32_t>(draft.folded.size())});
    count_words(text, facts);
    facts.level = level[leaf.element];
    facts.list = item[leaf.element];
    facts.link_permille = leaf.link_bytes * 1000 / std::max(1u, facts.bytes);
    facts.sentence = ends_sentence(text);
    facts.strong = leaf.strong_bytes * 10 >= facts.bytes * 9;
    facts.prose = facts.level == 0 && leaf.table == kNone && facts.link_permille < kMaxProseLinks &&
                  (facts.bytes >= kMinProse || (facts.bytes >= kMinSentence && facts.sentence));
  }
  find_pictures(draft);
}

std::string_view metadata_of(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const auto& entry : page.metadata) {
      if (entry.first == name && !trim(entry.second).empty()) return trim(entry.second);
    }
  }
  return {};
}

std::string title_key(const FoldedText& text) {
  const std::string_view plain = text.folded();
  std::string out(plain.size(), ' ');  // never longer: a space stands for at least one byte
  std::size_t size = 0;
  bool space = false;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t begin = at;
    if (is_plain_word(plain[at])) {
      if (space && size > 0) ++size;
      space = false;
      while (at < plain.size() && is_plain_word(plain[at])) out[size++] = plain[at++];
      continue;
    }
    const char32_t c = next_code_point(plain, at);
    if (is_letter(c) || is_digit(c)) {
      if (space && size > 0) ++size;
      space = false;
      for (std::size_t i = begin; i < at; ++i) out[size++] = plain[i];
    } else if (c != '\'') {
      space = true;
    }
  }
  out.resize(size);
  return out;
}

bool same_key(std::string_view one, std::string_view two) {
  if (one.empty() || two.empty()) return false;
  if (one == two) return true;
  const std::string_view small = one.size() < two.size() ? one : two;
  const std::string_view large = one.size() < two.size() ? two : one;
  return small.size() * 10 >= large.size() * 6 && small.size() >= 12 &&
         large.find(small) != std::string_view::npos;
}

bool same_title(const FoldedText& a, const FoldedText& b) {
  if (a.text().size() > kMaxTitle || b.text().size() > kMaxTitle) return false;
  return same_key(title_key(a), title_key(b));
}

}  // namespace sidelight
