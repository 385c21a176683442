// Block features (feature vectors for block classification): what is measured of each leaf for the
// trained model of page/block_model.h: its text, its markup, where it stands, what the rules said,
// its neighbours and its likes on the page. Never a site's name or a publisher's own class. Layout
// (boxes) is no feature: natively there is none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "page/element_roles.h"
#include "page/page_draft.h"

namespace sidelight {

// One row for each leaf, one column for each feature, all whole numbers.
class BlockFeatures {
 public:
  // `draft` has its leaves measured, its headline and zones found and the rules' guess at the body
  // in types[].body. Rows of leaves that aren't `wanted` stay zero; all are when it is empty.
  // Linear in leaves and elements.
  BlockFeatures(const PageDraft& draft, const std::vector<ElementRoles>& roles,
                const std::vector<bool>& wanted = {});

  std::span<const std::int32_t> row(std::size_t leaf) const {
    return std::span<const std::int32_t>(values_).subspan(leaf * columns_, columns_);
  }

  // The features' names, in the order of the columns.
  static const std::vector<std::string_view>& names();

 private:
  std::size_t columns_ = 0;
  std::vector<std::int32_t> values_;
};

}  // namespace sidelight
