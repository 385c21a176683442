// Frames (same-origin iframes): which frame of a page holds its text. A browser's snapshot has the
// text of frames in the place of their elements; a snapshot of a file never has. Most frames are
// advertisements, players, forms, and stay unread. Never tells what in a frame is article: that is
// page/article_region.h, as for all of the page.
#pragma once

#include <cstdint>
#include <vector>

#include "page/page.h"

namespace sidelight {

// The elements, in their order, of the frames to be read: the one that holds clearly more running
// text than all of the page outside of frames, and the frames around it. Mostly empty.
std::vector<std::uint32_t> frames_to_read(const Page& page);

}  // namespace sidelight
