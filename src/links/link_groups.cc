#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/one_of.h"
#include "base/token_rule.h"
#include "base/unicode.h"
#include "links/link.h"
#include "links/mention_use.h"
#include "links/place_words.h"
#include "people/pack_lookup.h"

namespace sidelight {
namespace {

// An entity that one group may mean, and what speaks for it.
struct Choice {
  std::uint32_t pack = 0;
  std::uint32_t entity = kNone;
  int score = 0;
  std::string_view rule;
};

constexpr std::size_t kMostTexts = 4;   // different names of a group that are looked up
constexpr std::size_t kMostPlaces = 8;  // mentions of a group whose surroundings are looked at
constexpr int kSurenessNeeded = 500;
constexpr int kLeadNeeded = 100;  // before the second choice
constexpr int kRelated = 250;  // for an entity that another clear entity of the document refers to
constexpr int kSameCountry = 120;  // for one in the country of clear entities
constexpr int kSaidSo = 250;       // "Georgia, United States": the words beside it fit
constexpr int kOtherKind = 100;    // against one of a kind that rules confuse with the name's

// The words at the end of a company's name that say only that it is one.
constexpr std::array<std::string_view, 16> kCompanyEndings = {
    "inc", "corp", "corporation", "co",   "company", "ltd", "limited",  "plc",
    "ag",  "sa",   "nv",          "gmbh", "group",   "llc", "holdings", "and"};

class GroupLinker {
 public:
  GroupLinker(const Document& doc, const Groups& groups, const Knowledge& knowledge)
      : doc_(doc), groups_(groups), knowledge_(knowledge), uses_(doc, knowledge.language) {}

  std::vector<Link> link() {
    std::vector<std::vector<Choice>> choices;
    read_companies();
    for (const Group& group : groups_.groups) choices.push_back(choices_of(group));
    for (const auto& of_group : choices) read_clear(of_group);
    read_surroundings(choices);
    drop_bodies_of_other_states(choices);
    std::vector<Link> links;
    for (auto& of_group : choices) links.push_back(decided(of_group));
    return links;
  }

 private:
  // The different texts of a group's names, longest first.
  std::vector<TokenRange> texts_of(const Group& group) const {
    std::vector<TokenRange> texts;
    std::unordered_set<std::string_view> seen;
    for (const std::uint32_t number : group.mentions) {
      const Mention& mention = groups_.mentions[number];
      if (mention.form != MentionForm::Name || !seen.insert(doc_.view(mention.tokens)).second)
        continue;
      if (uses_.of(mention) == MentionUse::Part) {
        seen.erase(doc_.view(mention.tokens));  // it may stand alone elsewhere
        continue;
      }
      texts.push_back(mention.tokens);
      if (seen.size() >= 16) break;
    }
    std::stable_sort(texts.begin(), texts.end(),
                     [](TokenRange a, TokenRange b) { return a.size() > b.size(); });
    if (texts.size() > kMostTexts) texts.resize(kMostTexts);
    return texts;
  }

  // The names of the companies of this text without "Inc" and "Corp".
  void read_companies() {
    for (const Mention& mention : groups_.mentions) {
      if (mention.form != MentionForm::Name || mention.kind != EntityKind::Organisation) continue;
      const TokenRange name = without_company_ending(mention.tokens);
      if (!name.empty()) companies_.push_back(name);
    }
  }

  // "Hanover" where "Hanover Insurance Co" stands too, and nobody is in it or from it.
  bool is_short_for_company(const Group& group, TokenRange text) const {
    if (group.kind != EntityKind::Place && group.kind != EntityKind::Organisation) return false;
    const bool begins_one =
        std::any_of(companies_.begin(), companies_.end(), [&](TokenRange company) {
          if (company.size() < text.size()) return false;
          for (std::uint32_t i = 0; i < text.size(); ++i) {
            if (doc_.folded[company.begin + i] != doc_.folded[text.begin + i]) return false;
          }
          return true;
        });
    if (!begins_one) return false;
    return std::none_of(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t number) {
      const TokenRange at = groups_.mentions[number].tokens;
      if (at.begin <= doc_.sentence_at(at.begin).tokens.begin) return false;
      const std::string& before = doc_.folded[at.begin - 1];
      return before == "in" || before == "from" || before == "at" || before == "near" ||
             before == "to";
    });
  }

