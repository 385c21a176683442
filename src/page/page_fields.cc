#include "page/page_fields.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/author_names.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

std::string without_site(std::string title, std::string_view outlet) {
  if (outlet.empty()) return title;
  static constexpr std::string_view kSeparators[] = {
      " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " \xC2\xB7 "};
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos) continue;
    if (same_title(std::string_view(title).substr(at + separator.size()), outlet))
      return title.substr(0, at);
  }
  return title;
}

// "/2024/05/15/" or "/2024-05-15" in an address.
std::string day_of_address(std::string_view url) {
  for (std::size_t at = 0; at + 10 <= url.size(); ++at) {
    const std::string_view part = url.substr(at, 10);
    const auto digit = [&](std::size_t i) { return part[i] >= '0' && part[i] <= '9'; };
    const bool begins = at > 0 && (url[at - 1] == '/' || url[at - 1] == '-' || url[at - 1] == '_');
    if (!begins || !digit(0) || !digit(1) || !digit(2) || !digit(3) || !digit(5) || !digit(6) ||
        !digit(8) || !digit(9)) {
      continue;
    }
    if ((part[4] != '/' && part[4] != '-') || part[7] != part[4]) continue;
    return day_in(part);
  }
  return {};
}

constexpr std::size_t kMaxAuthors = 30;

class FieldReader {
 public:
  explicit FieldReader(const PageDraft& draft) : draft_(draft), page_(draft.page) {}

  PageFields read() {
    outlet();
    title();
    dates();
    authors();
    lines();
    addresses();
    out_.language = fold(page_.language.empty()
                             ? metadata_of(page_, {"content-language", "og:locale", "language"})
                             : std::string_view(page_.language));
    std::replace(out_.language.begin(), out_.language.end(), '_', '-');
    std::sort(out_.sources.begin(), out_.sources.end());
    return std::move(out_);
  }

 private:
  bool take(std::string& field, std::string_view value, const char* name, const char* source) {
    if (!field.empty() || trim(value).empty()) return false;
    field = collapse_spaces(value);
    out_.sources.emplace_back(name, source);
    return true;
  }

  void outlet() {
    take(out_.outlet, metadata_of(page_, {"og:site_name", "application-name"}), "outlet", "meta");
    take(out_.outlet, draft_.data.outlet, "outlet", "json-ld");
  }

  void title() {
    if (draft_.headline != kNone) take(out_.title, draft_.view(draft_.headline), "title", "page");
    take(out_.title, draft_.data.headline, "title", "json-ld");
    take(out_.title,
         without_site(std::string(metadata_of(page_, {"og:title", "twitter:title"})), out_.outlet),
         "title", "meta");
    take(out_.title, without_site(page_.title, out_.outlet), "title", "meta");
  }

  void dates() {
    take(out_.published, draft_.data.published, "published", "json-ld");
    take(out_.published,
         metadata_of(page_, {"article:published_time",
                             "og:published_time",
                             "datepublished",
                             "parsely-pub-date",
                             "sailthru.date",
                             "article:published",
                             "dc.date.issued",
                             "dc.date",
                             "dcterms.created",
                             "dcterms.date",
                             "pubdate",
                             "publishdate",
                             "publish-date",
                             "publish_date",
                             "publication_date",
                             "article.published",
                             "published_time",
                             "cxenseparse:recs:publishtime",
                             "citation_publication_date",
                             "rnews:datepublished",
                             "ptime",
                             "displaydate",
                             "date",
                             "last-published",
                             "og:pubdate"}),
         "published", "meta");
    if (out_.published.empty()) date_of_page();
    take(out_.published, page_.date, "published", "given");
    take(out_.published, day_of_address(page_.url), "published", "address");
    take(out_.published, day_of_address(metadata_of(page_, {"link:canonical", "og:url"})),
         "published", "address");
    take(out_.modified, draft_.data.modified, "modified", "json-ld");
    take(out_.modified,
         metadata_of(page_, {"article:modified_time", "og:updated_time", "datemodified", "lastmod",
                             "last-modified", "dcterms.modified"}),
         "modified", "meta");
    if (out_.published.empty()) take(out_.published, out_.modified, "published", "meta");
  }

