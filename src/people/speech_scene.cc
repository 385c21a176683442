#include "people/speech_scene.h"

#include <algorithm>
#include <string_view>

#include "people/quotation_marks.h"

namespace sidelight {
namespace {

using F = PronounFeature;

constexpr std::size_t kMostSpeakers = 40;
constexpr std::uint32_t kShortBlock = 10;          // tokens of a signature or a byline
constexpr std::uint32_t kLongestIntroduction = 9;  // tokens from "I" to the name
constexpr std::uint32_t kEdgeBlocks = 4;           // blocks at either end where letters are signed

bool ends_sentence(std::string_view word) {
  return word == "." || word == "?" || word == "!" || word == "…";
}

bool holds(const std::vector<std::uint32_t>& blocks, std::uint32_t block) {
  return std::binary_search(blocks.begin(), blocks.end(), block);
}

std::size_t speech_row(const Pronoun& pronoun) {
  return pronoun.gender == '1' ? 0 : pronoun.gender == '2' ? 1 : 2;
}

}  // namespace

SpeechScene::SpeechScene(const Document& doc, const Groups& groups, const Language& language)
    : doc_(doc),
      groups_(groups),
      language_(language),
      quoted_(tokens_in_quotation_marks(doc)),
      roles_(groups.groups.size()) {
  for (auto& row : votes_) row.assign(roles_.size(), 0);
  for (std::uint32_t g = 0; g < roles_.size(); ++g) {
    Role& role = roles_[g];
    role.person = groups.groups[g].kind == EntityKind::Person;
    role.open = true;
    for (const std::uint32_t m : groups.groups[g].mentions) read_mention(groups.mentions[m], role);
    if (role.person) ++persons_;
    if (role.person && first_ == kNone) first_ = g;
    if (role.person) most_ = std::max(most_, role.count);
    candidates_.push_back(g);
  }
  std::stable_sort(candidates_.begin(), candidates_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const bool first = may_speak(roles_[a]);
    return first == may_speak(roles_[b]) ? roles_[a].count > roles_[b].count : first;
  });
  if (candidates_.size() > kMostSpeakers) candidates_.resize(kMostSpeakers);
  std::sort(candidates_.begin(), candidates_.end());
}

// Whoever says his name speaks, whatever the finder took it for.
bool SpeechScene::may_speak(const Role& role) {
  const bool called = role.greeted || role.signs || !role.called.empty();
  return role.person || !role.introduced.empty() || !role.labelled.empty() || (role.open && called);
}

// The tokens of a block that may be a signature or a byline; else 0.
std::uint32_t SpeechScene::short_block(std::uint32_t block) const {
  const TokenRange tokens = doc_.tokens_of_block(block);
  return tokens.size() <= kShortBlock ? static_cast<std::uint32_t>(tokens.size()) : 0;
}

void SpeechScene::read_mention(const Mention& mention, Role& role) const {
  const TokenRange at = mention.tokens;
  const std::uint32_t block = doc_.block_of(at.begin);
  if (mention.form != MentionForm::Name) {
    if (mention.form == MentionForm::Pronoun) role.told_of.push_back(block);
    return;
  }
  ++role.count;
  role.named.push_back(block);
  role.open = role.open && mention.rule == MentionRule::Given &&
              !language_.list("months").in(doc_.words[at.begin]);
  const auto blocks = static_cast<std::uint32_t>(doc_.article.blocks.size());
  const std::string_view before =
      at.begin > 0 ? std::string_view(doc_.folded[at.begin - 1]) : std::string_view();
  if (short_block(block) != 0) {
    if (block + kEdgeBlocks >= blocks) role.signs = true;
    if (block < kEdgeBlocks) role.heads = true;
  }
  if (before == "dear" || before == "hello" || before == "hi" || before == "hey" ||
      before == "thank" || before == "thanks")
    role.greeted = true;
  const std::string_view last = doc_.folded[at.end - 1];
  role.plural = role.plural || (last.size() > 3 && last.back() == 's');
  const WordList& titles = language_.list("titles");
  role.office = role.office || titles.contains(last) || (at.begin > 0 && last == "president");
  if (is_introduced(at)) role.introduced.push_back(block);
  if (is_called(at)) role.called.push_back(block);
  if (at.begin == doc_.tokens_of_block(block).begin && at.end < doc_.tokens.size() &&
      doc_.folded[at.end] == ":")
    role.labelled.push_back(block);
}

