#include "page/head_fields.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "page/author_names.h"
#include "page/head_window.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxKicker = 60;
constexpr std::size_t kLeastTitle = 12;
constexpr std::size_t kLeastDescription = 40;
constexpr std::size_t kMaxDescription = 900;
constexpr std::size_t kMaxRest = 120;  // bytes of a byline after it
constexpr std::size_t kMaxHeadLeaves = 200;

constexpr std::string_view kSeparators[] = {
    " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 ", " :: "};

// A title without the site's name at its end or beginning.
std::string without_site(std::string_view title, const std::string& site) {
  for (bool again = !site.empty(); again;) {
    again = false;
    for (const std::string_view separator : kSeparators) {
      const std::size_t last = title.rfind(separator);
      if (last != std::string_view::npos &&
          outlet_key(title.substr(last + separator.size())) == site) {
        title = title.substr(0, last);
        again = true;
        break;
      }
      const std::size_t first = title.find(separator);
      if (first != std::string_view::npos && outlet_key(title.substr(0, first)) == site) {
        title = title.substr(first + separator.size());
        again = true;
        break;
      }
    }
  }
  return std::string(trim(title));
}

// Punctuation that was left where another part was cut off: ": After the storm".
std::string_view without_marks(std::string_view text) {
  while (!text.empty() && (text.front() == ':' || text.front() == ' ' || text.front() == '|'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == '|' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

bool is_sentence_mark(char c) { return c == '.' || c == '!' || c == '?'; }

class HeadReader {
 public:
  HeadReader(const PageDraft& draft, const std::string& outlet)
      : draft_(draft), site_(outlet_key(outlet)), window_(head_window(draft)) {}

  HeadFields read() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].region != Region::Article) continue;
      if (draft_.types[i].kind == BlockKind::Kicker && out_.kicker.empty()) {
        out_.kicker = collapse_spaces(draft_.view(i));
        out_.kicker_source = "page";
      }
      if (draft_.types[i].kind == BlockKind::Standfirst && shown_ == kNone)
        shown_ = static_cast<std::uint32_t>(i);
    }
    title();
    standfirst();
    return std::move(out_);
  }

 private:
  struct Declared {
    std::string text;
    const char* source;
  };

  void title() {
    std::vector<Declared> declared;
    const auto add = [&](std::string_view text, const char* source) {
      std::string whole = without_site(collapse_spaces(text), site_);
      if (!whole.empty()) declared.push_back({std::move(whole), source});
    };
    add(draft_.data.headline, "json-ld");
    add(metadata_of(draft_.page, {"og:title"}), "meta");
    add(metadata_of(draft_.page, {"twitter:title"}), "meta");
    add(draft_.page.title, "meta");
    if (draft_.headline != kNone) {
      out_.title = collapse_spaces(without_marks(draft_.view(draft_.headline)));
      out_.title_source = "page";
      weigh(declared);
    } else if (!declared.empty()) {
      out_.title = declared.front().text;
      out_.title_source = declared.front().source;
    }
  }

  // The headline's line may hold more than the headline, or only its first half.
  void weigh(const std::vector<Declared>& declared) {
    const std::string shown = out_.title;
    for (const Declared& one : declared) {
      const std::string& text = one.text;
      if (text.size() < kLeastTitle) continue;
      const bool longer = shown.size() > text.size();
      if (longer && shown.size() - text.size() <= kMaxKicker && text.size() * 2 > shown.size() &&
          shown.compare(shown.size() - text.size(), text.size(), text) == 0) {
        const std::string_view before =
            trim(std::string_view(shown).substr(0, shown.size() - text.size()));
        if (before.empty() || is_letter_end(before)) continue;
        out_.title = text;
        out_.title_source = std::string("page: ") + one.source + " has the line without its kicker";
        if (out_.kicker.empty()) {
          out_.kicker = std::string(before.substr(0, before.size() - 1));
          out_.kicker_source = "page";
        }
        return;
      }
      if (!longer && shown.back() == ':' && text.compare(0, shown.size(), shown) == 0) {
        out_.title = text;
        out_.title_source = std::string(one.source) + ": the headline's line is only its beginning";
        return;
      }
    }
  }

  // Only a mark sets a kicker off: "Trade: What comes next" is one, "Home What comes next" is a
  // line of a menu before a headline.
  static bool is_letter_end(std::string_view text) {
    return text.back() != ':' && text.back() != '|' && text.back() != '+';
  }

  void standfirst() {
    const std::string_view descriptions[] = {draft_.data.description,
                                             metadata_of(draft_.page, {"og:description"}),
                                             metadata_of(draft_.page, {"description"}),
                                             metadata_of(draft_.page, {"twitter:description"})};
    std::vector<std::string> keys;
    for (const std::string_view text : descriptions) {
      if (text.size() >= kLeastDescription && text.size() <= kMaxDescription)
        keys.push_back(title_key(text));
    }
    const auto described = [&](std::size_t leaf) {
      const std::string key = title_key(draft_.line(leaf));
      return std::any_of(keys.begin(), keys.end(),
                         [&](const std::string& one) { return same_key(one, key); });
    };
    // A class that calls it a standfirst is believed against the text's own first line; a line by
    // its place alone is weighed.
    const bool called = shown_ != kNone && is_called_standfirst(shown_) &&
                        draft_.facts[shown_].bytes >= kLeastDescription;
    if (shown_ != kNone && (keys.empty() || described(shown_))) return take_leaf(shown_, "page");
    const std::size_t end =
        std::min({window_.text + 2, draft_.size(), window_.headline + kMaxHeadLeaves});
    for (std::size_t i = window_.headline; i < end; ++i) {
      const LeafFacts& facts = draft_.facts[i];
      if (i == draft_.headline || facts.bytes < kLeastDescription ||
          facts.bytes > kMaxDescription || (called && is_in_text(i)) || !described(i)) {
        continue;
      }
      return take_leaf(static_cast<std::uint32_t>(i), "page: the description says the same");
    }
    if (shown_ != kNone) take_leaf(shown_, "page");
  }

  bool is_called_standfirst(std::size_t leaf) const {
    std::uint32_t at = draft_.element(leaf);
    for (int up = 0; up < 4 && at != kNone; ++up, at = draft_.page.elements[at].parent) {
      if (draft_.tree.nodes[at].own.has(Family::Standfirst)) return true;
    }
    return false;
  }

  bool is_in_text(std::size_t leaf) const {
    return draft_.types[leaf].body && draft_.container != kNone &&
           draft_.tree.inside(draft_.element(leaf), draft_.container);
  }

  // A leaf may go on with a byline: where it begins with a whole description, that is all of it.
  void take_leaf(std::uint32_t leaf, const char* source) {
    out_.standfirst = collapse_spaces(draft_.view(leaf));
    out_.standfirst_source = source;
    for (const std::string_view text :
         {std::string_view(draft_.data.description), metadata_of(draft_.page, {"og:description"}),
          metadata_of(draft_.page, {"description"})}) {
      const std::string whole = collapse_spaces(text);
      if (whole.size() >= kLeastDescription && whole.size() < out_.standfirst.size() &&
          out_.standfirst.size() - whole.size() <= kMaxRest && is_sentence_mark(whole.back()) &&
          out_.standfirst.compare(0, whole.size(), whole) == 0) {
        out_.standfirst = whole;
        return;
      }
    }
  }

  const PageDraft& draft_;
  const std::string site_;
  const HeadWindow window_;
  std::uint32_t shown_ = kNone;  // leaf of the standfirst
  HeadFields out_;
};

}  // namespace

HeadFields read_head(const PageDraft& draft, const std::string& outlet) {
  return HeadReader(draft, outlet).read();
}

}  // namespace sidelight
