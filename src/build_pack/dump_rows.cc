#include "build_pack/dump_rows.h"

#include "build_pack/json_cursor.h"

namespace sidelight {
namespace {

constexpr std::size_t kKeyDigits = 10;

void begin_row(std::string& out, std::uint32_t id, char kind) {
  const std::string digits = std::to_string(id);
  out.append(kKeyDigits - digits.size(), '0');
  out += digits;
  out += '\t';
  out += kind;
}

void append_ids(std::string& out, const std::vector<std::uint32_t>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) out += ' ';
    out += std::to_string(ids[i]);
  }
}

void append_fact(std::string& out, const DumpFact& fact) {
  out += fact.name;
  if (fact.reference == 0) {
    out += '=';
    out += fact.value;
  } else {
    out += '>';
    out += std::to_string(fact.reference);
  }
  if (!fact.since.empty()) out += '@' + fact.since;
}

}  // namespace

void append_class_row(std::string& out, const DumpEntity& entity) {
  begin_row(out, entity.id, 'C');
  out += '\t';
  append_ids(out, entity.parents);
  out += '\n';
}

void append_entity_row(std::string& out, const DumpEntity& entity) {
  begin_row(out, entity.id, 'E');
  out += '\t' + std::to_string(entity.sitelinks) + '\t';
  append_ids(out, entity.classes);
  out += '\t' + entity.label + '\t' + entity.description + '\t';
  bool first = true;
  for (const std::string& alias : entity.aliases) {
    if (alias.find('|') != std::string::npos || alias == entity.label) continue;
    if (!first) out += '|';
    out += alias;
    first = false;
  }
  out += '\t';
  for (std::size_t i = 0; i < entity.facts.size(); ++i) {
    if (i > 0) out += '|';
    append_fact(out, entity.facts[i]);
  }
  out += '\n';
}

void append_name_row(std::string& out, const DumpEntity& entity) {
  begin_row(out, entity.id, 'N');
  out += '\t' + entity.label + '\t';
  if (entity.jurisdiction != 0) out += std::to_string(entity.jurisdiction);
  out += '\n';
}

void append_reference_row(std::string& out, std::uint32_t id) {
  begin_row(out, id, 'R');
  out += '\n';
}

DumpRow parse_row(std::string_view line) {
  DumpRow row;
  if (line.size() < kKeyDigits + 2 || line[kKeyDigits] != '\t') return row;
  row.id = row_number(line.substr(0, kKeyDigits));
  const char kind = line[kKeyDigits + 1];
  const std::string_view rest = line.substr(kKeyDigits + 2);
  if (!rest.empty()) {
    if (rest[0] != '\t') return row;
    for (std::size_t begin = 1;;) {
      const std::size_t end = rest.find('\t', begin);
      row.columns.push_back(rest.substr(begin, end - begin));
      if (end == std::string_view::npos) break;
      begin = end + 1;
    }
  }
  const std::size_t expected = kind == 'C' ? 1 : kind == 'E' ? 6 : kind == 'N' ? 2 : 0;
  const bool known = kind == 'C' || kind == 'E' || kind == 'N' || kind == 'R';
  if (known && row.id != 0 && row.columns.size() == expected) row.kind = kind;
  return row;
}

std::vector<std::string_view> split_row(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::uint32_t row_number(std::string_view text) {
  std::int64_t number = 0;
  if (!parse_whole(text, number) || number < 0 || number > 0x7FFFFFFF) return 0;
  return static_cast<std::uint32_t>(number);
}

}  // namespace sidelight
