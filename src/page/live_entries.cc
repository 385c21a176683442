#include "page/live_entries.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxBylines = 8;
constexpr std::size_t kReach = 12;          // leaves around the text in which entries may stand
constexpr std::uint32_t kMostlyText = 300;  // per mille of a line that may be links
constexpr std::size_t kLeastEntries = 3;
constexpr std::uint32_t kLeastText = 16;   // bytes that an entry says
constexpr std::uint64_t kLeastShare = 50;  // per cent of the article's text that stands in entries
constexpr std::size_t kLeastTimedLines = 5;  // paragraphs that begin with a time

constexpr std::string_view kLiveWords[] = {
    "live",           "liveblog",         "live-blog",       "liveticker",   "live-ticker",
    "newsticker",     "ticker",           "en vivo",         "en direct",    "direct",
    "directo",        "direto",           "diretta",         "liveblogs",    "live text",
    "as it happened", "minute by minute", "minuto a minuto", "live updates", "latest updates"};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// Whether a word goes on at `at` of a folded text. Dashes and quotation marks are no letters.
bool goes_on(std::string_view folded, std::size_t at) {
  return at < folded.size() && is_word_byte(folded[at]) && folded.substr(at, 2) != "\xE2\x80";
}

// Bytes of "am", "p.m.", "Uhr", "GMT" … at `at` of a folded text, with the space before it.
std::size_t clock_suffix(std::string_view folded, std::size_t at) {
  static constexpr std::string_view kSuffixes[] = {"a.m.", "p.m.", "am",   "pm",  "uhr", "gmt",
                                                   "bst",  "utc",  "cest", "cet", "est", "edt",
                                                   "pst",  "pdt",  "et",   "ist", "hrs", "h"};
  const std::size_t from = at < folded.size() && folded[at] == ' ' ? at + 1 : at;
  for (const std::string_view suffix : kSuffixes) {
    if (folded.substr(from, suffix.size()) != suffix) continue;
    const std::size_t end = from + suffix.size();
    if (!goes_on(folded, end)) return end - at;
  }
  return 0;
}

// A time element's datetime when it names a time of day.
bool has_clock(std::string_view iso) {
  const std::size_t t = iso.find_first_of("Tt ");
  return t == 10 && is_digit_at(iso, t + 1) && iso.find(':', t) != std::string_view::npos;
}

// Whether the page calls itself live: in its title, section or address.
bool says_live(const PageDraft& draft) {
  std::string path(metadata_of(draft.page, {"link:canonical", "og:url"}));
  if (path.empty()) path = draft.page.url;
  std::string words = draft.declared_title + " | " + draft.page.title + " | " + draft.data.section;
  if (draft.headline != kNone) words += " | " + std::string(draft.view(draft.headline));
  const std::size_t host = path.find("://");
  const std::size_t slash = path.find('/', host == std::string::npos ? 0 : host + 3);
  if (slash != std::string::npos) words += " | " + path.substr(slash);
  return holds_any(fold(words), kLiveWords);
}

struct Entry {
  std::size_t leaf = 0;           // where it begins
  std::uint32_t element = kNone;  // that holds it whole, where one does
  std::string time;
};

class EntryFinder {
 public:
  EntryFinder(PageDraft& draft, const StructuredKinds& data) : draft_(draft), data_(data) {}

  std::string_view find() {
    weigh();
    if (text_ == 0) return {};
    find_marks();
    const bool declared = draft_.data.type == "LiveBlogPosting";
    const bool live = declared || says_live(draft_);
    if (by_classes()) return number("live_blog.entry_classes");
    if (by_timed_lines(true, kLeastEntries)) return number("live_blog.timed_headings");
    if (live && by_times()) return number("live_blog.timed_entries");
    if (live && by_timed_lines(false, kLeastTimedLines)) return number("live_blog.timed_lines");
    if (by_updates()) return number("live_blog.structured_data");
    return declared ? std::string_view("live_blog.structured_data") : std::string_view();
  }

 private:
  struct Mark {  // a time of day
    std::uint32_t element = 0;
    std::size_t leaf = 0;
    std::string time;
  };

