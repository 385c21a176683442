#include "build_pack/merge_rows.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "base/range.h"
#include "base/utf8.h"
#include "build_pack/dump_rows.h"
#include "build_pack/name_rules.h"
#include "build_pack/pack_writer.h"
#include "build_pack/row_files.h"
#include "build_pack/string_pool.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

constexpr std::size_t kLongestDescription = 160;  // bytes

// Facts that change: they say when they held.
constexpr std::string_view kDatedFacts[] = {"office", "head_of_state", "head_of_government",
                                            "member_of", "population"};

// At most kLongestDescription bytes, ending with a word, and no full stop.
std::string_view short_description(std::string_view text) {
  if (text.size() > kLongestDescription) {
    text = text.substr(0, floor_boundary(text, kLongestDescription));
    const std::size_t space = text.rfind(' ');
    if (space != std::string_view::npos && space > 0) text = text.substr(0, space);
  }
  while (!text.empty() && (text.back() == '.' || text.back() == ',' || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  return text;
}

class Merger {
 public:
  Merger(const DumpRecipe& recipe, const std::vector<std::string>& paths)
      : recipe_(recipe), paths_(paths) {}

  Result<std::vector<std::byte>> run() {
    using Step = void (Merger::*)(const DumpRow&);
    for (const Step step : {&Merger::collect_class, &Merger::select, &Merger::write}) {
      Result<SortedRows> rows = SortedRows::open(paths_);
      if (!rows) return rows.error();
      std::string_view line;
      while (rows.value().next(line)) {
        const DumpRow row = parse_row(line);
        if (row.kind == 0) return Error{"no row: '" + std::string(line.substr(0, 40)) + "'"};
        (this->*step)(row);
      }
      if (!rows.value().broken_file().empty())
        return Error{rows.value().broken_file() + ": cannot be read to its end"};
      if (step == &Merger::collect_class) close_classes();
    }
    if (selected_.empty()) return Error{"nothing in the rows fits the recipe"};
    return writer_.finish(recipe_.about);
  }

 private:
  struct Edge {
    std::uint32_t parent = 0;
    std::uint32_t child = 0;
  };
  struct Selected {
    std::uint32_t id = 0;
    EntityKind kind = EntityKind::Person;
  };
  // What is only referred to.
  struct Named {
    std::uint32_t id = 0;
    std::uint32_t label = 0;  // in names_
    std::uint32_t jurisdiction = 0;
  };

  // First reading: who is under whom.
  void collect_class(const DumpRow& row) {
    if (row.kind != 'C') return;
    for (const std::string_view parent : split_row(row.columns[0], ' ')) {
      edges_.push_back({row_number(parent), row.id});
    }
  }

  // Which rule each class falls under: the first that reaches it. Classes may go round in circles.
  void close_classes() {
    std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return a.parent != b.parent ? a.parent < b.parent : a.child < b.child;
    });
    std::vector<std::uint32_t> open;
    for (std::uint32_t rule = 0; rule < recipe_.classes.size(); ++rule) {
      const std::uint32_t top = recipe_.classes[rule].class_id;
      if (rule_of_class_.emplace(top, rule).second) open.push_back(top);
      while (!open.empty()) {
        const std::uint32_t parent = open.back();
        open.pop_back();
        auto edge = std::lower_bound(
            edges_.begin(), edges_.end(), parent,
            [](const Edge& each, std::uint32_t wanted) { return each.parent < wanted; });
        for (; edge != edges_.end() && edge->parent == parent; ++edge) {
          if (rule_of_class_.emplace(edge->child, rule).second) open.push_back(edge->child);
        }
      }
    }
    std::vector<Edge>().swap(edges_);
  }

  // The first rule that one of the classes falls under and that asks for no more sitelinks.
  const ClassRule* rule_for(const DumpRow& row) const {
    const std::uint32_t sitelinks = row_number(row.columns[0]);
    std::uint32_t best = kNone;
    for (const std::string_view text : split_row(row.columns[1], ' ')) {
      const auto found = rule_of_class_.find(row_number(text));
      if (found != rule_of_class_.end() &&
          recipe_.classes[found->second].least_sitelinks <= sitelinks) {
        best = std::min(best, found->second);
      }
    }
    return best == kNone ? nullptr : &recipe_.classes[best];
  }

  // Well known things are meant more often: by the square of the number of articles, and a label
  // four times as often as another name.
  static std::uint64_t weight_of(const DumpRow& row, bool is_label) {
    const std::uint64_t known = std::uint64_t{row_number(row.columns[0])} + 1;
    return known * known * (is_label ? 4 : 1);
  }

  template <class Each>
  void for_each_name(const DumpRow& row, Each each) const {
    CaseRule rule = CaseRule::Exact;
    if (may_be_alias(row.columns[2], true, rule)) each(row.columns[2], true, rule);
    for (const std::string_view alias : split_row(row.columns[4], '|')) {
      if (alias != row.columns[2] && may_be_alias(alias, false, rule)) each(alias, false, rule);
    }
  }

  // Second reading: what is taken, and how often each name is given.
  void select(const DumpRow& row) {
    if (row.kind == 'N') {
      names_of_.push_back({row.id, names_.number_of(row.columns[0]), row_number(row.columns[1])});
    }
    if (row.kind != 'E') return;
    const ClassRule* rule = rule_for(row);
    if (rule == nullptr) return;
    selected_.push_back({row.id, rule->kind});
    for_each_name(row, [&](std::string_view name, bool is_label, CaseRule) {
      const std::uint32_t number = names_.number_of(name);
      if (weights_.size() <= number) weights_.resize(names_.size(), 0);
      weights_[number] += weight_of(row, is_label);
    });
  }

  // Third reading: into the pack, by rising id as the rows stand.
  void write(const DumpRow& row) {
    if (row.kind != 'E') return;
    const std::uint32_t index = index_of(row.id);
    if (index == kNone) return;
    const EntityKind kind = selected_[index].kind;
    writer_.add_entity(row.id, kind, row.columns[2], short_description(row.columns[3]));
    for_each_name(row, [&](std::string_view name, bool is_label, CaseRule rule) {
      const std::uint64_t all = weights_[names_.number_of(name)];
      const std::uint64_t share = weight_of(row, is_label) * kMaxPrior / all;
      const std::uint32_t prior = std::max(1u, static_cast<std::uint32_t>(share));
      if (!is_label && prior < recipe_.least_prior) return;
      writer_.add_alias({name, rule, AliasUse::Name, prior, kind});
    });
    for (const std::string_view fact : split_row(row.columns[5], '|')) add_fact(fact);
  }

  void add_fact(std::string_view text) {
    const std::size_t mark = text.find_first_of("=>");
    if (mark == std::string_view::npos) return;
    WrittenFact fact;
    fact.name = text.substr(0, mark);
    fact.source = recipe_.source();
    if (std::find(std::begin(kDatedFacts), std::end(kDatedFacts), fact.name) !=
        std::end(kDatedFacts)) {
      fact.as_of = recipe_.as_of();
    }
    if (text[mark] == '=') {
      fact.value = text.substr(mark + 1);
      const std::size_t at = fact.value.find('@');
      if (fact.name == "population" && at != std::string_view::npos) {
        fact.as_of = fact.value.substr(at + 1);
        fact.value = fact.value.substr(0, at);
      }
    } else if (!refer(text.substr(mark + 1), fact)) {
      return;
    }
    if (!fact.value.empty() || fact.entity != kNone) writer_.add_fact(fact);
  }

  // "item" or "item@since"; false when nothing is known of that item.
  bool refer(std::string_view text, WrittenFact& fact) const {
    const std::size_t at = text.find('@');
    const std::uint32_t id = row_number(text.substr(0, at));
    const std::uint32_t index = index_of(id);
    if (fact.name != "office") {
      fact.entity = index;
      if (index != kNone) return true;
    }
    const auto named =
        std::lower_bound(names_of_.begin(), names_of_.end(), id,
                         [](const Named& each, std::uint32_t wanted) { return each.id < wanted; });
    if (named == names_of_.end() || named->id != id) return false;
    fact.value = names_[named->label];
    if (fact.name != "office") return true;
    if (at != std::string_view::npos) fact.since = text.substr(at + 1);
    fact.entity = named->jurisdiction == 0 ? kNone : index_of(named->jurisdiction);
    return true;
  }

  std::uint32_t index_of(std::uint32_t id) const {
    const auto found = std::lower_bound(
        selected_.begin(), selected_.end(), id,
        [](const Selected& each, std::uint32_t wanted) { return each.id < wanted; });
    if (found == selected_.end() || found->id != id) return kNone;
    return static_cast<std::uint32_t>(found - selected_.begin());
  }

  const DumpRecipe& recipe_;
  const std::vector<std::string>& paths_;
  std::vector<Edge> edges_;
  std::unordered_map<std::uint32_t, std::uint32_t> rule_of_class_;  // looked up, never walked
  std::vector<Selected> selected_;                                  // by id
  std::vector<Named> names_of_;                                     // by id
  StringPool names_;
  std::vector<std::uint64_t> weights_;  // of each in names_, over all that bear it
  PackWriter writer_;
};

}  // namespace

Result<std::vector<std::byte>> merge_rows(const DumpRecipe& recipe,
                                          const std::vector<std::string>& paths) {
  return Merger(recipe, paths).run();
}

}  // namespace sidelight
