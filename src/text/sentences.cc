#include "text/sentences.h"

#include <algorithm>
#include <string_view>

#include "base/one_of.h"
#include "base/unicode.h"
#include "text/mail_marks.h"

namespace sidelight {
namespace {

bool is_closer(std::string_view text) {
  return is_one_of(text, {"\"", "'", "”", "’", "»", ")", "]", "}", "›", "''"});
}

bool is_quote_closer(std::string_view text) {
  return is_closer(text) && !is_one_of(text, {")", "]", "}"});
}

bool is_opener(std::string_view text) {
  return is_one_of(
      text, {"\"", "'", "“", "‘", "«", "(", "[", "‹", "„", "*", "¿", "¡", "–", "—", "-", "--"});
}

class SentenceCutter {
 public:
  SentenceCutter(const Document& doc, TokenRange block, const Language& language)
      : doc_(doc),
        block_(block),
        abbreviations_(language.list("abbreviations")),
        starters_(language.list("sentence_starters")),
        verbs_(language.list("person_verbs")),
        calendar_(language.list("calendar")) {}

  std::vector<std::uint32_t> ends() {
    if (block_.empty()) return {};
    std::vector<std::uint32_t> found;
    start_ = block_.begin;
    read_first_marker();
    for (std::uint32_t i = block_.begin; i < block_.end; ++i) {
      if (i > start_ && is_next_marker(i)) cut(i, found);
      if (is_rule(i)) {
        if (i > start_) cut(i, found);
        if (i + 1 < block_.end) cut(i + 1, found);
        continue;
      }
      if (const std::uint32_t after = mail_mark(i, found); after > i) {
        i = after - 1;
        continue;
      }
      if (is_picture_number(i)) cut(i + 1, found);
      if (!may_end(i)) continue;
      const std::uint32_t after = past_emoticons(past_closers(i));
      if (after >= block_.end) break;
      if (ends_before(i, after)) cut(after, found);
      i = after - 1;
    }
    if (found.empty() || found.back() != block_.end) found.push_back(block_.end);
    return found;
  }

 private:
  std::string_view text(std::uint32_t i) const { return doc_.token_text(i); }
  bool space_before(std::uint32_t i) const { return doc_.tokens[i].space_before; }
  bool is_word(std::uint32_t i) const { return doc_.tokens[i].kind == TokenKind::Word; }

  void cut(std::uint32_t end, std::vector<std::uint32_t>& found) {
    found.push_back(end);
    start_ = end;
  }

  // The number that "12" or "b" gives in a list.
  static bool number_of(std::string_view text, std::uint32_t& value) {
    constexpr std::size_t kLongestNumber = 2;
    value = 0;
    if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') {
      value = static_cast<unsigned char>(text[0]);
      return true;
    }
    if (text.size() > kLongestNumber) return false;
    for (const char c : text) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return true;
  }

  // "1." "1)" "a." "• 9." at the beginning of the block: its number, and the tokens after the
  // number.
  bool marker_at(std::uint32_t i, std::uint32_t& value, std::string_view& mark) const {
    if (i + 2 >= block_.end || space_before(i + 1) || !is_one_of(text(i + 1), {".", ")"}))
      return false;
    if (!number_of(text(i), value)) return false;
    const bool both = text(i + 1) == "." && text(i + 2) == ")" && !space_before(i + 2);
    const std::uint32_t next = both ? i + 3 : i + 2;
    mark = both ? ".)" : text(i + 1);
    return next < block_.end && space_before(next) && doc_.tokens[next].upper_first;
  }

  bool is_bullet(std::uint32_t i) const {
    return is_one_of(text(i), {"•", "⁃", "◦", "▪", "‣", "*", "·"});
  }

  void read_first_marker() {
    std::uint32_t at = block_.begin;
    if (is_bullet(at) && at + 1 < block_.end) ++at;
    has_marker_ = marker_at(at, marker_, mark_);
  }

  // Whether the list that the block begins with ("1. …") goes on with its next number at `i`.
  bool is_next_marker(std::uint32_t i) {
    if (!has_marker_) return false;
    const bool bullet = is_bullet(i) && i + 1 < block_.end;
    if (!bullet && i > block_.begin && is_bullet(i - 1)) return false;
    std::uint32_t value = 0;
    std::string_view mark;
    if (!space_before(i) || !marker_at(bullet ? i + 1 : i, value, mark)) return false;
    if (value != marker_ + 1 || mark != mark_) return false;
    marker_ = value;
    return true;
  }

  bool may_end(std::uint32_t i) const {
    const std::string_view mark = text(i);
    if (is_word(i)) return mark.size() > 1 && mark.back() == '.';
    return is_one_of(mark, {"!", "?", "…", "。", "؟", "‽"}) || mark[0] == '.';
  }

