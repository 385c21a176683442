// Text fragments (URL text directives, WICG "Text Fragments"): the end of an address that makes a
// browser scroll to a passage. Made only when a search by the rules of that text finds this passage
// on the page and no other. Selectors for programs are exports/annotations.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "exports/page_text.h"

namespace sidelight {

// text=[prefix-,]start[,end][,-suffix]; each term is a run of the page's own shown text, empty
// where it is not used.
struct TextFragment {
  ShownRange prefix;
  ShownRange start;
  ShownRange end;
  ShownRange suffix;
};

class FragmentFinder {
 public:
  // `page` must outlive the finder.
  explicit FragmentFinder(const PageText& page) : page_(page) {}

  // The directive for some bytes of the page's raw text ("text=…", percent-encoded); empty when
  // none of the forms tried finds just that, or when the search has become too long.
  std::string directive(ByteRange raw);

 private:
  bool finds_only(const TextFragment& fragment, ShownRange passage);
  bool add_context(TextFragment& fragment, ShownRange passage);

  const PageText& page_;
  std::uint64_t searched_ = 0;  // code points, over all calls
};

// The passages that `fragment` finds on the page: the first two at most. Exposed for its test.
std::vector<ShownRange> find_passages(const PageText& page, const TextFragment& fragment);

}  // namespace sidelight
