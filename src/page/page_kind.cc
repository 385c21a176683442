#include "page/page_kind.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/hints.h"
#include "page/line_words.h"
#include "page/listing.h"
#include "page/live_entries.h"
#include "page/stories.h"
#include "page/structured_kinds.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

// Bytes of running text.
constexpr std::uint32_t kLeastText = 250;   // that an article has
constexpr std::uint32_t kShortText = 1500;  // that may stand beside something longer
constexpr std::uint32_t kNoteText = 500;    // that may stand beside a player, if only that says so
constexpr std::uint32_t kPartText = 2600;   // that may be all that is not paid for
constexpr std::uint32_t kFewText = 1000;    // the same, if only the structured data says so

constexpr std::uint32_t kLeastWords = 150;  // a wordCount that can be believed
constexpr std::uint64_t kWholeWords = 65;   // per cent of it that is the whole article

constexpr std::string_view kForums[] = {"discourse", "phpbb",  "vbulletin", "xenforo", "mybb",
                                        "nodebb",    "flarum", "invision",  "vanilla", "smf"};

class KindFinder {
 public:
  explicit KindFinder(PageDraft& draft) : draft_(draft), data_(read_structured_kinds(draft.page)) {}

  KindFinding find() {
    KindFinding found;
    if (draft_.page.plain_text) {
      found.kind = PageKind::PlainText;
      found.rule = "plain_text";
      return found;
    }
    measure();
    decide(found);
    if (found.kind == PageKind::FrontPage) type_listing(draft_);
    const bool read = found.kind == PageKind::Article || found.kind == PageKind::LiveBlog ||
                      found.kind == PageKind::Roundup;
    found.partial = read && is_part();
    return found;
  }

 private:
  static void set(KindFinding& found, PageKind kind, std::string_view rule,
                  std::string_view words = {}) {
    found.kind = kind;
    found.rule = rule;
    found.words = words;
  }

  void decide(KindFinding& found) {
    if (is_other_thing(found)) return;
    const std::string_view live = find_live_entries(draft_, data_);
    if (!live.empty()) return set(found, PageKind::LiveBlog, live);
    const ListingSigns listing = measure_listing(draft_);
    const std::string_view lists = listing_rule(listing);
    if (!lists.empty()) return set(found, PageKind::FrontPage, lists);
    const std::string_view video = video_rule();
    if (!video.empty()) return set(found, PageKind::Video, video);
    if (text_ >= kLeastText) {
      const std::string_view stories = find_stories(draft_);
      if (!stories.empty()) return set(found, PageKind::Roundup, stories);
      return set(found, PageKind::Article, "article.text");
    }
    if (draft_.data.found && draft_.headline != kNone && text_ > 0)
      return set(found, PageKind::Article, "article.structured_data");
    if (is_told_article() && signed_ && draft_.headline != kNone && text_ > 0)
      return set(found, PageKind::Article, "article.signed");
    if (listing.cards >= 6 || related_ >= 6)
      return set(found, PageKind::FrontPage, "listing.links_alone");
    set(found, PageKind::NotArticle, "no_text");
  }

