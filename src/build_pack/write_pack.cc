#include "build_pack/write_pack.h"

#include <map>
#include <string>

#include "build_pack/lint.h"
#include "build_pack/pack_writer.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

// One reviewed folder through the pack writer. The source has passed review, so that labels, kinds
// and references are there.
class FolderWriter {
 public:
  explicit FolderWriter(const PackSource& source) : source_(source) {
    for (const auto& entry : source_.entities) {
      const std::uint32_t index = static_cast<std::uint32_t>(index_of_.size());
      index_of_[entry.first] = index;
    }
  }

  Result<std::vector<std::byte>> build() {
    for (const auto& entry : source_.entities) add_entity(entry.first, entry.second);
    return writer_.finish(source_.about);
  }

 private:
  const SourceLine* line_of(const std::vector<std::size_t>& indices, std::string_view key) const {
    for (const std::size_t index : indices) {
      if (source_.lines[index].key == key) return &source_.lines[index];
    }
    return nullptr;
  }

  void add_entity(std::uint32_t id, const std::vector<std::size_t>& indices) {
    const std::string& label = line_of(indices, "label")->value;
    EntityKind kind = EntityKind::Person;
    parse_name(line_of(indices, "kind")->value, kind);
    writer_.add_entity(id, kind, label, line_of(indices, "description")->value);
    bool has_label_alias = false;
    for (const std::size_t i : indices) {
      const SourceLine& line = source_.lines[i];
      if (line.key == "alias") {
        SourceAlias alias;
        std::string reason;
        parse_alias(line.value, alias, reason);
        has_label_alias = has_label_alias || alias.text == label;
        writer_.add_alias({alias.text, alias.case_rule, alias.use, alias.prior,
                           alias.has_kind ? alias.kind : kind});
      } else if (line.key != "label" && line.key != "kind" && line.key != "description") {
        add_fact(line);
      }
    }
    if (!has_label_alias) {
      writer_.add_alias({label, CaseRule::Exact, AliasUse::Name, kMaxPrior, kind});
    }
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
      value.clear();
    }
    writer_.add_fact({line.key, value, reference == 0 ? kNone : index_of_.at(reference), since,
                      line.as_of, line.source});
  }

  const PackSource& source_;
  std::map<std::uint32_t, std::uint32_t> index_of_;
  PackWriter writer_;
};

}  // namespace

Result<std::vector<std::byte>> write_pack(const PackSource& source) {
  const std::vector<SourceProblem> problems = lint_pack(source);
  if (!problems.empty()) return Error{show_problem(problems.front())};
  return FolderWriter(source).build();
}

}  // namespace sidelight
