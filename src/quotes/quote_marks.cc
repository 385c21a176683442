#include "quotes/quote_marks.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

enum class Mark : std::uint8_t {
  None,
  Open,
  Close,
  Straight,
  OpenSingle,
  CloseSingle,
  StraightSingle
};

bool ends_in_s(std::string_view word) {
  return !word.empty() && (word.back() == 's' || word.back() == 'S');
}

// Reads the marks of one block from left to right. The state is the one outer mark that is open;
// what other kinds of marks do inside it does not matter.
class BlockMarks {
 public:
  BlockMarks(const Document& doc, std::uint32_t block, std::vector<MarkedSpan>& spans)
      : doc_(doc), block_(block), tokens_(doc.tokens_of_block(block)), spans_(spans) {
    read_marks();
  }

  void run();
  bool opens_with_mark() const;
  // Whether a double mark is open at the end, and where it opened.
  bool left_open() const { return open_ != kNone && !single_; }
  void close_at_end(bool continues);

 private:
  struct Place {
    Mark mark = Mark::None;
    std::uint32_t width = 1;  // tokens: two for '' and ``
  };

  void read_marks();
  Place place_at(std::uint32_t token) const;
  bool touches_next(std::uint32_t token) const {
    return token + 1 < tokens_.end && !doc_.tokens[token + 1].space_before;
  }
  bool may_open(std::uint32_t token, std::uint32_t width) const;
  bool may_close_single(std::uint32_t token) const;
  bool closes_single(std::uint32_t token) const;
  bool closes_soon(std::uint32_t token) const;
  void open(std::uint32_t token, std::uint32_t width, bool single);
  void close(std::uint32_t token, std::uint32_t width);
  void step_outside(std::uint32_t token, Place place);
  void step_inside(std::uint32_t token, Place place);

  const Document& doc_;
  std::uint32_t block_;
  TokenRange tokens_;
  std::vector<MarkedSpan>& spans_;
  std::vector<Place> places_;                   // parallel to the block's tokens
  std::vector<std::uint32_t> next_sure_close_;  // of single marks, from each token on
  std::vector<std::uint32_t> next_close_;
  std::uint32_t open_ = kNone;
  std::uint32_t open_width_ = 1;
  bool single_ = false;
  bool inner_double_ = false;  // a double mark is open inside single ones
  bool nested_ = false;        // a short stretch in the same marks is open inside
  char32_t opener_ = 0;
};

BlockMarks::Place BlockMarks::place_at(std::uint32_t token) const {
  const std::string_view text = doc_.token_text(token);
  const bool doubled =
      token + 1 < tokens_.end && touches_next(token) && doc_.token_text(token + 1) == text;
  std::size_t at = 0;
  switch (next_code_point(text, at)) {
    case 0x201C:
    case 0x201F:
      return {Mark::Open, 1};
    case 0x201D:
      return {Mark::Close, 1};
    case 0x201E:
    case 0xAB:
      return {Mark::Open, 1};
    case 0xBB:
      return {Mark::Close, 1};
    case '"':
      return {Mark::Straight, 1};
    case '`':
      return doubled ? Place{Mark::Open, 2} : Place{Mark::OpenSingle, 1};
    case 0x2018:
    case 0x2039:
      return {Mark::OpenSingle, 1};
    case 0x203A:
      return {Mark::CloseSingle, 1};
    case 0x2019:
      return doubled ? Place{Mark::Close, 2} : Place{Mark::CloseSingle, 1};
    case '\'':
      return doubled ? Place{Mark::Straight, 2} : Place{Mark::StraightSingle, 1};
    default:
      return {};
  }
}

void BlockMarks::read_marks() {
  const std::uint32_t count = tokens_.size();
  places_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (doc_.tokens[tokens_.begin + i].kind == TokenKind::Word ||
        doc_.tokens[tokens_.begin + i].kind == TokenKind::Number) {
      continue;
    }
    places_[i] = place_at(tokens_.begin + i);
    if (places_[i].width == 2) ++i;
  }
  next_sure_close_.assign(count + 1, kNone);
  next_close_.assign(count + 1, kNone);
  for (std::uint32_t i = count; i-- > 0;) {
    const std::uint32_t token = tokens_.begin + i;
    next_close_[i] = next_close_[i + 1];
    next_sure_close_[i] = next_sure_close_[i + 1];
    // Another stretch opens: what is open now must close before it.
    const bool opens = places_[i].mark == Mark::OpenSingle ||
                       (places_[i].mark == Mark::StraightSingle && may_open(token, 1));
    if (opens) next_sure_close_[i] = kNone;
    if (!may_close_single(token)) continue;
    next_close_[i] = token;
    if (!ends_in_s(doc_.token_text(token - 1))) next_sure_close_[i] = token;
  }
}