  // A person known by a full name is never linked through a surname alone: "Putin" says less than
  // "Anna Putin".
  std::vector<Choice> choices_of(const Group& group) const {
    std::vector<Choice> choices;
    const std::vector<TokenRange> texts = texts_of(group);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (group.kind == EntityKind::Person && texts[i].size() < texts.front().size() &&
          texts.front().size() > 1)
        break;
      const bool unknown_so_far = choices.empty();
      look_up(choices, group, texts[i]);
      if (i > 0 && unknown_so_far && texts[i].size() == 1)
        drop_of_other_country(choices, texts.front());
      bool company = is_short_for_company(group, texts[i]);
      if (choices.empty() && group.kind == EntityKind::Organisation) {
        look_up(choices, group, without_company_ending(texts[i]));
        company = true;
      }
      // "Madeira Inc" is no island.
      if (company) {
        choices.erase(std::remove_if(choices.begin(), choices.end(),
                                     [&](const Choice& choice) { return !is_body(choice); }),
                      choices.end());
      }
      if (choices.empty() && group.kind == EntityKind::Place)
        look_up_place(choices, group, texts[i]);
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    return choices;
  }

  // "the Namibian Broadcasting Corporation (NBC)": the name that the letters stand for is not in
  // the pack, and says that it is of another country than what is called so there.
  void drop_of_other_country(std::vector<Choice>& choices, TokenRange name) const {
    const std::string_view first = doc_.token_text(name.begin);
    if (name.size() < 2 || choices.empty()) return;
    for (const PackCandidate& said : pack_candidates(knowledge_, doc_.folded[name.begin], first)) {
      const Choice country{said.pack, said.entity, said.prior, ""};
      if (country_of(country) != kNone || is_body(country)) continue;
      choices.erase(std::remove_if(choices.begin(), choices.end(),
                                   [&](const Choice& choice) {
                                     const std::uint32_t here = country_of(choice);
                                     return choice.pack == said.pack && here != said.entity &&
                                            (here != kNone || !shares_word(choice, name));
                                   }),
                    choices.end());
      return;
    }
  }

  bool shares_word(const Choice& choice, TokenRange name) const {
    constexpr std::size_t kLeastLetters = 4;
    const std::string label = fold(knowledge_.packs[choice.pack].entity(choice.entity).label);
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      if (doc_.folded[i].size() >= kLeastLetters && label.find(doc_.folded[i]) != std::string::npos)
        return true;
    }
    return false;
  }

  bool is_body(const Choice& choice) const {
    return knowledge_.packs[choice.pack].entity(choice.entity).kind == EntityKind::Organisation;
  }

  void look_up(std::vector<Choice>& choices, const Group& group, TokenRange text) const {
    if (text.empty()) return;
    const std::string key = alias_key(doc_.view(text));
    for (const PackCandidate& candidate : pack_candidates(knowledge_, key, doc_.view(text))) {
      add(choices, group, candidate);
    }
  }

  // "Osaka, Japan" found as one name: what stands before the comma, in what stands after it.
  void look_up_place(std::vector<Choice>& choices, const Group& group, TokenRange name) const {
    std::uint32_t comma = name.begin;
    while (comma < name.end && doc_.folded[comma] != ",") ++comma;
    if (comma == name.begin || comma + 1 >= name.end) return;
    look_up(choices, group, {name.begin, comma});
    std::vector<Choice> around;
    look_up(around, group, {comma + 1, name.end});
    if (!choices.empty() && !around.empty()) weigh(choices, around.front());
  }

  // "Volkswagen AG", "Morgan Stanley and Co Inc": the name without these words; empty where it has
  // none of them.
  TokenRange without_company_ending(TokenRange name) const {
    TokenRange rest = name;
    while (rest.size() > 1 && is_company_ending(rest.end - 1)) --rest.end;
    return rest == name || rest.empty() ? TokenRange{} : rest;
  }
  bool is_company_ending(std::uint32_t token) const {
    std::string_view word = doc_.folded[token];
    if (word == "." || word == "," || word == "&") return true;
    if (!word.empty() && word.back() == '.') word.remove_suffix(1);
    return std::find(kCompanyEndings.begin(), kCompanyEndings.end(), word) != kCompanyEndings.end();
  }

