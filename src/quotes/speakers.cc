#include "quotes/speakers.h"

#include <algorithm>
#include <string_view>

#include "base/one_of.h"
#include "quotes/word_classes.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kSubjectReach = 40;     // tokens from a cue back to its subject
constexpr std::uint32_t kFirstReach = 80;       // tokens from a clause's begin to its first name
constexpr std::uint32_t kAppositionReach = 30;  // tokens between the commas of an apposition

bool is_speaking_pronoun(std::string_view word) {
  return word == "he" || word == "she" || word == "they" || word == "i" || word == "we" ||
         word == "it" || word == "you" || word == "who";
}

bool is_quote_mark(std::string_view word) { return word == "\"" || word == "''"; }

bool ends_phrase(std::string_view word) {
  return word == "," || word == ";" || word == ":" || word == "(" || word == ")" || word == "." ||
         word == "—" || word == "–" || word == "--" || word == "…" || word == "?" || word == "!" ||
         is_quote_mark(word);
}

}  // namespace

SpeakerFinder::SpeakerFinder(const Document& doc, const Groups& groups, const Language& language)
    : doc_(doc),
      groups_(groups),
      nouns_(language.list("speaker_nouns")),
      person_nouns_(language.list("person_nouns")),
      weekdays_(language.list("weekdays")),
      past_verbs_(language.list("past_verbs")),
      name_at_(doc.tokens.size(), kNone),
      has_name_(groups.groups.size(), false),
      other_at_(doc.tokens.size(), kNone) {
  for (std::uint32_t i = 0; i < groups.mentions.size(); ++i) {
    const Mention& mention = groups.mentions[i];
    auto& index = mention.form == MentionForm::Name ? name_at_ : other_at_;
    // Of two descriptions that overlap the later, shorter one stays; names never overlap.
    for (std::uint32_t token = mention.tokens.begin; token < mention.tokens.end; ++token) {
      index[token] = i;
    }
    const std::uint32_t group = groups.group_of_mention[i];
    if (mention.form == MentionForm::Name && group != kNone) has_name_[group] = true;
  }
}

bool SpeakerFinder::can_speak(std::uint32_t mention) const {
  switch (groups_.mentions[mention].kind) {
    case EntityKind::Person:
    case EntityKind::Organisation:
    case EntityKind::Place:
    case EntityKind::Facility:
    case EntityKind::Work:
      return true;
    default:
      return false;
  }
}

Speaker SpeakerFinder::of_mention(std::uint32_t mention) const {
  Speaker speaker;
  speaker.at = doc_.bytes(groups_.mentions[mention].tokens);
  speaker.group = groups_.group_of_mention[mention];
  speaker.named = groups_.mentions[mention].form == MentionForm::Name;
  if (speaker.group != kNone && has_name_[speaker.group]) speaker.named = true;
  speaker.score = groups_.mentions[mention].score;
  return speaker;
}

std::uint32_t SpeakerFinder::name_ending_at(std::uint32_t token) const {
  const std::uint32_t mention = name_at_[token];
  return mention != kNone && groups_.mentions[mention].tokens.end == token + 1 ? mention : kNone;
}

bool SpeakerFinder::inside_name(std::uint32_t token) const {
  const std::uint32_t mention = name_at_[token];
  return mention != kNone && groups_.mentions[mention].tokens.begin < token;
}

// "the mayor of Sankt Aurel, Lukas Brandstätter,": the person's name that a comma and another mark
// enclose right after the description; kNone when there is none.
std::uint32_t SpeakerFinder::apposed_name(TokenRange description) const {
  constexpr std::uint32_t kLongestComplement = 8;  // tokens of "of Sankt Aurel"
  const std::uint32_t end = doc_.sentence_at(description.begin).tokens.end;
  const std::uint32_t last = std::min(end, description.end + kLongestComplement);
  std::uint32_t comma = description.end;
  while (comma < last && !ends_phrase(doc_.folded[comma])) ++comma;
  if (comma + 1 >= end || comma >= last || doc_.folded[comma] != ",") return kNone;
  // "Rear Admiral Daniel Moss", "board member Ana Reyes"
  constexpr std::uint32_t kLongestTitle = 8;
  std::uint32_t close = comma + 1;
  while (close < end && !ends_phrase(doc_.folded[close])) ++close;
  const std::uint32_t name = name_ending_at(close - 1);
  if (name == kNone || groups_.mentions[name].kind != EntityKind::Person) return kNone;
  const std::uint32_t begin = groups_.mentions[name].tokens.begin;
  const bool titled =
      begin > comma && begin - comma <= kLongestTitle &&
      std::none_of(doc_.folded.begin() + comma + 1, doc_.folded.begin() + begin,
                   [](const std::string& word) {
                     return is_clause_opener(word) || is_auxiliary(word) || is_preposition(word);
                   });
  return titled ? name : kNone;
}

