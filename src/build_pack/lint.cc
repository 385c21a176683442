#include "build_pack/lint.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

enum class FactValue { Text, Reference, TextOrReference, Population, Coordinates, Gender, Office };

enum class Wanted { Any, Person, Place };

struct FactRule {
  std::string_view name;
  FactValue value;
  bool dated;                   // changes in time: must say as_of and source
  bool many;                    // an entity may have several
  Wanted wanted = Wanted::Any;  // the kind that a reference must have
};

constexpr std::array<FactRule, 16> kFactRules = {{
    {"capital", FactValue::Reference, false, true, Wanted::Place},
    {"coordinates", FactValue::Coordinates, false, false},
    {"country", FactValue::Reference, false, true, Wanted::Place},
    {"date", FactValue::Text, false, false},
    {"demonym", FactValue::Text, false, false},
    {"gender", FactValue::Gender, false, false},
    {"head_of_government", FactValue::Reference, true, false, Wanted::Person},
    {"head_of_state", FactValue::Reference, true, false, Wanted::Person},
    {"headquarters", FactValue::TextOrReference, false, true, Wanted::Place},
    {"kind_of", FactValue::Text, false, false},
    {"member_of", FactValue::Reference, true, true},
    {"neighbour", FactValue::Reference, false, true, Wanted::Place},
    {"office", FactValue::Office, true, true},
    {"part_of", FactValue::Reference, false, true},
    {"population", FactValue::Population, true, false},
    {"website", FactValue::Text, false, false},
}};

const FactRule* find_rule(std::string_view name) {
  for (const FactRule& rule : kFactRules) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 12 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// No place has as many people as the world.
bool is_population(std::string_view text) {
  constexpr std::string_view kMost = "1999999999";
  return is_number(text) &&
         (text.size() < kMost.size() || (text.size() == kMost.size() && text <= kMost));
}

// "2012", "2012-05" or "2012-05-07".
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const auto two = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (text.size() >= 7 && (two(5) < 1 || two(5) > 12)) return false;
  return text.size() < 10 || (two(8) >= 1 && two(8) <= 31);
}

// Of two dates, each as exact as it is known: "2026-03" is later than "2026-02-20", not than
// "2026".
bool is_later(std::string_view date, std::string_view other) {
  const std::size_t known = std::min(date.size(), other.size());
  return date.substr(0, known) > other.substr(0, known);
}

// Degrees with at most three decimals, "55.75" or "-0.1", within ±limit.
bool is_degrees(std::string_view text, int limit) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (!is_number(whole) || whole.size() > 3) return false;
  if (dot != std::string_view::npos) {
    const std::string_view decimals = text.substr(dot + 1);
    if (!is_number(decimals) || decimals.size() > 3) return false;
  }
  int degrees = 0;
  for (const char c : whole) degrees = degrees * 10 + (c - '0');
  return degrees <= limit;
}

std::uint32_t letters_in(std::string_view text) {
  std::uint32_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_letter(next_code_point(text, at))) ++letters;
  }
  return letters;
}

bool has_upper_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_upper(c) || is_digit(c)) return true;
  }
  return false;
}

class Linter {
 public:
  explicit Linter(const PackSource& source) : source_(source), problems_(source.problems) {}

  std::vector<SourceProblem> run() {
    check_about();
    check_order();
    for (const auto& entry : source_.entities) check_entity(entry.second);
    check_priors();
    check_cycles();
    std::sort(problems_.begin(), problems_.end(),
              [](const SourceProblem& a, const SourceProblem& b) {
                if (a.file != b.file) return a.file < b.file;
                return a.line != b.line ? a.line < b.line : a.message < b.message;
              });
    return std::move(problems_);
  }

 private:
  void report(const SourceLine& line, std::string message) {
    problems_.push_back({line.file, line.number, std::move(message)});
  }

  void check_about() {
    for (const char* name : {"name", "licence", "as_of"}) {
      if (source_.about.count(name) == 0) {
        problems_.push_back({"about.txt", 0, std::string("no '") + name + "'"});
      }
    }
  }

