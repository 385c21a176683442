// One JSON line of `predict` (JSON Lines): reading members without trusting them. The tasks are
// cli/predict_text.h and cli/predict_page.h.
#pragma once

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "links/link.h"
#include "reading/entity_facts.h"

namespace sidelight {

using Json = nlohmann::ordered_json;

inline std::string text_of(std::string_view view) { return std::string(view); }

// The string called `name`, or an empty one when it is missing or something else.
inline std::string string_member(const Json& row, const char* name) {
  const auto found = row.find(name);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

inline std::string written(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Appends the members of an object, each with a comma before it.
inline void append_members(std::string& out, const Json& members) {
  const std::string text = written(members);
  if (text.size() > 2) out.append(",").append(text, 1, text.size() - 2);
}

// The whole number called `name`, or 0.
inline std::uint32_t number_member(const Json& row, const char* name) {
  const auto found = row.find(name);
  if (found == row.end() || !found->is_number_unsigned()) return 0;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(found->get<std::uint64_t>(), kNone));
}

// The Wikidata id that a group's link leads to; empty when there is no link or the entity has none.
// "American" leads to a state, which the word does not mean; "Republican" to the party that it
// does.
inline std::string qid_of(const Knowledge& knowledge, const Link& link, EntityKind kind) {
  if (!link.linked()) return {};
  const EntityKind found = knowledge.packs[link.pack].entity(link.entity).kind;
  if (kind == EntityKind::Nationality && found != EntityKind::Organisation) return {};
  std::string id = knowledge.packs[link.pack].id_text(link.entity);
  return !id.empty() && id[0] == 'Q' ? id : std::string();
}

}  // namespace sidelight