// "minister of mines and energy Tom Adler": the person that a title without an article ends
// with; kNone for "the mother of victim Ana Reyes".
std::uint32_t SpeakerFinder::titled_name(TokenRange phrase) const {
  const std::uint32_t name = name_ending_at(phrase.end - 1);
  if (name == kNone || groups_.mentions[name].kind != EntityKind::Person) return kNone;
  const std::uint32_t begin = groups_.mentions[name].tokens.begin;
  // "US Secretary of State Tom Adler"
  while (phrase.begin < begin && name_at_[phrase.begin] != kNone) ++phrase.begin;
  const std::string& first = doc_.folded[phrase.begin];
  if (begin <= phrase.begin || is_determiner(first) || is_pronoun_word(first)) return kNone;
  const std::string& before = doc_.folded[begin - 1];
  const bool noun = doc_.tokens[begin - 1].kind == TokenKind::Word &&
                    name_at_[begin - 1] == kNone && !is_preposition(before) &&
                    !is_determiner(before) && before != "and";
  return noun && (nouns_.contains(first) || person_nouns_.contains(first)) ? name : kNone;
}

// A phrase in which another verb stands holds a subject and an object: "These donors | were | upset
// and said" has the subject for its own, "The judges | have | invoked the court's ruling, which
// held" the object.
TokenRange SpeakerFinder::beside_verb(TokenRange phrase, bool object) const {
  const auto is_verb = [&](std::uint32_t token) {
    return name_at_[token] == kNone && is_auxiliary(doc_.folded[token]);
  };
  std::uint32_t verb = object ? phrase.end : phrase.begin;
  if (object) {
    while (verb > phrase.begin && !is_verb(verb - 1)) --verb;
    if (verb == phrase.begin) return phrase;
    while (verb < phrase.end && !is_determiner(doc_.folded[verb]) && !doc_.tokens[verb].upper_first)
      ++verb;
    return {verb, phrase.end};
  }
  while (verb < phrase.end && !is_verb(verb)) ++verb;
  while (verb < phrase.end && verb > phrase.begin && is_adverb(doc_.folded[verb - 1])) --verb;
  return {phrase.begin, verb};
}

// Whether a noun ends before a word that tells more of it: "people | familiar with the talks", "a
// report | issued in June", "families | living near the site".
bool SpeakerFinder::tells_more(std::uint32_t token) const {
  const std::string& word = doc_.folded[token];
  if (name_at_[token] != kNone || doc_.tokens[token].kind != TokenKind::Word) return false;
  const std::string& before = doc_.folded[token - 1];
  const bool plural = before == "people" || (before.size() > 3 && before.back() == 's');
  return is_one_of(word, {"familiar", "close", "aware"}) ||
         (word.size() > 4 && word.ends_with("ed") && !is_determiner(before)) ||
         (plural && word.size() > 5 && word.ends_with("ing"));
}

// Whether a noun phrase may end there that is one of two who speak: a name, a plural.
bool SpeakerFinder::ends_as_several(std::uint32_t token) const {
  if (const std::uint32_t name = name_ending_at(token); name != kNone) return can_speak(name);
  const std::string& word = doc_.folded[token];
  return word == "people" || word == "others" ||
         (word.size() > 4 && word.back() == 's' && !word.ends_with("ss") &&
          name_at_[token] == kNone);
}

