#include "page/class_families.h"

#include <array>
#include <cstddef>
#include <iterator>

namespace sidelight {
namespace {

struct FamilyWord {
  std::string_view word;
  Family family;
};

// A word may stand twice. A pair of words is written without its hyphen.
constexpr FamilyWord kWords[] = {
    // The body of the article.
    {"articlebody", Family::Body},
    {"articlecontent", Family::Body},
    {"articletext", Family::Body},
    {"articlecopy", Family::Body},
    {"bodycopy", Family::Body},
    {"bodycontent", Family::Body},
    {"bodydescription", Family::Body},
    {"bodytext", Family::Body},
    {"contentbody", Family::Body},
    {"contenttext", Family::Body},
    {"entrycontent", Family::Body},
    {"entrybody", Family::Body},
    {"listiclebody", Family::Body},
    {"mainarticle", Family::Body},
    {"newsbody", Family::Body},
    {"newscontent", Family::Body},
    {"newstext", Family::Body},
    {"nodebody", Family::Body},
    {"postbody", Family::Body},
    {"postcontent", Family::Body},
    {"posttext", Family::Body},
    {"blogcontent", Family::Body},
    {"blogbody", Family::Body},
    {"richtext", Family::Body},
    {"singlecontent", Family::Body},
    {"storybody", Family::Body},
    {"storycontent", Family::Body},
    {"storytext", Family::Body},
    {"textbody", Family::Body},
    {"artikeltext", Family::Body},
    {"cuerpo", Family::Body},
    {"textcontent", Family::Body},
    {"wysiwyg", Family::Body},
    // The head of the article.
    {"headline", Family::Headline},
    {"entrytitle", Family::Headline},
    {"articletitle", Family::Headline},
    {"posttitle", Family::Headline},
    {"storytitle", Family::Headline},
    {"pagetitle", Family::Headline},
    {"articleheadline", Family::Headline},
    {"titel", Family::Headline},
    {"kicker", Family::Kicker},
    {"eyebrow", Family::Kicker},
    {"overline", Family::Kicker},
    {"rubric", Family::Kicker},
    {"rubrik", Family::Kicker},
    {"pretitle", Family::Kicker},
    {"supertitle", Family::Kicker},
    {"dachzeile", Family::Kicker},
    {"surtitle", Family::Kicker},
    {"antetitulo", Family::Kicker},
    {"occhiello", Family::Kicker},
    {"articlesection", Family::Kicker},
    {"widgetsection", Family::Kicker},
    {"sectionlabel", Family::Kicker},
    {"sectionname", Family::Kicker},
    {"articlelabel", Family::Kicker},
    {"spitzmarke", Family::Kicker},
    {"catlinks", Family::Kicker},
    {"postcategory", Family::Kicker},
    {"entrycategory", Family::Kicker},
    {"sectiontag", Family::Kicker},
    {"topline", Family::Kicker},
    {"superhead", Family::Kicker},
    {"standfirst", Family::Standfirst},
    {"subheadline", Family::Standfirst},
    {"subhed", Family::Standfirst},
    {"deck", Family::Standfirst},
    {"dek", Family::Standfirst},
    {"subtitle", Family::Standfirst},
    {"subline", Family::Standfirst},
    {"articlesummary", Family::Standfirst},
    {"summary", Family::Standfirst},
    {"excerpt", Family::Standfirst},
    {"chapo", Family::Standfirst},
    {"chapeau", Family::Standfirst},
    {"bajada", Family::Standfirst},
    {"entradilla", Family::Standfirst},
    {"sottotitolo", Family::Standfirst},
    {"vorspann", Family::Standfirst},
    {"synopsis", Family::Standfirst},
    {"articlelead", Family::Standfirst},
    {"articleintro", Family::Standfirst},
    {"articledescription", Family::Standfirst},
    {"leadtext", Family::Standfirst},
    {"introtext", Family::Standfirst},
    {"articlesubtitle", Family::Standfirst},
    {"storylead", Family::Standfirst},
    {"storysummary", Family::Standfirst},
    {"articledek", Family::Standfirst},
    {"articleteaser", Family::Standfirst},
    {"teasertext", Family::Standfirst},
    {"leadin", Family::Standfirst},
    {"sapo", Family::Standfirst},
    {"ingress", Family::Standfirst},
    {"manchet", Family::Standfirst},
    {"intro", Family::Standfirst},
    {"articlesubheadline", Family::Standfirst},
    {"articleabstract", Family::Standfirst},
    {"byline", Family::Byline},
    {"bylines", Family::Byline},
    {"author", Family::Byline},
    {"authors", Family::Byline},
    {"autor", Family::Byline},
    {"autoren", Family::Byline},
    {"auteur", Family::Byline},
    {"contributor", Family::Byline},
    {"contributors", Family::Byline},
    {"authorname", Family::Byline},
    {"socialauthor", Family::Byline},
    {"postauthor", Family::Byline},
    {"entryauthor", Family::Byline},
    {"articleauthor", Family::Byline},
    {"firma", Family::Byline},
    {"date", Family::Date},
    {"dates", Family::Date},
    {"datetime", Family::Date},
    {"timestamp", Family::Date},
    {"pubdate", Family::Date},
    {"publishdate", Family::Date},
    {"published", Family::Date},
    {"postedon", Family::Date},
    {"datum", Family::Date},
    {"fecha", Family::Date},
    {"dateline", Family::Date},
    {"lastupdated", Family::Date},
    {"socialdate", Family::Date},
    {"entrydate", Family::Date},
    {"postdate", Family::Date},
    {"articledate", Family::Date},
    {"publicationdate", Family::Date},
    {"dtstamp", Family::Date},
    // Pictures.
    {"caption", Family::Caption},
    {"captions", Family::Caption},
    {"figcaption", Family::Caption},
    {"cutline", Family::Caption},
    {"bildunterschrift", Family::Caption},
    {"bildtext", Family::Caption},
    {"imagecaption", Family::Caption},
    {"photocaption", Family::Caption},
    {"imgcaption", Family::Caption},
    {"captiontext", Family::Caption},
    {"legende", Family::Caption},
    {"leyenda", Family::Caption},
    {"piefoto", Family::Caption},
    {"didascalia", Family::Caption},
    {"mediacaption", Family::Caption},
    {"credit", Family::Credit},
    {"credits", Family::Credit},
    {"photocredit", Family::Credit},
    {"imagecredit", Family::Credit},
    {"photographer", Family::Credit},
    {"bildquelle", Family::Credit},
    {"imagesource", Family::Credit},
    {"photosource", Family::Credit},
    {"imagecopyright", Family::Credit},
    {"photobyline", Family::Credit},
    {"captionsource", Family::Credit},
    {"mediacredit", Family::Credit},
    {"imageattribution", Family::Credit},
    {"copyrightholder", Family::Credit},
    {"imgcredit", Family::Credit},
    {"wpcaption", Family::Picture},
    {"imagewrapper", Family::Picture},
    {"imagecontainer", Family::Picture},
    {"articleimage", Family::Picture},
    {"inlineimage", Family::Picture},
    {"photobox", Family::Picture},
    {"storyimage", Family::Picture},
    {"imageblock", Family::Picture},
    {"articlephoto", Family::Picture},
    {"photo", Family::Picture},
    {"picture", Family::Picture},
    {"imgwrapper", Family::Picture},
    {"mediaimage", Family::Picture},
    {"bild", Family::Picture},
    {"leadimage", Family::Picture},
    {"heroimage", Family::Picture},
    {"featuredimage", Family::Picture},
    {"pullquote", Family::PullQuote},
    {"pullquotes", Family::PullQuote},
    {"pulledquote", Family::PullQuote},
    {"pullout", Family::PullQuote},
    {"quotecallout", Family::PullQuote},
    {"blockquotepull", Family::PullQuote},
    {"asidequote", Family::PullQuote},
    {"featuredquote", Family::PullQuote},
    // What stands around.
    {"related", Family::Related},
    {"relateds", Family::Related},
    {"recommended", Family::Related},
    {"recommendation", Family::Related},
    {"recommendations", Family::Related},
    {"relatedposts", Family::Related},
    {"relatedarticles", Family::Related},
    {"relatedstories", Family::Related},
    {"relatedlinks", Family::Related},
    {"relatedcontent", Family::Related},
    {"readmore", Family::Related},
    {"morefrom", Family::Related},
    {"moreon", Family::Related},
    {"morestories", Family::Related},
    {"morenews", Family::Related},
    {"alsolike", Family::Related},
    {"maylike", Family::Related},
    {"trending", Family::Related},
    {"mostread", Family::Related},
    {"mostpopular", Family::Related},
    {"popularposts", Family::Related},
    {"popular", Family::Related},
    {"outbrain", Family::Related},
    {"taboola", Family::Related},
    {"theweb", Family::Related},
    {"readnext", Family::Related},
    {"upnext", Family::Related},
    {"nextup", Family::Related},
    {"latestnews", Family::Related},
    {"latestposts", Family::Related},
    {"seealso", Family::Related},
    {"crosslinks", Family::Related},
    {"recirc", Family::Related},
    {"recirculation", Family::Related},
    {"zergnet", Family::Related},
    {"relatedpost", Family::Related},
    {"foryou", Family::Related},
    {"morelinks", Family::Related},
    {"teaserlist", Family::Related},
    {"readalso", Family::Related},
    {"alsoread", Family::Related},
    {"relacionadas", Family::Related},
    {"relacionados", Family::Related},
    {"correlati", Family::Related},
    {"nextpost", Family::Related},
    {"prevpost", Family::Related},
    {"postnavigation", Family::Related},
    {"linkbox", Family::Related},
    {"promo", Family::Related},
    {"promos", Family::Related},
    {"inlinerelated", Family::Related},
    {"teasers", Family::Related},
    {"breakingbar", Family::Related},
    {"newsletter", Family::Newsletter},
    {"newsletters", Family::Newsletter},
    {"subscribe", Family::Newsletter},
    {"signup", Family::Newsletter},
    {"mailinglist", Family::Newsletter},
    {"emailsignup", Family::Newsletter},
    {"mc4wp", Family::Newsletter},
    {"mailchimp", Family::Newsletter},
    {"subscription", Family::Newsletter},
    {"optin", Family::Newsletter},
    {"comment", Family::Comment},
    {"comments", Family::Comment},
    {"disqus", Family::Comment},
    {"commentlist", Family::Comment},
    {"respond", Family::Comment},
    {"coral", Family::Comment},
    {"kommentare", Family::Comment},
    {"comentarios", Family::Comment},
    {"commentaires", Family::Comment},
    {"leserbriefe", Family::Comment},
    {"nav", Family::Nav},
    {"navbar", Family::Nav},
    {"navigation", Family::Nav},
    {"menu", Family::Nav},
    {"breadcrumb", Family::Nav},
    {"breadcrumbs", Family::Nav},
    {"masthead", Family::Nav},
    {"topbar", Family::Nav},
    {"toolbar", Family::Nav},
    {"siteheader", Family::Nav},
    {"globalheader", Family::Nav},
    {"pagination", Family::Nav},
    {"pager", Family::Nav},
    {"skiplink", Family::Nav},
    {"topnavigation", Family::Nav},
    {"megamenu", Family::Nav},
    {"searchform", Family::Nav},
    {"tableofcontents", Family::Nav},
    {"ofcontents", Family::Nav},
    {"toc", Family::Nav},
    {"ticker", Family::Nav},
    {"footer", Family::Footer},
    {"sitefooter", Family::Footer},
    {"colophon", Family::Footer},
    {"pagefooter", Family::Footer},
    {"globalfooter", Family::Footer},
    {"sidebar", Family::Sidebar},
    {"sidebars", Family::Sidebar},
    {"rail", Family::Sidebar},
    {"rightrail", Family::Sidebar},
    {"leftrail", Family::Sidebar},
    {"widgetarea", Family::Sidebar},
    {"rightcol", Family::Sidebar},
    {"rightcolumn", Family::Sidebar},
    {"sidecolumn", Family::Sidebar},
    {"ad", Family::Ad},
    {"ads", Family::Ad},
    {"advert", Family::Ad},
    {"adverts", Family::Ad},
    {"advertisement", Family::Ad},
    {"sponsored", Family::Ad},
    {"sponsor", Family::Ad},
    {"dfp", Family::Ad},
    {"adslot", Family::Ad},
    {"adunit", Family::Ad},
    {"adtag", Family::Ad},
    {"adcontainer", Family::Ad},
    {"teads", Family::Ad},
    {"anzeige", Family::Ad},
    {"publicidad", Family::Ad},
    {"adsense", Family::Ad},
    {"adsbygoogle", Family::Ad},
    {"werbung", Family::Ad},
    {"donation", Family::Ad},
    {"donate", Family::Ad},
    {"share", Family::Share},
    {"sharing", Family::Share},
    {"shares", Family::Share},
    {"sharebar", Family::Share},
    {"sharepanel", Family::Share},
    {"socialshare", Family::Share},
    {"socialicons", Family::Share},
    {"sociallinks", Family::Share},
    {"socialbar", Family::Share},
    {"socialmedia", Family::Share},
    {"socialbuttons", Family::Share},
    {"addthis", Family::Share},
    {"sharedaddy", Family::Share},
    {"addtoany", Family::Share},
    {"sharethis", Family::Share},
    {"followus", Family::Share},
    {"cookie", Family::Consent},
    {"cookies", Family::Consent},
    {"consent", Family::Consent},
    {"gdpr", Family::Consent},
    {"onetrust", Family::Consent},
    {"cmp", Family::Consent},
    {"didomi", Family::Consent},
    {"cookiebanner", Family::Consent},
    {"ccpa", Family::Consent},
    {"paywall", Family::Paywall},
    {"regwall", Family::Paywall},
    {"subscriberonly", Family::Paywall},
    {"paywalled", Family::Paywall},
    {"paidcontent", Family::Paywall},
    {"abobox", Family::Paywall},
    {"tags", Family::Tags},
    {"taglist", Family::Tags},
    {"keywords", Family::Tags},
    {"topics", Family::Tags},
    {"posttags", Family::Tags},
    {"entrytags", Family::Tags},
    {"taglinks", Family::Tags},
    {"tagcloud", Family::Tags},
    {"entryfooter", Family::Tags},
    {"articletags", Family::Tags},
    {"tagged", Family::Tags},
    {"entrymeta", Family::Tags},
    {"postmeta", Family::Tags},
    {"articlemeta", Family::Tags},
    {"metadata", Family::Tags},
    {"authorbio", Family::AuthorBox},
    {"aboutauthor", Family::AuthorBox},
    {"theauthor", Family::AuthorBox},
    {"authorbox", Family::AuthorBox},
    {"authorinfo", Family::AuthorBox},
    {"authordescription", Family::AuthorBox},
    {"authorprofile", Family::AuthorBox},
    {"biography", Family::AuthorBox},
    {"authorcard", Family::AuthorBox},
    {"writerbio", Family::AuthorBox},
    {"embed", Family::Embed},
    {"youtube", Family::Embed},
    {"twittertweet", Family::Embed},
    {"instagrammedia", Family::Embed},
    {"oembed", Family::Embed},
    {"tiktokembed", Family::Embed},
    {"twitterpost", Family::Embed},
    {"tweet", Family::Embed},
    {"blueskyembed", Family::Embed},
    {"modal", Family::Overlay},
    {"popup", Family::Overlay},
    {"overlay", Family::Overlay},
    {"lightbox", Family::Overlay},
    {"dialog", Family::Overlay},
    {"toast", Family::Overlay},
    {"snackbar", Family::Overlay},
    {"tooltip", Family::Overlay},
    {"login", Family::Overlay},
    {"sronly", Family::OffScreen},
    {"visuallyhidden", Family::OffScreen},
    {"screenreader", Family::OffScreen},
    {"readertext", Family::OffScreen},
    {"visuallyhide", Family::OffScreen},
    {"assistivetext", Family::OffScreen},
    {"a11yhidden", Family::OffScreen},
    {"noprint", Family::Nav},
    {"factbox", Family::FactBox},
    {"infobox", Family::FactBox},
    {"keypoints", Family::FactBox},
    {"keytakeaways", Family::FactBox},
    {"highlights", Family::FactBox},
    {"liveblogpost", Family::LiveEntry},
    {"liveblogentry", Family::LiveEntry},
    {"livepost", Family::LiveEntry},
    {"liveentry", Family::LiveEntry},
    {"liveupdate", Family::LiveEntry},
    {"liveblogblock", Family::LiveEntry},
};

// A word's hash is a polynomial of its letters, so that the hash of two words joined comes from
// theirs: no word is ever copied.
struct WordHash {
  std::uint64_t value = 0;
  std::uint64_t shift = 1;  // kBase to the power of the word's length

