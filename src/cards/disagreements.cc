#include "cards/disagreements.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kWindow = 7;  // tokens on each side
constexpr std::size_t kWordsNeeded = 2;
constexpr std::size_t kMostQuantities = 400;  // that are compared with each other

// A word that makes two figures two things: a change, a part, a sum, another time.
constexpr std::array<std::string_view, 44> kApart = {
    "from",    "up",         "down",       "rose",      "fell",     "rise",    "fall",  "earlier",
    "before",  "previous",   "previously", "last",      "compared", "another", "other", "others",
    "further", "additional", "more",       "fewer",     "less",     "each",    "every", "per",
    "total",   "of",         "including",  "remaining", "rest",     "half",    "first", "second",
    "third",   "by",         "after",      "next",      "average",  "ago",     "later", "until",
    "daily",   "weekly",     "monthly",    "annually"};

// Words that say nothing of what is counted.
constexpr std::array<std::string_view, 24> kEmpty = {
    "were",   "have",  "been", "that",  "with", "this",  "about",  "least",
    "than",   "which", "they", "their", "will", "would", "around", "nearly",
    "almost", "said",  "says", "some",  "into", "when",  "where",  "also"};

struct Figure {
  std::uint32_t number = 0;
  std::uint32_t sentence = 0;
  std::vector<std::string_view> words;  // stems of the content words around it
  std::vector<std::string_view> shown;  // the same as they are written
  bool apart = false;
};

// "killed", "kills" and "killing" are one word; "gas" and "this" stay.
std::string_view stem_of(std::string_view word) {
  for (const std::string_view ending : {"ing", "ed", "es", "s"}) {
    if (word.size() > ending.size() + 3 && word.substr(word.size() - ending.size()) == ending)
      return word.substr(0, word.size() - ending.size());
  }
  return word;
}

class DisagreementFinder {
 public:
  DisagreementFinder(const Document& doc, const std::vector<Quantity>& quantities,
                     const std::vector<Date>& dates)
      : doc_(doc), quantities_(quantities), dates_(dates) {}

  std::vector<Disagreement> find() {
    read_figures();
    std::vector<Disagreement> found;
    std::vector<bool> taken(figures_.size());
    for (std::size_t a = 0; a < figures_.size(); ++a) {
      for (std::size_t b = a + 1; b < figures_.size(); ++b) {
        if (taken[b] || !may_differ(figures_[a], figures_[b])) continue;
        std::string what = shared_words(figures_[a], figures_[b]);
        if (what.empty() || times_differ(figures_[a], figures_[b])) continue;
        taken[b] = true;
        found.push_back({figures_[a].number, figures_[b].number, std::move(what)});
        break;
      }
    }
    return found;
  }

 private:
  void read_figures() {
    for (std::uint32_t q = 0; q < quantities_.size() && figures_.size() < kMostQuantities; ++q) {
      const TokenRange at = doc_.tokens_in(quantities_[q].at);
      if (quantities_[q].unit.empty() || at.empty()) continue;
      const Block& block = doc_.article.blocks[doc_.block_of(at.begin)];
      if (block.region != Region::Article || block.kind == BlockKind::Table) continue;
      Figure figure;
      figure.number = q;
      figure.sentence = doc_.sentence_of_token[at.begin];
      read_words(at, figure);
      if (!figure.apart && figure.words.size() >= kWordsNeeded)
        figures_.push_back(std::move(figure));
    }
  }

  bool ends_clause(std::uint32_t token) const {
    const std::string& text = doc_.folded[token];
    return text == "," || text == ";" || text == "(" || text == ")" || text == ":" || text == "—" ||
           text == "–" || text == "while" || text == "but" || text == "and" || text == "or";
  }

  // The words of its clause. Those of the amount itself count too: "12 people".
  void read_words(TokenRange at, Figure& figure) const {
    const TokenRange sentence = doc_.sentence_at(at.begin).tokens;
    std::uint32_t begin = at.begin;
    while (begin > sentence.begin && at.begin - begin < kWindow && !ends_clause(begin - 1)) --begin;
    std::uint32_t end = at.end;
    while (end < sentence.end && end - at.end < kWindow && !ends_clause(end)) ++end;
    for (std::uint32_t t = begin; t < end; ++t) {
      const std::string_view word = doc_.folded[t];
      const bool inside = at.contains(t);
      if (!inside && is_one_of(word, kApart)) figure.apart = true;
      if (doc_.tokens[t].kind != TokenKind::Word || word.size() < 4 || is_one_of(word, kEmpty))
        continue;
      if (inside && is_number_word(word)) continue;
      figure.words.push_back(stem_of(word));
      figure.shown.push_back(doc_.token_text(t));
    }
  }

  static bool is_number_word(std::string_view word) {
    return word == "million" || word == "billion" || word == "trillion" || word == "thousand" ||
           word == "hundred" || word == "dozen";
  }

  bool may_differ(const Figure& a, const Figure& b) const {
    const Quantity& one = quantities_[a.number];
    const Quantity& other = quantities_[b.number];
    return one.unit == other.unit && one.value != other.value && a.sentence != b.sentence;
  }

  // At least two words, and at least two thirds of the words of each.
  std::string shared_words(const Figure& a, const Figure& b) const {
    std::string what;
    std::size_t shared = 0;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
      if (std::find(b.words.begin(), b.words.end(), a.words[i]) == b.words.end()) continue;
      if (!what.empty()) what += " ";
      what += a.shown[i];
      ++shared;
    }
    const bool enough = shared >= kWordsNeeded && shared * 3 >= a.words.size() * 2 &&
                        shared * 3 >= b.words.size() * 2;
    return enough ? what : std::string();
  }

  // A date in one sentence that is not in the other tells two times.
  bool times_differ(const Figure& a, const Figure& b) const {
    const std::string one = date_in(a.sentence);
    const std::string other = date_in(b.sentence);
    return !one.empty() && !other.empty() && one != other;
  }
  std::string date_in(std::uint32_t sentence) const {
    const ByteRange at = doc_.bytes(doc_.sentences[sentence]);
    const auto first = std::lower_bound(
        dates_.begin(), dates_.end(), at.begin,
        [](const Date& date, std::uint32_t begin) { return date.at.begin < begin; });
    return first != dates_.end() && first->at.begin < at.end ? first->value : std::string();
  }

  const Document& doc_;
  const std::vector<Quantity>& quantities_;
  const std::vector<Date>& dates_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Disagreement> find_disagreements(const Document& doc,
                                             const std::vector<Quantity>& quantities,
                                             const std::vector<Date>& dates) {
  return DisagreementFinder(doc, quantities, dates).find();
}

}  // namespace sidelight