// "Traders and | residents | said": where the first of two begins, when nothing stands before it in
// its sentence; else `first`, where the second begins.
std::uint32_t SpeakerFinder::joint_begin(std::uint32_t first, std::uint32_t end,
                                         std::uint32_t begin) const {
  constexpr std::uint32_t kLongest = 6;  // tokens
  if (first < begin + 2 || first - begin > kLongest + 1 || doc_.folded[first - 1] != "and" ||
      inside_name(first - 1) || doc_.sentence_at(first).tokens.begin != begin) {
    return first;
  }
  for (std::uint32_t token = begin; token + 1 < first; ++token) {
    const std::string& word = doc_.folded[token];
    if (inside_name(token)) continue;
    if (is_auxiliary(word) || is_clause_opener(word) || is_preposition(word) || ends_phrase(word) ||
        is_pronoun_word(word) || word.ends_with("ed"))
      return first;
  }
  std::uint32_t head = first;
  while (head < end && (inside_name(head) || !is_preposition(doc_.folded[head]))) ++head;
  return ends_as_several(first - 2) && ends_as_several(head - 1) ? begin : first;
}

// The "and" between two who speak as one: "Ana Reyes and Kofi Mensah"; kNone for none.
std::uint32_t SpeakerFinder::joining_and(TokenRange core) const {
  for (std::uint32_t token = core.begin + 1; token + 1 < core.end; ++token) {
    if (doc_.folded[token] != "and" || inside_name(token)) continue;
    return ends_as_several(token - 1) && ends_as_several(core.end - 1) ? token : kNone;
  }
  return kNone;
}

// "some [of]", "two [of]", "most [of]".
bool SpeakerFinder::is_quantity(std::uint32_t token) const {
  const std::string& word = doc_.folded[token];
  return doc_.tokens[token].kind == TokenKind::Number || is_determiner(word) || word == "all" ||
         word == "none" || word == "four" || word == "five" || word == "dozens" ||
         word == "hundreds" || word == "half" || word == "majority" || word == "number";
}

// What a noun phrase names: the name that its head ends with, else the phrase itself.
Subject SpeakerFinder::of_phrase(TokenRange phrase, TokenRange words) const {
  Subject subject;
  while (!phrase.empty() && !inside_name(phrase.begin) &&
         (is_adverb(doc_.folded[phrase.begin]) || doc_.folded[phrase.begin] == "and" ||
          (phrase.size() > 1 && is_one_of(doc_.folded[phrase.begin], {"both", "with"})))) {
    ++phrase.begin;
  }
  if (phrase.empty()) return subject;
  subject.words = words;
  // "a spokesman | for the ministry": the head stands before the first preposition, but "some of
  // the allies" are allies.
  if (const std::uint32_t name = titled_name(phrase); name != kNone) {
    subject.speaker = of_mention(name);
    subject.likely = true;
    return subject;
  }
  TokenRange core = phrase;
  for (std::uint32_t token = phrase.begin + 1; token < phrase.end; ++token) {
    if (doc_.folded[token] == "of" && is_quantity(token - 1)) continue;
    if (is_preposition(doc_.folded[token]) && !inside_name(token)) {
      core.end = token;
      break;
    }
  }
  while (core.size() > 1 && core.end < phrase.end && tells_more(core.end - 1)) --core.end;
  const std::uint32_t head = core.end - 1;
  const std::string& word = doc_.folded[head];
  if (const std::uint32_t joining = joining_and(core); joining != kNone) {
    subject.speaker.at = doc_.bytes(TokenRange{core.begin, phrase.end});
    subject.speaker.score = Score::of(600);
    subject.speaker.named = name_ending_at(joining - 1) != kNone && name_ending_at(head) != kNone;
    subject.likely = true;
    return subject;
  }
  if (core.size() == 1 && is_speaking_pronoun(word)) {
    const std::uint32_t mention = other_at_[head];
    if (mention != kNone) subject.speaker = of_mention(mention);
    subject.speaker.at = doc_.bytes(core);
    subject.speaker.score = Score::of(subject.speaker.group == kNone ? 400 : 750);
    subject.likely = true;
    return subject;
  }
  if (const std::uint32_t name = name_ending_at(head); name != kNone && can_speak(name)) {
    subject.speaker = of_mention(name);
    subject.likely = true;
    return subject;
  }
  const std::uint32_t description = other_at_[head];
  if (description != kNone && groups_.mentions[description].tokens.end == core.end) {
    subject.speaker = of_mention(description);
  }
  if (const std::uint32_t name = apposed_name(core); name != kNone) {
    subject.speaker = of_mention(name);
    subject.likely = true;
    return subject;
  }
  // The whole phrase tells most of whom nobody names: "people familiar with the talks".
  constexpr std::uint32_t kLongestTold = 14;  // tokens
  std::uint32_t told = std::min(phrase.end, core.begin + kLongestTold);
  while (told > core.end && is_adverb(doc_.folded[told - 1])) --told;
  // "Engineers closed the bridge on Friday": a verb before the noun, and what follows is its own.
  const bool verb = std::any_of(doc_.folded.begin() + core.begin, doc_.folded.begin() + head,
                                [](const std::string& one) { return one.ends_with("ed"); });
  if (verb || (told < phrase.end && !is_adverb(doc_.folded[told]))) told = core.end;
  subject.speaker.at = doc_.bytes(TokenRange{core.begin, told});
  subject.speaker.score = Score::of(600);
  subject.likely = nouns_.contains(word) || person_nouns_.contains(word) || name_at_[head] != kNone;
  subject.noun = doc_.tokens[head].kind == TokenKind::Word && word.size() > 2 &&
                 !is_clause_opener(word) && !is_auxiliary(word) && !is_pronoun_word(word) &&
                 !is_determiner(word) && !is_preposition(word) &&
                 word.compare(word.size() - 2, 2, "ed") != 0;
  return subject;
}

