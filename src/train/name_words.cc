#include "train/name_words.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include "base/token_rule.h"

namespace sidelight {
namespace {

using Entries = std::vector<std::pair<std::uint32_t, std::uint8_t>>;

std::uint8_t bit_of(std::string_view kind) {
  if (kind == "given") return kGivenName;
  if (kind == "family") return kFamilyName;
  if (kind == "person") return kPersonWord;
  if (kind == "place") return kPlaceName;
  if (kind == "organisation") return kOrganisationName;
  if (kind == "other") return kOtherName;
  return 0;
}

std::uint8_t cluster_of(std::string_view number) {
  const int value = std::atoi(std::string(number).c_str());
  return value > 0 && value < 256 ? static_cast<std::uint8_t>(value) : 0;
}

// The hash of a name, as names/tag_features.cc makes it from tokens.
std::uint32_t hash_of_name(std::string_view name) {
  const std::string key = alias_key(name);
  std::uint32_t hash = 0;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::uint32_t word = word_hash(std::string_view(key).substr(begin, end - begin));
    hash = begin == 0 ? word : mixed_hash(hash, word);
    begin = end + 1;
  }
  return hash;
}

template <class CodeOf>
Result<Entries> read_entries(const std::string& path, CodeOf&& code_of) {
  Entries entries;
  if (path.empty()) return entries;
  std::ifstream file(path);
  if (!file) return Error{path + ": no such file, or it can't be opened"};
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::size_t tab = line.find('\t');
    const std::uint8_t code =
        tab == std::string::npos ? 0 : code_of(std::string_view(line).substr(tab + 1));
    if (code == 0) return Error{path + ": line " + std::to_string(number) + " has no known code"};
    entries.emplace_back(hash_of_name(std::string_view(line).substr(0, tab)), code);
  }
  return entries;
}

}  // namespace

void NameWordFile::add_to(ContainerWriter& model) const {
  model.add("KNOW", word_code_count(known), known);
  model.add("CLUS", word_code_count(clusters), clusters);
}

Result<std::unique_ptr<NameWordFile>> read_name_words(const std::string& known,
                                                      const std::string& clusters) {
  const Result<Entries> names = read_entries(known, bit_of);
  if (!names) return names.error();
  const Result<Entries> words = read_entries(clusters, cluster_of);
  if (!words) return words.error();
  auto made = std::make_unique<NameWordFile>();
  made->known = word_code_section(names.value(), true);
  made->clusters = word_code_section(words.value(), false);
  ContainerWriter writer("NAMW", 1, 0);
  made->add_to(writer);
  Result<std::vector<std::byte>> file = writer.finish();
  if (!file) return file.error();
  made->file = std::move(file).value();
  const Result<Container> opened = Container::open(made->file);
  if (!opened) return opened.error();
  Result<WordCodes> known_codes = WordCodes::open(opened.value(), "KNOW");
  if (!known_codes) return known_codes.error();
  Result<WordCodes> cluster_codes = WordCodes::open(opened.value(), "CLUS");
  if (!cluster_codes) return cluster_codes.error();
  made->words = {std::move(known_codes).value(), std::move(cluster_codes).value()};
  std::fprintf(stderr, "%u known names, %u words in clusters\n", word_code_count(made->known),
               word_code_count(made->clusters));
  return made;
}

}  // namespace sidelight
