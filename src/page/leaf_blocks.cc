#include "page/leaf_blocks.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

// A run of a pending leaf's text with one inline ancestor at the top.
struct Run {
  ByteRange at;
  std::uint32_t wrapper = kNone;  // topmost inline element under the block
  std::uint32_t parent = 0;       // of its texts
  std::uint32_t link = kNone;
  bool strong = false;
};

// White space at which a line may be cut.
struct LineEnd {
  std::uint32_t at = 0;     // byte in text: the line before ends here
  std::uint32_t count = 0;  // br elements
};

bool is_plain(char c) { return c > ' ' && c < '\x7F'; }

// Bytes of ASCII words from `at` on, with single spaces between them: what is copied as it is.
std::size_t plain_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    if (is_plain(text[end])) {
      ++end;
    } else if (text[end] == ' ' && end + 1 < text.size() && is_plain(text[end + 1])) {
      end += 2;
    } else {
      break;
    }
  }
  return end - at;
}

bool is_removed(char32_t c) { return c == 0x200B || c == 0xFEFF || c == 0xAD || c == 0x2060; }

class LeafCutter {
 public:
  LeafCutter(const Page& page, const PageTree& tree) : page_(page), tree_(tree) {}

  LeafPage cut() {
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < page_.texts.size(); ++i) {
      const Text& text = page_.texts[i];
      for (; next < text.before; ++next) open(next);
      close_until(text.parent);
      if (!tree_.nodes[text.parent].skipped && !tree_.nodes[text.parent].hidden) add(i);
    }
    finish();
    return std::move(out_);
  }

 private:
  void open(std::uint32_t element) {
    close_until(page_.elements[element].parent);
    const Node& node = tree_.nodes[element];
    if (node.tag == Tag::Br) {
      line_break();
    } else if (node.breaks && !in_whole()) {
      finish();
    } else if (node.breaks) {
      space_ = true;
    }
    if (node.tag == Tag::Hr && !in_whole()) finish();
    stack_.push_back(element);
    if (node.data_table && !node.hidden && !in_whole()) table_ = element;
    if (node.post && !node.hidden && !in_whole()) post_ = element;
    if (node.tag == Tag::B || node.tag == Tag::Strong) ++strong_;
  }

  void close_until(std::uint32_t parent) {
    while (!stack_.empty() && stack_.back() != parent) {
      const std::uint32_t element = stack_.back();
      const Node& node = tree_.nodes[element];
      stack_.pop_back();
      if (node.tag == Tag::B || node.tag == Tag::Strong) --strong_;
      if (in_whole() && table_ != element && post_ != element) {
        if (node.breaks) space_ = true;
        continue;
      }
      if (node.breaks) finish();
      if (table_ == element) table_ = kNone;
      if (post_ == element) post_ = kNone;
    }
  }

  // Inside what is one leaf, whatever breaks in it: a table of data, a post of another site.
  bool in_whole() const { return table_ != kNone || post_ != kNone; }

  void line_break() {
    space_ = true;
    if (in_whole() || runs_.empty()) return;
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    if (!ends_.empty() && ends_.back().at == at) {
      ++ends_.back().count;
    } else {
      ends_.push_back({at, 1});
    }
  }

  // Two inline boxes side by side with nothing between them, outside of running text: styled apart
  // on the page ("By Jane Doe" "8 May"), so that they are two lines here. A capital or a figure
  // begins the second.
  bool is_seam(std::uint32_t parent, char32_t c) {
    if (runs_.empty() || in_whole() || !(is_upper(c) || is_digit(c))) return false;
    const Node& block = tree_.nodes[tree_.nodes[parent].block];
    if (block.tag == Tag::P || block.tag == Tag::Li || heading_level(block.tag) > 0) return false;
    const Run& before = runs_.back();
    if (before.wrapper == kNone || before.parent == parent) return false;
    const std::uint32_t top = top_inline_cached(parent);
    if (top == kNone) return false;
    if (top == before.wrapper) return is_card_seam(top, before.parent, parent);
    const Tag tag = tree_.nodes[top].tag;
    if (tag != tree_.nodes[before.wrapper].tag || (tag != Tag::Span && tag != Tag::A)) return false;
    const char32_t last = code_point_before(out_.text, out_.text.size());
    return is_letter(last) || is_digit(last);
  }
  // Label, title and outlet inside one link, each in an element of its own.
  bool is_card_seam(std::uint32_t link, std::uint32_t before, std::uint32_t after) const {
    return tree_.nodes[link].tag == Tag::A && !tree_.inside(before, after) &&
           !tree_.inside(after, before) && is_lower(code_point_before(out_.text, out_.text.size()));
  }
  void seam() {
    ends_.push_back({static_cast<std::uint32_t>(out_.text.size()), 2});
    space_ = true;
  }

  // A large first letter in an element of its own belongs to the word after it, whatever space the
  // markup has between them.
  bool is_drop_cap(char32_t next) const {
    if (runs_.size() != 1 || runs_[0].at.size() != 1 || is_upper(next) || !is_letter(next))
      return false;
    if (!is_upper(static_cast<unsigned char>(out_.text[runs_[0].at.begin]))) return false;
    const std::string_view name = page_.elements[runs_[0].parent].hint("class");
    return name.find("drop") != std::string_view::npos;
  }

  // The topmost inline ancestor of `element` under its block; kNone when it is the block.
  std::uint32_t top_inline(std::uint32_t element) const {
    const std::uint32_t block = tree_.nodes[element].block;
    if (element == block) return kNone;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i] == block) return i + 1 < stack_.size() ? stack_[i + 1] : kNone;
    }
    return kNone;
  }

  void begin_run(std::uint32_t parent) {
    Run run;
    run.wrapper = top_inline_cached(parent);
    run.parent = parent;
    run.link = tree_.nodes[parent].link;
    run.strong = strong_ > 0;
    const auto at = static_cast<std::uint32_t>(out_.text.size());
    run.at = {at, at};
    if (runs_.empty()) {
      block_ = tree_.nodes[parent].block;
      begin_ = at;
    }
    runs_.push_back(run);
  }

  // Deep inline nests would make a climb for each text quadratic: one climb serves a parent's
  // neighbours.
  std::uint32_t top_inline_cached(std::uint32_t parent) {
    const std::uint32_t block = tree_.nodes[parent].block;
    if (cached_top_ != kNone && cached_block_ == block && tree_.inside(parent, cached_top_)) {
      return cached_top_;
    }
    const std::uint32_t top = top_inline(parent);
    cached_top_ = top;
    cached_block_ = block;
    return top;
  }

  void add(std::uint32_t index) {
    const Text& node = page_.texts[index];
    const std::string_view text = node.text;
    bool fresh = true;    // no run of this node yet
    bool joined = false;  // the last byte out is the last byte read
    std::uint32_t utf16 = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t from = at;
      const char32_t c = static_cast<unsigned char>(text[at]) < 0x80
                             ? static_cast<char32_t>(text[at++])
                             : next_code_point(text, at);
      const std::uint32_t begin16 = utf16;
      utf16 += c >= 0x10000 ? 2 : 1;
      if (is_removed(c)) {
        joined = false;
        continue;
      }
      if (is_space(c)) {
        // One plain space inside a text stays in its piece.
        const char32_t after = code_point_at(text, at);
        const bool single =
            c == ' ' && joined && after != 0 && !is_space(after) && !is_removed(after);
        if (single) {
          out_.text.push_back(' ');
          grow_piece(1);
        } else {
          joined = false;
          space_ = true;
        }
        continue;
      }
      if (!joined) {
        if (fresh && !space_ && is_seam(node.parent, c)) seam();
        if (space_ && !runs_.empty() && !is_drop_cap(c)) out_.text.push_back(' ');
        space_ = false;
        if (fresh) begin_run(node.parent);
        fresh = false;
        const auto out_at = static_cast<std::uint32_t>(out_.text.size());
        out_.pieces.push_back({{out_at, out_at}, index, begin16});
        joined = true;
      }
      const std::size_t run = plain_run(text, at);
      utf16 += static_cast<std::uint32_t>(run);
      at += run;
      out_.text.append(text.substr(from, at - from));
      grow_piece(static_cast<std::uint32_t>(at - from));
    }
  }

  void grow_piece(std::uint32_t bytes) {
    out_.pieces.back().at.end += bytes;
    runs_.back().at.end = out_.pieces.back().at.end;
  }

  void finish() {
    cached_top_ = kNone;
    space_ = false;
    if (runs_.empty()) {
      ends_.clear();
      return;
    }
    const auto end = static_cast<std::uint32_t>(out_.text.size());
    std::uint32_t begin = begin_;
    std::size_t run = 0;     // first run of the line that has begun
    std::size_t before = 0;  // run that the line break ends
    for (const LineEnd& line : ends_) {
      if (line.at >= end) break;
      while (before + 1 < runs_.size() && runs_[before].at.end < line.at) ++before;
      if (!cuts(line, before)) continue;
      emit({begin, line.at}, run);
      run = before + 1;
      // The space that stands for the line break becomes the end of the line: same length.
      out_.text[line.at] = '\n';
      begin = line.at + 1;
    }
    emit({begin, end}, run);
    out_.text.push_back('\n');
    runs_.clear();
    ends_.clear();
  }

  // Two breaks cut. One cuts where the lines' styles differ: one of them stands whole in an inline
  // element that the other has no part of.
  bool cuts(const LineEnd& line, std::size_t run) const {
    if (line.count >= 2 || begins_with_bullet(std::string_view(out_.text).substr(line.at + 1)))
      return true;
    if (run + 1 >= runs_.size()) return false;
    const std::uint32_t before = runs_[run].wrapper;
    const std::uint32_t after = runs_[run + 1].wrapper;
    if (before == after) return false;
    return (before != kNone && starts_line(run)) || (after != kNone && ends_line(run + 1));
  }
  // Whether the runs of one wrapper that end with `run` begin a line. Asked once for each change of
  // wrapper.
  bool starts_line(std::size_t run) const {
    while (run > 0 && runs_[run - 1].wrapper == runs_[run].wrapper) --run;
    return is_line_begin(runs_[run].at.begin);
  }
  // Whether the runs of one wrapper that begin with `run` end a line.
  bool ends_line(std::size_t run) const {
    while (run + 1 < runs_.size() && runs_[run + 1].wrapper == runs_[run].wrapper) ++run;
    return run + 1 >= runs_.size() || is_line_begin(runs_[run + 1].at.begin);
  }
  bool is_line_begin(std::uint32_t at) const {
    if (at == begin_) return true;
    const auto found = std::lower_bound(
        ends_.begin(), ends_.end(), at,
        [](const LineEnd& line, std::uint32_t value) { return line.at + 1 < value; });
    return found != ends_.end() && found->at + 1 == at;
  }

  void emit(ByteRange at, std::size_t run) {
    Leaf leaf;
    leaf.at = at;
    leaf.element = block_;
    leaf.table = table_;
    if (table_ != kNone) leaf.element = table_;
    if (post_ != kNone) leaf.element = post_;
    bool one = true;
    std::uint32_t last_link = kNone;
    const std::size_t first = run;
    std::size_t last = run;
    for (; run < runs_.size() && runs_[run].at.begin < at.end; ++run) {
      const Run& r = runs_[run];
      if (r.link != kNone) {
        leaf.link_bytes += r.at.size();
        if (leaf.link == kNone) leaf.link = r.link;
        if (r.link != last_link) ++leaf.links;
        last_link = r.link;
      }
      if (r.strong) leaf.strong_bytes += r.at.size();
      if (r.wrapper != runs_[first].wrapper) one = false;
      last = run;
    }
    if (first < runs_.size() && one) leaf.wrapper = runs_[first].wrapper;
    if (last > first && runs_[last].wrapper != kNone &&
        runs_[last].parent != runs_[last - 1].parent) {
      leaf.tail = runs_[last].at;
    }
    if (last > first && runs_[first + 1].parent != runs_[first].parent) {
      leaf.lead_bytes = runs_[first].at.size();
    }
    if (!leaf.at.empty()) out_.leaves.push_back(leaf);
  }

  const Page& page_;
  const PageTree& tree_;
  LeafPage out_;
  std::vector<std::uint32_t> stack_;
  std::vector<Run> runs_;
  std::vector<LineEnd> ends_;
  std::uint32_t begin_ = 0;
  std::uint32_t block_ = 0;
  std::uint32_t table_ = kNone;
  std::uint32_t post_ = kNone;
  std::uint32_t cached_top_ = kNone;
  std::uint32_t cached_block_ = kNone;
  std::uint32_t strong_ = 0;
  bool space_ = false;
};

}  // namespace

std::size_t LeafPage::first_piece(std::uint32_t at) const {
  const auto found = std::lower_bound(
      pieces.begin(), pieces.end(), at,
      [](const TextPiece& piece, std::uint32_t byte) { return piece.at.end <= byte; });
  return static_cast<std::size_t>(found - pieces.begin());
}

LeafPage cut_leaves(const Page& page, const PageTree& tree) { return LeafCutter(page, tree).cut(); }

}  // namespace sidelight