// Back over auxiliaries and adverbs that belong to the verb: "has repeatedly | said".
std::uint32_t SpeakerFinder::skip_verb_group(std::uint32_t token, std::uint32_t begin) const {
  while (token > begin) {
    const std::string& word = doc_.folded[token - 1];
    const bool contracted =
        word == "'s" && token - 1 > begin && is_pronoun_word(doc_.folded[token - 2]);
    if (inside_name(token - 1) || name_at_[token - 1] != kNone) break;
    if (!is_auxiliary(word) && !is_adverb(word) && !contracted) break;
    --token;
  }
  return token;
}

// "X, a Y from Z, | said": the end of X, when commas enclose what stands between.
std::uint32_t SpeakerFinder::before_apposition(std::uint32_t end, std::uint32_t begin) const {
  const std::uint32_t first = end - begin > kAppositionReach ? end - kAppositionReach : begin;
  const bool bracket = doc_.folded[end - 1] == ")";
  const bool dash = doc_.folded[end - 1] == "—" || doc_.folded[end - 1] == "–";
  std::uint32_t nearest = kNone;
  for (std::uint32_t token = end - 1; token-- > first;) {
    const std::string& word = doc_.folded[token];
    if (bracket ? word == "(" : dash ? word == "—" || word == "–" : word == ",") {
      if (token == begin) break;
      if (nearest == kNone) nearest = token;
      if (bracket || dash) return token;
      // A name or pronoun just before the comma is what the apposition tells of.
      std::uint32_t close = token - 1;
      // "Ana Silva (Lisbon), chair of the board, said"
      for (int steps = 0; doc_.folded[token - 1] == ")" && close > begin && steps < 8; ++steps) {
        --close;
        if (doc_.folded[close] != "(") continue;
        if (close > begin) --close;
        break;
      }
      const std::uint32_t name = name_ending_at(close);
      if (name != kNone && groups_.mentions[name].kind == EntityKind::Person) return token;
    }
    if (word == ";" || is_quote_mark(word)) break;
  }
  return nearest == kNone ? end - 1 : nearest;
}

std::uint32_t SpeakerFinder::phrase_begin(std::uint32_t end, std::uint32_t begin) const {
  std::uint32_t token = end;
  while (token > begin) {
    const std::string& word = doc_.folded[token - 1];
    if (!inside_name(token - 1)) {
      if (ends_phrase(word)) break;
      const bool joins = word == "and" && token < end && doc_.tokens[token].upper_first &&
                         token - 1 > begin && doc_.tokens[token - 2].upper_first;
      if (is_clause_opener(word) && !joins) break;
      // "the company | said an early survey | found …"
      if (token < end && (word == "said" || word == "says" || word == "told" || word == "tells"))
        break;
    }
    --token;
  }
  return token;
}