  static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15u;

  constexpr void put(char c) {
    value = value * kBase + static_cast<unsigned char>(c);
    shift *= kBase;
  }
  constexpr bool empty() const { return shift == 1; }
  constexpr WordHash then(const WordHash& next) const {
    return {value * next.shift + next.value, shift * next.shift};
  }
};

constexpr WordHash hash_of(std::string_view word) {
  WordHash hash;
  for (const char c : word) hash.put(c);
  return hash;
}

// The families of each word by its hash: open addressing, a free slot ends a search.
class FamilyTable {
 public:
  constexpr FamilyTable() {
    for (const FamilyWord& row : kWords) {
      const std::uint64_t hash = hash_of(row.word).value;
      std::size_t slot = slot_of(hash);
      while (!rows_[slot].set.empty() && rows_[slot].hash != hash) slot = (slot + 1) % kSlots;
      rows_[slot].hash = hash;
      rows_[slot].set.add(row.family);
    }
  }

  FamilySet of(const WordHash& word) const {
    std::size_t slot = slot_of(word.value);
    while (!rows_[slot].set.empty() && rows_[slot].hash != word.value) slot = (slot + 1) % kSlots;
    return rows_[slot].set;
  }

 private:
  static constexpr std::size_t kSlots = 2048;
  static_assert(std::size(kWords) * 2 < kSlots);
  static constexpr std::size_t slot_of(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> 32) % kSlots;
  }