  bool is_text(std::size_t i) const {
    const LeafType& type = draft_.types[i];
    return !type.dropped && type.region == Region::Article &&
           (type.kind == BlockKind::Paragraph || type.kind == BlockKind::ListItem ||
            type.kind == BlockKind::Quotation);
  }

  void weigh() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const bool head = text_ == 0 && bylines_.size() < kMaxBylines;
      if (head && draft_.types[i].kind == BlockKind::Byline) bylines_.push_back(i);
      if (!is_text(i)) continue;
      if (text_ == 0) first_ = i;
      last_ = i;
      text_ += draft_.facts[i].bytes;
    }
  }

  void start() {
    entries_.clear();
    copies_.clear();
  }

  // Entries that are elements, each with a class word of live blogs.
  bool by_classes() {
    start();
    std::uint32_t end = 0;
    for (std::uint32_t e = 0; e < draft_.page.elements.size(); ++e) {
      const Node& node = draft_.tree.nodes[e];
      if (e < end || node.hidden || !node.own.has(Family::LiveEntry)) continue;
      if (node.text_bytes < kLeastText) continue;
      Entry entry;
      entry.element = e;
      entries_.push_back(std::move(entry));
      end = node.end;
    }
    return settle_elements();
  }

  // The times of day on the page, with the leaves that say them.
  void find_marks() {
    std::vector<std::size_t> leaf_of(draft_.page.elements.size(), draft_.size());
    for (std::size_t i = draft_.size(); i-- > 0;) leaf_of[draft_.element(i)] = i;
    std::vector<char> taken(draft_.size(), 0);
    for (std::uint32_t e = 0; e < draft_.page.elements.size(); ++e) {
      const Node& node = draft_.tree.nodes[e];
      const std::string_view iso = draft_.page.elements[e].hint("datetime");
      if (node.tag != Tag::Time || node.hidden || !has_clock(iso)) continue;
      const std::size_t leaf = leaf_of[node.breaks ? e : node.block];
      if (leaf == draft_.size() || !is_near(leaf) || taken[leaf]) continue;
      taken[leaf] = 1;
      marks_.push_back({e, leaf, std::string(iso)});
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (taken[i] || !is_near(i) || draft_.facts[i].words > 8) continue;
      const std::string_view text = draft_.view(i);
      if (is_time_line(text)) marks_.push_back({draft_.element(i), i, std::string(text)});
    }
    std::sort(marks_.begin(), marks_.end(),
              [](const Mark& a, const Mark& b) { return a.leaf < b.leaf; });
  }

  bool is_near(std::size_t i) const {
    const Zone zone = draft_.zone(i);
    const bool open = zone == Zone::None || zone == Zone::Tags || zone == Zone::AuthorBox;
    return open && !draft_.types[i].dropped && i + kReach > first_ && i < last_ + kReach;
  }

  // Entries that are elements with one time each; else what stands between two times.
  bool by_times() {
    if (marks_.size() < kLeastEntries) return false;
    std::vector<std::uint32_t> before(draft_.page.elements.size() + 1, 0);
    for (const Mark& mark : marks_) ++before[mark.element + 1];
    for (std::size_t e = 1; e < before.size(); ++e) before[e] += before[e - 1];
    start();
    for (const Mark& mark : marks_) {
      std::uint32_t card = mark.element;
      for (std::uint32_t up = draft_.page.elements[card].parent; up != kNone && up != 0;
           up = draft_.page.elements[up].parent) {
        if (before[draft_.tree.nodes[up].end] - before[up] > 1) break;
        card = up;
      }
      Entry entry;
      entry.element = card;
      entry.time = mark.time;
      entries_.push_back(std::move(entry));
    }
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.element < b.element; });
    if (entries_.size() >= kLeastEntries && settle_elements()) {
      add_siblings();
      return settle_elements();
    }
    start();
    for (const Mark& mark : marks_) {
      Entry entry;
      entry.leaf = mark.leaf;
      entry.time = mark.time;
      entries_.push_back(std::move(entry));
    }
    return settle_runs();
  }

  // Elements of the entries' make beside them, whose own time says only how long ago.
  void add_siblings() {
    const auto same_make = [&](std::uint32_t a, std::uint32_t b) {
      const Element& one = draft_.page.elements[a];
      const Element& two = draft_.page.elements[b];
      return one.parent == two.parent && one.tag == two.tag &&
             one.hint("class") == two.hint("class");
    };
    const std::uint32_t first = entries_.front().element;
    const std::uint32_t parent = draft_.page.elements[first].parent;
    const auto alike = static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(),
                      [&](const Entry& entry) { return same_make(entry.element, first); }));
    if (parent == kNone || alike * 10 < entries_.size() * 6) return;
    std::vector<Entry> all;
    std::size_t next = 0;
    for (std::uint32_t e = parent + 1; e < draft_.tree.nodes[parent].end;
         e = draft_.tree.nodes[e].end) {
      while (next < entries_.size() && entries_[next].element < e) all.push_back(entries_[next++]);
      const bool known = next < entries_.size() && entries_[next].element == e;
      const bool inside = next < entries_.size() && draft_.tree.inside(entries_[next].element, e);
      if (known || inside || draft_.tree.nodes[e].hidden || !same_make(e, first)) continue;
      Entry entry;
      entry.element = e;
      all.push_back(std::move(entry));
    }
    while (next < entries_.size()) all.push_back(entries_[next++]);
    entries_ = std::move(all);
  }

  // Entries whose heading, or whose first line, begins with a time.
  bool by_timed_lines(bool headings, std::size_t least) {
    start();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (type.dropped || type.region != Region::Article) continue;
      if (headings ? type.kind != BlockKind::Subheading : !is_text(i)) continue;
      const std::string_view text = draft_.view(i);
      const std::size_t bytes = clock_bytes(text);
      if (bytes == 0 || bytes >= text.size()) continue;
      Entry entry;
      entry.leaf = i;
      entry.time = std::string(text.substr(0, bytes));
      entries_.push_back(std::move(entry));
    }
    return entries_.size() >= least && settle_runs();
  }

  // Entries whose heading is the headline of an update in the structured data.
  bool by_updates() {
    start();
    read_updates();
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].region != Region::Article || draft_.facts[i].level == 0) continue;
      if (i == draft_.headline) continue;
      const auto found = times_.find(title_key(draft_.line(i)));
      if (found == times_.end()) continue;
      Entry entry;
      entry.leaf = i;
      entry.time = found->second;
      entries_.push_back(std::move(entry));
    }
    return settle_runs();
  }

  void read_updates() {
    if (!times_.empty()) return;
    for (const LiveUpdate& update : data_.updates) {
      const std::string key = title_key(update.headline);
      if (!key.empty()) times_.emplace(key, update.published);
    }
  }

  // What stands in the element of an entry is the entry's, though a few words be little evidence.
  bool is_open(std::size_t i) const {
    const LeafType& type = draft_.types[i];
    const LeafFacts& facts = draft_.facts[i];
    return type.kind == BlockKind::Boilerplate && !type.dropped && i != draft_.headline &&
           draft_.zone(i) == Zone::None && facts.link_permille <= kMostlyText &&
           (facts.prose || facts.level >= 2) && !is_furniture(draft_.line(i));
  }

  // Leaves stand in the entry whose element holds them. Entries must not overlap; one that says
  // again what an earlier one says is dropped.
  bool settle_elements() {
    stories_.assign(draft_.size(), kNone);
    std::vector<std::uint64_t> texts(entries_.size(), 0);
    std::vector<std::string> words(entries_.size());
    std::uint64_t held = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::uint32_t e = draft_.element(i);
      const auto after =
          std::upper_bound(entries_.begin(), entries_.end(), e,
                           [](std::uint32_t at, const Entry& entry) { return at < entry.element; });
      if (after == entries_.begin()) continue;
      const auto k = static_cast<std::size_t>(after - entries_.begin() - 1);
      if (!draft_.tree.inside(e, entries_[k].element)) continue;
      stories_[i] = static_cast<std::uint32_t>(k);
      if (is_text(i)) held += draft_.facts[i].bytes;
      if (draft_.facts[i].level > 0 || (!is_text(i) && !is_open(i))) continue;
      words[k] += draft_.view(i);
      texts[k] += draft_.facts[i].bytes;
    }
    drop_copies(words, texts);
    return accept(texts, held);
  }

  void drop_copies(const std::vector<std::string>& words, std::vector<std::uint64_t>& texts) {
    std::unordered_set<std::string_view> seen;  // looked up only
    std::vector<char> copy(words.size(), 0);
    for (std::size_t k = 0; k < words.size(); ++k) {
      if (texts[k] == 0 || seen.insert(words[k]).second) continue;
      copy[k] = 1;
      texts[k] = 0;
    }
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      if (stories_[i] != kNone && copy[stories_[i]]) copies_.push_back(i);
    }
  }

  // Leaves stand in the entry that begins last before them.
  bool settle_runs() {
    with_headings();
    stories_.assign(draft_.size(), kNone);
    std::vector<std::uint64_t> texts(entries_.size(), 0);
    std::uint64_t held = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < draft_.size() && i <= last_; ++i) {
      while (next < entries_.size() && entries_[next].leaf <= i) ++next;
      if (next == 0) continue;
      stories_[i] = static_cast<std::uint32_t>(next - 1);
      if (!is_text(i)) continue;
      texts[next - 1] += draft_.facts[i].bytes;
      held += draft_.facts[i].bytes;
    }
    return accept(texts, held);
  }

  // Where headings stand right before the times, entries begin with them.
  void with_headings() {
    const auto headed = [&](const Entry& entry) {
      return entry.leaf > 0 && draft_.types[entry.leaf - 1].kind == BlockKind::Subheading &&
             draft_.types[entry.leaf].kind != BlockKind::Subheading && !is_text(entry.leaf);
    };
    const auto count =
        static_cast<std::size_t>(std::count_if(entries_.begin(), entries_.end(), headed));
    if (count * 10 < entries_.size() * 6) return;
    for (Entry& entry : entries_) {
      if (headed(entry)) --entry.leaf;
    }
  }

  // Entries without text are none; the rest must be several and hold the article.
  bool accept(const std::vector<std::uint64_t>& texts, std::uint64_t held) {
    if (held * 100 < kLeastShare * text_) return false;
    std::vector<std::uint32_t> number(entries_.size(), kNone);
    std::vector<Entry> kept;
    for (std::size_t k = 0; k < entries_.size(); ++k) {
      if (texts[k] < kLeastText) continue;
      number[k] = static_cast<std::uint32_t>(kept.size());
      kept.push_back(entries_[k]);
    }
    if (kept.size() < kLeastEntries) return false;
    entries_ = std::move(kept);
    for (std::uint32_t& story : stories_) {
      if (story != kNone) story = number[story];
    }
    return true;
  }

  std::string_view number(std::string_view rule) {
    read_updates();
    for (const std::size_t i : copies_) draft_.types[i].dropped = true;
    std::vector<Story> stories(entries_.size());
    for (std::size_t k = 0; k < entries_.size(); ++k) stories[k].time = entries_[k].time;
    for (const Mark& mark : marks_) {
      const std::uint32_t k = stories_[mark.leaf];
      if (k == kNone) continue;
      if (stories[k].time.empty()) stories[k].time = mark.time;
      show_time(mark.leaf);
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      // A heading between two entries parts them ("Earlier").
      const bool parting = stories_[i] == kNone && draft_.facts[i].level >= 2 && i > first_ &&
                           i < last_ && entries_.front().element != kNone;
      if (parting) claim(i);
      if (stories_[i] == kNone) continue;
      if (entries_[stories_[i]].element != kNone) claim(i);
      LeafType& type = draft_.types[i];
      if (type.dropped || type.region != Region::Article || i == draft_.headline) continue;
      type.story = stories_[i] + 1;
      Story& story = stories[stories_[i]];
      if (type.kind == BlockKind::Date && story.time.empty()) {
        story.time = std::string(draft_.view(i));
      }
      if (type.kind == BlockKind::Subheading && story.title.empty()) {
        story.title = title_of(draft_.view(i));
        const auto known = times_.find(title_key(story.title));
        if (known != times_.end() && !has_clock(story.time)) story.time = known->second;
      }
    }
    draft_.stories = std::move(stories);
    return rule;
  }

  void claim(std::size_t i) {
    if (is_author(i))
      return draft_.set(i, BlockKind::Byline, Region::Article, "live_blog.byline", 800);
    if (!is_open(i)) return;
    const bool heading = draft_.facts[i].level > 0;
    draft_.set(i, heading ? BlockKind::Subheading : BlockKind::Paragraph, Region::Article,
               "live_blog.entry", 700);
    draft_.types[i].body = true;
  }

  // Whether all of a line is the name of one whom the article's byline names.
  bool is_author(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    if (draft_.types[i].kind != BlockKind::Boilerplate || facts.words < 2 || facts.words > 6)
      return false;
    return std::any_of(bylines_.begin(), bylines_.end(), [&](std::size_t at) {
      return draft_.view(at).find(draft_.view(i)) != std::string_view::npos;
    });
  }

  // The time of an entry is shown with it, whatever it was taken for.
  void show_time(std::size_t i) {
    const LeafType& type = draft_.types[i];
    if (type.region == Region::Article && type.kind != BlockKind::Boilerplate) return;
    if (draft_.facts[i].words <= 8) {
      draft_.set(i, BlockKind::Date, Region::Article, "live_blog.time", 800);
    }
  }

  // A heading without the time that it begins with.
  static std::string title_of(std::string_view text) {
    const std::size_t bytes = clock_bytes(text);
    if (bytes == 0 || bytes >= text.size()) return std::string(text);
    std::string_view rest = trim(text.substr(bytes));
    for (const std::string_view dash : {":", "-", "|", "\xE2\x80\x93", "\xE2\x80\x94"}) {
      if (rest.substr(0, dash.size()) == dash) return std::string(trim(rest.substr(dash.size())));
    }
    return std::string(rest);
  }

  PageDraft& draft_;
  const StructuredKinds& data_;
  std::vector<Mark> marks_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> stories_;                  // entry of each leaf, or kNone
  std::vector<std::size_t> copies_;                     // leaves of entries that repeat another
  std::unordered_map<std::string, std::string> times_;  // of updates by title; looked up only
  std::vector<std::size_t> bylines_;                    // leaves before the text
  std::uint64_t text_ = 0;
  std::size_t first_ = 0;  // leaf with text
  std::size_t last_ = 0;
};

}  // namespace

