#include "quotes/carried_speakers.h"

#include "base/one_of.h"

namespace sidelight {
namespace {

std::uint32_t block_of(const Document& doc, ByteRange at) {
  return doc.block_of(doc.tokens_in(at).begin);
}

bool holds_text(BlockKind kind) {
  return kind == BlockKind::Paragraph || kind == BlockKind::Quotation ||
         kind == BlockKind::ListItem;
}

// The paragraph before `block`, over pictures, pulled quotes and what else interrupts the text;
// kNone for none.
std::uint32_t paragraph_before(const Document& doc, std::uint32_t block) {
  while (block-- > 0) {
    const BlockKind kind = doc.article.blocks[block].kind;
    if (holds_text(kind)) return block;
    if (kind == BlockKind::Headline || kind == BlockKind::Subheading) break;
  }
  return kNone;
}

class Carrier {
 public:
  Carrier(const Document& doc, const Groups& groups, const SpeakerFinder& speakers,
          std::vector<Quote>& quotes)
      : doc_(doc), groups_(groups), speakers_(speakers), quotes_(quotes) {}

  void run() {
    for (std::size_t i = 0; i < quotes_.size(); ++i) {
      const std::uint32_t block = block_of(doc_, quotes_[i].parts.front());
      if (!holds_text(doc_.article.blocks[block].kind)) continue;
      if (is_one_of(quotes_[i].rule, {"carried", "paragraph", "paragraph_before"})) {
        carry(i, block);
      } else {
        resolve(i, block);
      }
    }
  }

 private:
  // The last quote before the `i`th that somebody says in `block` or behind it; null for none.
  const Quote* last_said(std::size_t i, std::uint32_t block) const {
    while (i-- > 0) {
      const std::uint32_t other = block_of(doc_, quotes_[i].parts.back());
      if (other < block) break;
      if (holds_text(doc_.article.blocks[other].kind) && !quotes_[i].speaker.at.empty())
        return &quotes_[i];
    }
    return nullptr;
  }

  void carry(std::size_t i, std::uint32_t block) {
    const std::uint32_t before = paragraph_before(doc_, block);
    if (before == kNone) return;
    Speaker& speaker = quotes_[i].speaker;
    if (const Quote* last = last_said(i, before)) {
      if (last->speaker.group != kNone || speaker.group == kNone) speaker = last->speaker;
      return;
    }
    // "Mensah wants to see the line stretch as far as the coast." tells of the next to speak.
    constexpr std::uint32_t kReach = 12;  // tokens
    const TokenRange sentence = doc_.sentence_at(doc_.tokens_of_block(before).end - 1).tokens;
    if (sentence.begin != doc_.tokens_of_block(before).begin) return;
    const Subject subject = speakers_.first_in(sentence);
    const std::uint32_t group = subject.speaker.group;
    if (subject.likely && group != kNone && groups_.groups[group].kind == EntityKind::Person &&
        subject.words.begin < sentence.begin + kReach)
      speaker = subject.speaker;
  }

  // "She added": who spoke last, in the same paragraph or the one before.
  void resolve(std::size_t i, std::uint32_t block) {
    Speaker& speaker = quotes_[i].speaker;
    if (speaker.group != kNone || speaker.at.empty()) return;
    const TokenRange words = doc_.tokens_in(speaker.at);
    const std::string_view pronoun = doc_.folded[words.begin];
    if (words.size() != 1 || !is_one_of(pronoun, {"he", "she"})) return;
    const std::uint32_t before = paragraph_before(doc_, block);
    const Quote* last = last_said(i, before == kNone ? block : before);
    if (last == nullptr) return;
    const std::uint32_t group = last->speaker.group;
    if (group == kNone || groups_.groups[group].kind != EntityKind::Person ||
        is_called(group, pronoun == "he" ? "she" : "he") || is_named_in(quotes_[i], group))
      return;
    speaker.group = group;
    speaker.named = last->speaker.named;
  }

  bool is_called(std::uint32_t group, std::string_view pronoun) const {
    for (const std::uint32_t mention : groups_.groups[group].mentions) {
      if (doc_.folded[groups_.mentions[mention].tokens.begin] == pronoun) return true;
    }
    return false;
  }

  // Nobody speaks of himself by his name.
  bool is_named_in(const Quote& quote, std::uint32_t group) const {
    for (const std::uint32_t mention : groups_.groups[group].mentions) {
      const ByteRange at = doc_.bytes(groups_.mentions[mention].tokens);
      if (groups_.mentions[mention].form != MentionForm::Name) continue;
      for (const ByteRange part : quote.parts) {
        if (part.contains(at)) return true;
      }
    }
    return false;
  }

  const Document& doc_;
  const Groups& groups_;
  const SpeakerFinder& speakers_;
  std::vector<Quote>& quotes_;
};

}  // namespace

void carry_speakers(const Document& doc, const Groups& groups, const SpeakerFinder& speakers,
                    std::vector<Quote>& quotes) {
  Carrier(doc, groups, speakers, quotes).run();
}

}  // namespace sidelight