  struct Row {
    std::uint64_t hash = 0;
    FamilySet set;
  };
  std::array<Row, kSlots> rows_{};
};

constexpr FamilyTable kFamilies;

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit_ascii(char c) { return c >= '0' && c <= '9'; }
bool is_name_end(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

// Reads the words of one attribute and looks each up, alone and joined to the one before it.
class WordReader {
 public:
  explicit WordReader(FamilySet& set) : set_(set) {}
  void put(char lower) { word_.put(lower); }
  void end_word() {
    if (word_.empty()) return;
    set_.bits |= kFamilies.of(word_).bits;
    if (!before_.empty()) set_.bits |= kFamilies.of(before_.then(word_)).bits;
    before_ = word_;
    word_ = {};
  }
  void end_name() {
    end_word();
    before_ = {};
  }

 private:
  FamilySet& set_;
  WordHash word_;
  WordHash before_;
};

}  // namespace

FamilySet families_of(std::string_view names) {
  FamilySet set;
  WordReader reader(set);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    if (is_name_end(c)) {
      reader.end_name();
    } else if (is_lower_ascii(c) || is_digit_ascii(c)) {
      reader.put(c);
    } else if (is_upper_ascii(c)) {
      const bool after_lower = i > 0 && is_lower_ascii(names[i - 1]);
      const bool before_lower = i > 0 && is_upper_ascii(names[i - 1]) && i + 1 < names.size() &&
                                is_lower_ascii(names[i + 1]);
      if (after_lower || before_lower) reader.end_word();
      reader.put(static_cast<char>(c + 32));
    } else {
      reader.end_word();
    }
  }
  reader.end_name();
  return set;
}

}  // namespace sidelight
