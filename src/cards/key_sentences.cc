#include "cards/key_sentences.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "base/name_table.h"
#include "base/one_of.h"

namespace sidelight {
namespace {

constexpr std::size_t kFewestSentences = 6;  // of an article that has key sentences
constexpr std::uint32_t kShortest = 8;       // tokens of a sentence that can say something
constexpr std::uint32_t kLongest = 48;
constexpr std::size_t kFew = 3;  // key sentences of a short article; five of a long one
constexpr std::size_t kMany = 5;
constexpr std::size_t kLongArticle = 60;  // sentences

// What speaks for a sentence, in thousandths.
constexpr std::array<int, 4> kPlace = {320, 320, 220, 150};  // by its paragraph; later ones fewer
constexpr int kLaterPlace = 60;
constexpr int kFirstOfParagraph = 90;
constexpr int kHeadlineWord = 80;
constexpr int kMostHeadlineWords = 5;
constexpr int kForName = 36;  // for each mention of a group that is mentioned again
constexpr int kMostNames = 5;
constexpr int kFigure = 60;
constexpr int kForToken = 3;  // up to kLongestCounted: a long sentence says more
constexpr std::uint32_t kLongestCounted = 30;
// And against it.
constexpr int kQuoted = 180;    // most of it is somebody's words
constexpr int kLeansBack = 90;  // begins with a word that needs the sentence before
constexpr int kOddLength = 220;
constexpr int kQuestion = 200;
constexpr int kOwnVoice = 60;  // speaks of "I", "we" or "you"

struct Scored {
  std::uint32_t sentence = 0;
  int score = 0;
  std::string_view rule;
  std::uint32_t story = 0;
};

class Chooser {
 public:
  Chooser(const Document& doc, const Groups& groups, const std::vector<Quote>& quotes,
          const std::vector<Quantity>& quantities)
      : doc_(doc),
        names_(doc.sentences.size()),
        figures_(doc.sentences.size()),
        quoted_(doc.sentences.size()) {
    for (std::size_t m = 0; m < groups.mentions.size(); ++m) {
      const std::uint32_t group = groups.group_of_mention[m];
      if (group == kNone || groups.groups[group].mentions.size() < 2) continue;
      ++names_[doc.sentence_of_token[groups.mentions[m].tokens.begin]];
    }
    for (const Quantity& quantity : quantities) count(quantity.at, figures_);
    for (const Quote& quote : quotes) {
      if (quote.kind == QuoteKind::Indirect) continue;
      for (const ByteRange part : quote.parts) count(part, quoted_);
    }
    read_headline();
  }

  std::vector<KeySentence> choose() const {
    std::vector<Scored> all = scored();
    if (all.size() < kFewestSentences) return {};
    std::stable_sort(all.begin(), all.end(),
                     [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const std::size_t wanted = all.size() >= kLongArticle ? kMany : kFew;
    std::unordered_set<std::uint32_t> paragraphs;
    for (const Scored& one : all) paragraphs.insert(doc_.sentences[one.sentence].block);
    const bool spread = paragraphs.size() >= 2 * wanted;
    std::vector<Scored> chosen;
    for (const Scored& one : all) {
      if (chosen.size() >= wanted) break;
      if (!repeats(one, chosen, spread)) chosen.push_back(one);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Scored& a, const Scored& b) { return a.sentence < b.sentence; });
    std::vector<KeySentence> out;
    for (const Scored& one : chosen) out.push_back({one.sentence, Score::of(one.score), one.rule});
    return out;
  }

 private:
  // Adds the tokens of a range to its sentences.
  void count(ByteRange at, std::vector<std::uint32_t>& of_sentence) const {
    const TokenRange tokens = doc_.tokens_in(at);
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t)
      ++of_sentence[doc_.sentence_of_token[t]];
  }

  static bool is_content(const std::string& word) { return word.size() >= 5; }

  void read_headline() {
    for (std::uint32_t b = 0; b < doc_.article.blocks.size(); ++b) {
      const Block& block = doc_.article.blocks[b];
      if (block.region != Region::Article ||
          (block.kind != BlockKind::Headline && block.kind != BlockKind::Standfirst))
        continue;
      const TokenRange tokens = doc_.tokens_of_block(b);
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (is_content(doc_.folded[t])) headline_.insert(doc_.folded[t]);
      }
    }
  }

