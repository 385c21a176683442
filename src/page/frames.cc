#include "page/frames.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/class_families.h"

namespace sidelight {
namespace {

constexpr std::size_t kLeastRun = 40;           // bytes of a text that is more than a label
constexpr std::uint64_t kLeastFrameText = 800;  // bytes: about two paragraphs
constexpr std::uint64_t kMoreThanPage = 2;      // times the running text outside of frames

// What stands in frames of its own beside an article, however long it is.
constexpr FamilySet kBeside =
    families(Family::Ad, Family::Comment, Family::Consent, Family::Overlay, Family::Related,
             Family::Newsletter, Family::Share, Family::Nav, Family::Footer, Family::Sidebar);

struct Place {
  std::uint32_t frame = kNone;  // the innermost around it, or itself
  bool apart = false;           // hidden, a link, or beside an article
};

bool is_beside(const Element& element) {
  FamilySet own = families_of(element.hint("class"));
  own.bits |= families_of(element.hint("id")).bits;
  own.bits |= families_of(element.hint("name")).bits;
  return own.any(kBeside);
}

std::vector<Place> places_of(const Page& page) {
  std::vector<Place> places(page.elements.size());
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    const Element& element = page.elements[i];
    Place& place = places[i];
    if (element.parent != kNone) place = places[element.parent];
    place.apart = place.apart || element.hidden || element.tag == "a" || element.tag == "aside" ||
                  element.tag == "footer" || element.tag == "nav" ||
                  (element.parent != kNone && is_beside(element));
    if (element.tag == "iframe") place.frame = i;
  }
  return places;
}

bool has_read_frame(const Page& page) {
  const auto is_frame = [&](std::uint32_t element) {
    return element != kNone && page.elements[element].tag == "iframe";
  };
  return std::any_of(page.elements.begin(), page.elements.end(),
                     [&](const Element& element) { return is_frame(element.parent); }) ||
         std::any_of(page.texts.begin(), page.texts.end(),
                     [&](const Text& text) { return is_frame(text.parent); });
}

}  // namespace

std::vector<std::uint32_t> frames_to_read(const Page& page) {
  if (!has_read_frame(page)) return {};
  const std::vector<Place> places = places_of(page);
  std::vector<std::uint64_t> bytes(page.elements.size(), 0);
  std::uint64_t outside = 0;
  for (const Text& text : page.texts) {
    const Place& place = places[text.parent];
    const std::size_t run = trim(text.text).size();
    if (place.apart || run < kLeastRun) continue;
    (place.frame == kNone ? outside : bytes[place.frame]) += run;
  }
  const auto most = std::max_element(bytes.begin(), bytes.end());
  if (most == bytes.end() || *most < kLeastFrameText || *most < kMoreThanPage * outside) return {};
  std::vector<std::uint32_t> frames;
  const auto chosen = static_cast<std::uint32_t>(most - bytes.begin());
  for (std::uint32_t at = chosen; at != kNone; at = page.elements[at].parent) {
    if (page.elements[at].tag == "iframe") frames.push_back(at);
  }
  std::reverse(frames.begin(), frames.end());
  return frames;
}

}  // namespace sidelight
