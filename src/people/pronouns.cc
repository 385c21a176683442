#include "people/pronouns.h"

#include <algorithm>
#include <deque>

namespace sidelight {
namespace {

constexpr std::uint32_t kSentencesBack = 4;
constexpr std::size_t kMentionsBack = 24;
constexpr int kSureEnough = 20;
constexpr int kClearlyBetter = 1;

struct Seen {
  std::uint32_t group = 0;
  std::uint32_t token = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
  bool subject = false;  // the first mention of its sentence, near its beginning, no possessive
  bool possessive = false;
};

struct PronounKind {
  char gender = 0;  // 'm', 'f', 'n' or 0 for "they"
  bool subject = false;
  bool possessive = false;
};

class PronounFinder {
 public:
  PronounFinder(const Document& doc, const std::vector<Joined>& mentions,
                const std::vector<char>& genders, const std::vector<EntityKind>& kinds,
                const Knowledge& knowledge)
      : doc_(doc),
        mentions_(mentions),
        genders_(genders),
        kinds_(kinds),
        counts_(genders.size(), 0),
        pronouns_(knowledge.language.list("pronouns")) {}

  std::vector<Joined> find() {
    std::vector<Joined> found;
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < doc_.tokens.size(); ++i) {
      while (next < mentions_.size() && mentions_[next].mention.tokens.begin <= i)
        see(mentions_[next++]);
      if (doc_.tokens[i].kind != TokenKind::Word) continue;
      const std::string_view value = pronouns_.value(doc_.folded[i]);
      if (value.empty()) continue;
      const PronounKind kind = kind_of(value);
      if (kind.gender != 'm' && kind.gender != 'f') continue;
      int score = 0;
      const std::uint32_t group = best_group(i, kind, score);
      if (group == kNone) continue;
      Joined joined;
      joined.mention.tokens = {i, i + 1};
      joined.mention.kind = kinds_[group];
      joined.mention.form = MentionForm::Pronoun;
      joined.mention.score = Score::of(400 + score * 4);
      joined.mention.rule = "pronoun";
      joined.group = group;
      found.push_back(joined);
      remember(Seen{group, i, i + 1, doc_.sentence_of_token[i], kind.subject, kind.possessive});
    }
    return found;
  }

 private:
  static PronounKind kind_of(std::string_view value) {
    PronounKind kind;
    kind.gender = value[0] == 'm' || value[0] == 'f' || value[0] == 'n' ? value[0] : char{0};
    kind.subject = value.find("subject") != std::string_view::npos;
    kind.possessive = value.find("possessive") != std::string_view::npos;
    return kind;
  }

  void see(const Joined& joined) {
    const TokenRange at = joined.mention.tokens;
    const std::uint32_t sentence = doc_.sentence_of_token[at.begin];
    const bool possessive = at.end < doc_.tokens.size() && doc_.folded[at.end] == "'s";
    const bool first = seen_.empty() || seen_.back().sentence != sentence;
    remember(Seen{joined.group, at.begin, at.end, sentence, first && !possessive, possessive});
    ++counts_[joined.group];
  }

  void remember(const Seen& seen) {
    seen_.push_back(seen);
    if (seen_.size() > kMentionsBack) seen_.pop_front();
  }

  bool may_be(const Seen& seen, const PronounKind& kind) const {
    if (kinds_[seen.group] != EntityKind::Person) return false;
    const char gender = genders_[seen.group];
    return gender == 0 || gender == kind.gender;
  }

  int score_of(const Seen& seen, std::uint32_t pronoun, const PronounKind& kind) const {
    const std::uint32_t sentences = doc_.sentence_of_token[pronoun] - seen.sentence;
    int score = 60 - 14 * static_cast<int>(sentences);
    score -= static_cast<int>(std::min<std::uint32_t>((pronoun - seen.token) / 6, 12));
    if (seen.subject) score += sentences == 0 && kind.possessive ? 8 : 14;
    if (seen.subject && kind.subject) score += 6;
    if (seen.possessive) score -= 6;
    if (genders_[seen.group] != 0) score += 10;
    score += std::min(6, counts_[seen.group] * 2);
    return score;
  }

  // Nobody of a teaser, nor of another story of the page, is meant in the article.
  bool in_one_text(std::uint32_t a, std::uint32_t b) const {
    const Block& first = doc_.article.blocks[doc_.block_of(a)];
    const Block& second = doc_.article.blocks[doc_.block_of(b)];
    return first.region == second.region && first.story == second.story;
  }

  std::uint32_t best_group(std::uint32_t pronoun, const PronounKind& kind, int& score) const {
    std::uint32_t best = kNone;
    int best_score = 0;
    int second = 0;
    for (std::size_t n = seen_.size(); n-- > 0;) {
      const Seen& seen = seen_[n];
      if (doc_.sentence_of_token[pronoun] - seen.sentence > kSentencesBack) break;
      if (!in_one_text(seen.token, pronoun)) break;
      if (!may_be(seen, kind)) continue;
      const int points = score_of(seen, pronoun, kind);
      if (seen.group == best) {
        best_score = std::max(best_score, points);
      } else if (points > best_score) {
        second = best_score;
        best_score = points;
        best = seen.group;
      } else {
        second = std::max(second, points);
      }
    }
    if (best_score < kSureEnough || best_score - second < kClearlyBetter) return kNone;
    score = best_score;
    return best;
  }

  const Document& doc_;
  const std::vector<Joined>& mentions_;
  const std::vector<char>& genders_;
  const std::vector<EntityKind>& kinds_;
  std::vector<int> counts_;
  const WordList& pronouns_;
  std::deque<Seen> seen_;
};

}  // namespace

std::vector<Joined> find_pronouns(const Document& doc, const std::vector<Joined>& mentions,
                                  const std::vector<char>& genders,
                                  const std::vector<EntityKind>& kinds,
                                  const Knowledge& knowledge) {
  return PronounFinder(doc, mentions, genders, kinds, knowledge).find();
}

}  // namespace sidelight