  std::vector<Scored> scored() const {
    std::vector<Scored> all;
    std::uint32_t paragraph = 0;
    std::uint32_t story = 0;
    for (std::uint32_t b = 0; b < doc_.article.blocks.size(); ++b) {
      const Block& block = doc_.article.blocks[b];
      if (block.region != Region::Article || block.kind != BlockKind::Paragraph) continue;
      if (block.story != story) paragraph = 0;
      story = block.story;
      const SentenceRange sentences = doc_.sentences_of_block[b];
      for (std::uint32_t s = sentences.begin; s < sentences.end; ++s) {
        Scored one = score_of(s, paragraph, s == sentences.begin);
        one.story = story;
        all.push_back(one);
      }
      if (!sentences.empty()) ++paragraph;
    }
    return all;
  }

  Scored score_of(std::uint32_t sentence, std::uint32_t paragraph, bool first) const {
    const TokenRange tokens = doc_.sentences[sentence].tokens;
    const int place = paragraph < kPlace.size() ? kPlace[paragraph] : kLaterPlace;
    const int lead = place + (first ? kFirstOfParagraph : 0);
    const int headline = std::min(headline_words(tokens), kMostHeadlineWords) * kHeadlineWord;
    const int names = std::min(static_cast<int>(names_[sentence]), kMostNames) * kForName;
    Scored one{sentence, lead + headline + names, "lead", 0};
    if (headline > lead) one.rule = "headline";
    if (names > lead && names > headline) one.rule = "names";
    if (figures_[sentence] > 0) one.score += kFigure;
    if (quoted_[sentence] * 2 > tokens.size()) one.score -= kQuoted;
    one.score += static_cast<int>(std::min(tokens.size(), kLongestCounted)) * kForToken;
    if (own_voice(tokens)) one.score -= kOwnVoice;
    if (leans_back(tokens)) one.score -= kLeansBack;
    if (tokens.size() < kShortest || tokens.size() > kLongest) one.score -= kOddLength;
    // A question, or what announces something: "This is what they found:".
    if (is_one_of(doc_.token_text(tokens.end - 1), {"?", ":"})) one.score -= kQuestion;
    return one;
  }

  int headline_words(TokenRange tokens) const {
    std::unordered_set<std::string_view> found;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (is_content(doc_.folded[t]) && headline_.count(doc_.folded[t]) > 0)
        found.insert(doc_.folded[t]);
    }
    return static_cast<int>(found.size());
  }

  bool own_voice(TokenRange tokens) const {
    static constexpr NameTable kOwn(
        std::array<std::string_view, 7>{"i", "we", "my", "our", "you", "me", "us"});
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string& word = doc_.folded[t];
      if (word.size() > 3 || (word.size() > 1 && doc_.tokens[t].all_upper)) continue;  // "US"
      if (kOwn.holds(word)) return true;
    }
    return false;
  }

  bool leans_back(TokenRange tokens) const {
    const std::string& word = doc_.folded[tokens.begin];
    static constexpr std::array<std::string_view, 15> kBack = {
        "but",   "and",   "he", "she", "it",  "they", "this", "that",
        "these", "those", "so", "yet", "his", "her",  "their"};
    return std::find(kBack.begin(), kBack.end(), word) != kBack.end();
  }

  // One story, and with `spread` one paragraph, gives one sentence, and no sentence says mostly
  // what a chosen one says.
  bool repeats(const Scored& one, const std::vector<Scored>& chosen, bool spread) const {
    const TokenRange tokens = doc_.sentences[one.sentence].tokens;
    for (const Scored& other : chosen) {
      if (one.story != 0 && one.story == other.story) return true;
      if (spread && doc_.sentences[one.sentence].block == doc_.sentences[other.sentence].block)
        return true;
      const TokenRange said = doc_.sentences[other.sentence].tokens;
      std::unordered_set<std::string_view> words;
      for (std::uint32_t t = said.begin; t < said.end; ++t) {
        if (is_content(doc_.folded[t])) words.insert(doc_.folded[t]);
      }
      std::uint32_t content = 0;
      std::uint32_t shared = 0;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (!is_content(doc_.folded[t])) continue;
        ++content;
        shared += words.count(doc_.folded[t]) > 0 ? 1 : 0;
      }
      if (content > 0 && shared * 2 > content) return true;
    }
    return false;
  }

  const Document& doc_;
  std::vector<std::uint32_t> names_;    // of each sentence: mentions of groups that come again
  std::vector<std::uint32_t> figures_;  // tokens of figures
  std::vector<std::uint32_t> quoted_;   // tokens in quotation marks
  std::unordered_set<std::string_view> headline_;
};

}  // namespace

std::vector<KeySentence> choose_key_sentences(const Document& doc, const Groups& groups,
                                              const std::vector<Quote>& quotes,
                                              const std::vector<Quantity>& quantities) {
  return Chooser(doc, groups, quotes, quantities).choose();
}

}  // namespace sidelight
