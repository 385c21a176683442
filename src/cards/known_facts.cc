#include "cards/known_facts.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "figures/calendar.h"

namespace sidelight {
namespace {

// What serves the program and says nothing to a reader.
constexpr std::array<std::string_view, 5> kUnshown = {"gender", "demonym", "coordinates", "wiki",
                                                      "neighbour"};

// Offices that exclude each other in one person at one time; bit sets of these.
enum Office : unsigned {
  kNoOffice = 0,
  kPresident = 1,
  kHeadOfGovernment = 2,
  kMonarch = 4,
  kForeign = 8,
  kDefence = 16,
  kFinance = 32,
  kInterior = 64,
  kDeputy = 128,
  kGovernor = 256,
  kMayor = 512,
  kFormer = 1024,
};

unsigned portfolio(std::string_view word) {
  if (word == "foreign") return kForeign;
  if (word == "defence" || word == "defense") return kDefence;
  if (word == "finance" || word == "treasury") return kFinance;
  if (word == "interior" || word == "home") return kInterior;
  return kNoOffice;
}

bool says_former(std::string_view word) {
  return word == "former" || word == "ex" || word == "late" || word == "outgoing" ||
         word == "deposed" || word == "ousted" || word == "onetime";
}

// The offices that folded words name: "russian president", "minister of foreign affairs of chad".
class OfficeReader {
 public:
  void add(std::string_view word) {
    if (says_former(word) || word.rfind("ex-", 0) == 0) offices_ |= kFormer;
    if (word == "president" || word == "ex-president")
      offices_ |= before_ == "vice" || before_ == "deputy" ? kDeputy : kPresident;
    if (word == "premier" || word == "chancellor" || (word == "minister" && before_ == "prime"))
      offices_ |= deputy_ ? kDeputy : kHeadOfGovernment;
    if (word == "king" || word == "queen" || word == "emperor" || word == "sultan" ||
        word == "emir")
      offices_ |= kMonarch;
    if (word == "governor") offices_ |= kGovernor;
    if (word == "mayor") offices_ |= kMayor;
    // "foreign minister", "minister of foreign affairs", "minister for defence".
    if (word == "minister") offices_ |= portfolio(before_);
    if (minister_ && words_since_minister_ < 3) offices_ |= portfolio(word);
    ++words_since_minister_;
    if (word == "minister") {
      minister_ = true;
      words_since_minister_ = 0;
    }
    deputy_ = deputy_ || word == "deputy" || word == "vice";
    before_ = word;
  }
  unsigned offices() const { return offices_; }

 private:
  unsigned offices_ = kNoOffice;
  bool deputy_ = false;
  bool minister_ = false;
  int words_since_minister_ = 0;
  std::string_view before_;
};

unsigned offices_in(const Document& doc, TokenRange words) {
  OfficeReader reader;
  for (std::uint32_t t = words.begin; t < words.end; ++t) reader.add(doc.folded[t]);
  return reader.offices();
}

unsigned offices_in(std::string_view text) {
  const std::string folded = fold(text);
  OfficeReader reader;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) reader.add(std::string_view(folded).substr(at, end - at));
    at = end + 1;
  }
  return reader.offices();
}

// Whether the article's words contradict all the offices that the pack knows.
bool contradicts(unsigned said, unsigned known) {
  const unsigned office = said & ~kFormer;
  if (office == kNoOffice || known == kNoOffice) return false;
  const bool same = (office & known) != 0;
  return (said & kFormer) != 0 ? same : !same;
}

// The last day of "2024", "2026-01" or "2026-01-15"; false when it is none of them.
bool last_day(std::string_view as_of, std::int64_t& day) {
  std::string text(as_of.substr(0, 10));
  const bool year = text.size() == 4;
  const bool month = text.size() == 7;
  if (year) text += "-12-31";
  if (month) text += "-01";
  CivilDay civil;
  if (text.size() != 10 || !parse_day(text, civil)) return false;
  if (month) civil.day = days_of_month(civil.year, civil.month);
  day = day_number(civil);
  return true;
}

}  // namespace

bool is_stale(std::string_view as_of, std::string_view published) {
  CivilDay today;
  std::int64_t known = 0;
  if (!parse_day(published, today) || !last_day(as_of, known)) return false;
  return day_number(today) - known > kFreshDays;
}

std::string_view headship_in(const Document& doc, TokenRange words) {
  const unsigned offices = offices_in(doc, words);
  if (offices == kPresident || offices == kMonarch) return "head_of_state";
  return offices == kHeadOfGovernment ? "head_of_government" : std::string_view{};
}

bool may_be_same_person(std::string_view a, std::string_view b) {
  const std::string other = " " + fold(b) + " ";
  const std::string one = fold(a);
  for (std::size_t at = 0; at < one.size();) {
    const std::size_t end = std::min(one.find_first_of(" -", at), one.size());
    const std::string word = one.substr(at, end - at);
    if (word.size() >= 4 && other.find(word) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

bool is_to_come(std::string_view since, std::string_view published) {
  CivilDay today;
  return !since.empty() && parse_day(published, today) &&
         format_day(today).substr(0, since.size()) < since;
}

std::vector<CardFact> facts_to_show(const Pack& pack, std::uint32_t entity, const Document& doc,
                                    TokenRange words, ByteRange said) {
  std::vector<CardFact> shown;
  const IndexRange facts = pack.entity(entity).facts;
  const unsigned article = offices_in(doc, words);
  unsigned known = kNoOffice;
  for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
    const Fact fact = pack.fact(i);
    if (std::find(kUnshown.begin(), kUnshown.end(), fact.name) != kUnshown.end()) continue;
    CardFact row;
    row.fact = i - facts.begin;
    row.stale = is_stale(fact.as_of, doc.article.fields.published);
    shown.push_back(row);
    if (article != kNoOffice && fact.name == "office") known |= offices_in(fact.value);
  }
  const auto is_office = [&](const CardFact& row) {
    return pack.fact(facts.begin + row.fact).name == "office";
  };
  std::stable_partition(shown.begin(), shown.end(), is_office);
  if (contradicts(article, known)) {
    for (CardFact& row : shown) {
      if (is_office(row)) row.differs = said;
    }
  }
  return shown;
}

}  // namespace sidelight