// "I’m Ada Moss", "I’m your host, Ada Moss", "My name is Ada", "she called me Ada"; not "I’m
// joined by Ada".
bool SpeechScene::is_introduced(TokenRange at) const {
  const std::uint32_t begin = doc_.sentence_at(at.begin).tokens.begin;
  for (std::uint32_t steps = 1; steps <= kLongestIntroduction && at.begin >= begin + steps;
       ++steps) {
    const std::uint32_t i = at.begin - steps;
    const std::string_view word = doc_.folded[i];
    const std::string_view next = doc_.folded[i + 1];
    const bool am = word == "i'm" || word == "i’m" || (word == "i" && next == "am");
    const std::uint32_t between = steps - (word == "i" ? 2 : 1);
    if (am) return between == 0 || doc_.folded[at.begin - 1] == ",";
    if (word == "my" && (next == "name" || next == "name's")) return steps <= 3;
    if ((word == "call" || word == "called") && next == "me") return steps == 2;
    if (doc_.tokens[i].upper_first && i > begin) return false;
  }
  return false;
}

// Between commas or other marks, at either end of a sentence, or all of it.
bool SpeechScene::is_called(TokenRange at) const {
  const TokenRange sentence = doc_.sentence_at(at.begin).tokens;
  std::uint32_t begin = at.begin;
  const WordList& titles = language_.list("titles");
  while (begin > sentence.begin &&
         (titles.in(doc_.words[begin - 1]) || doc_.folded[begin - 1] == "." ||
          doc_.folded[begin - 1] == "oh"))
    --begin;
  const bool opens = begin == sentence.begin;
  const bool closes =
      at.end == sentence.end || (ends_sentence(doc_.folded[at.end]) && at.end + 2 >= sentence.end);
  const bool comma_before = !opens && doc_.folded[begin - 1] == ",";
  const bool comma_after =
      at.end < sentence.end && (doc_.folded[at.end] == "," || doc_.folded[at.end] == ":");
  return (opens && (closes || comma_after)) || (comma_before && closes);
}

std::vector<PronounCandidate> SpeechScene::candidates(const Pronoun& pronoun) const {
  std::vector<PronounCandidate> found;
  for (const std::uint32_t group : candidates_) {
    const Role& role = roles_[group];
    if (role.count == 0) continue;
    if (pronoun.gender != 'w' && !may_speak(role)) continue;
    PronounCandidate candidate;
    candidate.group = group;
    add_traits(group, candidate.features);
    add_place(pronoun, group, candidate.features);
    add_speech(pronoun, group, candidate.features);
    add_quotation(pronoun, group, candidate.features);
    const std::uint32_t voted = votes_[speech_row(pronoun)][group];
    if (voted != 0 && voted == most_votes_[speech_row(pronoun)])
      candidate.features.push_back(F::Voted);
    candidate.features.push_back(F::Always);
    found.push_back(std::move(candidate));
  }
  return found;
}

void SpeechScene::add_traits(std::uint32_t group, std::vector<PronounFeature>& out) const {
  const Role& role = roles_[group];
  const EntityKind kind = groups_.groups[group].kind;
  out.push_back(kind == EntityKind::Organisation  ? F::Organisation
                : kind == EntityKind::Person      ? F::Person
                : kind == EntityKind::Place       ? F::Place
                : kind == EntityKind::Nationality ? F::PlaceActs
                                                  : F::OtherThing);
  out.push_back(role.count <= 1   ? F::Mentions1
                : role.count <= 3 ? F::Mentions2
                : role.count <= 7 ? F::Mentions4
                                  : F::MentionsMore);
  if (role.person && role.count == most_) out.push_back(F::MostMentioned);
  if (group == first_) out.push_back(F::First);
  if (role.open) out.push_back(F::KindOpen);
  if (role.plural) out.push_back(F::Plural);
  if (role.person && persons_ == 1) out.push_back(F::OnlyOne);
  if (role.signs) out.push_back(F::Signs);
  if (role.heads) out.push_back(F::Heads);
  if (role.greeted) out.push_back(F::Greeted);
  if (role.office) out.push_back(F::Office);
  if (!role.introduced.empty()) out.push_back(F::Introduced);
  if (!role.called.empty()) out.push_back(F::Called);
  if (role.called.size() > 2) out.push_back(F::CalledOften);
  if (role.told_of.size() > 2) out.push_back(F::ToldOfOften);
}

