#include "people/pronoun_features.h"

#include <algorithm>

#include "base/one_of.h"
#include "people/quotation_marks.h"

namespace sidelight {
namespace {

using F = PronounFeature;

constexpr std::uint32_t kSentencesBack = 5;
constexpr std::size_t kMentionsBack = 32;
constexpr std::size_t kMostCandidates = 8;
constexpr std::size_t kMostOfAll = 24;          // candidates of a pronoun that must be answered
constexpr std::size_t kMostAhead = 3;           // … of which so many are named behind it
constexpr std::uint32_t kLongestOpening = 10;   // tokens before a pronoun whose name follows
constexpr std::uint32_t kLongestClause = 40;    // tokens
constexpr std::uint32_t kLongestSaying = 5;     // tokens from a speaker to the quotation mark
constexpr std::uint32_t kLongestExpletive = 6;  // tokens from "it" to its "that" or "to"

}  // namespace

PronounScene::PronounScene(const Document& doc, const std::vector<GroupTrait>& traits,
                           std::span<const Joined> mentions, const Language& language)
    : doc_(doc),
      traits_(traits),
      places_(doc, language),
      jobs_(language.list("person_nouns")),
      quoted_(tokens_in_quotation_marks(doc)),
      counts_(traits.size(), 0),
      named_(traits.size(), 0),
      first_at_(traits.size(), kNone),
      titled_(traits.size(), 0),
      called_(traits.size(), 0) {
  for (const Joined& joined : mentions) ++named_[joined.group];
}

// The first mention of a sentence, or one with a verb behind; never behind a verb or a preposition.
bool PronounScene::is_subject(const Seen& seen) const {
  if (seen.possessive || seen.governor == Governor::Preposition || seen.governor == Governor::Verb)
    return false;
  const bool first = seen_.empty() || seen_.back().sentence != seen.sentence;
  return first || seen.before_verb;
}

void PronounScene::see(const Joined& joined) {
  Seen seen;
  seen.group = joined.group;
  seen.at = joined.mention.tokens;
  seen.sentence = doc_.sentence_of_token[seen.at.begin];
  const std::string_view after = seen.at.end < doc_.tokens.size()
                                     ? std::string_view(doc_.folded[seen.at.end])
                                     : std::string_view();
  seen.possessive = after == "'s" || after == "’s";
  seen.governor = places_.governor(seen.at.begin);
  seen.before_verb = places_.before_verb(seen.at.end);
  seen.bracketed = places_.in_brackets(seen.at);
  seen.listed =
      seen.governor == Governor::And && !seen_.empty() && seen_.back().at.end + 1 == seen.at.begin;
  if (seen.listed) seen.governor = seen_.back().governor;
  seen.subject = seen.listed ? seen_.back().subject : is_subject(seen);
  seen.relative = places_.before_relative(seen.at.end);
  remember(seen);
}

void PronounScene::resolve(const Pronoun& pronoun, std::uint32_t group, bool sure) {
  Seen seen;
  seen.group = group;
  seen.at = {pronoun.token, pronoun.token + 1};
  seen.sentence = doc_.sentence_of_token[pronoun.token];
  seen.subject = pronoun.role == PronounRole::Subject;
  seen.possessive = pronoun.role == PronounRole::Possessive;
  seen.pronoun = true;
  seen.governor = places_.governor(pronoun.token);
  seen.before_verb = places_.before_verb(seen.at.end);
  remember(seen);
  if (sure && pronoun.of_person() && called_[group] == 0) called_[group] = pronoun.gender;
  chain_of(pronoun) = {group, seen.sentence};
}

void PronounScene::remember(const Seen& seen) {
  if (first_ == kNone && traits_[seen.group].kind == EntityKind::Person) first_ = seen.group;
  ++counts_[seen.group];
  if (first_at_[seen.group] == kNone) first_at_[seen.group] = seen.at.begin;
  if (doc_.block_of(seen.at.begin) == 0) titled_[seen.group] = 1;
  seen_.push_back(seen);
}

PronounScene::Chain& PronounScene::chain_of(const Pronoun& pronoun) {
  return chains_[std::string_view("mfnp").find(pronoun.gender)];
}

const PronounScene::Chain& PronounScene::chain_of(const Pronoun& pronoun) const {
  return chains_[std::string_view("mfnp").find(pronoun.gender)];
}

bool PronounScene::may_be(std::uint32_t group, const Pronoun& pronoun) const {
  const auto& [kind, gender, open, plural, given] = traits_[group];
  if (pronoun.of_person()) {
    const char known = gender != 0 ? gender : called_[group];
    return (kind == EntityKind::Person || open) && (known == 0 || known == pronoun.gender);
  }
  if (open) return true;
  if (pronoun.gender == 'n') return kind != EntityKind::Person && kind != EntityKind::Nationality;
  return kind == EntityKind::Organisation || kind == EntityKind::Nationality ||
         kind == EntityKind::Place || plural;
}

// The last mention of each candidate.
std::vector<const PronounScene::Seen*> PronounScene::last_of_candidates(const Pronoun& pronoun,
                                                                        std::uint32_t sentences,
                                                                        std::size_t mentions,
                                                                        std::size_t most) const {
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  const Block& block = doc_.article.blocks[doc_.block_of(pronoun.token)];
  std::vector<const Seen*> last;
  const std::size_t limit = seen_.size() > mentions ? seen_.size() - mentions : 0;
  for (std::size_t n = seen_.size(); n-- > limit && last.size() < most;) {
    const Seen& seen = seen_[n];
    if (sentence - seen.sentence > sentences) break;
    // Nobody of a teaser, nor of another story of the page, is meant in the article.
    const Block& other = doc_.article.blocks[doc_.block_of(seen.at.begin)];
    if (other.region != block.region || other.story != block.story) break;
    // No phrase means what a pronoun in it means: "her brother" is not her.
    if (seen.at.end > pronoun.token || !may_be(seen.group, pronoun)) continue;
    const bool known = std::any_of(last.begin(), last.end(),
                                   [&](const Seen* one) { return one->group == seen.group; });
    if (!known) last.push_back(&seen);
  }
  return last;
}

std::vector<PronounCandidate> PronounScene::described(const Pronoun& pronoun,
                                                      const std::vector<const Seen*>& last) const {
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  std::uint32_t most = 0;
  std::uint32_t second = 0;
  std::uint32_t named = 0;
  for (const Seen* seen : last) {
    const std::uint32_t count = counts_[seen->group];
    second = std::max(second, std::min(most, count));
    most = std::max(most, count);
    named = std::max(named, named_[seen->group]);
  }
  std::vector<PronounCandidate> found(last.size());
  for (std::size_t i = 0; i < last.size(); ++i) {
    found[i].group = last[i]->group;
    describe(pronoun, *last[i], static_cast<std::uint32_t>(i), counts_[last[i]->group] == most,
             found[i]);
    if (last.size() == 1) found[i].features.push_back(F::OnlyOne);
    if (counts_[found[i].group] == most && most >= 2 * second)
      found[i].features.push_back(F::MostByFar);
    if (named_[found[i].group] == named) found[i].features.push_back(F::NamedMost);
    if (named_[found[i].group] == 1) found[i].features.push_back(F::NamedOnce);
    if (last[i]->sentence == sentence && (last.size() == 1 || last[1]->sentence != sentence))
      found[i].features.push_back(F::OnlyInSentence);
  }
  return found;
}

// The words in quotation marks that a pronoun is the speaker of: "“…,” he said", "he said: “…”".
TokenRange PronounScene::spoken_by(const Pronoun& pronoun) const {
  if (pronoun.role != PronounRole::Subject || quoted_[pronoun.token] != 0) return {};
  const TokenRange block = doc_.tokens_of_block(doc_.sentence_at(pronoun.token).block);
  std::uint32_t end = pronoun.token;
  if (end > block.begin + 1 && quoted_[end - 2] != 0) {
    --end;  // the closing mark
    std::uint32_t begin = end;
    while (begin > block.begin && quoted_[begin - 1] != 0) --begin;
    return {begin, end};
  }
  std::uint32_t begin = pronoun.token + 1;
  while (begin < block.end && begin < pronoun.token + kLongestSaying && quoted_[begin] == 0)
    ++begin;
  end = begin;
  while (end < block.end && quoted_[end] != 0) ++end;
  return {begin, end};
}

// Nobody speaks of himself as "he", or by his name, unless he gives it: "I’m Ada Moss".
bool PronounScene::is_spoken_of(std::uint32_t group, TokenRange speech,
                                std::span<const Joined> ahead) const {
  const auto named = [&](std::uint32_t at) {
    return at > speech.begin && at < speech.end &&
           !is_one_of(doc_.folded[at - 1], {"am", "i’m", "i'm", "is", "m"});
  };
  // Both are in the order of the text: only what lies near the speech is looked at.
  for (std::size_t n = seen_.size(); n-- > 0 && seen_[n].at.begin > speech.begin;) {
    if (seen_[n].group == group && named(seen_[n].at.begin)) return true;
  }
  for (const Joined& joined : ahead) {
    if (joined.mention.tokens.begin >= speech.end) break;
    if (joined.group == group && named(joined.mention.tokens.begin)) return true;
  }
  return false;
}

std::vector<PronounCandidate> PronounScene::candidates(const Pronoun& pronoun,
                                                       std::span<const Joined> ahead) const {
  std::vector<PronounCandidate> found = described(
      pronoun, last_of_candidates(pronoun, kSentencesBack, kMentionsBack, kMostCandidates));
  const TokenRange speech = pronoun.of_person() ? spoken_by(pronoun) : TokenRange{};
  if (!speech.empty()) {
    found.erase(std::remove_if(found.begin(), found.end(),
                               [&](const PronounCandidate& one) {
                                 return is_spoken_of(one.group, speech, ahead);
                               }),
                found.end());
  }
  const std::uint32_t group = ahead_of(pronoun, ahead);
  if (group == kNone) return found;
  for (PronounCandidate& one : found) {
    if (one.group != group) continue;
    one.features.push_back(F::AheadKnown);
    return found;
  }
  found.push_back({group, {F::Ahead}});
  if (pronoun.of_person())
    found.back().features.push_back(traits_[group].gender != 0 ? F::GenderKnown : F::GenderOpen);
  return found;
}

std::vector<PronounCandidate> PronounScene::all_candidates(const Pronoun& pronoun,
                                                           std::span<const Joined> ahead) const {
  std::vector<PronounCandidate> found =
      described(pronoun, last_of_candidates(pronoun, kNone, seen_.size(), kMostOfAll));
  const std::uint32_t opening = ahead_of(pronoun, ahead);
  for (PronounCandidate& one : found) {
    if (one.group == opening) one.features.push_back(F::AheadKnown);
  }
  std::size_t more = 0;
  for (std::size_t i = 0; i < ahead.size() && more < kMostAhead; ++i) {
    const std::uint32_t group = ahead[i].group;
    const bool known = std::any_of(found.begin(), found.end(),
                                   [&](const PronounCandidate& one) { return one.group == group; });
    if (known || !may_be(group, pronoun)) continue;
    found.push_back({group, {group == opening ? F::Ahead : F::AheadAnywhere}});
    if (pronoun.of_person())
      found.back().features.push_back(traits_[group].gender != 0 ? F::GenderKnown : F::GenderOpen);
    if (!traits_[group].given) found.back().features.push_back(F::NotGiven);
    ++more;
  }
  return found;
}

// "It is clear that", "it took weeks to", "it seems": found by what follows within a few words.
bool PronounScene::is_expletive(const Pronoun& pronoun) const {
  if (pronoun.gender != 'n' || pronoun.role == PronounRole::Possessive) return false;
  const std::uint32_t end =
      std::min<std::uint32_t>(doc_.sentences[doc_.sentence_of_token[pronoun.token]].tokens.end,
                              pronoun.token + kLongestExpletive);
  for (std::uint32_t i = pronoun.token + 1; i < end; ++i) {
    const std::string_view word = doc_.folded[i];
    if (is_one_of(word, {"seems", "seemed", "appears", "appeared", "rained", "snowed"}))
      return true;
    if (doc_.tokens[i].kind == TokenKind::Punctuation) return false;
    if (i > pronoun.token + 1 && is_one_of(word, {"that", "to", "who", "if", "when", "how"}))
      return true;
  }
  return false;
}

// The group that is named behind the comma of a phrase which opens the sentence or a clause of it
// and holds the pronoun; kNone for none.
std::uint32_t PronounScene::ahead_of(const Pronoun& pronoun, std::span<const Joined> ahead) const {
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  const std::uint32_t first = doc_.sentences[sentence].tokens.begin;
  std::uint32_t begin = pronoun.token;
  while (begin > first && !is_one_of(doc_.folded[begin - 1], {",", ";", ":", "—", "and"})) --begin;
  if (pronoun.token == begin || pronoun.token - begin > kLongestOpening) return kNone;
  if (!opens_phrase(doc_.folded[begin])) return kNone;
  for (const Joined& joined : ahead) {
    const std::uint32_t name = joined.mention.tokens.begin;
    if (name <= pronoun.token) continue;
    if (doc_.sentence_of_token[name] != sentence) return kNone;
    // "Like his brother, Moss": who that is, as often as not.
    if (doc_.folded[name - 1] == ",")
      return !jobs_.in(doc_.words[name - 2]) && may_be(joined.group, pronoun) ? joined.group
                                                                              : kNone;
  }
  return kNone;
}

bool PronounScene::is_first_of_sentence(std::uint32_t token) const {
  return doc_.sentence_at(token).tokens.begin == token;
}

bool PronounScene::is_same_clause(std::uint32_t from, std::uint32_t to) const {
  if (to - from > kLongestClause) return false;
  for (std::uint32_t i = from; i < to; ++i) {
    if (doc_.tokens[i].kind == TokenKind::Punctuation || joins_clauses(doc_.folded[i]))
      return false;
  }
  return true;
}

void PronounScene::describe(const Pronoun& pronoun, const Seen& last, std::uint32_t rank, bool most,
                            PronounCandidate& candidate) const {
  std::vector<PronounFeature>& out = candidate.features;
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  const auto nth = [](F first, std::uint32_t n, std::uint32_t limit) {
    return static_cast<F>(static_cast<std::uint32_t>(first) + std::min(n, limit));
  };
  out.push_back(nth(F::Sentences0, sentence - last.sentence, 4));
  if (sentence - last.sentence > kSentencesBack) out.push_back(F::SentencesFar);
  out.push_back(nth(F::Rank0, rank, 3));
  const std::uint32_t tokens = pronoun.token - last.at.begin;
  out.push_back(tokens <= 3    ? F::Tokens3
                : tokens <= 8  ? F::Tokens8
                : tokens <= 16 ? F::Tokens16
                : tokens <= 32 ? F::Tokens32
                               : F::TokensMore);
  describe_last(pronoun, last, candidate);
  bool here = false;
  bool before = false;
  for (std::size_t n = seen_.size(); n-- > 0;) {
    const Seen& seen = seen_[n];
    if (seen.sentence + 1 < sentence) break;
    if (seen.group != last.group || !seen.subject) continue;
    here = here || seen.sentence == sentence;
    before = before || seen.sentence + 1 == sentence;
  }
  if (here) out.push_back(F::SubjectHere);
  if (before) out.push_back(F::SubjectBefore);
  if (before && pronoun.token <= doc_.sentences[sentence].tokens.begin + 1)
    out.push_back(F::OpensBefore);
  const GroupTrait& trait = traits_[last.group];
  if (pronoun.of_person()) {
    out.push_back(trait.gender != 0 ? F::GenderKnown : F::GenderOpen);
  } else {
    out.push_back(trait.kind == EntityKind::Organisation ? F::Organisation
                  : trait.kind == EntityKind::Person     ? F::Person
                  : trait.kind != EntityKind::Place      ? F::OtherThing
                  : last.subject                         ? F::PlaceActs
                                                         : F::Place);
    if (trait.plural) out.push_back(F::Plural);
    if (is_expletive(pronoun)) out.push_back(F::Expletive);
  }
  if (trait.open) out.push_back(F::KindOpen);
  if (!trait.given) out.push_back(F::NotGiven);
  const std::uint32_t count = counts_[last.group];
  out.push_back(count <= 1   ? F::Mentions1
                : count <= 3 ? F::Mentions2
                : count <= 7 ? F::Mentions4
                             : F::MentionsMore);
  if (most) out.push_back(F::MostMentioned);
  if (last.group == first_) out.push_back(F::First);
  const Chain& chain = chain_of(pronoun);
  if (chain.group == last.group)
    out.push_back(sentence - chain.sentence <= 1 ? F::Chain : F::ChainFar);
  describe_clause(pronoun, last, candidate);
  pair_up(candidate);
  out.push_back(F::Always);
}

void PronounScene::describe_clause(const Pronoun& pronoun, const Seen& last,
                                   PronounCandidate& candidate) const {
  std::vector<PronounFeature>& out = candidate.features;
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  const bool here = last.sentence == sentence;
  if (pronoun.token - last.at.end <= 1) out.push_back(F::Adjacent);
  if (here && last.relative) out.push_back(F::Relative);
  const std::uint32_t begin = doc_.sentences[sentence].tokens.begin;
  if (here && last.at.begin > begin && opens_phrase(doc_.folded[begin]) &&
      std::none_of(doc_.folded.begin() + begin, doc_.folded.begin() + last.at.begin,
                   [](const std::string& word) { return word == ","; }))
    out.push_back(F::Fronted);
  if (last.bracketed) out.push_back(F::Bracketed);
  if (last.listed && last.subject) out.push_back(F::ListedSubject);
  if (last.governor == Governor::Verb) out.push_back(F::LastOfVerb);
  if (last.governor == Governor::Owner) out.push_back(F::LastOwned);
  if (doc_.sentence_of_token[first_at_[last.group]] == sentence) out.push_back(F::NewHere);
}

void PronounScene::pair_up(PronounCandidate& candidate) {
  std::vector<PronounFeature>& out = candidate.features;
  const auto has = [&](F feature) {
    return std::find(out.begin(), out.end(), feature) != out.end();
  };
  const bool here = has(F::Sentences0);
  const bool before = has(F::Sentences1);
  const bool near = has(F::Rank0);
  const bool chain = has(F::Chain);
  const bool subject = has(F::LastSubject);
  const bool object = has(F::LastObject);
  const bool possessive = has(F::LastPossessive);
  if (subject && here) out.push_back(F::SubjectInSentence);
  if (subject && before) out.push_back(F::SubjectBeforeIt);
  if (object && here) out.push_back(F::ObjectInSentence);
  if (object && before) out.push_back(F::ObjectBeforeIt);
  if (possessive && here) out.push_back(F::PossessiveInSentence);
  if (possessive && before) out.push_back(F::PossessiveBeforeIt);
  if (near) out.push_back(subject ? F::NearSubject : F::NearOther);
  if (chain && subject) out.push_back(F::ChainSubject);
}

void PronounScene::describe_last(const Pronoun& pronoun, const Seen& last,
                                 PronounCandidate& candidate) const {
  std::vector<PronounFeature>& out = candidate.features;
  const TokenRange at = last.at;
  const std::string_view before =
      at.begin > 0 ? std::string_view(doc_.folded[at.begin - 1]) : std::string_view();
  const std::string_view after =
      at.end < doc_.tokens.size() ? std::string_view(doc_.folded[at.end]) : std::string_view();
  const Sentence& own = doc_.sentences[last.sentence];
  const bool opens = at.begin == own.tokens.begin;
  if (opens) out.push_back(F::OpensSentence);
  if (opens && at.begin == doc_.tokens_of_block(own.block).begin) out.push_back(F::OpensBlock);
  if (last.sentence == doc_.sentences_of_block[own.block].begin) out.push_back(F::TextOpens);
  if (at.begin > 0 && places_.is_verb(at.begin - 1)) out.push_back(F::AfterVerb);
  if (last.subject) out.push_back(F::LastSubject);
  if (last.possessive) out.push_back(F::LastPossessive);
  if (last.pronoun) out.push_back(F::LastPronoun);
  if (!last.pronoun && last.governor == Governor::Preposition) out.push_back(F::LastObject);
  if (last.before_verb) out.push_back(F::LastBeforeVerb);
  if (before == "and" || (before == "," && after == ",")) out.push_back(F::LastListed);
  if (!last.pronoun && at.size() >= 2) out.push_back(F::FullName);
  const bool same = last.sentence == doc_.sentence_of_token[pronoun.token];
  if (same && is_same_clause(at.end, pronoun.token)) {
    out.push_back(F::SameClause);
    out.push_back(last.subject ? F::SameClauseSubject : F::SameClauseOther);
  }
  const std::string_view lead = pronoun.token > 0 && !is_first_of_sentence(pronoun.token)
                                    ? std::string_view(doc_.folded[pronoun.token - 1])
                                    : std::string_view();
  if (same && (lead == "and" || lead == "but")) {
    out.push_back(last.subject ? F::AfterAndSubject : F::AfterAndOther);
  } else if (same && joins_clauses(lead)) {
    out.push_back(last.subject ? F::SubordinateSubject : F::SubordinateOther);
  }
  if (doc_.block_of(at.begin) != doc_.block_of(pronoun.token)) out.push_back(F::OtherBlock);
  if (quoted_[at.begin] != quoted_[pronoun.token]) {
    out.push_back(F::QuoteEdge);
    if (last.subject) out.push_back(F::SpokenSubject);
  }
  if (titled_[last.group] != 0) out.push_back(F::InTitle);
}

}  // namespace sidelight
