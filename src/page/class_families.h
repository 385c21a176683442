// Families of class words (semantic class-name features): what the class, id and role of an element
// say about its content, by common words of many publishers; never a site's name. Used by
// page/page_tree.h.
#pragma once

#include <cstdint>
#include <string_view>

namespace sidelight {

enum class Family : std::uint8_t {
  Body,
  Headline,
  Kicker,
  Standfirst,
  Byline,
  Date,
  Caption,
  Credit,
  PullQuote,
  Related,
  Newsletter,
  Comment,
  Nav,
  Footer,
  Sidebar,
  Ad,
  Share,
  Consent,
  Paywall,
  Tags,
  AuthorBox,
  Embed,
  Overlay,
  OffScreen,
  FactBox,
  LiveEntry,
  Picture,
};

// A set of families.
struct FamilySet {
  std::uint32_t bits = 0;

  constexpr bool has(Family family) const {
    return (bits >> static_cast<std::uint32_t>(family)) & 1u;
  }
  constexpr void add(Family family) { bits |= 1u << static_cast<std::uint32_t>(family); }
  constexpr bool any(FamilySet other) const { return (bits & other.bits) != 0; }
  constexpr bool empty() const { return bits == 0; }
};

template <class... Families>
constexpr FamilySet families(Families... list) {
  FamilySet set;
  (set.add(list), ...);
  return set;
}

// The families that the words of `names` (a class, id or data-testid attribute) belong to. Words
// end at punctuation, white space and camelCase humps; two neighbours of one name also count as one
// word
// ("entry-content").
FamilySet families_of(std::string_view names);

}  // namespace sidelight
