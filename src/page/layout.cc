#include "page/layout.h"

#include <algorithm>
#include <vector>

namespace sidelight {
namespace {

constexpr std::uint64_t kLeastText = 400;   // bytes of prose with boxes that make a column
constexpr std::uint64_t kMostFixed = 15;    // per cent of the text that a fixed part may hold
constexpr std::int32_t kLeastOverlap = 20;  // per cent of a leaf's width that lies in the column

struct Edge {
  std::int32_t at = 0;
  std::uint32_t bytes = 0;
};

// The edge on both sides of which half of the bytes lie.
std::int32_t middle(std::vector<Edge> edges, std::uint64_t all) {
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
  std::uint64_t sum = 0;
  for (const Edge& edge : edges) {
    sum += edge.bytes;
    if (sum * 2 >= all) return edge.at;
  }
  return 0;
}

class Column {
 public:
  explicit Column(PageDraft& draft) : draft_(draft) {}

  void keep() {
    drop_fixed();
    std::vector<Edge> lefts;
    std::vector<Edge> rights;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::optional<Box>& box = box_of(i);
      if (!draft_.types[i].body || !draft_.facts[i].prose || !box || box->width <= 0) continue;
      lefts.push_back({box->left, draft_.facts[i].bytes});
      rights.push_back({box->left + box->width, draft_.facts[i].bytes});
      all += draft_.facts[i].bytes;
    }
    if (all < kLeastText) return;
    const std::int32_t left = middle(lefts, all);
    const std::int32_t right = middle(rights, all);
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::optional<Box>& box = box_of(i);
      if (!draft_.types[i].body || !box || box->width <= 0) continue;
      const std::int32_t inside =
          std::min(right, box->left + box->width) - std::max(left, box->left);
      if (inside * 100 < kLeastOverlap * box->width) drop(i);
    }
  }

 private:
  const std::optional<Box>& box_of(std::size_t i) const {
    return draft_.page.elements[draft_.element(i)].box;
  }

  void drop(std::size_t i) {
    draft_.types[i].body = false;
    draft_.types[i].running = false;
    if (draft_.leaf_zones[i] == Zone::None) draft_.leaf_zones[i] = Zone::Sidebar;
  }

  // A fixed part with little of the text and without the headline: a bar, a box, a banner.
  void drop_fixed() {
    const std::size_t count = draft_.page.elements.size();
    std::vector<std::uint32_t> fixed(count, kNone);  // the outermost fixed part around each element
    std::vector<std::uint64_t> text(count, 0);
    bool any = false;
    for (std::uint32_t e = 0; e < count; ++e) {
      const std::uint32_t parent = draft_.page.elements[e].parent;
      if (parent != kNone) fixed[e] = fixed[parent];
      if (fixed[e] == kNone && draft_.page.elements[e].fixed && parent != kNone) fixed[e] = e;
      any = any || fixed[e] != kNone;
    }
    if (!any) return;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      if (!draft_.types[i].body) continue;
      all += draft_.facts[i].bytes;
      const std::uint32_t part = fixed[draft_.element(i)];
      if (part != kNone) text[part] += draft_.facts[i].bytes;
    }
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const std::uint32_t part = fixed[draft_.element(i)];
      if (!draft_.types[i].body || part == kNone || text[part] * 100 > kMostFixed * all) continue;
      const bool heads =
          draft_.headline != kNone && draft_.tree.inside(draft_.element(draft_.headline), part);
      if (!heads && draft_.facts[i].level == 0) drop(i);
    }
  }

  PageDraft& draft_;
};

}  // namespace

void keep_to_column(PageDraft& draft) { Column(draft).keep(); }

}  // namespace sidelight
