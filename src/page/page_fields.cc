#include "page/page_fields.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "page/author_field.h"
#include "page/author_names.h"
#include "page/date_field.h"
#include "page/head_fields.h"
#include "page/lead_image.h"

namespace sidelight {
namespace {

// "www.example-news.co.uk" → "example-news".
std::string_view site_of_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#:"));
  std::size_t end = host.rfind('.');
  if (end == std::string_view::npos) return {};
  const std::size_t before = host.rfind('.', end - 1);
  // "co.uk", "com.tr": two short parts are the country's.
  if (before != std::string_view::npos && end - before <= 4 && host.size() - end <= 3) end = before;
  host = host.substr(0, end);
  return host.substr(host.rfind('.') + 1);
}

class FieldReader {
 public:
  explicit FieldReader(const PageDraft& draft) : draft_(draft), page_(draft.page) {}

  PageFields read() {
    outlet();
    const HeadFields head = read_head(draft_, out_.outlet);
    take(out_.title, head.title, "title", head.title_source);
    take(out_.kicker, head.kicker, "kicker", head.kicker_source);
    take(out_.standfirst, head.standfirst, "standfirst", head.standfirst_source);
    const DateFields dates = read_dates(draft_);
    take(out_.published, dates.published, "published", dates.published_source);
    take(out_.modified, dates.modified, "modified", dates.modified_source);
    AuthorField authors = read_authors(draft_, outlets());
    if (!authors.names.empty()) out_.sources.emplace_back("authors", authors.source);
    out_.authors = std::move(authors.names);
    const LeadImage image = read_lead_image(draft_, out_.authors);
    take(out_.lead_image, image.address, "lead_image", image.source);
    addresses();
    language();
    std::sort(out_.sources.begin(), out_.sources.end());
    return std::move(out_);
  }

 private:
  void take(std::string& field, std::string_view value, const char* name,
            const std::string& source) {
    if (!field.empty() || trim(value).empty()) return;
    field = collapse_spaces(value);
    out_.sources.emplace_back(name, source);
  }

  void outlet() {
    take(out_.outlet, metadata_of(page_, {"og:site_name", "application-name"}), "outlet", "meta");
    take(out_.outlet, draft_.data.outlet, "outlet", "json-ld");
  }

  // All names that the site goes by: they are no authors.
  std::vector<std::string> outlets() const {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view name) {
      std::string key = outlet_key(name);
      if (key.size() >= 2) keys.push_back(std::move(key));
    };
    add(out_.outlet);
    add(draft_.data.outlet);
    add(metadata_of(page_, {"application-name"}));
    for (const std::string_view url :
         {std::string_view(page_.url), metadata_of(page_, {"link:canonical"}),
          metadata_of(page_, {"og:url"})}) {
      add(site_of_address(url));
    }
    return keys;
  }

  void addresses() {
    take(out_.section, draft_.data.section, "section", "json-ld");
    take(out_.section, metadata_of(page_, {"article:section", "section", "parsely-section"}),
         "section", "meta");
    take(out_.canonical, metadata_of(page_, {"link:canonical", "og:url"}), "canonical", "meta");
  }

  void language() {
    take(out_.language, page_.language, "language", "page");
    take(out_.language, metadata_of(page_, {"content-language", "og:locale", "language"}),
         "language", "meta");
    out_.language = fold(out_.language);
    std::replace(out_.language.begin(), out_.language.end(), '_', '-');
  }

  const PageDraft& draft_;
  const Page& page_;
  PageFields out_;
};

}  // namespace

PageFields read_fields(const PageDraft& draft) { return FieldReader(draft).read(); }

}  // namespace sidelight
