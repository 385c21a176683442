#include "page/json_ld.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "base/unicode.h"
#include "page/character_references.h"
#include "page/page_draft.h"

namespace sidelight {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxObjects = 2000;
constexpr std::size_t kMaxTitle = 600;

// A script's text as strict JSON: raw control characters inside strings are common, so are comment
// wrappers.
std::string tidy(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
  const std::size_t first = out.find_first_of("{[");
  const std::size_t last = out.find_last_of("}]");
  if (first == std::string::npos || last == std::string::npos || last < first) return {};
  return out.substr(first, last - first + 1);
}

// Without the tags that publishers leave in their strings ("<p>The ferry …</p>").
std::string without_tags(const std::string& text) {
  if (text.find('<') == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool tag = text[at] == '<' && at + 1 < text.size() &&
                     (text[at + 1] == '/' || (text[at + 1] >= 'a' && text[at + 1] <= 'z'));
    const std::size_t end = tag ? text.find('>', at) : std::string::npos;
    if (end == std::string::npos) {
      out.push_back(text[at++]);
    } else {
      out.push_back(' ');
      at = end + 1;
    }
  }
  return out;
}

// Values are often escaped twice.
std::string plain(const std::string& text) {
  return collapse_spaces(without_tags(without_references(without_references(text))));
}

std::string text_of(const json& value) {
  if (value.is_string()) return plain(value.get_ref<const std::string&>());
  if (value.is_array() && !value.empty()) return text_of(value.front());
  return {};
}

std::string text_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : text_of(*found);
}

std::string url_of(const json& value) {
  if (value.is_object()) {
    std::string url = text_at(value, "url");
    if (url.empty()) url = text_at(value, "contentUrl");
    return url.empty() ? text_at(value, "@id") : url;
  }
  if (value.is_array() && !value.empty()) return url_of(value.front());
  return text_of(value);
}

// An address without what differs between two of the same page: scheme, "www.", query, last slash.
std::string address_key(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.substr(0, 4) == "www.") url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (!url.empty() && url.back() == '/') url.remove_suffix(1);
  return std::string(url);
}

// Article types and how much each is worth: 0 for none.
int article_rank(std::string_view type) {
  static constexpr std::pair<std::string_view, int> kTypes[] = {{"LiveBlogPosting", 5},
                                                                {"NewsArticle", 4},
                                                                {"ReportageNewsArticle", 4},
                                                                {"AnalysisNewsArticle", 4},
                                                                {"OpinionNewsArticle", 4},
                                                                {"BackgroundNewsArticle", 4},
                                                                {"ReviewNewsArticle", 4},
                                                                {"AskPublicNewsArticle", 4},
                                                                {"BlogPosting", 4},
                                                                {"Article", 4},
                                                                {"ScholarlyArticle", 3},
                                                                {"TechArticle", 3},
                                                                {"Report", 3},
                                                                {"Review", 2},
                                                                {"SocialMediaPosting", 2},
                                                                {"Recipe", 1},
                                                                {"VideoObject", 1},
                                                                {"WebPage", 1}};
  for (const auto& row : kTypes) {
    if (row.first == type) return row.second;
  }
  return 0;
}

std::string best_type(const json& object, int& rank) {
  rank = 0;
  std::string best;
  const auto consider = [&](const json& type) {
    if (!type.is_string()) return;
    std::string name = type.get<std::string>();
    const std::size_t slash = name.find_last_of("/:");
    if (slash != std::string::npos) name = name.substr(slash + 1);
    if (article_rank(name) > rank) {
      rank = article_rank(name);
      best = name;
    }
  };
  const auto found = object.find("@type");
  if (found == object.end()) return best;
  if (found->is_array()) {
    for (const json& type : *found) consider(type);
  } else {
    consider(*found);
  }
  return best;
}

class Reader {
 public:
  explicit Reader(const Page& page) : page_(page) {
    for (const std::string_view title :
         {metadata_of(page, {"og:title"}), metadata_of(page, {"twitter:title"}),
          std::string_view(page.title)}) {
      if (!title.empty() && title.size() <= kMaxTitle) titles_.push_back(title_key(title));
    }
    for (const std::string_view url : {metadata_of(page, {"link:canonical"}),
                                       metadata_of(page, {"og:url"}), std::string_view(page.url)}) {
      if (!url.empty()) addresses_.push_back(address_key(url));
    }
  }

  LinkedData read() {
    std::vector<json> parsed;
    for (const std::string& block : page_.json_ld) {
      json value = json::parse(tidy(block), nullptr, false);
      if (!value.is_discarded()) parsed.push_back(std::move(value));
    }
    for (const json& value : parsed) collect(value);
    const Found* best = nullptr;
    int most = 0;
    for (const Found& found : found_) {
      const int worth = worth_of(found);
      if (worth <= most) continue;
      most = worth;
      best = &found;
    }
    if (best == nullptr) return {};
    LinkedData out;
    out.type = best->type;
    out.found = best->rank >= 2;
    fill(*best->object, out);
    if (out.type == "VideoObject") fill_video(*best->object, out);
    for (const Found& found : found_) {
      if (&found == best) continue;
      const std::string headline = text_at(*found.object, "headline");
      const bool page = headline.empty() && found.type == "WebPage";
      if (page || (!headline.empty() && headline == out.headline)) fill(*found.object, out);
    }
    return out;
  }