  std::uint32_t past_closers(std::uint32_t i) const {
    std::uint32_t at = i + 1;
    while (at < block_.end && !space_before(at) &&
           (is_closer(text(at)) || (may_end(at) && !is_word(at))))
      ++at;
    return past_notes(at);
  }

  std::uint32_t past_emoticons(std::uint32_t at) const {
    while (at < block_.end) {
      const std::uint32_t after = emoticon_end(doc_, at, block_.end);
      if (after == at) break;
      at = after;
    }
    return at;
  }

  // Emoticons end a sentence; stamps and addresses that follow one another stand alone. Cuts there,
  // and gives the token after the mark, or `i` when it is none.
  std::uint32_t mail_mark(std::uint32_t i, std::vector<std::uint32_t>& found) {
    if (i > start_ && is_link(i) && is_link(i - 1)) cut(i, found);
    std::uint32_t after = emoticon_end(doc_, i, block_.end);
    if (after == i) {
      after = stamp_end(doc_, i, block_.end);
      if (after > i && i > start_ && heads_stamp(i - 1)) cut(i, found);
    }
    if (after == i && (ends_salute(i) || ends_file(i))) after = i + 1;
    if (after > i && after < block_.end && doc_.tokens[after].upper_first && space_before(after))
      cut(after, found);
    return after;
  }

  // "Kind regards," stands alone above a name.
  bool ends_salute(std::uint32_t i) const {
    return i > start_ && text(i) == "," &&
           is_one_of(doc_.folded[i - 1], {"regards", "sincerely", "respectfully", "cheers"});
  }
  // "<< File: name >>"
  bool ends_file(std::uint32_t i) const {
    return text(i) == ">>" || (i > start_ && text(i) == ">" && text(i - 1) == ">");
  }

  bool is_link(std::uint32_t i) const {
    return doc_.tokens[i].kind == TokenKind::Address &&
           text(i).find("//") != std::string_view::npos;
  }
  // A name, an address or another stamp.
  bool heads_stamp(std::uint32_t i) const { return doc_.tokens[i].upper_first || !is_word(i); }

  // A reference or an omission in brackets after the mark, "[17]" or "[...]", belongs to the
  // sentence before it.
  std::uint32_t past_notes(std::uint32_t at) const {
    while (at + 2 < block_.end && text(at) == "[" && text(at + 2) == "]" && !space_before(at + 1) &&
           (doc_.tokens[at + 1].kind == TokenKind::Number || may_end(at + 1))) {
      at += 3;
    }
    return is_note_number(at) ? at + 1 : at;
  }

  // The bare number of a note between two sentences, "minority rights. 4 Even though …".
  bool is_note_number(std::uint32_t at) const {
    return at > start_ && at + 1 < block_.end && doc_.tokens[at].kind == TokenKind::Number &&
           text(at).size() <= 2 && text(at - 1) == "." && space_before(at) &&
           space_before(at + 1) && starts_sentence(at + 1);
  }

  // "Figure 1.5 Residents of …": the number of a picture stands before its caption.
  bool is_picture_number(std::uint32_t i) const {
    return i == block_.begin + 1 && doc_.tokens[i].kind == TokenKind::Number &&
           is_one_of(doc_.folded[block_.begin], {"figure", "table", "fig", "map", "chart"}) &&
           i + 1 < block_.end && space_before(i + 1) &&
           (doc_.tokens[i + 1].upper_first || text(i + 1) == "(");
  }

  // A line drawn with characters, "*****": nothing on its one side belongs to its other.
  bool is_rule(std::uint32_t i) const {
    constexpr std::size_t kShortestRule = 5;
    const std::string_view mark = text(i);
    return mark.size() >= kShortestRule &&
           (mark[0] == '*' || mark[0] == '-' || mark[0] == '=' || mark[0] == '_');
  }

  bool has_quote(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (is_quote_closer(text(i))) return true;
    }
    return false;
  }

  // The first word or number at or after `i`, past opening quotes and brackets.
  std::uint32_t next_word(std::uint32_t i) const {
    const std::uint32_t limit = std::min(block_.end, i + 4);
    while (i < limit && is_opener(text(i))) ++i;
    return i < limit ? i : kNone;
  }

  bool starts_sentence(std::uint32_t word) const {
    return doc_.tokens[word].upper_first && starters_.in(doc_.words[word]);
  }

  // “…!” Name said: the reporting clause belongs to the sentence of the quote.
  bool is_reporting_clause(std::uint32_t i) const {
    const std::uint32_t limit = std::min(block_.end, i + 5);
    for (std::uint32_t at = i; at < limit && is_word(at); ++at) {
      if (at > i && !doc_.tokens[at].upper_first) return verbs_.in(doc_.words[at]);
    }
    return false;
  }

