#include "names/name_tagger.h"

#include <algorithm>
#include <limits>

namespace sidelight {
namespace {

using Scores = NameModel::Scores;
constexpr std::size_t kLabels = NameModel::kLabels;
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;
static_assert(TagFeatures::kMost * 128 <= std::numeric_limits<std::int16_t>::max(),
              "NameModel::Sums must hold the features of a word");

struct Lattice {
  std::vector<Scores> local;     // of each word
  std::vector<Scores> forward;   // the best way to each label, it included
  std::vector<Scores> backward;  // the best way from each label on, it not included
};

// The inner loops go over labels that lie side by side, which compilers make vectors of, the lane
// that is no label too; which way was the best one is asked again of the few labels that were
// chosen.
void go_forward(const NameModel& model, Lattice& lattice) {
  Scores before = model.transitions_from(kOutside);
  for (std::size_t i = 0; i < lattice.local.size(); ++i) {
    Scores& here = lattice.forward[i];
    for (std::size_t to = 0; to < here.size(); ++to) here[to] = before[to] + lattice.local[i][to];
    before.fill(kNever);
    for (std::size_t from = 0; from < kLabels; ++from) {
      const Scores& on = model.transitions_from(from);
      for (std::size_t to = 0; to < before.size(); ++to)
        before[to] = std::max(before[to], here[from] + on[to]);
    }
  }
}

// From the last word to word `first`, which is as far back as margins are asked for.
void go_backward(const NameModel& model, Lattice& lattice, std::size_t first) {
  const std::size_t count = lattice.local.size();
  for (std::size_t label = 0; label < kLabels; ++label)
    lattice.backward[count - 1][label] = model.transitions_from(label)[kOutside];
  for (std::size_t i = count - 1; i-- > first;) {
    Scores next{};
    for (std::size_t to = 0; to < next.size(); ++to)
      next[to] = lattice.local[i + 1][to] + lattice.backward[i + 1][to];
    for (std::size_t label = 0; label < kLabels; ++label) {
      const Scores& on = model.transitions_from(label);
      std::int32_t best = kNever;
      for (std::size_t to = 0; to < next.size(); ++to) best = std::max(best, on[to] + next[to]);
      lattice.backward[i][label] = best;
    }
  }
}

// Whether no way of labels can be better than the one outside of all names, as of most stretches
// that only begin a sentence.
bool all_outside(const NameModel& model, const Lattice& lattice) {
  return std::all_of(lattice.local.begin(), lattice.local.end(), [&](const Scores& word) {
    const std::int32_t best = *std::max_element(word.begin() + 1, word.begin() + kLabels);
    return word[kOutside] > best + model.most_won_around();
  });
}

// The label before `to` on the best way to it, where `before` are the best ways to each label.
std::size_t best_before(const NameModel& model, const Scores& before, std::size_t to) {
  std::size_t label = kOutside;
  std::int32_t best = kNever;
  for (std::size_t from = 0; from < kLabels; ++from) {
    const std::int32_t score = before[from] + model.transitions_from(from)[to];
    if (score > best) best = score, label = from;
  }
  return label;
}

}  // namespace

bool fits_names(const NameModel& model) { return model.about("features") == TagFeatures::kVersion; }

std::vector<TaggedWord> tag_words(const NameModel& model, std::span<const TagFeatures::Row> words) {
  const std::size_t count = words.size();
  if (count == 0) return {};
  Lattice lattice;
  lattice.local.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    NameModel::Sums sums{};
    for (std::size_t f = 0; f < words[i].size; ++f) model.add(words[i].hashes[f], sums);
    std::copy_n(sums.begin(), lattice.local[i].size(), lattice.local[i].begin());
  }
  std::vector<TaggedWord> out(count);
  if (all_outside(model, lattice)) return out;
  lattice.forward.resize(count);
  lattice.backward.resize(count);
  go_forward(model, lattice);
  std::size_t first_named = count;
  for (std::size_t i = count, to = kOutside; i-- > 0;) {
    // An end of the stretch is the end of every name.
    to = best_before(model, lattice.forward[i], to);
    out[i].label = static_cast<std::uint8_t>(to);
    if (to != kOutside) first_named = i;
  }
  if (first_named == count) return out;
  go_backward(model, lattice, first_named);
  for (std::size_t i = first_named; i < count; ++i) {
    const std::size_t label = out[i].label;
    const auto through = [&](std::size_t l) {
      return lattice.forward[i][l] + lattice.backward[i][l];
    };
    std::int32_t other = kNever;
    for (std::size_t l = 0; l < kLabels; ++l) {
      if (l != label) other = std::max(other, through(l));
    }
    out[i].margin = through(label) - other;
  }
  return out;
}

}  // namespace sidelight