  void add(std::vector<Choice>& choices, const Group& group, const PackCandidate& candidate) const {
    if (candidate.use == AliasUse::Title) return;
    const EntityKind kind = knowledge_.packs[candidate.pack].entity(candidate.entity).kind;
    Choice choice{candidate.pack, candidate.entity, candidate.prior, "name"};
    if (group.kind == EntityKind::Nationality) {
      if (candidate.use != AliasUse::Demonym) return;
      choice.rule = "demonym";
    } else if (candidate.use == AliasUse::Name) {
      if (!kinds_agree(group.kind, candidate.kind)) return;
      if (group.kind != kind) choice.score -= kOtherKind;
    } else if (candidate.use == AliasUse::Metonym) {
      if (!kinds_agree(group.kind, candidate.kind)) return;
      choice.score -= 200;
      choice.rule = "metonym";
    } else {
      return;
    }
    for (Choice& other : choices) {
      const bool same = other.pack == choice.pack && other.entity == choice.entity;
      if (!same && !is_known_to_earlier_pack(other, choice)) continue;
      other.score = std::min(1000, std::max(other.score, choice.score) + (same ? 100 : 0));
      return;
    }
    choices.push_back(choice);
  }

  // Two packs may hold one entity, by its Wikidata id: the earlier pack's entry stands.
  bool is_known_to_earlier_pack(const Choice& earlier, const Choice& later) const {
    if (earlier.pack >= later.pack) return false;
    const std::uint32_t id = knowledge_.packs[earlier.pack].entity(earlier.entity).qid;
    return id != 0 && id == knowledge_.packs[later.pack].entity(later.entity).qid;
  }

  static std::uint64_t number_of(std::uint32_t pack, std::uint32_t entity) {
    return (static_cast<std::uint64_t>(pack) << 32) | entity;
  }

  // The entities that clear choices refer to: their country, their capital, what they are part of.
  void read_clear(const std::vector<Choice>& choices) {
    constexpr int kClear = 800;
    if (choices.empty() || choices.front().score < kClear) return;
    const Pack& pack = knowledge_.packs[choices.front().pack];
    if (!clear_.insert(number_of(choices.front().pack, choices.front().entity)).second) return;
    const IndexRange facts = pack.entity(choices.front().entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      const Fact fact = pack.fact(i);
      if (fact.entity == kNone) continue;
      related_.insert(number_of(choices.front().pack, fact.entity));
      if (fact.name == "country") countries_.insert(number_of(choices.front().pack, fact.entity));
    }
  }

  // "The Supreme Court" of a text about Kerala is not that of the United States: what every state
  // has is of the one that the text is about, or of one that it names about as often.
  void drop_bodies_of_other_states(std::vector<std::vector<Choice>>& choices) const {
    constexpr std::size_t kOften = 3;
    std::unordered_map<std::uint64_t, std::size_t> named;  // the states, and what lies in them
    std::size_t most = 0;
    for (std::size_t g = 0; g < choices.size(); ++g) {
      if (choices[g].empty() || is_of_any_state(groups_.groups[g])) continue;
      const Choice& best = choices[g].front();
      std::uint32_t state = country_of(best);
      const Pack& pack = knowledge_.packs[best.pack];
      if (state == kNone && pack.first_fact(best.entity, "capital").entity != kNone)
        state = best.entity;
      if (state == kNone) continue;
      std::size_t& count = named[number_of(best.pack, state)];
      count += groups_.groups[g].mentions.size();
      most = std::max(most, count);
    }
    const auto is_of_other = [&](const Choice& choice) {
      const std::uint32_t state = country_of(choice);
      if (state == kNone) return false;
      const auto own = named.find(number_of(choice.pack, state));
      return (own == named.end() ? 0 : own->second) * kOften < most;
    };
    if (most < kOften) return;
    for (std::size_t g = 0; g < choices.size(); ++g) {
      if (!is_of_any_state(groups_.groups[g])) continue;
      choices[g].erase(std::remove_if(choices[g].begin(), choices[g].end(), is_of_other),
                       choices[g].end());
    }
  }

