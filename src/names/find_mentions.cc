#include "names/find_mentions.h"

#include <algorithm>
#include <optional>

#include "base/one_of.h"
#include "names/candidate.h"
#include "names/document_names.h"
#include "names/known_names.h"
#include "names/name_chunks.h"
#include "names/name_facts.h"
#include "names/name_kinds.h"
#include "names/quoted_works.h"
#include "names/tagged_names.h"

namespace sidelight {
namespace {

// Cuts the chunks of one sentence after the other into names.
class NameCutter {
 public:
  NameCutter(const NameFacts& facts, const Knowledge& knowledge)
      : facts_(facts), knowledge_(knowledge) {}

  void read_sentence(TokenRange sentence) {
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      if (!facts_.tokens[i].capital) {
        if (const std::uint32_t end = election_end(i, sentence.end); end > i) {
          add_sure({i, end}, EntityKind::Event);
          i = end;
          continue;
        }
        if (const auto place = place_in_small_letters(facts_, i, sentence.end)) {
          add_known(*place);
          i = place->at.end;
          continue;
        }
        const std::uint32_t end = lower_known_end(i, sentence.end);
        i = end > i ? end : i + 1;
        continue;
      }
      if (const std::uint32_t end = town_end(i, sentence.end); end > i) {
        add_sure({i, end}, EntityKind::Place);
        i = end;
        continue;
      }
      const auto known = known_name_at(facts_, knowledge_, i, sentence.end);
      TokenRange chunk = chunk_at(facts_, knowledge_, i, sentence.end);
      if (known && known->at.end > chunk.end) chunk.end = known->at.end;
      read_chunk(chunk);
      i = chunk.end;
    }
  }

  // Where the rules are another language's: names of the packs and lists as they stand, no guess.
  void read_foreign_sentence(TokenRange sentence) {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (!fact(i).capital) continue;
      const auto known = known_name_at(facts_, knowledge_, i, sentence.end);
      if (!known) continue;
      add_known(*known);
      if (candidates_.back().weak) candidates_.pop_back();
      i = known->at.end - 1;
    }
  }

  std::vector<Candidate> take() && { return std::move(candidates_); }

 private:
  const NameLists& lists() const { return facts_.lists; }
  const TokenFact& fact(std::uint32_t i) const { return facts_.tokens[i]; }

  // A known name that begins with a small letter ("al-Shabaab", "sub-Saharan Africa").
  std::uint32_t lower_known_end(std::uint32_t i, std::uint32_t limit) {
    if (i + 2 >= limit || !is_joining_hyphen(facts_.doc, i + 1, limit) || !fact(i + 2).capital)
      return i;
    if (!facts_.in(i, lists().particles)) {
      const auto known = known_name_at(facts_, knowledge_, i, limit);
      if (!known || known->at.size() < 3) return i;
      add_known(*known);
      return known->at.end;
    }
    const TokenRange at{i, std::max(chunk_at(facts_, knowledge_, i + 2, limit).end, i + 3)};
    if (const auto known = known_name_of(facts_, knowledge_, at)) {
      add_known(*known);
    } else {
      candidates_.push_back(classified(facts_, at));
    }
    return at.end;
  }

  // Where a town's name ends that says where it lies, "Stratford-upon-Avon"; `i` when none begins
  // there.
  std::uint32_t town_end(std::uint32_t i, std::uint32_t limit) const {
    bool lies = false;
    std::uint32_t end = i + 1;
    while (end < limit && is_joining_hyphen(facts_.doc, end, limit)) {
      const std::string_view word = facts_.doc.token_text(end + 1);
      const bool where = is_one_of(word, {"en", "on", "sous", "sur", "under", "upon"});
      if (!fact(end + 1).capital && !where && !(lies && word == "the")) return i;
      lies = lies || where;
      end += 2;
    }
    // "Hands-on-Learning"
    return lies && fact(end - 1).capital && !facts_.is_common(i) ? end : i;
  }

  // Where the name of an election ends that begins with its year, "2018 Italian general election",
  // "2006 United States Senate election in Vermont"; `i` when none begins there.
  std::uint32_t election_end(std::uint32_t i, std::uint32_t limit) const {
    const std::string_view year = facts_.doc.token_text(i);
    if (facts_.doc.tokens[i].kind != TokenKind::Number || year.size() != 4) return i;
    std::uint32_t end = i + 1;
    while (end < limit && fact(end).capital) ++end;
    if (end == i + 1) return i;
    while (end < limit && facts_.in(end, lists().name_adjectives)) ++end;
    if (end >= limit || !is_one_of(facts_.doc.folded[end], {"election", "elections"})) return i;
    ++end;
    if (end + 1 >= limit || facts_.doc.folded[end] != "in" || !fact(end + 1).capital) return end;
    const auto where = known_name_at(facts_, knowledge_, end + 1, limit);
    return where && where->kind == EntityKind::Place ? where->at.end : end;
  }

