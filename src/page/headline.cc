#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "page/article_region.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxHeadline = 320;
constexpr std::size_t kMaxKey = 600;
constexpr std::uint32_t kLongHeadline = 4;  // words
constexpr std::uint32_t kShortHeadline = 3;

// Titles of the page without the site's name, in order of trust.
// `entire` becomes how many of them are no part of another.
std::vector<std::string> declared_titles(const PageDraft& draft, std::size_t& entire) {
  std::vector<std::string> titles;
  const auto add = [&](std::string_view title) {
    if (!trim(title).empty()) titles.push_back(collapse_spaces(title));
  };
  add(draft.data.headline);
  add(metadata_of(draft.page, {"og:title"}));
  add(metadata_of(draft.page,
                  {"twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"}));
  add(draft.page.title);
  entire = titles.size();
  // "Headline - Site" and "Site: Headline": the longest part.
  const std::string& whole = draft.page.title;
  static constexpr std::array<std::string_view, 8> kSeparators = {
      " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 ", ": ", " :: "};
  for (const std::string_view separator : kSeparators) {
    const std::size_t last = whole.rfind(separator);
    if (last == std::string::npos) continue;
    // The site's name is the shorter part, as a rule.
    const std::size_t after = whole.size() - last - separator.size();
    add(last >= after ? whole.substr(0, last) : whole.substr(last + separator.size()));
    const std::size_t first = whole.find(separator);
    if (first != last && first * 2 >= whole.size()) add(whole.substr(0, first));
  }
  return titles;
}

class HeadlineFinder {
 public:
  explicit HeadlineFinder(PageDraft& draft)
      : draft_(draft), titles_(declared_titles(draft, entire_)) {}

  void find() {
    weigh();
    for (const std::string& title : titles_) keys_.push_back(title_key(title.substr(0, kMaxKey)));
    name_site();
    int best = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const int score = score_of(i);
      if (score > best) {
        best = score;
        draft_.headline = static_cast<std::uint32_t>(i);
      }
    }
    draft_.declared_title = titles_.empty() ? std::string() : titles_.front();
    if (draft_.headline == kNone) guess();
  }

 private:
  int score_of(std::size_t i) const {
    const LeafFacts& facts = draft_.facts[i];
    const Node& node = draft_.node(i);
    if (facts.bytes > kMaxHeadline || facts.bytes < 4) return 0;
    const bool marked = node.own.has(Family::Headline) ||
                        draft_.page.elements[draft_.element(i)].hint("itemprop") == "headline";
    if (facts.level == 0 && !marked && (facts.link_permille > 500 || facts.bytes < 20)) return 0;
    int form = 1;
    if (facts.level == 1) {
      form = 8;
    } else if (facts.level > 0) {
      form = 6 - static_cast<int>(facts.level);
    } else if (marked) {
      form = 4;
    }
    if (facts.link_permille > 500) form -= 2;
    int match = 0;
    const std::string key = title_key(draft_.line(i));
    if (is_site(key)) return 0;
    for (std::size_t t = 0; t < titles_.size() && match == 0; ++t) {
      if (same_key(keys_[t], key)) match = is_whole(t) ? 20 : 14;
    }
    // A headline stands before the text.
    const bool early = text_after_[i] * 10 >= text_after_[0] * 6;
    if (match == 0) {
      return early && facts.level == 1 && facts.link_permille < 500 && facts.bytes >= 12 ? form : 0;
    }
    return std::max(1, match + form - (early ? 0 : 10));
  }

  // Whether a title is declared as such or is most of one: a small part may be the site's name.
  bool is_whole(std::size_t title) const {
    return title < entire_ || titles_[title].size() * 10 >= draft_.page.title.size() * 6;
  }

  // The names of the site: a heading that says one is the page's masthead, unless the article is
  // called so.
  void name_site() {
    for (const std::string_view name :
         {metadata_of(draft_.page, {"og:site_name"}),
          metadata_of(draft_.page, {"application-name"}), std::string_view(draft_.data.outlet)}) {
      const std::string key = title_key(name.substr(0, kMaxKey));
      const std::string_view declared = metadata_of(draft_.page, {"og:title"});
      if (!key.empty() && key != title_key(declared.substr(0, kMaxKey))) sites_.push_back(key);
    }
  }
  bool is_site(const std::string& key) const {
    return std::find(sites_.begin(), sites_.end(), key) != sites_.end();
  }

  void weigh() {
    text_after_.assign(draft_.size() + 1, 0);
    for (std::size_t i = draft_.size(); i-- > 0;) {
      text_after_[i] = text_after_[i + 1] + (draft_.facts[i].prose ? draft_.facts[i].bytes : 0);
    }
  }

  // No heading says the title: a short line before the first prose that shares most of its words
  // with it.
  void guess() {
    // Long lines first: a site's name is short.
    if (!guess_line(kLongHeadline)) guess_line(kShortHeadline);
  }

  bool guess_line(std::uint32_t least_words) {
    for (std::size_t i = 0; i < draft_.size() && i < 200; ++i) {
      const LeafFacts& facts = draft_.facts[i];
      if (facts.prose && facts.words > 30) break;
      if (facts.words < least_words || (facts.prose && facts.sentence) || facts.bytes > 200 ||
          facts.link_permille > 300 || facts.list != kNone)
        continue;
      if (!is_furniture(draft_.line(i)) && !is_site(title_key(draft_.line(i))) &&
          shares_words(draft_.view(i))) {
        draft_.headline = static_cast<std::uint32_t>(i);
        return true;
      }
    }
    return false;
  }

  bool shares_words(std::string_view line) const {
    const std::string whole = " " + fold(line) + " ";
    for (const std::string& title : titles_) {
      const std::string text = fold(title);
      std::size_t words = 0;
      std::size_t shared = 0;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        at = end + 1;
        if (word.size() < 3) continue;
        ++words;
        if (whole.find(word) != std::string::npos) ++shared;
      }
      if (words >= 2 && shared * 10 >= words * 6) return true;
      // "Site: first words of the headline"
      const std::size_t colon = text.find(": ");
      if (colon != std::string::npos && text.size() - colon > 8 &&
          whole.find(text.substr(colon + 2)) != std::string::npos) {
        return true;
      }
    }
    return false;
  }

  PageDraft& draft_;
  std::size_t entire_ = 0;
  std::vector<std::string> titles_;
  std::vector<std::string> keys_;          // parallel to titles_
  std::vector<std::string> sites_;         // keys
  std::vector<std::uint64_t> text_after_;  // bytes of prose in a leaf and all after it
};

}  // namespace

void find_headline(PageDraft& draft) { HeadlineFinder(draft).find(); }

}  // namespace sidelight
