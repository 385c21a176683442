#include "page/lead_image.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "page/head_window.h"
#include "page/line_words.h"

namespace sidelight {
namespace {

constexpr int kLeastSide = 200;        // CSS pixels of a picture that leads an article
constexpr std::size_t kCutHint = 500;  // a srcset of this length lost its end
constexpr std::size_t kLeastStem = 6;
constexpr std::uint32_t kMaxSources = 24;  // elements of one picture element that are looked at

int pixels_of(std::string_view value) {
  int number = 0;
  std::size_t at = 0;
  for (; at < value.size() && at < 6 && value[at] >= '0' && value[at] <= '9'; ++at)
    number = number * 10 + (value[at] - '0');
  // "100%" says nothing.
  return at == 0 || (at < value.size() && value[at] == '%') ? 0 : number;
}

bool is_picture_address(std::string_view address) {
  if (address.size() < 5 || address.substr(0, 5) == "data:" || address.substr(0, 5) == "blob:")
    return false;
  const std::string low = fold(address);
  static constexpr std::string_view kNot[] = {"placeholder", "spacer.", "blank.", "pixel.gif",
                                              "1x1",         ".svg",    "/logo",  "avatar",
                                              "gravatar",    "loading."};
  return std::none_of(std::begin(kNot), std::end(kNot),
                      [&](std::string_view sign) { return low.find(sign) != std::string::npos; });
}

// The address of the largest picture of a srcset: "a.jpg 400w, b.jpg 800w".
std::string_view largest_of(std::string_view srcset, int& most) {
  std::string_view best;
  most = -1;
  if (srcset.size() >= kCutHint) {
    const std::size_t last = srcset.rfind(", ");
    srcset = last == std::string_view::npos ? std::string_view() : srcset.substr(0, last);
  }
  // Addresses may hold commas: entries end at a comma before white space.
  for (std::size_t at = 0; at < srcset.size();) {
    std::size_t end = at;
    while (end < srcset.size() &&
           !(srcset[end] == ',' && (end + 1 == srcset.size() || srcset[end + 1] == ' ' ||
                                    srcset[end + 1] == '\n' || srcset[end + 1] == '\t'))) {
      ++end;
    }
    const std::string_view entry = trim(srcset.substr(at, end - at));
    at = end + 1;
    const std::size_t space = entry.find_first_of(" \t\n");
    const std::string_view address = entry.substr(0, space);
    const int size = space == std::string_view::npos ? 0 : pixels_of(trim(entry.substr(space + 1)));
    if (size > most && is_picture_address(address)) {
      most = size;
      best = address;
    }
  }
  return best;
}

std::string_view file_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (!address.empty() && address.back() == '/') address.remove_suffix(1);
  return address.substr(address.rfind('/') + 1);
}

// The pixels that a file's name tells, "photo-1200x675.jpg" or "1200x675_photo.jpg": where they
// stand in the name, and their product. Size 0 when it tells none.
struct NamedSize {
  std::size_t at = 0;
  std::size_t size = 0;
  long area = 0;
};

NamedSize named_size(std::string_view file) {
  const auto digit = [&](std::size_t i) {
    return i < file.size() && file[i] >= '0' && file[i] <= '9';
  };
  for (std::size_t x = file.find('x'); x != std::string_view::npos; x = file.find('x', x + 1)) {
    std::size_t begin = x;
    std::size_t end = x + 1;
    while (begin > 0 && digit(begin - 1)) --begin;
    while (digit(end)) ++end;
    if (x - begin < 2 || end - x < 3 || x - begin > 5 || end - x > 6) continue;
    return {begin, end - begin,
            static_cast<long>(pixels_of(file.substr(begin, x - begin))) *
                pixels_of(file.substr(x + 1, end - x - 1))};
  }
  return {};
}

// A file's name without its kind and its size: two sizes of a picture have one stem.
std::string stem_of(std::string_view address) {
  std::string stem = fold(file_of(address));
  static constexpr std::string_view kKinds[] = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view kind : kKinds) {
      if (stem.size() <= kind.size() ||
          stem.compare(stem.size() - kind.size(), kind.size(), kind) != 0) {
        continue;
      }
      stem.resize(stem.size() - kind.size());
      again = true;
    }
  }
  const NamedSize size = named_size(stem);
  if (size.size > 0) stem.erase(size.at, size.size);
  while (!stem.empty() && (stem.back() == '-' || stem.back() == '_')) stem.pop_back();
  return stem;
}

bool is_common_kind(std::string_view address) {
  const std::string_view file = file_of(address);
  return file.find(".webp") == std::string_view::npos &&
         file.find(".avif") == std::string_view::npos;
}

// Of two addresses of one picture the larger, as far as their names tell: a name without a size is
// the whole picture where the other has one.
std::string_view larger_of(std::string_view one, std::string_view two) {
  const NamedSize first = named_size(file_of(one));
  const NamedSize second = named_size(file_of(two));
  if (first.size > 0 && second.size == 0) return two;
  return first.size > 0 && second.area > first.area ? two : one;
}

class LeadImageReader {
 public:
  LeadImageReader(const PageDraft& draft, const std::vector<std::string>& authors)
      : draft_(draft), page_(draft.page), authors_(authors), window_(head_window(draft)) {}

