#include "build_pack/pack_source.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/unicode.h"
#include "base/utf8.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

constexpr std::size_t kColumns = 6;
constexpr std::string_view kHeader = "qid\tkey\tvalue\tas_of\tsource\tnote";

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

void read_line(PackSource& source, const std::string& file, std::uint32_t number,
               std::string_view text) {
  const auto problem = [&](std::string message) {
    source.problems.push_back({file, number, std::move(message)});
  };
  if (!is_valid_utf8(text)) return problem("not valid UTF-8");
  if (has_control(text)) return problem("a control character");
  if (text.back() == '\t' || text.back() == ' ')
    return problem("white space at the end of the line");
  const std::vector<std::string> columns = split_value(text, '\t');
  if (columns.size() < 3 || columns.size() > kColumns) {
    return problem("expected 3 to 6 columns, found " + std::to_string(columns.size()));
  }
  for (const std::string& column : columns) {
    if (column != collapse_spaces(column))
      return problem("doubled or outer spaces in '" + column + "'");
  }
  SourceLine line{file, number, parse_entity_id(columns[0]), columns[1], columns[2], {}, {}};
  if (columns.size() > 3) line.as_of = columns[3];
  if (columns.size() > 4) line.source = columns[4];
  if (line.id == 0) return problem("'" + columns[0] + "' is no id: Q or L and a number");
  if (line.key.empty() || line.value.empty()) return problem("an empty key or value");
  source.entities[line.id].push_back(source.lines.size());
  source.lines.push_back(std::move(line));
}

void read_about(PackSource& source, std::string_view text) {
  std::uint32_t number = 0;
  for (const std::string& line : split_value(text, '\n')) {
    ++number;
    if (line.empty()) continue;
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos || !is_valid_utf8(line) || has_control(line)) {
      source.problems.push_back({"about.txt", number, "expected 'name: value'"});
      continue;
    }
    source.about[line.substr(0, colon)] = line.substr(colon + 2);
  }
}

bool read_whole_file(const std::filesystem::path& path, std::string& text) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return false;
  text.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  return !stream.bad();
}

template <class Value>
bool parse_one_of(std::string_view text, std::initializer_list<std::string_view> names,
                  Value& value) {
  std::size_t index = 0;
  for (const std::string_view name : names) {
    if (name == text) {
      value = static_cast<Value>(index);
      return true;
    }
    ++index;
  }
  return false;
}

bool parse_prior(std::string_view text, std::uint32_t& prior) {
  if (text.empty() || text.size() > 4) return false;
  prior = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
    prior = prior * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return prior <= kMaxPrior;
}

}  // namespace

std::vector<std::string> split_value(std::string_view value, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = value.find(separator, begin);
    parts.emplace_back(value.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

std::uint32_t parse_entity_id(std::string_view text) {
  constexpr std::size_t kMostDigits = 10;
  if (text.size() < 2 || text.size() > kMostDigits + 1 || (text[0] != 'Q' && text[0] != 'L') ||
      text[1] == '0') {
    return 0;
  }
  std::uint64_t number = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return 0;
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (number >= kLocalBit) return 0;
  return static_cast<std::uint32_t>(number) | (text[0] == 'L' ? kLocalBit : 0u);
}

bool parse_alias(std::string_view value, SourceAlias& alias, std::string& reason) {
  const std::vector<std::string> parts = split_value(value);
  if (parts.size() < 4 || parts.size() > 5 || parts[0].empty()) {
    reason = "an alias is text|case|use|prior, with |kind where it differs";
    return false;
  }
  alias.text = parts[0];
  if (!parse_one_of(parts[1], {"exact", "upper", "any"}, alias.case_rule)) {
    reason = "'" + parts[1] + "' is no case rule: exact, upper, any";
    return false;
  }
  if (!parse_one_of(parts[2], {"name", "metonym", "demonym", "title"}, alias.use)) {
    reason = "'" + parts[2] + "' is no use: name, metonym, demonym, title";
    return false;
  }
  if (!parse_prior(parts[3], alias.prior)) {
    reason = "'" + parts[3] + "' is no prior: 0 to 1000";
    return false;
  }
  alias.has_kind = parts.size() == 5;
  if (alias.has_kind && !parse_name(parts[4], alias.kind)) {
    reason = "'" + parts[4] + "' is no kind";
    return false;
  }
  return true;
}

void read_pack_text(PackSource& source, const std::string& name, std::string_view text) {
  std::uint32_t number = 0;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (number == 1) {
      if (line != kHeader) source.problems.push_back({name, 1, "the first line is not the header"});
      continue;
    }
    if (line.empty()) {
      source.problems.push_back({name, number, "an empty line"});
      continue;
    }
    read_line(source, name, number, line);
  }
}

PackSource read_pack_folder(const std::string& folder) {
  PackSource source;
  std::error_code failure;
  std::vector<std::filesystem::path> paths;
  std::filesystem::directory_iterator entry(folder, failure);
  for (; !failure && entry != std::filesystem::directory_iterator(); entry.increment(failure)) {
    if (entry->path().extension() == ".tsv") paths.push_back(entry->path());
  }
  if (failure) {
    source.problems.push_back({folder, 0, "cannot be read: " + failure.message()});
    return source;
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) source.problems.push_back({folder, 0, "holds no .tsv file"});
  std::string text;
  for (const std::filesystem::path& path : paths) {
    if (read_whole_file(path, text)) {
      read_pack_text(source, path.filename().string(), text);
    } else {
      source.problems.push_back({path.filename().string(), 0, "cannot be read"});
    }
  }
  if (read_whole_file(std::filesystem::path(folder) / "about.txt", text)) {
    read_about(source, text);
  } else {
    source.problems.push_back({"about.txt", 0, "cannot be read"});
  }
  return source;
}

std::string show_problem(const SourceProblem& problem) {
  std::string out = problem.file;
  if (problem.line != 0) out += ":" + std::to_string(problem.line);
  return out + ": " + problem.message;
}

}  // namespace sidelight