void SpeechScene::add_place(const Pronoun& pronoun, std::uint32_t group,
                            std::vector<PronounFeature>& out) const {
  const Role& role = roles_[group];
  const std::uint32_t block = doc_.block_of(pronoun.token);
  if (holds(role.introduced, block)) out.push_back(F::IntroducedHere);
  if (holds(role.called, block)) out.push_back(F::CalledHere);
  if (block > 0 && holds(role.called, block - 1)) out.push_back(F::CalledBefore);
  if (holds(role.called, block + 1)) out.push_back(F::CalledAfter);
  if (holds(role.told_of, block)) out.push_back(F::ToldOfHere);
  if (holds(role.named, block)) out.push_back(F::NamedHere);
  if (block > 0 && holds(role.named, block - 1)) out.push_back(F::NamedBefore);
  for (std::uint32_t back = 0; back <= block; ++back) {
    const bool anybody = std::any_of(roles_.begin(), roles_.end(), [&](const Role& one) {
      return holds(one.labelled, block - back);
    });
    if (!anybody) continue;
    if (holds(role.labelled, block - back)) out.push_back(F::Labelled);
    break;
  }
  // The name that was called or introduced last before this place.
  std::uint32_t nearest = 0;
  bool mine = false;
  for (const std::uint32_t one : candidates_) {
    for (const auto* blocks : {&roles_[one].introduced, &roles_[one].called}) {
      const auto after = std::upper_bound(blocks->begin(), blocks->end(), block);
      if (after == blocks->begin()) continue;
      const std::uint32_t at = *(after - 1) + 1;
      if (at > nearest) {
        nearest = at;
        mine = one == group;
      } else if (at == nearest) {
        mine = mine || one == group;
      }
    }
  }
  if (mine) out.push_back(F::CalledLast);
}

void SpeechScene::add_speech(const Pronoun& pronoun, std::uint32_t group,
                             std::vector<PronounFeature>& out) const {
  const std::uint32_t block = doc_.block_of(pronoun.token);
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  const std::size_t row = speech_row(pronoun);
  if (!said_[row].empty()) {
    const Said& last = said_[row].back();
    if (last.group == group) {
      out.push_back(last.sentence == sentence ? F::SaidInSentence
                    : last.block == block     ? F::SaidHere
                    : last.block + 1 == block ? F::SaidBefore
                    : last.block + 2 == block ? F::SaidTwoBefore
                                              : F::SaidFar);
    }
    const auto same = std::count_if(said_[row].begin(), said_[row].end(),
                                    [&](const Said& said) { return said.group == group; });
    if (2 * static_cast<std::size_t>(same) > said_[row].size()) out.push_back(F::SaidMostly);
  }
  // The other persons of the talk: who says "you" to her is not her.
  const std::size_t other = row == 0 ? 1 : 0;
  if (!said_[other].empty() && said_[other].back().group == group) {
    const Said& last = said_[other].back();
    out.push_back(last.sentence == sentence ? F::OtherInSentence
                  : last.block == block     ? F::OtherHere
                  : last.block + 1 == block ? F::OtherBefore
                                            : F::OtherFar);
  }
}

// Quoted words and who stands outside the marks nearby.
void SpeechScene::add_quotation(const Pronoun& pronoun, std::uint32_t group,
                                std::vector<PronounFeature>& out) const {
  if (quoted_[pronoun.token] == 0) return;
  out.push_back(F::Quoted);
  const std::uint32_t sentence = doc_.sentence_of_token[pronoun.token];
  bool here = false;
  bool before = false;
  for (const std::uint32_t m : groups_.groups[group].mentions) {
    const std::uint32_t token = groups_.mentions[m].tokens.begin;
    if (quoted_[token] != 0 || doc_.block_of(token) != doc_.block_of(pronoun.token)) continue;
    const std::uint32_t at = doc_.sentence_of_token[token];
    here = here || at == sentence || at == sentence + 1;
    before = before || at + 1 == sentence;
  }
  if (here) out.push_back(F::QuotedBesideHere);
  if (before) out.push_back(F::QuotedBesideBefore);
}

void SpeechScene::vote(const Pronoun& pronoun, std::uint32_t group) {
  if (quoted_[pronoun.token] != 0) return;
  const std::size_t row = speech_row(pronoun);
  most_votes_[row] = std::max(most_votes_[row], ++votes_[row][group]);
}

void SpeechScene::resolve(const Pronoun& pronoun, std::uint32_t group) {
  said_[speech_row(pronoun)].push_back(
      {doc_.block_of(pronoun.token), doc_.sentence_of_token[pronoun.token], group});
}

}  // namespace sidelight