std::size_t clock_bytes(std::string_view text) {
  const std::string folded = fold(text.substr(0, 24));
  std::size_t at = 0;
  int hour = 0;
  for (; is_digit_at(folded, at) && at < 2; ++at) hour = hour * 10 + folded[at] - '0';
  if (at == 0 || hour > 24) return 0;
  const char sign = at < folded.size() ? folded[at] : '\0';
  const bool minutes = (sign == ':' || sign == '.' || sign == 'h') && is_digit_at(folded, at + 1) &&
                       is_digit_at(folded, at + 2) && !is_digit_at(folded, at + 3);
  if (minutes) {
    if (folded[at + 1] > '5') return 0;
    at += 3;
    if (at + 2 < folded.size() && folded[at] == ':' && is_digit_at(folded, at + 1)) at += 3;
  }
  const std::size_t suffix = clock_suffix(folded, at);
  // "3.15" alone is a number, "7 h" a length of time.
  if (suffix == 0 && (!minutes || sign == '.')) return 0;
  if (!minutes && folded.substr(at, suffix).find('m') == std::string::npos &&
      folded.substr(at, suffix).find("uhr") == std::string::npos)
    return 0;
  at += suffix;
  return goes_on(folded, at) ? 0 : at;
}

std::string_view find_live_entries(PageDraft& draft, const StructuredKinds& data) {
  return EntryFinder(draft, data).find();
}

}  // namespace sidelight