  // Within a file: by id, then key; no line twice.
  void check_order() {
    for (std::size_t i = 1; i < source_.lines.size(); ++i) {
      const SourceLine& before = source_.lines[i - 1];
      const SourceLine& line = source_.lines[i];
      if (before.file != line.file) continue;
      if (line.id < before.id || (line.id == before.id && line.key < before.key)) {
        report(line, "not sorted by id, then key");
      }
      if (line.id == before.id && line.key == before.key && line.value == before.value) {
        report(line, "the same line as above");
      }
    }
  }

  void check_entity(const std::vector<std::size_t>& indices) {
    const SourceLine& first = source_.lines[indices.front()];
    std::map<std::string, int> counts;
    std::set<std::string> aliases;
    for (const std::size_t index : indices) {
      const SourceLine& line = source_.lines[index];
      if (line.file != first.file) report(line, "this entity is also in " + first.file);
      ++counts[line.key];
      check_line(line, aliases);
      const FactRule* rule = find_rule(line.key);
      const bool single = rule == nullptr ? line.key != "alias" : !rule->many;
      if (single && counts[line.key] > 1) report(line, "a second '" + line.key + "'");
    }
    for (const char* key : {"label", "kind", "description"}) {
      if (counts[key] == 0) report(first, std::string("this entity has no ") + key);
    }
  }

  void check_line(const SourceLine& line, std::set<std::string>& aliases) {
    if (line.key == "label" || line.key == "description") {
      constexpr std::size_t kLongestText = 200;
      if (line.value.size() > kLongestText) report(line, "longer than 200 bytes");
      if (line.key == "description" && line.value.back() == '.') {
        report(line, "a description is no sentence: no full stop");
      }
      return;
    }
    if (line.key == "kind") {
      EntityKind kind = EntityKind::Person;
      if (!parse_name(line.value, kind)) report(line, "'" + line.value + "' is no kind");
      return;
    }
    if (line.key == "alias") return check_alias(line, aliases);
    const FactRule* rule = find_rule(line.key);
    if (rule == nullptr) return report(line, "'" + line.key + "' is no key");
    check_fact(line, *rule);
  }

  void check_alias(const SourceLine& line, std::set<std::string>& aliases) {
    SourceAlias alias;
    std::string reason;
    if (!parse_alias(line.value, alias, reason)) return report(line, reason);
    const std::string key = alias_key(alias.text);
    const std::uint32_t tokens = token_count(key);
    if (key.empty()) return report(line, "an alias without a letter");
    if (tokens > Pack::kMaxKeyTokens) return report(line, "an alias of more than 16 tokens");
    if (letters_in(alias.text) <= 3 && alias.case_rule == CaseRule::Any) {
      report(line, "an alias of three letters or fewer needs the case rule upper or exact");
    }
    if (!has_upper_or_digit(alias.text)) {
      if (tokens == 1) report(line, "an alias of one word in lower case would match common words");
      if (alias.case_rule == CaseRule::Any) report(line, "an alias in lower case needs exact");
    }
    if (alias.case_rule == CaseRule::Upper && !is_all_upper(alias.text)) {
      report(line, "the case rule upper needs an alias in upper case");
    }
    if (alias.case_rule == CaseRule::Any && tokens == 1) {
      report(line, "an alias of one word needs the case rule upper or exact");
    }
    if (!aliases.insert(alias.text + "|" + std::to_string(static_cast<int>(alias.use))).second) {
      report(line, "this alias stands twice");
    }
    if (alias.use == AliasUse::Name) {
      Sum& sum = name_priors_[alias.text];
      sum.prior += alias.prior;
      sum.line = &line;
    }
  }

  void check_fact(const SourceLine& line, const FactRule& rule) {
    if (rule.dated && (line.as_of.empty() || line.source.empty())) {
      report(line, "'" + line.key + "' changes: it needs as_of and source");
    }
    if (!line.as_of.empty() && !is_date(line.as_of)) {
      report(line, "as_of '" + line.as_of + "' is no date");
    } else if (is_later(line.as_of, pack_as_of())) {
      report(line, "as_of '" + line.as_of + "' is later than the pack's own");
    }
    const std::uint32_t reference = parse_entity_id(line.value);
    switch (rule.value) {
      case FactValue::Text:
        break;
      case FactValue::Reference:
        if (reference == 0) report(line, "'" + line.value + "' is no id");
        [[fallthrough]];
      case FactValue::TextOrReference:
        if (reference != 0) check_reference(line, reference, rule.wanted);
        break;
      case FactValue::Population:
        if (!is_population(line.value)) report(line, "'" + line.value + "' people live nowhere");
        break;
      case FactValue::Coordinates: {
        const std::vector<std::string> parts = split_value(line.value, ',');
        if (parts.size() != 2 || !is_degrees(parts[0], 90) || !is_degrees(parts[1], 180)) {
          report(line, "coordinates are latitude,longitude in degrees");
        }
        break;
      }
      case FactValue::Gender:
        if (line.value != "male" && line.value != "female") report(line, "male or female");
        break;
      case FactValue::Office:
        check_office(line);
        break;
    }
  }