  void add_sure(TokenRange at, EntityKind kind) {
    Candidate candidate;
    candidate.at = at;
    candidate.kind = kind;
    candidate.sure = true;
    candidate.score = 900;
    candidate.rule = MentionRule::WordsOfTheName;
    candidates_.push_back(candidate);
  }

  void read_chunk(TokenRange chunk) {
    chunk.begin = past_opening_words(chunk);
    while (!chunk.empty()) {
      const std::uint32_t title = first_title(chunk);
      read_plain({chunk.begin, title});
      if (title == chunk.end) return;
      chunk.begin = title + std::max(1u, title_length(facts_, title, chunk.end));
    }
  }

  // A word that opens the sentence and is no name: "Meanwhile President Obama".
  std::uint32_t past_opening_words(TokenRange chunk) const {
    std::uint32_t i = chunk.begin;
    while (i < chunk.end && fact(i).weak && is_plain_word(i)) {
      const auto known = known_name_at(facts_, knowledge_, i, chunk.end);
      if (known && known->at.size() > 1) break;
      if (title_length(facts_, i, chunk.end) > 0) break;
      const bool adjective = facts_.in(i, lists().name_adjectives) && !fact(i).lower_seen;
      const TokenRange rest{i, chunk.end};
      if (adjective && rest.size() > 1 && kind_of_words(facts_, rest)) break;
      const bool of_name = i + 1 < chunk.end && kind_of_words(facts_, rest) && !fact(i + 1).capital;
      if (of_name) break;
      ++i;
    }
    // A small word that joined the dropped word to the rest goes with it.
    while (i > chunk.begin && i < chunk.end && !fact(i).capital) ++i;
    return i;
  }

  bool is_plain_word(std::uint32_t i) const {
    if (facts_.doc.tokens[i].kind != TokenKind::Word) return false;
    if (fact(i).acronym) return false;
    return facts_.in(i, lists().common_words) || (fact(i).lower_seen && !fact(i).upper_seen);
  }

