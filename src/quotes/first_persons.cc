#include "quotes/first_persons.h"

#include <algorithm>

namespace sidelight {
namespace {

constexpr std::uint16_t kScore = 900;

// Of one quote, in reading order.
void find_in(const Document& doc, const Quote& quote, EntityKind kind, const WordList& pronouns,
             std::vector<Joined>& found) {
  for (const ByteRange part : quote.parts) {
    const TokenRange tokens = doc.tokens_in(part);
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      const std::string_view value = pronouns.value(doc.words[i]);
      const bool known = std::any_of(found.begin(), found.end(), [&](const Joined& one) {
        return one.mention.tokens.begin == i;  // of a quote within a quote the outer one has it
      });
      if (value.substr(0, 3) != "1 s" || known) continue;
      Joined joined;
      joined.mention.tokens = {i, i + 1};
      joined.mention.kind = kind;
      joined.mention.form = MentionForm::Pronoun;
      joined.mention.score = Score::of(kScore);
      joined.mention.rule = MentionRule::FirstPerson;
      joined.group = quote.speaker.group;
      found.push_back(joined);
    }
  }
}

}  // namespace

Groups join_first_persons(const Document& doc, Groups groups, const std::vector<Quote>& quotes,
                          const Language& language) {
  const WordList& pronouns = language.list("speech_pronouns");
  std::vector<Joined> all;
  for (const Quote& quote : quotes) {
    // Of what is reported in other words, "I" is whoever reports.
    if (quote.kind == QuoteKind::Indirect || quote.speaker.group == kNone) continue;
    find_in(doc, quote, groups.groups[quote.speaker.group].kind, pronouns, all);
  }
  if (all.empty()) return groups;
  for (std::size_t i = 0; i < groups.mentions.size(); ++i)
    all.push_back(Joined{groups.mentions[i], groups.group_of_mention[i]});
  return with_mentions(std::move(groups), std::move(all));
}

}  // namespace sidelight
