#include "page/stories.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "page/line_words.h"

namespace sidelight {
namespace {

constexpr std::size_t kLeastStories = 3;
constexpr std::uint32_t kLeastText = 80;     // bytes of a story's text
constexpr std::uint32_t kLeastNested = 200;  // bytes of it in an article element of its own
constexpr std::uint64_t kLeastShare = 60;    // per cent of the article's text in stories
constexpr std::uint32_t kMaxLead = 90;       // bytes of the bold words that a story begins with
constexpr std::uint32_t kLinked = 700;       // thousandths of a heading that are link
constexpr std::size_t kMaxTitle = 300;       // bytes of a title that are looked at
constexpr std::size_t kMaxName = 6;          // words of a roundup's name
constexpr std::uint32_t kBold = 7;           // level of headings that are bold lines
constexpr std::uint64_t kMostUneven = 12;    // a story may be so many times the middle one

// What publishers call a page of several stories.
constexpr std::string_view kRoundupWords[] = {"roundup",
                                              "round-up",
                                              "round up",
                                              "briefing",
                                              "in brief",
                                              "news briefs",
                                              "briefs",
                                              "digest",
                                              "hard numbers",
                                              "quick hits",
                                              "quick takes",
                                              "rundown",
                                              "wrap-up",
                                              "news wrap",
                                              "what we're watching",
                                              "the headlines",
                                              "today's headlines",
                                              "top stories",
                                              "morning headlines",
                                              "stories to watch",
                                              "news in numbers",
                                              "the week in",
                                              "week in review",
                                              "this week in"};

struct Part {
  std::size_t leaf = 0;           // where it begins
  std::uint32_t element = kNone;  // that holds it whole, where one does
};

class StoryFinder {
 public:
  explicit StoryFinder(PageDraft& draft) : draft_(draft) {}

  std::string_view find() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (is_text(i)) text_ += draft_.facts[i].bytes;
    }
    if (text_ == 0) return {};
    const bool named = is_named();
    if (by_articles(named)) return number("roundup.nested_articles");
    if (named && by_headings()) return number("roundup.named_headings");
    if (named && by_leads()) return number("roundup.named_leads");
    return {};
  }

 private:
  bool is_text(std::size_t i) const {
    const LeafType& type = draft_.types[i];
    return !type.dropped && type.region == Region::Article &&
           (type.kind == BlockKind::Paragraph || type.kind == BlockKind::ListItem ||
            type.kind == BlockKind::Quotation);
  }

