#include "people/name_groups.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/one_of.h"
#include "people/jobs.h"
#include "people/pack_lookup.h"

namespace sidelight {
namespace {

constexpr std::size_t kMostRivals = 16;  // groups that are looked at for one word: the latest
// How many names further back somebody may stand who was called by the surname alone before, or has
// the job that stands with it now.
constexpr int kCalledSo = 25;
constexpr int kSameJob = 60;

// What a group's names have in common, for joining the next one.
struct Known {
  EntityKind kind = EntityKind::Person;
  std::vector<std::string> words;  // content words of its longest name, folded
  std::uint32_t last_seen = 0;     // index of its latest name
  char gender = 0;                 // 'm', 'f' or 0
  bool bare = false;               // was called by a surname alone
  bool in_pack = false;            // the packs know an entity by one of its names
  std::vector<std::string> jobs;   // "mayor", "judge": said right before or behind a name
};

class NameGrouper {
 public:
  NameGrouper(const Document& doc, const std::vector<Mention>& names, const Knowledge& knowledge)
      : doc_(doc),
        names_(names),
        knowledge_(knowledge),
        particles_(knowledge.language.list("name_particles")),
        titles_(knowledge.language.list("titles")),
        first_names_(knowledge.language.list("first_names")),
        jobs_(doc, knowledge.language),
        heads_(knowledge.language.list("head_words")),
        common_words_(knowledge.language.list("common_words")),
        companies_(knowledge.language.list("company_words")),
        places_(knowledge.language.list("places")) {}

  NameGroups group() {
    of_name_.assign(names_.size(), kNone);
    // Full names first, wherever they stand: a headline may say "Putin" before the text says who
    // that is.
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (!is_short_person(i)) of_name_[i] = group_of_full_name(i);
    }
    join_brackets();
    join_short_forms();
    for (Known& known : groups_) known.last_seen = kNone;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (of_name_[i] == kNone) {
        of_name_[i] = group_of_short_name(i);
      } else {
        groups_[root(of_name_[i])].last_seen = i;
      }
    }
    return numbered();
  }

 private:
  static bool is_person(EntityKind kind) { return kind == EntityKind::Person; }

  // The folded words of a name without particles, initials and hyphens.
  std::vector<std::string> words_of(TokenRange at) const {
    std::vector<std::string> words;
    for (std::uint32_t i = at.begin; i < at.end; ++i) {
      if (doc_.tokens[i].kind == TokenKind::Punctuation || doc_.tokens[i].kind == TokenKind::Symbol)
        continue;
      const std::string_view text = doc_.token_text(i);
      const bool initial = text.size() == 2 && text[1] == '.';
      if (initial || (particles_.in(doc_.words[i]) && at.size() > 1)) continue;
      words.push_back(doc_.folded[i]);
    }
    if (words.empty()) words.push_back(doc_.folded[at.begin]);
    return words;
  }

  bool is_hyphenated(TokenRange at) const {
    return at.size() == 3 && doc_.tokens[at.begin + 1].kind == TokenKind::Punctuation;
  }

  bool is_short_person(std::uint32_t i) const {
    if (!is_person(names_[i].kind)) return false;
    return is_hyphenated(names_[i].tokens) || words_of(names_[i].tokens).size() == 1;
  }

  std::string key_of(TokenRange at) const {
    std::string key;
    for (std::uint32_t i = at.begin; i < at.end; ++i) {
      if (i > at.begin) key.push_back(' ');
      key += doc_.folded[i];
    }
    return key;
  }

  // Names of one text but of kinds that rules confuse are one thing; a person and a place are two.
  // "Israelis" are Israeli.
  static std::string keyed(EntityKind kind, std::string key) {
    if (kind == EntityKind::Nationality && key.size() > 4 && key.ends_with('s') &&
        !key.ends_with("ss"))
      key.pop_back();
    const bool apart = kind == EntityKind::Person || kind == EntityKind::Nationality;
    return (apart ? std::string(name_of(kind)) : std::string("thing")) + ":" + key;
  }