// A single mark that touches the word before it and not the one after.
bool BlockMarks::may_close_single(std::uint32_t token) const {
  const Mark mark = places_[token - tokens_.begin].mark;
  if (mark != Mark::CloseSingle && mark != Mark::StraightSingle) return false;
  if (token == tokens_.begin || doc_.tokens[token].space_before) return false;
  return !touches_next(token) || (doc_.tokens[token + 1].kind != TokenKind::Word &&
                                  doc_.tokens[token + 1].kind != TokenKind::Number);
}

// "the workers’ union" inside single marks: a later mark that cannot be a possessive wins.
bool BlockMarks::closes_single(std::uint32_t token) const {
  if (!may_close_single(token)) return false;
  return !ends_in_s(doc_.token_text(token - 1)) || next_sure_close_[token - tokens_.begin] == kNone;
}

// “My father, Héctor “Toto” Lagos, drove one”: a word or two, and the next mark closes what they
// stand in.
bool BlockMarks::closes_soon(std::uint32_t token) const {
  constexpr std::uint32_t kShort = 4;
  std::uint32_t closed = kNone;
  for (std::uint32_t at = token + 1; at < tokens_.end; ++at) {
    const Mark mark = places_[at - tokens_.begin].mark;
    if (mark == Mark::Open) return false;
    if (mark == Mark::Close && closed != kNone) return true;
    if (mark == Mark::Close) closed = at;
    if (closed == kNone && at - token > kShort) return false;
  }
  return closed != kNone && doc_.tokens[closed - 1].kind == TokenKind::Word;
}

bool BlockMarks::may_open(std::uint32_t token, std::uint32_t width) const {
  const std::uint32_t last = token + width - 1;
  if (last + 1 >= tokens_.end || !touches_next(last)) return false;
  if (token == tokens_.begin || doc_.tokens[token].space_before) return true;
  const std::string_view before = doc_.token_text(token - 1);
  return before == "(" || before == "[" || before == "—" || before == "–" || before == "-" ||
         before == "--" || before == "/" || before == "\"" || before == "“" || before == ":" ||
         before == "…" || before == "...";
}

void BlockMarks::open(std::uint32_t token, std::uint32_t width, bool single) {
  open_ = token;
  open_width_ = width;
  single_ = single;
  inner_double_ = false;
  nested_ = false;
  std::size_t at = 0;
  opener_ = next_code_point(doc_.token_text(token), at);
}

void BlockMarks::close(std::uint32_t token, std::uint32_t width) {
  MarkedSpan span;
  span.inside = {open_ + open_width_, token};
  span.outside = {open_, token + width};
  span.block = block_;
  span.single = single_;
  if (!span.inside.empty()) spans_.push_back(span);
  open_ = kNone;
}

void BlockMarks::step_outside(std::uint32_t token, Place place) {
  const std::uint32_t index = token - tokens_.begin;
  switch (place.mark) {
    case Mark::Open:
      open(token, place.width, false);
      break;
    case Mark::Straight:
      if (may_open(token, place.width)) open(token, place.width, false);
      break;
    case Mark::OpenSingle:
      if (may_open(token, 1) && next_close_[index + 1] != kNone) open(token, 1, true);
      break;
    case Mark::StraightSingle:
      if (may_open(token, 1) && next_close_[index + 1] != kNone &&
          doc_.tokens[token + 1].kind != TokenKind::Number) {
        open(token, 1, true);
      }
      break;
    default:
      break;
  }
}

