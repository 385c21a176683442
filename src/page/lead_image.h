// Lead image (main picture of an article): its address, from the pictures around the headline and
// from what metadata and structured data name. Captions are page/captions.h.
#pragma once

#include <string>
#include <vector>

#include "page/page_draft.h"

namespace sidelight {

struct LeadImage {
  std::string address;  // as the page writes it; empty when there is none
  std::string source;   // of PageFields::sources
};

// `authors`: their portraits are no lead images.
LeadImage read_lead_image(const PageDraft& draft, const std::vector<std::string>& authors);

}  // namespace sidelight