 private:
  struct Found {
    const json* object;
    int rank;
    std::string type;
  };

  // The page's own article among several: it says the page's title or address. Only then does its
  // type count.
  int worth_of(const Found& found) const {
    int worth = found.rank;
    const std::string key = title_key(text_at(*found.object, "headline").substr(0, kMaxTitle));
    const bool titled = std::any_of(titles_.begin(), titles_.end(),
                                    [&](const std::string& title) { return same_key(title, key); });
    if (titled && found.rank > 1) worth += 20;
    for (const char* name : {"url", "mainEntityOfPage", "@id"}) {
      const auto value = found.object->find(name);
      if (value == found.object->end() || found.rank == 1) continue;
      const std::string address = address_key(url_of(*value));
      if (std::find(addresses_.begin(), addresses_.end(), address) == addresses_.end()) continue;
      worth += 10;
      break;
    }
    return worth;
  }

  // Breadth first with a bound, so that depth is no matter.
  void collect(const json& root) {
    std::vector<const json*> queue{&root};
    for (std::size_t i = 0; i < queue.size() && i < kMaxObjects; ++i) {
      const json& value = *queue[i];
      if (value.is_array()) {
        for (const json& item : value) {
          if (item.is_structured()) queue.push_back(&item);
        }
        continue;
      }
      if (!value.is_object()) continue;
      remember_name(value);
      int rank = 0;
      std::string type = best_type(value, rank);
      if (rank > 0) found_.push_back({&value, rank, std::move(type)});
      for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        const auto inner = value.find(key);
        if (inner != value.end() && inner->is_structured()) queue.push_back(&*inner);
      }
    }
  }

  // Authors may be given by reference to another object of the graph.
  void remember_name(const json& object) {
    const std::string id = text_at(object, "@id");
    const std::string name = text_at(object, "name");
    if (!id.empty() && !name.empty()) names_.emplace_back(id, name);
  }

  std::string name_of_id(const std::string& id) const {
    for (const auto& entry : names_) {
      if (entry.first == id) return entry.second;
    }
    return {};
  }

  std::string name_in(const json& value) const {
    if (value.is_string()) return text_of(value);
    if (!value.is_object()) return {};
    std::string name = text_at(value, "name");
    if (name.empty())
      name = collapse_spaces(text_at(value, "givenName") + " " + text_at(value, "familyName"));
    return name.empty() ? name_of_id(text_at(value, "@id")) : name;
  }

  void fill(const json& object, LinkedData& out) const {
    const auto put = [&](std::string& field, const char* key) {
      if (field.empty()) field = text_at(object, key);
    };
    put(out.headline, "headline");
    put(out.description, "description");
    put(out.published, "datePublished");
    put(out.modified, "dateModified");
    put(out.section, "articleSection");
    if (out.body.empty()) out.body = text_at(object, "articleBody");
    if (out.image.empty() && object.contains("image")) out.image = url_of(object["image"]);
    if (out.outlet.empty() && object.contains("publisher"))
      out.outlet = name_in(object["publisher"]);
    const auto free = object.find("isAccessibleForFree");
    if (free != object.end()) {
      out.paid = out.paid || (free->is_boolean() && !free->get<bool>()) ||
                 (free->is_string() && fold(free->get_ref<const std::string&>()) == "false");
    }
    if (!out.authors.empty()) return;
    for (const char* key : {"author", "creator"}) {
      const auto author = object.find(key);
      if (author == object.end() || !out.authors.empty()) continue;
      if (author->is_array()) {
        for (const json& one : *author) add_author(one, out);
      } else {
        add_author(*author, out);
      }
    }
  }

  // A video calls its headline and its day otherwise.
  static void fill_video(const json& object, LinkedData& out) {
    if (out.headline.empty()) out.headline = text_at(object, "name");
    if (out.published.empty()) out.published = text_at(object, "uploadDate");
    if (out.image.empty() && object.contains("thumbnailUrl"))
      out.image = url_of(object["thumbnailUrl"]);
  }

  void add_author(const json& value, LinkedData& out) const {
    if (value.is_object() && value.contains("name") && value["name"].is_array()) {
      for (const json& one : value["name"]) add_author(one, out);
      return;
    }
    const std::string name = name_in(value);
    if (!name.empty()) out.authors.push_back(name);
  }

  const Page& page_;
  std::vector<std::string> titles_;     // keys
  std::vector<std::string> addresses_;  // keys
  std::vector<Found> found_;
  std::vector<std::pair<std::string, std::string>> names_;
};

}  // namespace

LinkedData read_json_ld(const Page& page) { return Reader(page).read(); }

}  // namespace sidelight