Subject SpeakerFinder::at(std::uint32_t token) const {
  Subject subject;
  const std::uint32_t name = name_at_[token];
  if (name != kNone) {
    if (groups_.mentions[name].tokens.begin != token || !can_speak(name)) return {};
    subject.words = groups_.mentions[name].tokens;
    subject.speaker = of_mention(name);
    return subject;
  }
  const std::string& word = doc_.folded[token];
  if (is_speaking_pronoun(word)) return of_phrase({token, token + 1}, {token, token + 1});
  const std::uint32_t other = other_at_[token];
  if (other != kNone && groups_.mentions[other].tokens.begin == token) {
    subject.words = groups_.mentions[other].tokens;
    subject.speaker = of_mention(other);
    return subject;
  }
  if (doc_.tokens[token].kind != TokenKind::Word) return {};
  if (!is_determiner(word) && !nouns_.in(doc_.words[token]) && !person_nouns_.in(doc_.words[token]))
    return {};
  constexpr std::uint32_t kLongest = 6;
  const std::uint32_t end = std::min(doc_.sentence_at(token).tokens.end, token + kLongest);
  for (std::uint32_t head = token; head < end && doc_.tokens[head].kind == TokenKind::Word;
       ++head) {
    if (name_at_[head] != kNone || is_preposition(doc_.folded[head])) return {};
    if (nouns_.in(doc_.words[head]) || person_nouns_.in(doc_.words[head])) {
      // "spokesman Kofi Mensah" is he.
      const std::uint32_t next = head + 1 < end ? name_at_[head + 1] : kNone;
      if (next != kNone && groups_.mentions[next].kind == EntityKind::Person) {
        subject.words = {token, groups_.mentions[next].tokens.end};
        subject.speaker = of_mention(next);
        return subject;
      }
      return of_phrase({token, head + 1}, {token, head + 1});
    }
  }
  return {};
}

Subject SpeakerFinder::before(const Cue& cue, std::uint32_t begin) const {
  const std::uint32_t limit = cue.tokens.begin;
  if (limit > begin + kSubjectReach) begin = limit - kSubjectReach;
  std::uint32_t end = skip_verb_group(limit, begin);
  if (end == begin) return {};
  const std::uint32_t words_end = end;
  const std::string* word = &doc_.folded[end - 1];
  const bool relative = *word == "who" || *word == "which" || *word == "that";
  if (relative) {
    // "X, who said": the antecedent; "X who said" alike.
    --end;
    if (end > begin && doc_.folded[end - 1] == ",") --end;
  } else if (*word == "," || *word == ")" || *word == "—" || *word == "–") {
    end = before_apposition(end, begin);
    if (end > begin && doc_.folded[end - 1] == ",") end = before_apposition(end, begin);
  }
  if (end <= begin) return {};
  std::uint32_t first = phrase_begin(end, begin);
  if (first == end) return {};
  first = joint_begin(first, end, begin);
  TokenRange phrase{first, end};
  const bool ends_in_name =
      name_ending_at(end - 1) != kNone || is_speaking_pronoun(doc_.folded[end - 1]);
  if (relative || !ends_in_name) phrase = beside_verb(phrase, relative);
  if (phrase.empty()) return {};
  // "In a statement the ministry said": the phrase after the last determiner or name.
  if (is_preposition(doc_.folded[first]) && !inside_name(first)) {
    for (std::uint32_t token = end; token-- > first + 1;) {
      if (name_at_[token] != kNone) {
        phrase.begin = groups_.mentions[name_at_[token]].tokens.begin;
        break;
      }
      if (is_determiner(doc_.folded[token]) || is_speaking_pronoun(doc_.folded[token])) {
        phrase.begin = token;
        break;
      }
    }
  }
  Subject subject = of_phrase(phrase, {phrase.begin, words_end});
  // "Prices rose sharply, he said": a pronoun ends a phrase that a verb stands in.
  if (subject.found() && is_speaking_pronoun(doc_.folded[end - 1]) && phrase.size() > 1) {
    subject = of_phrase({end - 1, end}, {end - 1, words_end});
  }
  return subject;
}

