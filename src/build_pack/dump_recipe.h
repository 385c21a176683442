// Recipe of a pack from a Wikidata dump: which classes, how well known, which languages, as a small
// text file. docs/scale_packs.md explains it to the people who write one. Never a list of entities:
// that is a reviewed folder, build_pack/pack_source.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/kinds.h"
#include "base/result.h"

namespace sidelight {

// "class place Q6256 20": what is an instance of the class, or of a class under it, is a place, and
// is taken when at least that many encyclopedias have an article on it.
struct ClassRule {
  EntityKind kind = EntityKind::Person;
  std::uint32_t class_id = 0;
  std::uint32_t least_sitelinks = 0;
};

struct DumpRecipe {
  std::map<std::string, std::string> about;  // name, licence, as_of, source: goes into the pack
  std::vector<std::string> languages;        // the first that has a label gives it
  std::vector<std::string> facts;            // names of facts that are kept; empty: all
  std::vector<ClassRule> classes;            // the first that fits decides
  std::vector<std::uint32_t> never;          // instances of exactly these are passed over, sorted
  std::uint32_t least_sitelinks = 1;         // the lowest of all classes
  std::uint32_t least_prior = 10;  // names that mean something else more often are dropped
  std::uint64_t fingerprint = 0;   // of the text; a resumed run must have the same

  std::string_view as_of() const { return about.at("as_of"); }
  std::string_view source() const { return about.at("source"); }
  bool wants_fact(std::string_view name) const;
};

// The Error names the line.
Result<DumpRecipe> parse_recipe(std::string_view text);

}  // namespace sidelight
