#include "page/element_roles.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kMaxCaption = 1500;
constexpr std::uint32_t kMaxPicture = 500;
constexpr std::uint32_t kMaxCredit = 250;
constexpr std::uint32_t kMaxKicker = 100;
constexpr std::uint32_t kMaxStandfirst = 900;
constexpr std::uint32_t kMaxByline = 300;
constexpr std::uint32_t kMaxDate = 160;
constexpr std::uint32_t kMaxPullQuote = 600;
constexpr std::uint32_t kMaxEmbed = 2000;

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// `titled` says that the element holds a heading of the first level: a caption never does.
void take_own(const Element& element, const Node& node, std::uint32_t i, bool titled,
              ElementRoles& roles) {
  const auto take = [&](std::uint32_t& role, bool is, std::uint32_t limit) {
    if (is && node.text_bytes <= limit) role = i;
  };
  const FamilySet own = node.own;
  const std::string_view item = element.hint("itemprop");
  if (node.tag == Tag::Figure) roles.figure = i;
  // A box or a small table around an image and a few words is a figure in all but name.
  const bool boxed = node.tag == Tag::Table || own.has(Family::Picture);
  if (boxed && node.pictures == 1 && node.text_bytes <= kMaxPicture && !node.data_table &&
      node.link_bytes * 2 <= node.text_bytes) {
    roles.figure = i;
  }
  if (node.tag == Tag::Article) roles.article = i;
  if (own.has(Family::LiveEntry)) roles.live_entry = i;
  take(roles.caption,
       node.tag == Tag::Figcaption || (own.has(Family::Caption) && !titled) || item == "caption",
       kMaxCaption);
  take(roles.credit,
       own.has(Family::Credit) || item == "copyrightHolder" ||
           (roles.caption != kNone && holds(element.hint("class"), "copyright")),
       kMaxCredit);
  take(roles.kicker, own.has(Family::Kicker) || item == "articleSection", kMaxKicker);
  take(roles.standfirst, own.has(Family::Standfirst) || item == "description", kMaxStandfirst);
  take(roles.byline, own.has(Family::Byline) || item == "author" || element.hint("rel") == "author",
       kMaxByline);
  take(roles.date,
       node.tag == Tag::Time || own.has(Family::Date) || item == "datePublished" ||
           item == "dateModified",
       kMaxDate);
  take(roles.pull_quote, own.has(Family::PullQuote), kMaxPullQuote);
  if (node.tag == Tag::Blockquote) roles.quotation = i;
  take(roles.embed,
       own.has(Family::Embed) && (node.tag == Tag::Blockquote || node.tag == Tag::Iframe ||
                                  holds(element.hint("class"), "tweet") ||
                                  holds(element.hint("class"), "instagram-media")),
       kMaxEmbed);
}

}  // namespace

std::vector<ElementRoles> find_roles(const Page& page, const PageTree& tree) {
  std::vector<ElementRoles> roles(page.elements.size());
  std::vector<std::uint32_t> titles(roles.size() + 1, 0);  // h1 elements before each element
  for (std::size_t i = 0; i < roles.size(); ++i)
    titles[i + 1] = titles[i] + (tree.nodes[i].tag == Tag::H1 ? 1 : 0);
  for (std::uint32_t i = 0; i < roles.size(); ++i) {
    const std::uint32_t parent = page.elements[i].parent;
    if (parent != kNone) roles[i] = roles[parent];
    const Node& node = tree.nodes[i];
    const bool titled = titles[node.end] > titles[i];
    if (node.tag != Tag::Body) take_own(page.elements[i], node, i, titled, roles[i]);
  }
  return roles;
}

}  // namespace sidelight
