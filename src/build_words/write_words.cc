#include "build_words/write_words.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/token_rule.h"
#include "format/container.h"
#include "format/fnv.h"
#include "format/section_readers.h"
#include "model/language.h"
#include "model/words_layout.h"

namespace sidelight {
namespace {

std::uint32_t size_of(const std::vector<std::string>& strings) {
  return static_cast<std::uint32_t>(strings.size());
}

// Numbers strings in byte order.
std::map<std::string, std::uint32_t> numbered(std::map<std::string, std::uint32_t> strings) {
  std::uint32_t next = 0;
  for (auto& [text, number] : strings) number = next++;
  return strings;
}

std::vector<std::string> texts_of(const std::map<std::string, std::uint32_t>& strings) {
  std::vector<std::string> texts;
  for (const auto& [text, number] : strings) texts.push_back(text);
  return texts;
}

void add_strings(ContainerWriter& writer, std::string_view id,
                 const std::vector<std::string>& strings) {
  writer.add(id, size_of(strings), string_section(strings));
}

void add_numbers(ContainerWriter& writer, std::string_view id,
                 const std::vector<std::uint32_t>& numbers) {
  writer.add(id, static_cast<std::uint32_t>(numbers.size()), number_section(numbers));
}

// A number of sixteen hexadecimal digits that changes whenever a list does.
std::string version_of(const WordFolder& folder) {
  std::string all;
  for (const WordSource& list : folder.lists) {
    all += list.name + "\n";
    for (const WordEntry& entry : list.entries) all += entry.key + "\t" + entry.value + "\n";
  }
  std::uint64_t hash = fnv1a(all);
  std::string digits(16, '0');
  for (std::size_t i = digits.size(); i-- > 0; hash >>= 4)
    digits[i] = "0123456789abcdef"[hash & 15u];
  return digits;
}

}  // namespace

Result<std::vector<std::byte>> write_words(const WordFolder& folder) {
  if (folder.lists.size() > Language::kMaxLists) {
    return Error{"more than " + std::to_string(Language::kMaxLists) + " lists"};
  }
  std::map<std::string, std::uint32_t> keys;
  std::map<std::string, std::uint32_t> values;
  std::map<std::string, std::uint32_t> firsts;
  for (const WordSource& list : folder.lists) {
    for (const WordEntry& entry : list.entries) {
      keys.emplace(entry.key, 0);
      values.emplace(entry.value, 0);
      const std::uint32_t count = token_count(entry.key);
      if (count < 2) continue;
      std::uint32_t& longest = firsts[entry.key.substr(0, entry.key.find(' '))];
      longest = std::max(longest, count);
    }
  }
  keys = numbered(std::move(keys));
  values = numbered(std::move(values));
  std::vector<std::string> names;
  std::vector<std::vector<std::uint32_t>> entries_of_key(keys.size());
  for (const WordSource& list : folder.lists) {
    for (const WordEntry& entry : list.entries) {
      std::vector<std::uint32_t>& of_key = entries_of_key[keys[entry.key]];
      of_key.push_back(size_of(names));
      of_key.push_back(values[entry.value]);
    }
    names.push_back(list.name);
  }
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> entries;
  for (const std::vector<std::uint32_t>& some : entries_of_key) {
    counts.push_back(static_cast<std::uint32_t>(some.size() / kWordEntryFields));
    entries.insert(entries.end(), some.begin(), some.end());
  }
  std::vector<std::uint32_t> first_lengths;
  for (const auto& [text, longest] : firsts) first_lengths.push_back(longest);

  ContainerWriter writer(Language::kKind, Language::kMajor, Language::kMinor);
  add_strings(writer, kListNames, names);
  add_strings(writer, kWordKeys, texts_of(keys));
  add_numbers(writer, kKeyEntries, counts);
  add_numbers(writer, kWordEntries, entries);
  add_strings(writer, kFirstWords, texts_of(firsts));
  add_numbers(writer, kFirstWordLengths, first_lengths);
  add_strings(writer, kWordValues, texts_of(values));
  add_strings(writer, kWordsAbout, {"code", folder.code, "version", version_of(folder)});
  return writer.finish();
}

}  // namespace sidelight