  void check_reference(const SourceLine& line, std::uint32_t reference, Wanted wanted) {
    if (source_.entities.count(reference) == 0) {
      report(line, "'" + line.value + "' is not in the pack");
    } else if (wanted != Wanted::Any) {
      const std::string_view kind = wanted == Wanted::Person ? "person" : "place";
      if (kind_of(reference) != kind) {
        report(line, "'" + line.value + "' is no " + std::string(kind));
      }
    }
    if (reference == line.id) report(line, "refers to itself");
    if (line.key == "part_of") parents_[line.id].push_back({reference, &line});
  }

  std::string_view pack_as_of() const {
    const auto found = source_.about.find("as_of");
    return found == source_.about.end() ? std::string_view{} : found->second;
  }

  std::string_view kind_of(std::uint32_t id) const {
    for (const std::size_t index : source_.entities.at(id)) {
      if (source_.lines[index].key == "kind") return source_.lines[index].value;
    }
    return {};
  }

  // "President of Russia|Q159|2012-05-07"; nobody else holds the same office.
  void check_office(const SourceLine& line) {
    const std::vector<std::string> parts = split_value(line.value);
    if (parts.size() < 2 || parts.size() > 3 || parts[0].empty()) {
      return report(line, "an office is its name, the id of its state or body, and since when");
    }
    const std::uint32_t body = parse_entity_id(parts[1]);
    if (body == 0 || source_.entities.count(body) == 0) {
      report(line, "'" + parts[1] + "' is not in the pack");
    }
    if (parts.size() == 3 && !is_date(parts[2])) {
      report(line, "'" + parts[2] + "' is no date");
    } else if (parts.size() == 3 && is_later(parts[2], line.as_of)) {
      report(line, "held since " + parts[2] + ", later than as_of " + line.as_of);
    }
    const auto [holder, is_first] = offices_.emplace(parts[0], &line);
    if (!is_first && holder->second->id != line.id) {
      report(line, "'" + parts[0] + "' has another holder at " + holder->second->file + ":" +
                       std::to_string(holder->second->number));
    }
  }

  // One text cannot be the name of several entities more often than always.
  void check_priors() {
    for (const auto& entry : name_priors_) {
      if (entry.second.prior > kMaxPrior) {
        report(*entry.second.line, "the priors of the name '" + entry.first + "' add up to " +
                                       std::to_string(entry.second.prior) + ", above 1000");
      }
    }
  }

  void check_cycles() {
    for (const auto& entry : parents_) {
      std::set<std::uint32_t> seen;
      std::vector<std::uint32_t> open = {entry.first};
      while (!open.empty()) {
        const std::uint32_t id = open.back();
        open.pop_back();
        const auto found = parents_.find(id);
        if (found == parents_.end()) continue;
        for (const Parent& parent : found->second) {
          if (parent.id == entry.first) {
            report(*parent.line, "part_of goes round in a circle");
          } else if (seen.insert(parent.id).second) {
            open.push_back(parent.id);
          }
        }
      }
    }
  }

  struct Sum {
    std::uint32_t prior = 0;
    const SourceLine* line = nullptr;
  };
  struct Parent {
    std::uint32_t id = 0;
    const SourceLine* line = nullptr;
  };

  const PackSource& source_;
  std::vector<SourceProblem> problems_;
  std::map<std::string, Sum> name_priors_;
  std::map<std::string, const SourceLine*> offices_;
  std::map<std::uint32_t, std::vector<Parent>> parents_;
};

}  // namespace

std::vector<SourceProblem> lint_pack(const PackSource& source) { return Linter(source).run(); }

}  // namespace sidelight