  void date_of_page() {
    for (std::uint32_t i = 0; i < page_.elements.size(); ++i) {
      const Element& element = page_.elements[i];
      if (element.hint("itemprop") != "datePublished") continue;
      const std::string_view value =
          element.has("content") ? element.hint("content") : element.hint("datetime");
      if (take(out_.published, value, "published", "page")) return;
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].kind != BlockKind::Date || draft_.types[i].region != Region::Article)
        continue;
      std::uint32_t element = draft_.element(i);
      for (int up = 0; up < 2 && element != kNone; ++up, element = page_.elements[element].parent) {
        if (take(out_.published, page_.elements[element].hint("datetime"), "published", "page"))
          return;
      }
      if (take(out_.published, day_in(draft_.view(i)), "published", "page")) return;
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (draft_.types[i].kind != BlockKind::Byline || draft_.types[i].region != Region::Article)
        continue;
      if (take(out_.published, day_in(draft_.view(i)), "published", "page")) return;
    }
    for (const Element& element : page_.elements) {
      if (element.tag == "time" && element.hint("datetime").size() >= 10 &&
          take(out_.published, element.hint("datetime"), "published", "page")) {
        return;
      }
    }
  }

  void authors() {
    for (const std::string& author : draft_.data.authors) add_authors(author, "json-ld");
    if (out_.authors.empty()) {
      for (const auto& entry : page_.metadata) {
        static constexpr std::string_view kNames[] = {"author",
                                                      "article:author",
                                                      "parsely-author",
                                                      "sailthru.author",
                                                      "dc.creator",
                                                      "dc.creator.name",
                                                      "byl",
                                                      "article:author_name",
                                                      "citation_author",
                                                      "dcterms.creator",
                                                      "cxenseparse:author",
                                                      "article.author"};
        if (std::find(std::begin(kNames), std::end(kNames), entry.first) != std::end(kNames))
          add_authors(entry.second, "meta");
      }
    }
    if (!out_.authors.empty()) return;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (type.kind == BlockKind::Byline && type.region == Region::Article)
        add_authors(draft_.view(i), "page");
    }
  }

  void add_authors(std::string_view line, const char* source) {
    if (out_.authors.size() >= kMaxAuthors) return;
    for (std::string& name : author_names(line, out_.outlet)) {
      const bool known =
          std::any_of(out_.authors.begin(), out_.authors.end(),
                      [&](const std::string& other) { return fold(other) == fold(name); });
      if (known) continue;
      if (out_.authors.empty()) out_.sources.emplace_back("authors", source);
      out_.authors.push_back(std::move(name));
    }
  }

  void lines() {
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (type.region != Region::Article) continue;
      if (type.kind == BlockKind::Kicker) take(out_.kicker, draft_.view(i), "kicker", "page");
      if (type.kind == BlockKind::Standfirst)
        take(out_.standfirst, draft_.view(i), "standfirst", "page");
    }
  }

  void addresses() {
    take(out_.section, draft_.data.section, "section", "json-ld");
    take(out_.section, metadata_of(page_, {"article:section", "section", "parsely-section"}),
         "section", "meta");
    take(out_.canonical, metadata_of(page_, {"link:canonical", "og:url"}), "canonical", "meta");
    take(out_.lead_image,
         metadata_of(page_, {"og:image", "og:image:url", "og:image:secure_url", "twitter:image",
                             "twitter:image:src"}),
         "lead_image", "meta");
    take(out_.lead_image, draft_.data.image, "lead_image", "json-ld");
  }

  const PageDraft& draft_;
  const Page& page_;
  PageFields out_;
};

}  // namespace

PageFields read_fields(const PageDraft& draft) { return FieldReader(draft).read(); }

}  // namespace sidelight
