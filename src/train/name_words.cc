#include "train/name_words.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "base/token_rule.h"

namespace sidelight {
namespace {

using Entries = std::vector<std::pair<std::uint32_t, std::uint16_t>>;

std::uint16_t bit_of(std::string_view kind) {
  if (kind == "given") return kGivenName;
  if (kind == "family") return kFamilyName;
  if (kind == "person") return kPersonWord;
  if (kind == "place") return kPlaceName;
  if (kind == "organisation") return kOrganisationName;
  if (kind == "other") return kOtherName;
  return 0;
}

// Cluster in the low byte, its part in the high one; 0 when they are no numbers of a byte.
std::uint16_t cluster_of(std::string_view numbers) {
  unsigned cluster = 0;
  unsigned part = 0;
  if (std::sscanf(std::string(numbers).c_str(), "%u\t%u", &cluster, &part) != 2) return 0;
  const auto fits = [](unsigned number) { return number > 0 && number < 256; };
  return fits(cluster) && fits(part) ? static_cast<std::uint16_t>(part << 8 | cluster) : 0;
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

// What different lines say of one name as one code.
Entries joined(Entries entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return HashIndex::place_of(a.first) < HashIndex::place_of(b.first);
  });
  Entries kept;
  for (const auto& [hash, code] : entries) {
    if (!kept.empty() && HashIndex::place_of(kept.back().first) == HashIndex::place_of(hash)) {
      kept.back().second |= code;
    } else {
      kept.emplace_back(hash, code);
    }
  }
  return kept;
}

// Word codes of `bytes` bytes each.
std::vector<std::byte> section_of(const Entries& entries, std::size_t bytes) {
  std::vector<std::uint32_t> hashes;
  for (const auto& [hash, code] : entries) hashes.push_back(hash);
  std::vector<std::uint32_t> kept;
  std::vector<std::byte> section = hash_index_section(hashes, kept);
  for (std::size_t byte = 0; byte < bytes; ++byte) {
    for (const std::uint32_t i : kept)
      section.push_back(static_cast<std::byte>(entries[i].second >> (8 * byte)));
  }
  return section;
}

std::uint32_t count_of(const std::vector<std::byte>& section, std::size_t bytes) {
  return static_cast<std::uint32_t>((section.size() - HashIndex::kBuckets) / (1 + bytes));
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
    const std::uint16_t code = tab == std::string::npos
                                   ? std::uint16_t{0}
                                   : code_of(std::string_view(line).substr(tab + 1));
    if (code == 0) return Error{path + ": line " + std::to_string(number) + " has no known code"};
    entries.emplace_back(hash_of_name(std::string_view(line).substr(0, tab)), code);
  }
  return entries;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// The section of a model that was trained before.
std::optional<Error> copy_section(const std::string& path, std::string_view id,
                                  std::vector<std::byte>& out) {
  std::ifstream file(path, std::ios::binary);
  const std::vector<char> chars{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::byte> bytes(chars.size());
  std::transform(chars.begin(), chars.end(), bytes.begin(),
                 [](char c) { return static_cast<std::byte>(c); });
  const Result<Container> opened = Container::open(bytes, "NAME", NameModel::kMajor);
  if (!opened) return Error{path + ": " + opened.error().message};
  const Result<Section> section = opened.value().section(id);
  if (!section) return Error{path + ": " + section.error().message};
  out.assign(section.value().bytes.begin(), section.value().bytes.end());
  return std::nullopt;
}

}  // namespace

void NameWordFile::add_to(ContainerWriter& model) const {
  model.add("KNOW", count_of(known, 1), known);
  model.add("CLUS", count_of(clusters, NameWords::kClusterBytes), clusters);
}

Result<std::unique_ptr<NameWordFile>> read_name_words(const std::string& known,
                                                      const std::string& clusters) {
  auto made = std::make_unique<NameWordFile>();
  if (ends_with(known, ".model")) {
    if (const auto trouble = copy_section(known, "KNOW", made->known)) return *trouble;
  } else {
    const Result<Entries> names = read_entries(known, bit_of);
    if (!names) return names.error();
    made->known = section_of(joined(names.value()), 1);
  }
  if (ends_with(clusters, ".model")) {
    if (const auto trouble = copy_section(clusters, "CLUS", made->clusters)) return *trouble;
  } else {
    const Result<Entries> words = read_entries(clusters, cluster_of);
    if (!words) return words.error();
    made->clusters = section_of(words.value(), NameWords::kClusterBytes);
  }
  ContainerWriter writer("NAMW", 1, 0);
  made->add_to(writer);
  Result<std::vector<std::byte>> file = writer.finish();
  if (!file) return file.error();
  made->file = std::move(file).value();
  const Result<Container> opened = Container::open(made->file);
  if (!opened) return opened.error();
  Result<WordCodes> known_codes = WordCodes::open(opened.value(), "KNOW");
  if (!known_codes) return known_codes.error();
  Result<WordCodes> cluster_codes =
      WordCodes::open(opened.value(), "CLUS", NameWords::kClusterBytes);
  if (!cluster_codes) return cluster_codes.error();
  made->words = {std::move(known_codes).value(), std::move(cluster_codes).value()};
  std::fprintf(stderr, "%u known names, %u words in clusters\n", count_of(made->known, 1),
               count_of(made->clusters, NameWords::kClusterBytes));
  return made;
}

}  // namespace sidelight