  bool ends_before(std::uint32_t mark, std::uint32_t after) const {
    if (!space_before(after)) return false;
    const std::uint32_t word = next_word(after);
    if (word == kNone) return true;
    const Token& next = doc_.tokens[word];
    const bool lower = next.kind == TokenKind::Word && !next.upper_first && !starts_caseless(word);
    if (is_word(mark)) return !lower && text(after) != "(" && ends_after_initials(mark, word);
    if (text(mark) == "." && !space_before(mark) && mark > block_.begin) {
      return ends_after_full_stop(mark, after, word, lower);
    }
    if (text(mark)[0] == '.' || text(mark) == "…") return ends_after_dots(mark, lower);
    if (after > mark + 1 && (lower || (has_quote(mark + 1, after) && is_reporting_clause(word))))
      return false;
    if (!lower) return true;
    return mark > block_.begin && !doc_.tokens[mark - 1].upper_first && !space_before(mark);
  }

  // A word in a script without capitals, or a name such as "iPhone", may begin a sentence.
  bool starts_caseless(std::uint32_t word) const {
    const std::string_view first = text(word);
    return static_cast<unsigned char>(first[0]) >= 0xD7 ||
           (first.size() > 1 && first[0] == 'i' && is_upper(static_cast<unsigned char>(first[1])));
  }

  bool ends_after_dots(std::uint32_t mark, bool lower) const {
    const bool apart = text(mark) == "." && space_before(mark);  // ". . ."
    if (!apart) return !lower;
    const bool alone = text(mark - (mark > block_.begin ? 1 : 0)) != "." && !next_is_dot(mark);
    if (alone) return !lower;
    // Three dots apart leave something out; a fourth ends the sentence.
    std::uint32_t dots = 1;
    for (std::uint32_t i = mark; i > block_.begin && dots < 5 && text(i - 1) == "."; --i) ++dots;
    return dots == 4 && !lower && !next_is_dot(mark);
  }

  bool next_is_dot(std::uint32_t mark) const {
    return mark + 1 < block_.end && text(mark + 1) == ".";
  }

  bool ends_after_full_stop(std::uint32_t mark, std::uint32_t after, std::uint32_t word,
                            bool lower) const {
    const std::uint32_t first = is_bullet(start_) ? start_ + 1 : start_;
    if (mark == first + 1 && doc_.tokens[first].kind == TokenKind::Number)
      return false;  // "1. Text"
    if (text(mark - 1) == "°") return false;
    // "am 3. Mai": many languages write ordinals so.
    constexpr std::size_t kLongestOrdinal = 2;
    if (doc_.tokens[mark - 1].kind == TokenKind::Number &&
        text(mark - 1).size() <= kLongestOrdinal && doc_.in_foreign_language)
      return false;
    const bool closed = after > mark + 1;
    if (is_word(mark - 1) && !closed) {
      const std::string& before = doc_.folded[mark - 1];
      if (before.size() == 1 && first + 1 == mark) return false;  // "a. Text"
      if (abbreviations_.contains(before)) return ends_after_abbreviation(before, word, lower);
    }
    // "(credit: A. Name)" is a line of its own.
    if (text(after) == "(" && word + 1 < block_.end && text(word + 1) == ":") return true;
    if (lower && closed) return false;
    if (lower && text(after) != text(word)) return false;
    return text(word)[0] != '.' || text(word).size() > 1 || mark + 1 != word;
  }

  bool ends_after_abbreviation(const std::string& before, std::uint32_t word, bool lower) const {
    if (lower) return false;
    const std::string_view kind = abbreviations_.value(before);
    const bool number = doc_.tokens[word].kind == TokenKind::Number;
    if (kind == "title") return false;
    // "No." alone is an answer.
    if (kind == "number" && word == start_ + 2 && !number) return true;
    if (kind == "number" || kind == "month") return !number && starts_sentence(word);
    if (kind == "inner") return starts_sentence(word);
    return before == "etc" || (!number && starts_sentence(word));
  }

  // "U.S.", "J.", "p.m."
  bool ends_after_initials(std::uint32_t mark, std::uint32_t word) const {
    const std::string& initials = doc_.folded[mark];
    if (initials == "i.e." || initials == "e.g." || initials == "p.s.") return false;
    if (initials == "a.m." || initials == "p.m.") {
      return doc_.tokens[word].kind != TokenKind::Number && !calendar_.in(doc_.words[word]);
    }
    if (initials.size() > 2) return starts_sentence(word);
    const bool after_name = mark > start_ && doc_.tokens[mark - 1].upper_first;
    return starts_sentence(word) && !after_name && mark > start_;
  }

  const Document& doc_;
  TokenRange block_;
  const WordList& abbreviations_;
  const WordList& starters_;
  const WordList& verbs_;
  const WordList& calendar_;
  std::uint32_t start_ = 0;  // first token of the sentence that is open
  bool has_marker_ = false;
  std::uint32_t marker_ = 0;
  std::string_view mark_;
};

}  // namespace

std::vector<std::uint32_t> sentence_ends(const Document& doc, TokenRange block,
                                         const Language& language) {
  return SentenceCutter(doc, block, language).ends();
}

}  // namespace sidelight