  LeadImage read() {
    const std::string_view meta = metadata_of(
        page_,
        {"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"});
    const std::string_view data = draft_.data.image;
    collect();
    // The picture that the data names, in the largest size that the page or the data has.
    for (const std::string_view named : {meta, data}) {
      const std::string stem = stem_of(named);
      if (stem.size() < kLeastStem) continue;
      for (const std::uint32_t image : images_) {
        const std::string_view address = address_of(image);
        if (address.empty() || stem_of(address) != stem) continue;
        std::string_view best = larger_of(address, named);
        if (stem_of(data) == stem) best = larger_of(best, data);
        return {std::string(best), "page: the picture that the data names"};
      }
    }
    for (const std::uint32_t image : images_) {
      const std::string_view address = address_of(image);
      if (!address.empty() && leads(image)) return {std::string(address), "page"};
    }
    if (!meta.empty()) return {collapse_spaces(meta), "meta"};
    if (!data.empty()) return {std::string(data), "json-ld"};
    return {};
  }

 private:
  // Pictures between the headline and the first lines of text, in page order.
  void collect() {
    const std::size_t size = draft_.size();
    if (size == 0 || window_.headline >= size) return;
    const std::size_t above = window_.headline - std::min<std::size_t>(window_.headline, 3);
    const std::uint32_t from = above == 0 ? 0 : draft_.element(above);
    const std::uint32_t to = window_.end < size ? draft_.element(window_.end)
                                                : static_cast<std::uint32_t>(page_.elements.size());
    for (std::uint32_t i = from; i < to; ++i) {
      if (draft_.tree.nodes[i].tag == Tag::Img && may_lead(i)) images_.push_back(i);
    }
  }

  bool may_lead(std::uint32_t image) const {
    switch (draft_.zones[image]) {
      case Zone::Nav:
      case Zone::Footer:
      case Zone::Ad:
      case Zone::Related:
      case Zone::AuthorBox:
      case Zone::Comment:
      case Zone::Newsletter:
      case Zone::Share:
        return false;
      default:
        break;
    }
    const Element& element = page_.elements[image];
    const int width = pixels_of(element.hint("width"));
    const int height = pixels_of(element.hint("height"));
    // Small numbers are a form: 16 by 9.
    const bool form = width > 1 && width <= 32 && height > 1 && height <= 32 && width != height;
    if (!form && width > 1 && width < kLeastSide) return false;
    if (!form && height > 1 && height < kLeastSide / 2) return false;
    if (is_author(element.hint("alt")) || is_author(element.hint("title"))) return false;
    const FamilySet people = families(Family::Byline, Family::AuthorBox);
    std::uint32_t at = image;
    for (int up = 0; up < 4 && at != kNone; ++up, at = page_.elements[at].parent) {
      if (draft_.tree.nodes[at].own.any(people)) return false;
    }
    return true;
  }

  // A portrait is called by its person's name.
  bool is_author(std::string_view text) const {
    const std::string key = title_key(text);
    return !key.empty() &&
           std::any_of(authors_.begin(), authors_.end(),
                       [&](const std::string& one) { return title_key(one) == key; });
  }

  // A picture of a figure or with a caption, or one that is told to be large.
  bool leads(std::uint32_t image) const {
    const Element& element = page_.elements[image];
    if (element.hint("itemprop") == "image" || pixels_of(element.hint("width")) >= 400) return true;
    std::uint32_t at = page_.elements[image].parent;
    for (int up = 0; up < 6 && at != kNone && at != 0; ++up, at = page_.elements[at].parent) {
      const Node& node = draft_.tree.nodes[at];
      if (node.tag == Tag::Figure || node.tag == Tag::Picture) return true;
      if (node.own.any(families(Family::Picture, Family::Caption))) return true;
    }
    return false;
  }

  std::string_view address_of(std::uint32_t image) const {
    const Element& element = page_.elements[image];
    std::string_view best;
    int most = 0;
    const auto consider = [&](std::string_view srcset) {
      int size = 0;
      const std::string_view address = largest_of(srcset, size);
      const bool better = size > most || (size == most && !is_common_kind(best));
      if (address.empty() || (!best.empty() && !better)) return;
      best = address;
      most = size;
    };
    consider(element.hint("srcset"));
    consider(element.hint("data-srcset"));
    const std::uint32_t parent = element.parent;
    if (parent != kNone && draft_.tree.nodes[parent].tag == Tag::Picture) {
      const std::uint32_t end = std::min(draft_.tree.nodes[parent].end, parent + kMaxSources);
      for (std::uint32_t i = parent + 1; i < end; ++i) {
        consider(page_.elements[i].hint("srcset"));
        consider(page_.elements[i].hint("data-srcset"));
      }
    }
    for (const char* name :
         {"data-runner-src", "data-lazy-src", "data-original", "data-src", "src", "data-url"}) {
      const std::string_view address = trim(element.hint(name));
      if (!is_picture_address(address)) continue;
      // Small numbers are densities; widths say more than the address alone.
      if (most <= 3 || best.empty()) return address;
      return stem_of(address) == stem_of(best) ? larger_of(best, address) : best;
    }
    return best;
  }

  const PageDraft& draft_;
  const Page& page_;
  const std::vector<std::string>& authors_;
  const HeadWindow window_;
  std::vector<std::uint32_t> images_;
};

}  // namespace

LeadImage read_lead_image(const PageDraft& draft, const std::vector<std::string>& authors) {
  return LeadImageReader(draft, authors).read();
}

}  // namespace sidelight