void BlockMarks::step_inside(std::uint32_t token, Place place) {
  if (single_) {
    const bool is_double =
        place.mark == Mark::Open || place.mark == Mark::Close || place.mark == Mark::Straight;
    if (is_double) {
      inner_double_ = place.mark == Mark::Open || (place.mark == Mark::Straight && !inner_double_);
    } else if (!inner_double_ && closes_single(token)) {
      close(token, 1);
    }
    return;
  }
  const bool german = opener_ == 0x201E;
  if (nested_ && place.mark == Mark::Close) {
    nested_ = false;
  } else if (place.mark == Mark::Close || (german && place.mark == Mark::Open)) {
    close(token, place.width);
  } else if (place.mark == Mark::Open && closes_soon(token)) {
    nested_ = true;
  } else if (place.mark == Mark::Open) {
    // The same mark opens again: the one before was never closed.
    open(token, place.width, false);
  } else if (place.mark == Mark::Straight) {
    const bool opens = may_open(token, place.width) && doc_.tokens[token].space_before;
    if (opens) {
      open(token, place.width, false);
    } else {
      close(token, place.width);
    }
  }
}

void BlockMarks::run() {
  for (std::uint32_t token = tokens_.begin; token < tokens_.end;) {
    const Place place = places_[token - tokens_.begin];
    if (place.mark != Mark::None) {
      if (open_ == kNone) {
        step_outside(token, place);
      } else {
        step_inside(token, place);
      }
    }
    token += place.width;
  }
}

bool BlockMarks::opens_with_mark() const {
  if (tokens_.empty()) return false;
  const Mark mark = places_[0].mark;
  return mark == Mark::Open ||
         (mark == Mark::Straight && may_open(tokens_.begin, places_[0].width));
}

void BlockMarks::close_at_end(bool continues) {
  close(tokens_.end, 0);
  if (!spans_.empty() && spans_.back().block == block_) spans_.back().continues = continues;
}

// Joseph “Joe” Smith: nobody says this, and the sentence goes on as if it were not there.
bool is_nickname(const Document& doc, const MarkedSpan& span) {
  constexpr std::uint32_t kLongest = 2;  // tokens
  const std::uint32_t open = span.outside.begin;
  const std::uint32_t next = span.outside.end;
  if (span.inside.size() > kLongest || open == 0 || next >= doc.tokens.size()) return false;
  // Ana “Dita” dos Anjos
  constexpr std::size_t kLongestParticle = 3;
  const bool particle = doc.folded[next].size() <= kLongestParticle &&
                        next + 1 < doc.tokens.size() && doc.tokens[next + 1].upper_first;
  return doc.tokens[open - 1].upper_first && (doc.tokens[next].upper_first || particle) &&
         doc.sentence_of_token[open - 1] == doc.sentence_of_token[next] &&
         doc.tokens[span.inside.end - 1].kind == TokenKind::Word;
}

}  // namespace

bool may_hold_speech(BlockKind kind) {
  switch (kind) {
    case BlockKind::Headline:
    case BlockKind::Standfirst:
    case BlockKind::Paragraph:
    case BlockKind::Subheading:
    case BlockKind::ListItem:
    case BlockKind::Quotation:
    case BlockKind::Caption:
    case BlockKind::Related:
      return true;
    default:
      return false;
  }
}

std::vector<MarkedSpan> find_marked_spans(const Document& doc) {
  std::vector<MarkedSpan> spans;
  const auto& blocks = doc.article.blocks;
  bool open_before = false;  // the block before left a mark open
  MarkedSpan pending;        // … from here to its end
  for (std::uint32_t block = 0; block < blocks.size(); ++block) {
    if (!may_hold_speech(blocks[block].kind)) continue;
    std::vector<MarkedSpan> found;
    BlockMarks marks(doc, block, found);
    marks.run();
    if (open_before) {
      const bool again = marks.opens_with_mark();
      // A whole paragraph whose closing mark is missing is still a quote.
      const bool whole = pending.outside.begin == doc.tokens_of_block(pending.block).begin;
      pending.continues = again;
      if (again || whole) spans.push_back(pending);
    }
    open_before = marks.left_open();
    if (open_before) {
      marks.close_at_end(false);
      if (found.empty()) {
        open_before = false;
      } else {
        pending = found.back();
        found.pop_back();
      }
    }
    std::copy_if(found.begin(), found.end(), std::back_inserter(spans),
                 [&](const MarkedSpan& span) { return !is_nickname(doc, span); });
  }
  if (open_before && pending.outside.begin == doc.tokens_of_block(pending.block).begin) {
    spans.push_back(pending);
  }
  return spans;
}

}  // namespace sidelight
