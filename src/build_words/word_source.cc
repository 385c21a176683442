#include "build_words/word_source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "model/language.h"

namespace sidelight {
namespace {

Error wrong_line(const std::string& path, std::uint32_t line, const std::string& what) {
  return Error{path + ":" + std::to_string(line) + ": " + what};
}

// What is wrong with a line that is no comment; empty when nothing is.
std::string fault_of(std::string_view line, const std::string& key) {
  if (!is_valid_utf8(line)) return "is not valid UTF-8";
  if (line.find('\r') != std::string_view::npos) return "has a carriage return";
  const std::size_t tab = line.find('\t');
  if (line.substr(0, tab) != trim(line.substr(0, tab))) return "has white space round its words";
  if (tab != std::string_view::npos) {
    const std::string_view value = line.substr(tab + 1);
    if (value.empty()) return "has a tab and no value";
    if (value.find('\t') != std::string_view::npos) return "has more than one tab";
    if (value != trim(value)) return "has white space round its value";
  }
  if (key.empty()) return "has no words";
  if (token_count(key) > Language::kMaxKeyTokens) return "has too many words";
  return {};
}

}  // namespace

Result<WordSource> parse_word_list(const std::string& name, const std::string& path,
                                   const std::string& text) {
  WordSource source;
  source.name = name;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    WordEntry entry{alias_key(line.substr(0, tab)), "", number};
    const std::string fault = fault_of(line, entry.key);
    if (!fault.empty()) return wrong_line(path, number, fault);
    if (tab != std::string_view::npos) entry.value = std::string(line.substr(tab + 1));
    source.entries.push_back(std::move(entry));
  }
  std::stable_sort(source.entries.begin(), source.entries.end(),
                   [](const WordEntry& a, const WordEntry& b) { return a.key < b.key; });
  for (std::size_t i = 1; i < source.entries.size(); ++i) {
    if (source.entries[i].key != source.entries[i - 1].key) continue;
    return wrong_line(path, source.entries[i].line,
                      "\"" + source.entries[i].key + "\" stands already in line " +
                          std::to_string(source.entries[i - 1].line));
  }
  return source;
}

Result<WordFolder> read_word_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code fault;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end;
       entry.increment(fault)) {
    if (entry->path().extension() == ".txt") files.push_back(entry->path());
  }
  if (fault) return Error{folder + ": " + fault.message()};
  if (files.empty()) return Error{folder + ": holds no list (*.txt)"};
  std::sort(files.begin(), files.end());
  WordFolder found;
  fs::path place(folder);
  found.code = (place.has_filename() ? place : place.parent_path()).filename().string();
  for (const fs::path& file : files) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{file.string() + ": cannot be read"};
    const std::string text((std::istreambuf_iterator<char>(stream)),
                           std::istreambuf_iterator<char>());
    Result<WordSource> list = parse_word_list(file.stem().string(), file.string(), text);
    if (!list) return list.error();
    found.lists.push_back(std::move(list).value());
  }
  std::sort(found.lists.begin(), found.lists.end(),
            [](const WordSource& a, const WordSource& b) { return a.name < b.name; });
  return found;
}

}  // namespace sidelight