  // Whether title, kicker or section say that there are several.
  bool is_named() const {
    if (names(draft_.declared_title) || names(draft_.data.section)) return true;
    if (names(metadata_of(draft_.page, {"article:section", "section"}))) return true;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      const bool head = type.kind == BlockKind::Kicker || type.kind == BlockKind::Headline;
      if (head && type.region == Region::Article && names(draft_.view(i))) return true;
    }
    return false;
  }

  // Whether a line, or what stands before its colon or bar, is the name of a roundup: a few words
  // that hold one of ours. A sentence about a roundup is none.
  static bool names(std::string_view line) {
    const std::string folded = fold(line.substr(0, kMaxTitle));
    if (!holds_any(folded, kRoundupWords)) return false;
    const std::string_view whole = folded;
    for (std::size_t at = 0; at < whole.size();) {
      const std::size_t end = std::min(whole.find_first_of(":|", at), whole.size());
      const std::string_view part = whole.substr(at, end - at);
      if (words_of(part).size() <= kMaxName && holds_any(part, kRoundupWords)) return true;
      at = end + 1;
    }
    return false;
  }

  // Article elements inside the text, each with a heading and running text.
  bool by_articles(bool named) {
    parts_.clear();
    const std::uint32_t own = own_article();
    std::uint32_t end = 0;
    for (std::uint32_t e = 0; e < draft_.page.elements.size(); ++e) {
      const Node& node = draft_.tree.nodes[e];
      if (e < end || e == own || node.tag != Tag::Article || node.hidden) continue;
      if (node.text_bytes < kLeastNested || holds_headline(e)) continue;
      Part part;
      part.element = e;
      parts_.push_back(part);
      end = node.end;
    }
    if (parts_.size() < kLeastStories) return false;
    settle_elements();
    return is_headed(named) && holds_article(kLeastNested);
  }

  std::uint32_t own_article() const {
    if (draft_.headline == kNone) return kNone;
    std::uint32_t at = draft_.element(draft_.headline);
    while (at != kNone && draft_.tree.nodes[at].tag != Tag::Article)
      at = draft_.page.elements[at].parent;
    return at;
  }
  bool holds_headline(std::uint32_t e) const {
    return draft_.headline != kNone && draft_.tree.inside(draft_.element(draft_.headline), e);
  }

  void settle_elements() {
    stories_.assign(draft_.size(), kNone);
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::uint32_t e = draft_.element(i);
      const auto after =
          std::upper_bound(parts_.begin(), parts_.end(), e,
                           [](std::uint32_t at, const Part& part) { return at < part.element; });
      if (after == parts_.begin() || !draft_.tree.inside(e, (after - 1)->element)) continue;
      stories_[i] = static_cast<std::uint32_t>(after - parts_.begin() - 1);
    }
  }

  // Whether each story has a heading; a linked one, where nothing else says that these are stories
  // and not the parts of one.
  bool is_headed(bool named) const {
    std::vector<char> headed(parts_.size(), 0);
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const bool heading = draft_.types[i].kind == BlockKind::Subheading &&
                           draft_.types[i].region == Region::Article;
      if (!heading || stories_[i] == kNone) continue;
      if (named || draft_.facts[i].link_permille >= kLinked) headed[stories_[i]] = 1;
    }
    return std::count(headed.begin(), headed.end(), 0) == 0;
  }

  std::uint32_t level_of(std::size_t i) const {
    const LeafType& type = draft_.types[i];
    if (type.dropped || type.region != Region::Article || type.kind != BlockKind::Subheading)
      return 0;
    return draft_.facts[i].level == 0 ? kBold : draft_.facts[i].level;
  }

  // The highest level of headings that stands several times; else headings of every make.
  bool by_headings() {
    std::size_t counts[kBold + 1] = {};
    for (std::size_t i = 0; i < draft_.size(); ++i) ++counts[level_of(i)];
    std::uint32_t level = 1;
    while (level <= kBold && counts[level] < kLeastStories) ++level;
    parts_.clear();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::uint32_t own = level_of(i);
      if (own != 0 && (own == level || level > kBold)) parts_.push_back({i, kNone});
    }
    settle_runs();
    return holds_article(kLeastText);
  }

  // Paragraphs that begin with bold words.
  bool by_leads() {
    parts_.clear();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const Leaf& leaf = draft_.leaves.leaves[i];
      const bool lead = leaf.lead_bytes > 0 && leaf.lead_bytes <= kMaxLead &&
                        leaf.strong_bytes + 2 >= leaf.lead_bytes &&
                        leaf.lead_bytes + kLeastText / 2 <= draft_.facts[i].bytes;
      if (lead && is_text(i)) parts_.push_back({i, kNone});
    }
    settle_runs();
    return holds_article(kLeastText);
  }

  void settle_runs() {
    stories_.assign(draft_.size(), kNone);
    std::size_t next = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      while (next < parts_.size() && parts_[next].leaf <= i) ++next;
      if (next > 0) stories_[i] = static_cast<std::uint32_t>(next - 1);
    }
  }

  // Whether the parts are several, hold the article, and none of them is most of it.
  bool holds_article(std::uint32_t least) {
    if (parts_.size() < kLeastStories) return false;
    std::vector<std::uint64_t> texts(parts_.size(), 0);
    std::uint64_t held = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (stories_[i] == kNone || !is_text(i)) continue;
      texts[stories_[i]] += draft_.facts[i].bytes;
      held += draft_.facts[i].bytes;
    }
    if (held * 100 < kLeastShare * text_) return false;
    std::vector<std::uint64_t> sorted = texts;
    std::sort(sorted.begin(), sorted.end());
    const std::uint64_t middle = sorted[sorted.size() / 2];
    const auto full = static_cast<std::size_t>(std::count_if(
        texts.begin(), texts.end(), [&](std::uint64_t bytes) { return bytes >= least; }));
    return full >= kLeastStories && full * 10 >= parts_.size() * 7 &&
           sorted.back() <= middle * kMostUneven;
  }

  std::string_view number(std::string_view rule) {
    std::vector<Story> stories(parts_.size());
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      LeafType& type = draft_.types[i];
      if (stories_[i] == kNone || type.dropped || type.region != Region::Article) continue;
      type.story = stories_[i] + 1;
      Story& story = stories[stories_[i]];
      if (!story.title.empty()) continue;
      if (type.kind == BlockKind::Subheading) {
        story.title = std::string(draft_.view(i));
      } else if (i == parts_[stories_[i]].leaf && parts_[stories_[i]].element == kNone) {
        story.title = lead_of(i);
      }
    }
    draft_.stories = std::move(stories);
    return rule;
  }

  std::string lead_of(std::size_t i) const {
    std::string_view lead = trim(draft_.view(i).substr(0, draft_.leaves.leaves[i].lead_bytes));
    while (!lead.empty() && (lead.back() == ':' || lead.back() == '.' || lead.back() == ' '))
      lead.remove_suffix(1);
    return std::string(lead);
  }

  PageDraft& draft_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> stories_;  // part of each leaf, or kNone
  std::uint64_t text_ = 0;
};

}  // namespace

std::string_view find_stories(PageDraft& draft) { return StoryFinder(draft).find(); }

}  // namespace sidelight
