// Image addresses (lazy loading, responsive images): where an image element says that its picture
// is. Never loaded, never resolved: the address as the page writes it.
#pragma once

#include <cstdint>
#include <string>

#include "page/page.h"

namespace sidelight {

// The address of the image that element `e` is, from the attributes that scripts fill in later, the
// sources of its picture element and src; empty when it is no image or has only a placeholder.
std::string image_address(const Page& page, std::uint32_t e);

}  // namespace sidelight