  // Whether the body is called by nothing but what it is.
  bool is_of_any_state(const Group& group) const {
    if (group.kind != EntityKind::Organisation) return false;
    for (const std::uint32_t number : group.mentions) {
      const Mention& mention = groups_.mentions[number];
      if (mention.form != MentionForm::Name) continue;
      for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
        if (!is_one_of(doc_.folded[i],
                       {"assembly", "bank", "central", "commons", "congress", "constitutional",
                        "court", "high", "house", "lords", "national", "of", "parliament",
                        "representatives", "senate", "supreme"}))
          return false;
      }
    }
    return true;
  }

  // What stands beside the mentions speaks for or against a choice: "Cambridge, Massachusetts",
  // "the Italian Senate", "the Senate of Italy" name the country that it lies in.
  void read_surroundings(std::vector<std::vector<Choice>>& choices) const {
    for (std::size_t g = 0; g < choices.size(); ++g) {
      if (choices[g].empty() || groups_.groups[g].kind == EntityKind::Nationality) continue;
      weigh_kind_of_place(choices[g], groups_.groups[g]);
      std::size_t looked_at = 0;
      for (const std::uint32_t m : groups_.groups[g].mentions) {
        if (groups_.mentions[m].form != MentionForm::Name) continue;
        if (++looked_at > kMostPlaces) break;
        const std::uint32_t beside = group_beside(m, groups_.groups[g].kind);
        if (beside == kNone || beside == g || choices[beside].empty()) continue;
        weigh(choices[g], choices[beside].front());
        break;  // one place says it; others would only repeat it
      }
    }
  }

  // Where every mention says so, "the state of São Paulo" is not the city of that name, and "the
  // Mississippi" is the river.
  void weigh_kind_of_place(std::vector<Choice>& choices, const Group& group) const {
    std::size_t looked_at = 0;
    std::size_t regions = 0;
    std::size_t rivers = 0;
    for (const std::uint32_t m : group.mentions) {
      if (groups_.mentions[m].form != MentionForm::Name) continue;
      if (++looked_at > kMostPlaces) break;
      const TokenRange at = groups_.mentions[m].tokens;
      regions += is_called_region(doc_, at) ? 1 : 0;
      rivers += is_called_river(doc_, at) ? 1 : 0;
    }
    if (regions > 0 && regions >= std::min(looked_at, kMostPlaces))
      drop(choices, [](std::string_view what) {
        return what.find("city") != std::string_view::npos || what.rfind("capital", 0) == 0;
      });
    const auto is_river = [](std::string_view what) { return what.rfind("river", 0) == 0; };
    if (rivers == 0 || rivers < std::min(looked_at, kMostPlaces)) return;
    for (Choice& choice : choices) {
      if (!is_river(description_of(choice))) continue;
      choice.score = std::max(choice.score, kSurenessNeeded);
      drop(choices, [&](std::string_view what) { return !is_river(what); });
      return;
    }
  }

  std::string_view description_of(const Choice& choice) const {
    return knowledge_.packs[choice.pack].entity(choice.entity).description;
  }
  template <class IsOut>
  void drop(std::vector<Choice>& choices, IsOut&& is_out) const {
    for (Choice& choice : choices) {
      if (is_out(description_of(choice))) choice.score = 0;
    }
  }

  // The group of the name that stands beside mention `m` and says where it lies.
  std::uint32_t group_beside(std::uint32_t m, EntityKind kind) const {
    const TokenRange at = groups_.mentions[m].tokens;
    const TokenRange sentence = doc_.sentence_at(at.begin).tokens;
    if (m + 1 < groups_.mentions.size() && at.end < sentence.end) {
      const Mention& next = groups_.mentions[m + 1];
      const std::string& mark = doc_.folded[at.end];
      // "Reuters, Paris," is where it was written, not where the agency lies.
      const bool lies = kind == EntityKind::Place || kind == EntityKind::Facility;
      const bool says_where = (mark == "," && lies) || mark == "of";
      const bool adjacent = next.tokens.begin == at.end + 1 && next.form == MentionForm::Name;
      if (says_where && adjacent && next.kind == EntityKind::Place &&
          (mark == "of" || closes_apposition(next, sentence)))
        return groups_.group_of_mention[m + 1];
    }
    if (m > 0 && kind == EntityKind::Organisation) {
      const Mention& before = groups_.mentions[m - 1];
      if (before.kind == EntityKind::Nationality && before.tokens.end == at.begin)
        return groups_.group_of_mention[m - 1];
    }
    return kNone;
  }

  // "Lille, France," and "Lille, France." but neither "In Lille, France said" nor "Lille, Paris,
  // and Rome": places in a row are not inside each other.
  bool closes_apposition(const Mention& second, TokenRange sentence) const {
    const std::uint32_t after = second.tokens.end;
    if (after >= sentence.end) return true;
    const std::string& word = doc_.folded[after];
    if (word == "." || word == ";" || word == ")") return true;
    if (word != "," || after + 1 >= sentence.end) return false;
    return !doc_.tokens[after + 1].upper_first && doc_.folded[after + 1] != "and" &&
           doc_.folded[after + 1] != "or";
  }

  // The country that an entity lies in, or kNone. A state lies in none.
  std::uint32_t country_of(const Choice& choice) const {
    return knowledge_.packs[choice.pack].first_fact(choice.entity, "country").entity;
  }

  void weigh(std::vector<Choice>& choices, const Choice& where) const {
    const std::uint32_t within = country_of(where);
    const std::uint32_t there = within == kNone ? where.entity : within;
    for (Choice& choice : choices) {
      if (choice.pack != where.pack || choice.entity == where.entity) continue;
      const std::uint32_t here = country_of(choice);
      if (refers_to(choice, where.entity)) {
        choice.score = std::min(1000, choice.score + kSaidSo);
      } else if (here != kNone && here != there) {
        choice.score = 0;
      }
    }
  }

  bool refers_to(const Choice& choice, std::uint32_t entity) const {
    const Pack& pack = knowledge_.packs[choice.pack];
    const IndexRange facts = pack.entity(choice.entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      if (pack.fact(i).entity == entity) return true;
    }
    return false;
  }

  // Another clear entity refers to this one, or this one to a clear one.
  bool is_related(const Choice& choice) const {
    if (related_.count(number_of(choice.pack, choice.entity)) > 0) return true;
    const Pack& pack = knowledge_.packs[choice.pack];
    const IndexRange facts = pack.entity(choice.entity).facts;
    for (std::uint32_t i = facts.begin; i < facts.end; ++i) {
      const std::uint32_t other = pack.fact(i).entity;
      if (other == kNone) continue;
      const std::uint64_t number = number_of(choice.pack, other);
      if (clear_.count(number) > 0) return true;
    }
    return false;
  }

  bool is_in_clear_country(const Choice& choice) const {
    const std::uint32_t country = country_of(choice);
    return country != kNone && countries_.count(number_of(choice.pack, country)) > 0;
  }

  Link decided(std::vector<Choice>& choices) const {
    Link link;
    if (choices.empty()) return link;
    for (Choice& choice : choices) {
      if (choice.score == 0 || (choices.size() == 1 && choice.score >= kSurenessNeeded)) continue;
      if (is_related(choice)) {
        choice.score = std::min(1000, choice.score + kRelated);
      } else if (is_in_clear_country(choice)) {
        choice.score = std::min(1000, choice.score + kSameCountry);
      }
    }
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice& a, const Choice& b) { return a.score > b.score; });
    const Choice& best = choices.front();
    if (best.score < kSurenessNeeded) return link;
    if (choices.size() > 1 && best.score - choices[1].score < kLeadNeeded) return link;
    link.pack = best.pack;
    link.entity = best.entity;
    link.score = Score::of(best.score);
    link.rule = best.rule;
    return link;
  }

  const Document& doc_;
  const Groups& groups_;
  const Knowledge& knowledge_;
  MentionUses uses_;
  std::vector<TokenRange> companies_;
  std::unordered_set<std::uint64_t> clear_;
  std::unordered_set<std::uint64_t> related_;
  std::unordered_set<std::uint64_t> countries_;  // of clear entities
};

}  // namespace

std::vector<Link> link_groups(const Document& doc, const Groups& groups,
                              const Knowledge& knowledge) {
  return GroupLinker(doc, groups, knowledge).link();
}

}  // namespace sidelight
