#include "page/date_field.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/unicode.h"
#include "page/day_text.h"
#include "page/head_window.h"
#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxLine = 200;  // bytes of a line that a date is looked for in

constexpr std::string_view kPublished[] = {"article:published_time",
                                           "og:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "article:published",
                                           "dc.date.issued",
                                           "dc.date",
                                           "dcterms.created",
                                           "dcterms.date",
                                           "dcterms.issued",
                                           "prism.publicationdate",
                                           "citation_online_date",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "publication_date",
                                           "date-pub",
                                           "published-date",
                                           "w-published-date",
                                           "article.published",
                                           "published_time",
                                           "published",
                                           "cxenseparse:recs:publishtime",
                                           "citation_publication_date",
                                           "rnews:datepublished",
                                           "ptime",
                                           "displaydate",
                                           "date",
                                           "last-published",
                                           "og:pubdate",
                                           "article_date_original",
                                           "publisheddate",
                                           "creation_date",
                                           "dc.date.created"};
constexpr std::string_view kModified[] = {
    "article:modified_time", "og:updated_time", "og:modified_time",
    "datemodified",          "lastmod",         "last-modified",
    "article:modified",      "modified_time",   "dcterms.modified",
    "dc.date.modified",      "updated",         "modified-date"};

// What a line says of its date.
enum class Label { None, Published, Updated };

Label label_of(std::string_view line) {
  static constexpr std::string_view kUpdated[] = {
      "updated",        "update",           "modified",    "last edited",     "edited",
      "aktualisiert",   "editiert",         "stand",       "ge\xC3\xA4ndert", "mis \xC3\xA0 jour",
      "modifi\xC3\xA9", "actualizado",      "actualizada", "aggiornato",      "bijgewerkt",
      "oppdatert",      "opdateret",        "uppdaterad",  "atualizado",      "reviewed",
      "last checked",   "g\xC3\xBCncelleme"};
  static constexpr std::string_view kSaysPublished[] = {
      "published",     "posted",          "created",      "veröffentlicht", "erstellt",
      "publi\xC3\xA9", "publicado",       "pubblicato",   "publicerad",     "publisert",
      "release",       "first published", "gepubliceerd", "eingestellt",    "erschienen"};
  if (holds_any(line, kSaysPublished)) return Label::Published;
  return holds_any(line, kUpdated) ? Label::Updated : Label::None;
}

struct Shown {
  std::string value;   // ISO
  std::string turned;  // the day, if the first two numbers change places
  Label label = Label::None;
  std::size_t leaf = 0;
};

bool in_utc(std::string_view moment) {
  const auto ends = [&](std::string_view end) {
    return moment.size() > end.size() && moment.substr(moment.size() - end.size()) == end;
  };
  return moment.size() > 16 && (moment.back() == 'Z' || ends("+00:00") || ends("+0000"));
}

class DateReader {
 public:
  explicit DateReader(const PageDraft& draft)
      : draft_(draft), page_(draft.page), window_(head_window(draft)) {
    std::string language = fold(page_.language);
    std::replace(language.begin(), language.end(), '_', '-');
    order_ = day_order(language);
  }

  DateFields read() {
    shown_ = shown_in(window_.begin, window_.end);
    modified();
    published();
    if (out_.published.empty() && !out_.modified.empty()) {
      out_.published = out_.modified;
      out_.published_source = out_.modified_source + ": only the day of the last change is told";
    }
    return std::move(out_);
  }

 private:
  template <std::size_t N>
  std::string of_metadata(const std::string_view (&names)[N]) const {
    for (const std::string_view name : names) {
      const std::string_view value = metadata_of(page_, {name});
      if (value.empty()) continue;
      std::string moment = moment_in(value, order_);
      if (!moment.empty()) return moment;
    }
    return {};
  }

