#include "build_pack/write_pack.h"

#include <algorithm>
#include <string>

#include "base/token_rule.h"
#include "build_pack/lint.h"
#include "format/container.h"
#include "format/section_readers.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

struct BuiltAlias {
  std::string key;
  std::uint32_t text = 0;
  std::uint32_t entity = 0;
  std::uint32_t prior = 0;
  std::uint32_t packed = 0;
};

class PackBuilder {
 public:
  explicit PackBuilder(const PackSource& source) : source_(source) {
    for (const auto& entry : source_.entities) {
      const std::uint32_t index = static_cast<std::uint32_t>(index_of_.size());
      index_of_[entry.first] = index;
    }
    string("");
  }

  Result<std::vector<std::byte>> build() {
    for (const auto& entry : source_.entities) add_entity(entry.first, entry.second);
    sort_aliases();
    close_entities();
    return write();
  }

 private:
  std::uint32_t string(const std::string& text) {
    const auto found = string_of_.find(text);
    if (found != string_of_.end()) return found->second;
    const std::uint32_t id = static_cast<std::uint32_t>(strings_.size());
    strings_.push_back(text);
    string_of_.emplace(text, id);
    return id;
  }

  const SourceLine* line_of(const std::vector<std::size_t>& indices, std::string_view key) const {
    for (const std::size_t index : indices) {
      if (source_.lines[index].key == key) return &source_.lines[index];
    }
    return nullptr;
  }

  void add_entity(std::uint32_t id, const std::vector<std::size_t>& indices) {
    const std::uint32_t index = index_of_[id];
    const std::string& label = line_of(indices, "label")->value;
    EntityKind kind = EntityKind::Person;
    parse_name(line_of(indices, "kind")->value, kind);
    entities_.insert(entities_.end(),
                     {id, string(label), string(line_of(indices, "description")->value),
                      static_cast<std::uint32_t>(kind), 0, fact_count_});
    bool has_label_alias = false;
    for (const std::size_t i : indices) {
      const SourceLine& line = source_.lines[i];
      if (line.key == "alias") {
        SourceAlias alias;
        std::string reason;
        parse_alias(line.value, alias, reason);
        has_label_alias = has_label_alias || alias.text == label;
        add_alias(alias, index, kind);
      } else if (line.key != "label" && line.key != "kind" && line.key != "description") {
        add_fact(line);
      }
    }
    if (!has_label_alias) {
      SourceAlias alias;
      alias.text = label;
      alias.prior = kMaxPrior;
      add_alias(alias, index, kind);
    }
  }

  void add_alias(const SourceAlias& alias, std::uint32_t entity, EntityKind kind) {
    const std::uint32_t packed =
        alias.prior | static_cast<std::uint32_t>(alias.case_rule) << kCaseShift |
        static_cast<std::uint32_t>(alias.use) << kUseShift |
        static_cast<std::uint32_t>(alias.has_kind ? alias.kind : kind) << kKindShift;
    aliases_.push_back({alias_key(alias.text), string(alias.text), entity, alias.prior, packed});
  }

  void add_fact(const SourceLine& line) {
    std::string value = line.value;
    std::string since;
    std::uint32_t reference = parse_entity_id(value);
    if (line.key == "office") {
      const std::vector<std::string> parts = split_value(value);
      value = parts[0];
      reference = parse_entity_id(parts[1]);
      if (parts.size() > 2) since = parts[2];
    } else if (reference != 0) {
      value = line_of(source_.entities.at(reference), "label")->value;
    }
    facts_.insert(facts_.end(),
                  {string(line.key), string(value), reference == 0 ? kNone : index_of_[reference],
                   string(since), string(line.as_of), string(line.source)});
    ++fact_count_;
  }

  void sort_aliases() {
    std::sort(aliases_.begin(), aliases_.end(), [](const BuiltAlias& a, const BuiltAlias& b) {
      if (a.key != b.key) return a.key < b.key;
      if (a.prior != b.prior) return a.prior > b.prior;
      if (a.entity != b.entity) return a.entity < b.entity;
      return a.text != b.text ? a.text < b.text : a.packed < b.packed;
    });
    for (std::size_t i = 0; i < aliases_.size(); ++i) {
      if (i == 0 || aliases_[i].key != aliases_[i - 1].key) {
        keys_.push_back(aliases_[i].key);
        key_aliases_.push_back(static_cast<std::uint32_t>(i));
      }
    }
    key_aliases_.push_back(static_cast<std::uint32_t>(aliases_.size()));
    for (const std::string& key : keys_) {
      const std::uint32_t tokens =
          static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1;
      std::uint32_t& longest = longest_of_[key.substr(0, key.find(' '))];
      longest = std::max(longest, tokens);
    }
  }