Subject SpeakerFinder::after(std::uint32_t token, std::uint32_t end, bool any) const {
  while (token < end && is_adverb(doc_.folded[token])) ++token;
  if (token >= end) return {};
  const Token& shape = doc_.tokens[token];
  const std::string& word = doc_.folded[token];
  if (shape.kind != TokenKind::Word && shape.kind != TokenKind::Number) return {};
  const bool opens =
      (any && !is_preposition(word) && !is_auxiliary(word) && !is_clause_opener(word)) ||
      shape.upper_first || is_determiner(word) || is_speaking_pronoun(word) ||
      nouns_.contains(word) || person_nouns_.contains(word) || shape.kind == TokenKind::Number ||
      other_at_[token] != kNone || name_at_[token] != kNone ||
      (token + 1 < end &&
       (nouns_.in(doc_.words[token + 1]) || person_nouns_.in(doc_.words[token + 1])));
  if (!opens || word == "that" || weekdays_.contains(word)) return {};
  if (is_speaking_pronoun(word)) return of_phrase({token, token + 1}, {token, token + 1});
  constexpr std::uint32_t kPhraseReach = 16;
  const std::uint32_t last = std::min(end, token + kPhraseReach);
  std::uint32_t close = token;
  while (close < last) {
    if (!inside_name(close)) {
      const std::string& next = doc_.folded[close];
      // "said Rep. Brian Tavel"
      const bool dot = next == "." && close + 1 < last && name_at_[close + 1] != kNone &&
                       !doc_.tokens[close].space_before;
      if (ends_phrase(next) && !dot) break;
      if (close > token &&
          (is_clause_opener(next) || is_auxiliary(next) || weekdays_.contains(next)))
        break;
      if (close > token &&
          (next == "in" || next == "on" || next == "during" || next == "at" || next == "after"))
        break;
    }
    ++close;
  }
  return close > token ? of_phrase({token, close}, {token, close}) : Subject{};
}

Subject SpeakerFinder::source(const Cue& cue, std::uint32_t end) const {
  if (cue.phrase_end == 0) return after(cue.tokens.end, end, true);
  const TokenRange words{cue.tokens.end, cue.phrase_end};
  TokenRange owner = words;
  for (std::uint32_t token = words.begin; token < words.end; ++token) {
    const std::string& word = doc_.folded[token];
    if (word == "'s" || word == "'") owner.end = token;
  }
  const std::uint32_t pronoun = owner.end == words.end ? other_at_[owner.begin] : kNone;
  Subject subject;
  if (pronoun != kNone && groups_.mentions[pronoun].form == MentionForm::Pronoun) {
    subject.speaker = of_mention(pronoun);
  } else {
    subject = of_phrase(owner, words);
  }
  subject.words = words;
  subject.likely = true;
  return subject;
}

Subject SpeakerFinder::agent(std::uint32_t token, std::uint32_t end) const {
  constexpr std::uint32_t kAgentReach = 16;
  for (const std::uint32_t last = std::min(end, token + kAgentReach); token < last; ++token) {
    if (doc_.folded[token] == "by") return after(token + 1, end);
  }
  return {};
}

Speaker SpeakerFinder::main_person(std::uint32_t token) const {
  constexpr std::size_t kFewestMentions = 3;
  std::uint32_t best = kNone;
  for (std::uint32_t group = 0; group < groups_.groups.size(); ++group) {
    const auto& mentions = groups_.groups[group].mentions;
    if (groups_.groups[group].kind != EntityKind::Person || !has_name_[group]) continue;
    if (mentions.size() < kFewestMentions) continue;
    if (best == kNone || mentions.size() > groups_.groups[best].mentions.size()) best = group;
  }
  if (best == kNone) return {};
  for (const std::uint32_t mention : groups_.groups[best].mentions) {
    if (groups_.mentions[mention].form != MentionForm::Name) continue;
    if (groups_.mentions[mention].tokens.end <= token) return of_mention(mention);
  }
  return {};
}

// Whether a form can only be the verb of a clause there: "has", "welcomed the", "are".
bool SpeakerFinder::is_finite_verb(std::uint32_t token, std::uint32_t end) const {
  if (name_at_[token] != kNone) return false;
  const std::string& word = doc_.folded[token];
  if (is_auxiliary(word)) return word != "to" && word != "not" && word != "never" && word != "ever";
  if (is_one_of(word, {"said", "says", "told", "tells"}) || past_verbs_.in(doc_.words[token]))
    return true;
  const bool past = word.size() > 4 && word.ends_with("ed") && !doc_.tokens[token].upper_first;
  if (!past || token + 1 >= end || is_determiner(doc_.folded[token - 1])) return false;
  // "the board | rejected the plan", not "the board elected in May", "a plan backed by"
  const std::string& next = doc_.folded[token + 1];
  return is_determiner(next) || name_at_[token + 1] != kNone || next == "to" || next == "that" ||
         is_pronoun_word(next) || (is_preposition(next) && next != "by" && next != "in");
}