  std::string of_microdata(std::string_view item) const {
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
      const Element& element = page_.elements[i];
      if (element.hint("itemprop") != item) continue;
      for (const char* name : {"content", "datetime", "title"}) {
        std::string moment = moment_in(element.hint(name), order_);
        if (!moment.empty()) return moment;
      }
    }
    return {};
  }

  bool take(std::string value, const char* source) {
    if (!out_.published.empty() || value.empty()) return false;
    out_.published = std::move(value);
    out_.published_source = source;
    return true;
  }

  void modified() {
    const std::pair<std::string, const char*> sources[] = {
        {moment_in(draft_.data.modified, order_), "json-ld"},
        {of_metadata(kModified), "meta"},
        {of_microdata("dateModified"), "microdata"},
        {first_shown(Label::Updated), "page"}};
    for (const auto& [value, source] : sources) {
      if (value.empty()) continue;
      out_.modified = value;
      out_.modified_source = source;
      return;
    }
  }

  void published() {
    const std::string data = moment_in(draft_.data.published, order_);
    const std::string meta = of_metadata(kPublished);
    take(data, "json-ld");
    take(meta, "meta");
    take(of_microdata("datePublished"), "microdata");
    if (!out_.published.empty()) {
      if (!data.empty() && !meta.empty()) weigh_meta(data, meta);
      return weigh_shown();
    }
    take(first_shown(Label::Published), "page");
    take(first_shown(Label::None), "page");
    take(page_.date, "given");
    for (const std::string_view url :
         {std::string_view(page_.url), metadata_of(page_, {"link:canonical", "og:url"})}) {
      take(day_of_address(url), "address");
    }
    if (!out_.published.empty()) return;
    shown_ = shown_in(std::max(window_.end, window_.text_end), window_.tail_end);
    take(first_shown(Label::Published), "page");
    take(first_shown(Label::None), "page");
    shown_ = typed();
    take(first_shown(Label::Published), "page");
    take(first_shown(Label::None), "page");
    if (out_.modified.empty()) take(of_time_element(), "page");
  }

  // Systems write the day of a page's last building as that of its publication: then it is the day
  // of the last change too, or later.
  bool is_building_day(std::string_view moment) const {
    return !out_.modified.empty() && day_number(moment) >= day_number(out_.modified);
  }

  void weigh_meta(const std::string& data, const std::string& meta) {
    if (!is_building_day(data) || day_number(meta) >= day_number(data)) return;
    out_.published = meta;
    out_.published_source = "meta: json-ld has the day of the last change";
  }

  // The date that readers see against the one in the data.
  void weigh_shown() {
    const std::string said = first_shown(Label::Published);
    const std::string bare = only_shown();
    const std::int64_t day = day_number(out_.published);
    const bool page_only = !draft_.data.found && out_.published_source == "json-ld";
    if (!bare.empty() && page_only && day_number(bare) != day) {
      out_.published_source = "page: json-ld has the day of the page, not of an article";
      out_.published = bare;
    } else if (!bare.empty() && in_utc(out_.published) && !in_utc(bare) &&
               std::abs(day_number(bare) - day) == 1) {
      out_.published_source = "page: the day at the place of publication";
      out_.published = bare;
    } else if (!said.empty() && day_number(said) < day) {
      out_.published_source = "page: " + out_.published_source + " has a later day";
      out_.published = said;
    } else if (!bare.empty() && day_number(bare) < day) {
      out_.published_source = "page: " + out_.published_source + " has a later day";
      out_.published = bare;
    }
  }

  std::string first_shown(Label label) const {
    for (const Shown& shown : shown_) {
      if (shown.label == label) return shown.value;
    }
    return {};
  }

  // The one day without "Updated" that stands between the headline and the text, when all such
  // lines say the same.
  std::string only_shown() const {
    std::string value;
    for (const Shown& shown : shown_) {
      if (shown.label == Label::Updated || shown.leaf >= window_.text) continue;
      if (!shown.turned.empty() && out_.published.compare(0, 10, shown.turned) == 0) return {};
      if (!value.empty() && value.substr(0, 10) != shown.value.substr(0, 10)) return {};
      if (value.empty()) value = shown.value;
    }
    return value;
  }

  std::vector<Shown> shown_in(std::size_t from, std::size_t to) const {
    std::vector<Shown> list;
    // Nearest to the headline first: below it, then above.
    const std::size_t middle = std::min(std::max(from, window_.headline), to);
    for (std::size_t i = middle; i < to; ++i) look_at(i, list);
    for (std::size_t i = middle; i-- > from;) look_at(i, list);
    return list;
  }

  // Lines of the article that are typed as dates, wherever they stand.
  std::vector<Shown> typed() const {
    std::vector<Shown> list;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].kind == BlockKind::Date && draft_.types[i].region == Region::Article)
        look_at(i, list);
    }
    return list;
  }

  void look_at(std::size_t i, std::vector<Shown>& list) const {
    const LeafFacts& facts = draft_.facts[i];
    if (i == draft_.headline || facts.bytes > kMaxLine || facts.bytes < 6 ||
        !tells(draft_, window_, i)) {
      return;
    }
    const std::string_view text = draft_.view(i);
    const BlockKind kind = draft_.types[i].kind;
    const bool typed = draft_.types[i].region == Region::Article &&
                       (kind == BlockKind::Date || kind == BlockKind::Byline);
    if (!is_date_line(text) && !typed && (facts.level > 0 || !reads_as_date(text))) return;
    const std::string line = fold(text);
    Label label = label_of(line);
    // "Updated" may stand on the line before.
    if (label == Label::None && i > 0 && draft_.facts[i - 1].words <= 4)
      label = label_of(fold(draft_.view(i - 1)));
    std::string value = of_element(i);
    std::string day = day_in(text, order_);
    if (value.empty() || (!day.empty() && value.substr(0, 10) != day)) value = std::move(day);
    if (value.empty()) return;
    // "Published 3 May 2024, updated 4 May 2024": the first date is the first label's.
    const DayOrder other = order_ == DayOrder::DayFirst ? DayOrder::MonthFirst : DayOrder::DayFirst;
    list.push_back({std::move(value), day_in(text, other), label, i});
  }

  // A line that is more than a date, but begins or ends with one: "04.02.2022 | 13:10 Uhr | Jane
  // Doe", "By Jane Doe on May 4, 2024".
  bool reads_as_date(std::string_view text) const {
    if (text.size() > 120 || day_in(text, order_).empty()) return false;
    const std::size_t words = words_of(fold(text)).size();
    return words <= 14 && text.back() != '.' && text.back() != '?';
  }

  // The datetime of the time element that a leaf stands in.
  std::string of_element(std::size_t leaf) const {
    std::uint32_t element = draft_.element(leaf);
    for (int up = 0; up < 3 && element != kNone; ++up, element = page_.elements[element].parent) {
      std::string moment = moment_in(page_.elements[element].hint("datetime"), order_);
      if (!moment.empty()) return moment;
    }
    // A span may hold it: one time element inside the leaf's element.
    element = draft_.element(leaf);
    const std::uint32_t end = std::min(draft_.tree.nodes[element].end, element + 8);
    for (std::uint32_t inner = element + 1; inner < end; ++inner) {
      if (draft_.tree.nodes[inner].tag != Tag::Time) continue;
      return moment_in(page_.elements[inner].hint("datetime"), order_);
    }
    return {};
  }

  std::string of_time_element() const {
    for (const Element& element : page_.elements) {
      if (element.tag != "time") continue;
      std::string moment = moment_in(element.hint("datetime"), order_);
      if (!moment.empty()) return moment;
    }
    return {};
  }

  // "/2024/05/15/", "/2024-05-15" or "/15-05-2024" in an address.
  std::string day_of_address(std::string_view url) const {
    for (std::size_t at = 1; at + 10 <= url.size(); ++at) {
      const char before = url[at - 1];
      if (before != '/' && before != '-' && before != '_' && before != '=') continue;
      const std::string_view part = url.substr(at, 10);
      const bool year_first = (part[4] == '/' || part[4] == '-') && part[7] == part[4];
      const bool year_last = part[2] == '-' && part[5] == '-';
      if ((!year_first && !year_last) || part.find_first_not_of("0123456789-/") < 10) continue;
      std::string day = day_in(part, year_first ? DayOrder::DayFirst : order_);
      if (!day.empty()) return day;
    }
    return {};
  }

  const PageDraft& draft_;
  const Page& page_;
  const HeadWindow window_;
  DayOrder order_ = DayOrder::DayFirst;
  std::vector<Shown> shown_;
  DateFields out_;
};

}  // namespace

DateFields read_dates(const PageDraft& draft) { return DateReader(draft).read(); }

}  // namespace sidelight