  void close_entities() {
    std::vector<std::vector<std::uint32_t>> own(index_of_.size());
    for (std::size_t i = 0; i < aliases_.size(); ++i) {
      own[aliases_[i].entity].push_back(static_cast<std::uint32_t>(i));
    }
    for (std::size_t i = 0; i < own.size(); ++i) {
      entities_[i * kEntityFields + 4] = static_cast<std::uint32_t>(own_aliases_.size());
      own_aliases_.insert(own_aliases_.end(), own[i].begin(), own[i].end());
    }
    entities_.insert(entities_.end(),
                     {0, 0, 0, 0, static_cast<std::uint32_t>(own_aliases_.size()), fact_count_});
  }

  void add_numbers(ContainerWriter& file, std::string_view id,
                   const std::vector<std::uint32_t>& numbers) const {
    file.add(id, static_cast<std::uint32_t>(numbers.size()), number_section(numbers));
  }

  void add_strings(ContainerWriter& file, std::string_view id,
                   const std::vector<std::string>& texts) const {
    file.add(id, static_cast<std::uint32_t>(texts.size()), string_section(texts));
  }

  void add_index(ContainerWriter& file, std::string_view id,
                 const std::vector<std::string>& texts) const {
    constexpr std::size_t kSlotSize = 8;
    std::vector<std::byte> slots = string_index_section(texts);
    const std::uint32_t count = static_cast<std::uint32_t>(slots.size() / kSlotSize);
    file.add(id, count, std::move(slots));
  }

  Result<std::vector<std::byte>> write() const {
    std::vector<std::uint32_t> alias_rows;
    for (const BuiltAlias& alias : aliases_) {
      const auto key = std::lower_bound(keys_.begin(), keys_.end(), alias.key) - keys_.begin();
      alias_rows.insert(alias_rows.end(),
                        {static_cast<std::uint32_t>(key), alias.text, alias.entity, alias.packed});
    }
    std::vector<std::string> firsts;
    std::vector<std::uint32_t> first_lengths;
    for (const auto& entry : longest_of_) {
      firsts.push_back(entry.first);
      first_lengths.push_back(entry.second);
    }
    std::vector<std::string> about;
    for (const auto& entry : source_.about) about.insert(about.end(), {entry.first, entry.second});
    ContainerWriter file(Pack::kKind, Pack::kMajor, Pack::kMinor);
    add_numbers(file, kEntitySection, entities_);
    add_numbers(file, kAliasSection, alias_rows);
    add_numbers(file, kOwnAliasSection, own_aliases_);
    add_numbers(file, kFactSection, facts_);
    add_numbers(file, kKeyAliasSection, key_aliases_);
    add_numbers(file, kFirstLengthSection, first_lengths);
    add_strings(file, kKeySection, keys_);
    add_strings(file, kFirstSection, firsts);
    add_strings(file, kStringSection, strings_);
    add_strings(file, kAboutSection, about);
    add_index(file, kKeyIndexSection, keys_);
    add_index(file, kFirstIndexSection, firsts);
    return file.finish();
  }

  const PackSource& source_;
  std::map<std::uint32_t, std::uint32_t> index_of_;
  std::map<std::string, std::uint32_t> string_of_;
  std::map<std::string, std::uint32_t> longest_of_;
  std::vector<std::string> strings_;
  std::vector<std::string> keys_;
  std::vector<std::uint32_t> key_aliases_;
  std::vector<std::uint32_t> entities_;
  std::vector<std::uint32_t> own_aliases_;
  std::vector<std::uint32_t> facts_;
  std::vector<BuiltAlias> aliases_;
  std::uint32_t fact_count_ = 0;
};

}  // namespace

Result<std::vector<std::byte>> write_pack(const PackSource& source) {
  const std::vector<SourceProblem> problems = lint_pack(source);
  if (!problems.empty()) return Error{show_problem(problems.front())};
  return PackBuilder(source).build();
}

}  // namespace sidelight