// The subject of a clause's first verb: "[Some in Accra] welcomed the news", "However, [experts]
// have doubts".
Subject SpeakerFinder::opening(TokenRange clause) const {
  constexpr std::uint32_t kLongestSubject = 12;  // tokens
  constexpr std::uint32_t kLongestOpener = 14;   // of "In a statement on Friday,"
  std::uint32_t begin = clause.begin;
  for (std::uint32_t token = begin; token < clause.end; ++token) {
    if (is_quote_mark(doc_.folded[token])) begin = token + 1;
  }
  if (begin >= clause.end) return {};
  const auto is_word = [&](std::uint32_t token) {
    return doc_.tokens[token].kind == TokenKind::Word ||
           doc_.tokens[token].kind == TokenKind::Number;
  };
  // "However, …", "On Friday, …"
  const std::string& first = doc_.folded[begin];
  if (begin < clause.end && (is_adverb(first) || (is_preposition(first) && !inside_name(begin)))) {
    std::uint32_t comma = begin;
    const std::uint32_t last = std::min(clause.end, begin + kLongestOpener);
    while (comma < last && doc_.folded[comma] != ",") ++comma;
    if (comma < last) begin = comma + 1;
  }
  while (begin < clause.end &&
         (doc_.folded[begin] == "but" || doc_.folded[begin] == "and" || !is_word(begin))) {
    ++begin;
  }
  const std::uint32_t last = std::min(clause.end, begin + kLongestSubject);
  for (std::uint32_t token = begin; token < last; ++token) {
    const std::string& word = doc_.folded[token];
    if (!inside_name(token) && (ends_phrase(word) || is_clause_opener(word))) {
      const bool joins = word == "and" && token > begin && token + 1 < last;
      if (!joins) return {};
    }
    if (token == begin || !is_finite_verb(token, clause.end)) continue;
    std::uint32_t end = token;
    while (end > begin && is_adverb(doc_.folded[end - 1])) --end;
    if (end == begin) return {};
    const Subject subject = of_phrase({begin, end}, {begin, end});
    return subject.likely || subject.noun || is_quantity(begin) ? subject : Subject{};
  }
  return {};
}

Subject SpeakerFinder::of_participle(const Cue& cue, std::uint32_t begin) const {
  constexpr std::uint32_t kLongestNoun = 6;  // tokens of "a paper"
  const std::uint32_t at = cue.tokens.begin;
  const bool hangs = at > begin && doc_.tokens[at - 1].kind == TokenKind::Word &&
                     !is_preposition(doc_.folded[at - 1]) && !is_adverb(doc_.folded[at - 1]) &&
                     !is_clause_opener(doc_.folded[at - 1]);
  for (std::uint32_t first = at; hangs && first-- > begin && at - first <= kLongestNoun;) {
    const std::string& word = doc_.folded[first];
    if (is_auxiliary(word) || ends_phrase(word)) break;
    if (!is_determiner(word) && word != "with") continue;
    const std::uint32_t noun = word == "with" ? first + 1 : first;
    Subject subject = before(cue, noun);
    if (!subject.likely && !subject.noun) break;
    subject.likely = subject.likely || word == "with";
    return subject;
  }
  return opening({begin, at});
}

Subject SpeakerFinder::first_in(TokenRange clause) const {
  const std::uint32_t last = std::min(clause.end, clause.begin + kFirstReach);
  for (std::uint32_t token = clause.begin; token < last; ++token) {
    const std::uint32_t name = name_at_[token];
    const bool possessed = name != kNone && groups_.mentions[name].tokens.end < clause.end &&
                           doc_.folded[groups_.mentions[name].tokens.end] == "'s";
    if (name != kNone && can_speak(name) && !possessed &&
        groups_.mentions[name].kind != EntityKind::Place &&
        !(token > clause.begin && is_preposition(doc_.folded[token - 1]))) {
      Subject subject;
      subject.words = groups_.mentions[name].tokens;
      subject.speaker = of_mention(name);
      subject.likely = true;
      return subject;
    }
    const std::string& word = doc_.folded[token];
    if (word == "he" || word == "she" || word == "they" || word == "i" || word == "we") {
      return of_phrase({token, token + 1}, {token, token + 1});
    }
  }
  return {};
}

}  // namespace sidelight