  char gender_of(std::uint32_t name) const {
    const TokenRange at = names_[name].tokens;
    if (at.begin > 0) {
      const std::uint32_t begin = doc_.sentence_at(at.begin).tokens.begin;
      std::uint32_t before = at.begin - 1;
      if (before > begin && doc_.token_text(before) == ".") --before;
      const std::string_view title =
          before >= begin ? titles_.value(doc_.words[before]) : std::string_view{};
      if (!title.empty()) return title[0];
    }
    // "Hope-Maelasi" is a surname.
    if (at.size() < 2 || is_hyphenated(at)) return 0;
    const std::string_view given = first_names_.value(doc_.words[at.begin]);
    return given.empty() ? char{0} : given[0];
  }

  std::uint32_t new_group(std::uint32_t name) {
    const auto number = static_cast<std::uint32_t>(groups_.size());
    Known known;
    known.kind = names_[name].kind;
    known.words = words_of(names_[name].tokens);
    known.last_seen = name;
    known.gender = gender_of(name);
    groups_.push_back(std::move(known));
    parent_.push_back(number);
    return number;
  }

  std::uint32_t root(std::uint32_t group) {
    while (parent_[group] != group) group = parent_[group] = parent_[parent_[group]];
    return group;
  }

  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t low = std::min(root(a), root(b));
    const std::uint32_t high = std::max(root(a), root(b));
    parent_[high] = low;
    if (groups_[high].words.size() > groups_[low].words.size())
      groups_[low].words = groups_[high].words;
    if (groups_[low].gender == 0) groups_[low].gender = groups_[high].gender;
  }

  // The entity of the packs that these words name, as a number; kNone for none or for a doubtful
  // one.
  std::uint64_t entity_of(std::uint32_t name, const std::string& key) const {
    constexpr std::uint16_t kClearPrior = 400;
    const Mention& mention = names_[name];
    if (mention.kind == EntityKind::Nationality) return kNone;
    for (const PackCandidate& candidate :
         pack_candidates(knowledge_, key, doc_.view(mention.tokens))) {
      if (candidate.use != AliasUse::Name || candidate.prior < kClearPrior) continue;
      if (!kinds_agree(mention.kind, candidate.kind)) continue;
      return (static_cast<std::uint64_t>(candidate.pack) << 32) | candidate.entity;
    }
    return kNone;
  }

  std::uint32_t group_of_full_name(std::uint32_t name) {
    const Mention& mention = names_[name];
    const std::string key = key_of(mention.tokens);
    const std::string place = keyed(mention.kind, key);
    const auto same = by_key_.find(place);
    if (same != by_key_.end()) return seen(root(same->second), name);
    std::uint32_t group = kNone;
    const std::uint64_t entity = entity_of(name, key);
    if (entity != kNone) {
      const auto known = by_entity_.find(entity);
      if (known != by_entity_.end()) group = root(known->second);
    }
    if (group == kNone && is_person(mention.kind)) group = longer_or_shorter_person(name);
    if (group == kNone && !is_person(mention.kind))
      group = by_initials_or_heads(name, key, entity != kNone);
    if (group == kNone) group = new_group(name);
    by_key_.emplace(place, group);
    if (entity != kNone) by_entity_.emplace(entity, group);
    groups_[group].in_pack = groups_[group].in_pack || entity != kNone;
    register_words(group, words_of(mention.tokens), mention.kind);
    return seen(group, name);
  }

  std::uint32_t seen(std::uint32_t group, std::uint32_t name) {
    groups_[group].last_seen = name;
    Known& known = groups_[group];
    if (known.gender == 0) known.gender = gender_of(name);
    const std::uint32_t job = is_person(known.kind) ? jobs_.beside(names_[name].tokens) : kNone;
    if (job != kNone) known.jobs.push_back(doc_.folded[job]);
    return group;
  }

  void register_words(std::uint32_t group, const std::vector<std::string>& words, EntityKind kind) {
    if (is_person(kind)) {
      for (const std::string& word : words) add_rival(word, group);
      return;
    }
    std::string initials;
    for (const std::string& word : words) {
      if (word != "of" && word != "the" && word != "and" && word != "for")
        initials += word.substr(0, 1);
    }
    if (words.size() > 1) by_initials_.emplace(initials, group);
    // "PG&E" for "Pacific Gas & Electric Co."
    constexpr std::size_t kFewest = 3;
    const std::size_t left_out = words.size() - core_size(words);
    if (left_out > 0 && initials.size() >= kFewest + left_out)
      by_initials_.emplace(initials.substr(0, initials.size() - left_out), group);
    by_core_.emplace(core_of(words), group);
    if (words.size() < 2) return;
    const std::string& last = words.back();
    if (is_one_of(words.front(), {"cyclone", "hurricane", "typhoon"})) add_short_form(last, group);
    if (kind != EntityKind::Organisation) return;
    if (companies_.contains(last) || is_body(last)) {
      std::string form;
      for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        form += (i > 0 ? " " : "") + words[i];
        // "Tarn University Press" is not the university.
        if (!is_body(words[i]) && (i > 0 || !heads_.contains(form))) add_short_form(form, group);
      }
    }
    // "the Forum", "the Sabres", and "the Board" of a Board of Trade.
    const bool whole = words[words.size() - 2] != "of";
    if (whole && (is_body(last) || last.back() == 's' || places_.contains(words.front())))
      add_short_form(last, group);
    if (is_body(words.front())) add_short_form(words.front(), group);
  }

  bool is_body(const std::string& word) const {
    return heads_.value(word) == "organisation" && word != "program" && word != "programme";
  }

  void add_short_form(const std::string& word, std::uint32_t group) {
    const auto [at, fresh] = by_short_form_.emplace(word, group);
    if (!fresh && at->second != group) at->second = kNone;  // of several names
  }

  void add_rival(const std::string& word, std::uint32_t group) {
    std::vector<std::uint32_t>& rivals = by_word_[word];
    if (!rivals.empty() && root(rivals.back()) == group) return;
    if (rivals.size() >= kMostRivals) rivals.erase(rivals.begin());
    rivals.push_back(group);
  }

  // "Gazprom" and "Gazprom Group", "Northern Cape" and "Northern Cape province": the words without
  // what a name may go without. A "Technology University" is another than the university.
  static std::size_t core_size(const std::vector<std::string>& words) {
    std::size_t size = words.size();
    while (size > 1 && is_one_of(words[size - 1], {"co", "company", "corp", "corporation", "group",
                                                   "holding", "holdings", "inc", "limited", "llc",
                                                   "ltd", "plc", "province", "county", "region"}))
      --size;
    return size;
  }

  static std::string core_of(const std::vector<std::string>& words) {
    std::string core;
    const std::size_t size = core_size(words);
    for (std::size_t i = 0; i < size; ++i) core += words[i] + " ";
    return core;
  }

  // The letters of an abbreviation, "U.N.", "PG&E"; empty for other names and for a single letter.
  std::string letters_of(TokenRange at, const std::string& key) const {
    constexpr std::size_t kLongestJoined = 8;  // bytes of "PG&E", three words in some texts
    const bool joined = key.size() <= kLongestJoined && key.find('&') != std::string::npos;
    std::string letters;
    if (!doc_.tokens[at.begin].all_upper || (!joined && words_of(at).size() != 1)) return letters;
    for (const char c : key) {
      if (c != '.' && c != '&' && c != ' ') letters.push_back(c);
    }
    return letters.size() > 1 ? letters : std::string();
  }

  std::uint32_t by_initials_or_heads(std::uint32_t name, const std::string& key, bool in_pack) {
    const Mention& mention = names_[name];
    if (mention.kind == EntityKind::Nationality) return kNone;
    const std::string letters = letters_of(mention.tokens, key);
    const auto long_name = by_initials_.find(letters);
    if (!letters.empty() && long_name != by_initials_.end()) return root(long_name->second);
    if (mention.kind != EntityKind::Organisation && mention.kind != EntityKind::Place) return kNone;
    const auto core = by_core_.find(core_of(words_of(mention.tokens)));
    if (core == by_core_.end()) return kNone;
    const std::uint32_t group = root(core->second);
    // Buenos Aires province is not the city.
    const bool two = mention.kind == EntityKind::Place && in_pack && groups_[group].in_pack;
    return groups_[group].kind == mention.kind && !two ? group : kNone;
  }

  // "Tavrel" for "Tavrel Mining Company", "the Sabres" for "Buffalo Sabres", where no other name is
  // so long, and an abbreviation before what it stands for, where no pack knows the word; kNone for
  // none.
  std::uint32_t group_of_long_name(std::uint32_t name) {
    const TokenRange at = names_[name].tokens;
    const std::string key = key_of(at);
    const bool the = at.begin > 0 && doc_.folded[at.begin - 1] == "the";
    if (heads_.contains(key) ? !the : common_words_.contains(key)) return kNone;
    const std::string letters = letters_of(at, key);
    std::string form;
    for (const std::string& word : words_of(at)) form += (form.empty() ? "" : " ") + word;
    const auto& forms = letters.empty() ? by_short_form_ : by_initials_;
    const auto longer = forms.find(letters.empty() ? form : letters);
    const std::uint32_t group = longer == forms.end() ? kNone : longer->second;
    if (group == kNone || !pack_candidates(knowledge_, key, doc_.view(at)).empty()) return kNone;
    return root(group);
  }

  void join_short_forms() {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const EntityKind kind = names_[i].kind;
      const bool may_be_short = kind == EntityKind::Organisation || kind == EntityKind::Facility ||
                                kind == EntityKind::Event;
      if (!may_be_short || of_name_[i] == kNone) continue;
      const std::uint32_t longer = group_of_long_name(i);
      if (longer != kNone) join(of_name_[i], longer);
    }
  }

  static bool is_subset(const std::vector<std::string>& small,
                        const std::vector<std::string>& large) {
    return std::all_of(small.begin(), small.end(), [&](const std::string& word) {
      return std::find(large.begin(), large.end(), word) != large.end();
    });
  }

  bool genders_agree(std::uint32_t group, char gender) const {
    return gender == 0 || groups_[group].gender == 0 || groups_[group].gender == gender;
  }

  // "José Raúl Mulino" and "José Mulino": same last word, one's words among the other's.
  std::uint32_t longer_or_shorter_person(std::uint32_t name) {
    const std::vector<std::string> words = words_of(names_[name].tokens);
    const auto rivals = by_word_.find(words.back());
    if (rivals == by_word_.end()) return kNone;
    for (std::size_t i = rivals->second.size(); i-- > 0;) {
      const std::uint32_t group = root(rivals->second[i]);
      const std::vector<std::string>& other = groups_[group].words;
      const bool subset = is_subset(words, other) || is_subset(other, words);
      if (subset && other.size() > 1 && words.size() > 1 && other.back() == words.back() &&
          genders_agree(group, gender_of(name))) {
        if (words.size() > other.size()) groups_[group].words = words;
        return group;
      }
    }
    return kNone;
  }

  // A surname, a given name, or one half of a double name.
  std::uint32_t group_of_short_name(std::uint32_t name) {
    const TokenRange at = names_[name].tokens;
    const std::vector<std::string> words = words_of(at);
    const std::string key = keyed(EntityKind::Person, key_of(at));
    std::uint32_t best = best_rival(words, name);
    if (best != kNone) {
      groups_[best].bare = groups_[best].bare || groups_[best].words.back() == words.back();
      return seen(best, name);
    }
    if (by_key_.count(key) > 0) return seen(root(by_key_[key]), name);
    // "Tavrel", taken for a person, is the company or the storm; a school's first word may be a
    // town.
    const std::uint32_t longer = group_of_long_name(name);
    if (longer != kNone && (companies_.contains(groups_[longer].words.back()) ||
                            groups_[longer].kind == EntityKind::Event))
      return seen(longer, name);
    const std::uint64_t entity = entity_of(name, key_of(at));
    if (entity != kNone && by_entity_.count(entity) > 0) {
      best = root(by_entity_[entity]);
    } else {
      best = new_group(name);
      if (entity != kNone) by_entity_.emplace(entity, best);
    }
    by_key_.emplace(key, best);
    return seen(best, name);
  }

  // The full name that a short one means; kNone also where it may as well mean another.
  std::uint32_t best_rival(const std::vector<std::string>& words, std::uint32_t name) {
    const auto rivals = by_word_.find(words.back());
    if (rivals == by_word_.end()) return kNone;
    const char gender = gender_of(name);
    std::uint32_t best = kNone;
    std::uint32_t second = kNone;
    int best_score = -1;
    for (const std::uint32_t rival : rivals->second) {
      const std::uint32_t group = root(rival);
      const int score = fit(group, words, name, gender);
      if (score < 0 || group == best) continue;
      if (score > best_score) {
        second = std::exchange(best, group);
        best_score = score;
      } else {
        second = group;
      }
    }
    return second != kNone && is_even(best, second, words, name) ? kNone : best;
  }

  // How well a short name fits a group of full names: surname before given name, seen before seen
  // later, called so before over named since; -1 for not at all.
  int fit(std::uint32_t group, const std::vector<std::string>& words, std::uint32_t name,
          char gender) const {
    const Known& known = groups_[group];
    if (!is_subset(words, known.words) || !genders_agree(group, gender)) return -1;
    const bool surname = known.words.back() == words.back();
    const bool given = known.words.front() == words.front();
    int score = surname ? 200 : given ? 100 : 50;
    if (known.last_seen != kNone)
      score += 50 + static_cast<int>(40 - std::min<std::uint32_t>(name - known.last_seen, 40));
    if (known.bare) score += kCalledSo;
    if (shares_job(group, name)) score += kSameJob;
    return score;
  }

  bool shares_job(std::uint32_t group, std::uint32_t name) const {
    const std::uint32_t job = jobs_.beside(names_[name].tokens);
    const std::vector<std::string>& jobs = groups_[group].jobs;
    return job != kNone && std::find(jobs.begin(), jobs.end(), doc_.folded[job]) != jobs.end();
  }

  // Two of one surname who were last named in one sentence, and nothing says which is meant.
  bool is_even(std::uint32_t a, std::uint32_t b, const std::vector<std::string>& words,
               std::uint32_t name) const {
    const Known& one = groups_[a];
    const Known& two = groups_[b];
    if (one.words.back() != words.back() || two.words.back() != words.back()) return false;
    if (one.last_seen == kNone || two.last_seen == kNone || one.bare != two.bare) return false;
    if (shares_job(a, name) != shares_job(b, name)) return false;
    return doc_.sentence_of_token[names_[one.last_seen].tokens.begin] ==
           doc_.sentence_of_token[names_[two.last_seen].tokens.begin];
  }

  // "OrvSU" for "Orvela State University": its letters stand in the name, in their order.
  bool abbreviates(std::uint32_t token, TokenRange name) const {
    const std::string& letters = doc_.folded[token];
    std::size_t next = 0;
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      for (const char c : doc_.folded[i]) {
        if (next == 0 && i > name.begin) return false;
        if (next < letters.size() && letters[next] == c) ++next;
      }
    }
    return next == letters.size();
  }

  // "Panama Canal Authority (ACP)": whatever the letters are.
  void join_brackets() {
    for (std::uint32_t i = 0; i + 1 < names_.size(); ++i) {
      const TokenRange name = names_[i].tokens;
      const TokenRange acronym = names_[i + 1].tokens;
      if (of_name_[i] == kNone || of_name_[i + 1] == kNone || acronym.begin != name.end + 1)
        continue;
      const bool closed = acronym.end < doc_.tokens.size() && doc_.token_text(acronym.end) == ")";
      if (doc_.token_text(name.end) != "(" || !closed || acronym.size() != 1) continue;
      if (name.size() < 2 ||
          (!doc_.tokens[acronym.begin].all_upper && !abbreviates(acronym.begin, name)))
        continue;
      if (names_[i].kind == EntityKind::Person || names_[i + 1].kind == EntityKind::Person)
        continue;
      if (doc_.folded[acronym.begin][0] != doc_.folded[name.begin][0] &&
          names_[i].kind != EntityKind::Organisation)
        continue;
      join(of_name_[i], of_name_[i + 1]);
    }
  }

  NameGroups numbered() {
    NameGroups out;
    std::vector<std::uint32_t> number(groups_.size(), kNone);
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      const std::uint32_t group = root(of_name_[i]);
      if (number[group] == kNone) number[group] = out.count++;
      out.group_of_name.push_back(number[group]);
    }
    return out;
  }

  const Document& doc_;
  const std::vector<Mention>& names_;
  const Knowledge& knowledge_;
  const WordList& particles_;
  const WordList& titles_;
  const WordList& first_names_;
  Jobs jobs_;
  const WordList& heads_;
  const WordList& common_words_;
  const WordList& companies_;
  const WordList& places_;
  std::vector<std::uint32_t> of_name_;
  std::vector<Known> groups_;
  std::vector<std::uint32_t> parent_;  // union-find over groups_
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_entity_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::string, std::uint32_t> by_initials_;
  std::unordered_map<std::string, std::uint32_t> by_core_;
  std::unordered_map<std::string, std::uint32_t> by_short_form_;  // kNone: of several names
};

}  // namespace

NameGroups group_names(const Document& doc, const std::vector<Mention>& names,
                       const Knowledge& knowledge) {
  return NameGrouper(doc, names, knowledge).group();
}

}  // namespace sidelight