  // Where a title begins inside the chunk; its end when there is none.
  std::uint32_t first_title(TokenRange chunk) const {
    for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) {
      if (!fact(i).capital) continue;
      const std::uint32_t length = title_length(facts_, i, chunk.end);
      if (length == 0) continue;
      const std::uint32_t end = i + length;
      const auto known = known_name_at(facts_, knowledge_, i, chunk.end);
      if (known && known->at.size() > length) continue;
      if (end < chunk.end && facts_.in(end, lists().head_words) && end + 1 == chunk.end) continue;
      if (end < chunk.end && !fact(end).capital && facts_.doc.folded[end] != "of") continue;
      const bool surname = length == 1 && i > chunk.begin && facts_.in(i - 1, lists().first_names);
      if (surname) continue;
      return i;
    }
    return chunk.end;
  }

  void add_known(const KnownName& known) {
    Candidate candidate;
    candidate.at = known.at;
    candidate.kind = known.kind;
    candidate.sure = known.from != KnownFrom::Place || known.at.size() > 1;
    candidate.score = known.from == KnownFrom::Pack ? 950 : 900;
    candidate.rule = known.from == KnownFrom::Pack ? MentionRule::Pack : MentionRule::List;
    const bool person_word =
        known.at.size() == 1 && (facts_.in(known.at.begin, lists().first_names) ||
                                 facts_.in(known.at.begin, lists().surnames));
    if (known.kind == EntityKind::Place && has_title_before(facts_, known.at.begin) &&
        person_word) {
      candidate.kind = EntityKind::Person;
      candidate.rule = MentionRule::Title;
    }
    candidate.weak = fact(known.at.begin).weak && known.at.size() == 1 &&
                     facts_.in(known.at.begin, lists().common_words) &&
                     !fact(known.at.begin).upper_seen;
    candidates_.push_back(candidate);
  }

  // A piece without titles: known as a whole, or a people's name and the rest, or unknown.
  void read_plain(TokenRange at) {
    while (!at.empty() && !begins_name(at.begin)) ++at.begin;
    while (!at.empty() && !ends_name(at)) {
      // "Calif.", "Booking.com"
      const bool tight = !facts_.doc.tokens[at.end - 1].space_before;
      const auto known = tight ? known_name_of(facts_, knowledge_, at) : std::nullopt;
      if (known) return add_known(*known);
      --at.end;
    }
    if (at.empty()) return;
    if (const auto known = known_name_of(facts_, knowledge_, at)) return add_known(*known);
    const bool after_title = has_title_before(facts_, at.begin);
    const auto first = known_name_at(facts_, knowledge_, at.begin, at.end);
    const auto words = kind_of_words(facts_, at);
    if (first && !(words && !after_title) && splits_after(*first, at)) {
      add_known(*first);
      return read_plain({first->at.end, at.end});
    }
    at.begin = past_portfolio(at);
    if (is_noise(at)) return add_plain_word(at);
    candidates_.push_back(classified(facts_, at));
    Candidate& added = candidates_.back();
    added.weak = added.weak || (at.size() == 1 && fact(at.begin).weak && !after_title);
  }

  bool begins_name(std::uint32_t i) const {
    if (fact(i).capital) return true;
    return facts_.doc.tokens[i].kind == TokenKind::Word && facts_.in(i, lists().particles);
  }

  // The last part is a capital, a number, or the second half of a double name ("Han Duck-soo").
  bool ends_name(TokenRange at) const {
    const std::uint32_t last = at.end - 1;
    if (fact(last).capital || facts_.doc.tokens[last].kind == TokenKind::Number) return true;
    return last > at.begin && facts_.doc.tokens[last].kind == TokenKind::Word &&
           is_joining_hyphen(facts_.doc, last - 1, at.end);
  }

  // "Russian Vladimir", "Nigeria President": the known name at the beginning is not part of a
  // longer one.
  bool splits_after(const KnownName& first, TokenRange at) const {
    if (first.at.end >= at.end) return false;
    if (is_joining_hyphen(facts_.doc, first.at.end, at.end)) return false;
    if (first.from == KnownFrom::Nationality) return true;
    const bool person_next = facts_.in(first.at.end, lists().first_names);
    const bool person_word =
        facts_.in(at.begin, lists().first_names) || facts_.in(at.begin, lists().surnames);
    if (first.kind == EntityKind::Place && first.at.size() == 1 && person_word) return false;
    return person_next && first.kind != EntityKind::Person;
  }

  // A common word with a capital is a name only where it is part of a full name elsewhere ("Park",
  // "Swan").
  void add_plain_word(TokenRange at) {
    const bool speaks = at.end < facts_.tokens.size() && facts_.in(at.end, lists().person_verbs);
    if (at.size() != 1 || (fact(at.begin).weak && !speaks) || facts_.in(at.begin, lists().titles))
      return;
    Candidate candidate;
    candidate.at = at;
    candidate.kind = EntityKind::Person;
    candidate.weak = true;
    candidate.rule = MentionRule::PlainWord;
    candidates_.push_back(candidate);
  }

  // "Foreign Affairs Sergei Lavrov": what is left of an office before a person.
  std::uint32_t past_portfolio(TokenRange at) const {
    for (std::uint32_t i = at.begin; i + 1 < at.end; ++i) {
      const WordSet words = fact(i).words;
      if (lists().first_names.in(words) && fact(i + 1).capital &&
          !lists().head_words.in(fact(at.end - 1).words))
        return i;
      if (!lists().common_words.in(words) && !lists().name_adjectives.in(words)) return at.begin;
    }
    return at.begin;
  }

  // Plain nouns with capitals: "the Government", "Section".
  bool is_noise(TokenRange at) const {
    for (std::uint32_t i = at.begin; i < at.end; ++i) {
      const WordSet words = fact(i).words;
      const bool plain = lists().common_words.in(words) || lists().head_words.in(words) ||
                         lists().group_words.in(words) || lists().titles.in(words) ||
                         lists().person_nouns.in(words);
      const bool one = at.size() == 1;
      if (one && plain && !fact(i).acronym) return true;
      if (one && facts_.doc.token_text(i).size() < 2) return true;
      if (one && fact(i).acronym && lists().group_words.in(words)) return true;
      if (!plain && fact(i).capital) return false;
    }
    return !kind_of_words(facts_, at);
  }

  const NameFacts& facts_;
  const Knowledge& knowledge_;
  std::vector<Candidate> candidates_;
};

Mention mention_of(const Candidate& candidate) {
  Mention mention;
  mention.tokens = candidate.at;
  mention.kind = candidate.kind;
  mention.score = Score::of(candidate.score);
  mention.rule = candidate.rule;
  return mention;
}

}  // namespace

std::vector<Mention> find_mentions(const Document& doc, const Knowledge& knowledge) {
  const NameFacts facts(doc, knowledge.language);
  const bool foreign = doc.in_foreign_language;
  NameCutter cutter(facts, knowledge);
  for (const Sentence& sentence : doc.sentences) {
    if (!facts.prose_block[sentence.block] || facts.weak_block[sentence.block]) continue;
    if (foreign) {
      cutter.read_foreign_sentence(sentence.tokens);
    } else {
      cutter.read_sentence(sentence.tokens);
    }
  }
  std::vector<Candidate> candidates = std::move(cutter).take();
  if (!foreign) {
    candidates = settled_in_document(facts, std::move(candidates));
    add_names_of_weak_blocks(facts, knowledge, candidates);
    put_quoted_works(facts, candidates);
  }
  std::vector<Mention> mentions;
  for (const Candidate& candidate : candidates) mentions.push_back(mention_of(candidate));
  if (foreign || knowledge.names.empty()) return mentions;
  return tag_names(facts, mentions, knowledge.names);
}

}  // namespace sidelight
