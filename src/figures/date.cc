#include "figures/date.h"

#include <utility>

#include "figures/date_rules.h"
#include "figures/date_words.h"
#include "figures/report.h"

namespace sidelight {
namespace {

// A year so far back begins a story of its own.
constexpr int kOldStory = 20;

bool holds_prose(BlockKind kind) {
  switch (kind) {
    case BlockKind::Credit:
    case BlockKind::Table:
    case BlockKind::Newsletter:
    case BlockKind::Comment:
    case BlockKind::Boilerplate:
      return false;
    default:
      return true;
  }
}

int score_of(const DateMatch& match) {
  switch (match.value.grain) {
    case DateGrain::Day:
      return match.rule == "weekday" || match.rule == "day" ? 850 : 950;
    case DateGrain::Vague:
    case DateGrain::Duration:
      return 700;
    default:
      return match.rule == "month" || match.rule == "season" ? 800 : 900;
  }
}

// The first full date of the page's own date line, for pages that do not say when they were
// published.
bool find_page_day(const Document& doc, DateRules& rules, CivilDay& day) {
  for (std::size_t i = 0; i < doc.article.blocks.size(); ++i) {
    const BlockKind kind = doc.article.blocks[i].kind;
    if (kind != BlockKind::Date && kind != BlockKind::Dateline && kind != BlockKind::Byline)
      continue;
    const TokenRange tokens = doc.tokens_of_block(static_cast<std::uint32_t>(i));
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
      const DateMatch match = rules.match(token, tokens.end, DateAnchor{});
      if (match.found() && match.value.grain == DateGrain::Day &&
          parse_day(match.value.from, day)) {
        return true;
      }
    }
  }
  return false;
}

void remember(DateAnchor& anchor, const DateMatch& match) {
  CivilDay day;
  if (match.value.type != "DATE" || !parse_day(match.value.from, day)) return;
  anchor.has_reference = true;
  anchor.reference = day;
  anchor.day_reference = match.value.grain == DateGrain::Day;
}

// The period of business that the report speaks of: a quarter until a whole year is named.
void follow_quarter(DateAnchor& anchor, const DateMatch& match) {
  if (match.value.grain == DateGrain::Quarter && match.rule == "quarter" &&
      match.value.value.size() == 7 && match.value.value[5] == 'Q') {
    anchor.quarter_year = number_of(std::string_view(match.value.value).substr(0, 4));
    anchor.quarter = match.value.value[6] - '0';
  } else if (match.rule == "business_year") {
    anchor.quarter_year = 0;
  }
}

// Whether the words of a date hold its year.
bool names_its_year(const Document& doc, const DateMatch& match) {
  const int year = number_of(std::string_view(match.value.from).substr(0, 4));
  for (std::uint32_t token = match.tokens.begin; token < match.tokens.end; ++token) {
    if (number_of(doc.folded[token]) == year) return true;
  }
  return false;
}

}  // namespace

std::vector<Date> find_dates(const Document& doc, std::string_view published,
                             const Language& language) {
  DateRules rules(doc, language);
  DateAnchor anchor;
  anchor.known = parse_day(published, anchor.today) || find_page_day(doc, rules, anchor.today);
  const Telling telling = way_of_telling(doc, language);
  anchor.report = telling == Telling::Report;
  anchor.account = telling == Telling::Account;
  std::vector<Date> dates;
  std::uint32_t told_in = 0;  // the block that named anchor.told_year
  for (const Sentence& sentence : doc.sentences) {
    if (sentence.block > told_in + 1) anchor.told_year = 0;
    if (!holds_prose(doc.article.blocks[sentence.block].kind)) continue;
    for (std::uint32_t token = sentence.tokens.begin; token < sentence.tokens.end;) {
      const DateMatch match = rules.match(token, sentence.tokens.end, anchor);
      if (!match.found()) {
        ++token;
        continue;
      }
      remember(anchor, match);
      if (match.value.type == "DATE" && !match.value.from.empty()) {
        const int year = number_of(std::string_view(match.value.from).substr(0, 4));
        // A life that is told goes on in its last year; news is of our own days.
        const bool old = year + kOldStory <= anchor.today.year || !anchor.report;
        // A date of our own days ends a story of the past.
        if (!old || names_its_year(doc, match)) anchor.told_year = old ? year : 0;
        told_in = sentence.block;
      }
      if (anchor.report) follow_quarter(anchor, match);
      dates.push_back({doc.bytes(match.tokens), match.value.value, match.value.from, match.value.to,
                       match.value.grain, match.value.type, Score::of(score_of(match)),
                       match.rule});
      token = match.tokens.end;
    }
  }
  return dates;
}

}  // namespace sidelight