  void measure() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (type.dropped) continue;
      if (type.region == Region::Related) ++related_;
      if (type.region != Region::Article) continue;
      if (type.kind == BlockKind::Byline || type.kind == BlockKind::Date) signed_ = true;
      if (type.kind != BlockKind::Paragraph && type.kind != BlockKind::ListItem &&
          type.kind != BlockKind::Quotation)
        continue;
      text_ += draft_.facts[i].bytes;
      words_ += draft_.facts[i].words;
      if (first_text_ == kNone) first_text_ = static_cast<std::uint32_t>(i);
      last_text_ = i;
    }
  }

  std::string_view page_type() const { return metadata_of(draft_.page, {"og:type"}); }

  std::string address() const {
    const std::string_view told = metadata_of(draft_.page, {"link:canonical", "og:url"});
    return std::string(told.empty() ? std::string_view(draft_.page.url) : told);
  }

  // Whether the page's own data call it an article.
  bool is_told_article() const {
    return draft_.data.found || draft_.data.type == "LiveBlogPosting" ||
           data_.has_any({"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle"}) ||
           fold(page_type()) == "article" ||
           !metadata_of(draft_.page, {"article:published_time"}).empty();
  }

  bool is_discussion() const {
    if (data_.has_any({"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle"}))
      return false;
    if (data_.has_any({"DiscussionForumPosting", "QAPage"})) return true;
    if (is_told_article()) return false;
    if (data_.has("Question") && data_.has("Answer") && !data_.has("FAQPage")) return true;
    for (const std::string_view part : {"/viewtopic.php", "/showthread.php", "/threads/"}) {
      if (address().find(part) != std::string::npos) return true;
    }
    const std::string made = fold(metadata_of(draft_.page, {"generator"}));
    return std::any_of(std::begin(kForums), std::end(kForums),
                       [&](std::string_view name) { return made.substr(0, name.size()) == name; });
  }

  // Pages whose data say plainly what else they are.
  bool is_other_thing(KindFinding& found) const {
    if (is_discussion()) {
      set(found, PageKind::NotArticle, "other.discussion",
          "This is a discussion, not an article: what was read are its posts.");
      return true;
    }
    if (is_told_article()) return false;
    const std::string type = fold(page_type());
    const bool offered = data_.has_any({"Offer", "AggregateOffer"});
    const bool listed = data_.has_any({"ItemList", "CollectionPage", "OfferCatalog"});
    const bool sold = type == "product" || type.substr(0, 8) == "product.";
    if ((sold || (data_.has("Product") && offered)) && !listed) {
      set(found, PageKind::NotArticle, "other.product",
          "This page offers a product: it is not an article.");
      return true;
    }
    if (data_.has("SoftwareApplication") && !signed_ && (offered || data_.has("AggregateRating"))) {
      set(found, PageKind::NotArticle, "other.service",
          "This page presents a product: it is not an article.");
      return true;
    }
    return false;
  }

  // What makes a page a listing although it has text; empty when nothing does.
  std::string_view listing_rule(const ListingSigns& signs) const {
    if (draft_.data.found) return {};
    const std::uint64_t text = text_;
    if (signs.root && signs.cards >= 8 && (text < signs.cards * 150 || signs.headings >= 12))
      return "listing.front_page";
    const bool told =
        data_.has_any({"CollectionPage", "ItemList", "SearchResultsPage", "OfferCatalog"}) &&
        !data_.has_any({"NewsArticle", "Article", "BlogPosting"});
    if (told && signs.cards >= 8 && text < signs.cards * 150) return "listing.structured_data";
    if (is_told_article() || signed_) return {};
    if (signs.cards >= 12 &&
        (text < signs.cards * 15 || (signs.headings >= 12 && text < signs.cards * 100)))
      return "listing.links";
    return {};
  }

  // What makes the page a video's; empty when nothing does.
  std::string_view video_rule() const {
    if (text_ >= kShortText) return {};
    if (draft_.data.type == "VideoObject") return "video.structured_data";
    if (page_type().substr(0, 5) == "video") return "video.metadata";
    if (!has_player()) return {};
    const std::string path = address();
    for (const std::string_view part : {"/video/", "/videos/", "/watch/", "/watch?"}) {
      if (path.find(part) != std::string::npos) return "video.address";
    }
    return text_ < kNoteText && draft_.headline != kNone ? "video.player" : std::string_view();
  }

  // A player in the article, before its text.
  bool has_player() const {
    if (draft_.headline == kNone) return false;
    const std::uint32_t from = draft_.element(draft_.headline);
    const std::uint32_t to = first_text_ == kNone
                                 ? std::min<std::uint32_t>(from + 200, last_element())
                                 : draft_.element(first_text_);
    std::uint32_t begin = from;
    for (int up = 0; up < 3 && begin != 0; ++up) begin = draft_.page.elements[begin].parent;
    for (std::uint32_t e = begin; e <= to; ++e) {
      const Tag tag = draft_.tree.nodes[e].tag;
      if (draft_.tree.nodes[e].hidden) continue;
      const bool open = draft_.zones[e] == Zone::None;
      if (open && (tag == Tag::Video || (tag == Tag::Iframe && is_video_frame(e)))) return true;
    }
    return false;
  }
  std::uint32_t last_element() const {
    return static_cast<std::uint32_t>(draft_.page.elements.size()) - 1;
  }
  bool is_video_frame(std::uint32_t e) const {
    const Element& frame = draft_.page.elements[e];
    for (const char* hint : {"src", "data-src", "title"}) {
      const std::string value = fold(frame.hint(hint));
      for (const std::string_view sign :
           {"youtube", "vimeo", "dailymotion", "video", "brightcove", "jwplayer"}) {
        if (value.find(sign) != std::string::npos) return true;
      }
    }
    return false;
  }

  // Whether the rest of the article must be paid for and is not here. A page that says so and
  // holds the text all the same is whole.
  bool is_part() const {
    const std::size_t wall = find_wall();
    const bool told = draft_.data.paid || wall != draft_.size();
    if (!told) return false;
    if (data_.words >= kLeastWords && words_ < 10 * data_.words)
      return words_ * 100ull < kWholeWords * data_.words;
    if (text_ >= kPartText) return false;
    if (draft_.data.paid && text_ >= kFewText && holds_paid_part()) return false;
    if (wall == draft_.size()) return text_ < kFewText;
    return wall > last_text_ && (draft_.data.paid || text_ < kShortText);
  }

  // The first line, after the text or in it, that asks for money or a name to read on.
  std::size_t find_wall() const {
    if (first_text_ == kNone) return draft_.size();
    for (std::size_t i = first_text_; i < draft_.size() && i <= last_text_ + 12; ++i) {
      if (draft_.zone(i) == Zone::Paywall && is_paywall_text(draft_.line(i))) return i;
      if (draft_.types[i].region == Region::Article) continue;
      if (is_paywall_text(draft_.line(i)) && draft_.facts[i].link_permille < 900) return i;
      for (std::uint32_t e = draft_.element(i); e != 0; e = draft_.page.elements[e].parent) {
        if (draft_.tree.nodes[e].own.has(Family::Paywall)) return i;
      }
    }
    return draft_.size();
  }

  // Whether a part that the data call paid stands here with text.
  bool holds_paid_part() const {
    for (const std::string& selector : data_.paid_parts) {
      const std::size_t dot = selector.rfind('.');
      if (dot == std::string::npos) continue;
      const std::string name =
          selector.substr(dot + 1, selector.find_first_of(" >:[,", dot) - dot - 1);
      for (std::uint32_t e = 0; e < draft_.page.elements.size(); ++e) {
        if (draft_.tree.nodes[e].text_bytes < kFewText) continue;
        if (!has_class(draft_.page.elements[e].hint("class"), name)) continue;
        if (draft_.container == kNone || draft_.tree.inside(e, draft_.container) ||
            draft_.tree.inside(draft_.container, e))
          return true;
      }
    }
    return false;
  }
  static bool has_class(std::string_view classes, std::string_view name) {
    for (std::size_t at = classes.find(name); at != std::string_view::npos && !name.empty();
         at = classes.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at == 0 || classes[at - 1] == ' ') && (end == classes.size() || classes[end] == ' '))
        return true;
    }
    return false;
  }

  PageDraft& draft_;
  StructuredKinds data_;
  std::uint64_t text_ = 0;  // bytes of running text
  std::uint64_t words_ = 0;
  std::size_t related_ = 0;
  std::uint32_t first_text_ = kNone;
  std::size_t last_text_ = 0;
  bool signed_ = false;  // a byline or a date stands with it
};

}  // namespace

KindFinding find_page_kind(PageDraft& draft) { return KindFinder(draft).find(); }

void set_page_kind(const KindFinding& finding, Article& article) {
  article.kind = finding.kind;
  article.kind_rule = finding.rule;
  const auto add = [&](NoteCode code, std::string_view words) {
    const std::string_view text =
        words.empty() ? kNoteCodeLabels[static_cast<std::size_t>(code)] : words;
    article.notes.push_back({code, std::string(text)});
  };
  if (finding.kind == PageKind::FrontPage) {
    add(NoteCode::NoArticle, "This is a front page or a listing: there is no article on it.");
  } else if (finding.kind == PageKind::NotArticle) {
    add(NoteCode::NoArticle, finding.words);
  }
  if (finding.partial) {
    add(NoteCode::Paywalled,
        "Only part of the article is on this page: what follows is from the visible part.");
  }
}

}  // namespace sidelight
