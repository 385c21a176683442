#include "page/author_field.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "page/author_words.h"
#include "page/head_window.h"
#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxAuthors = 30;
constexpr std::uint32_t kMaxShown = 300;  // bytes of a line that a name is looked for in
constexpr std::uint32_t kMaxLine = 200;   // bytes of a byline
constexpr std::uint32_t kMaxInside = 12;  // elements of a line that are looked at
constexpr int kShownInHead = 20;
constexpr int kShown = 10;

// A line is no byline by its class; a guess is one by its place alone.
enum class Source { Data, Meta, Microdata, Byline, Line, Guess };

const char* name_of(Source source) {
  switch (source) {
    case Source::Data:
      return "json-ld";
    case Source::Meta:
      return "meta";
    case Source::Microdata:
      return "microdata";
    default:
      return "page";
  }
}

struct Candidate {
  std::vector<AuthorName> names;
  Source source = Source::Data;
  int trust = 0;
};

bool is_by_alone(std::string_view text) {
  static constexpr std::string_view kWords[] = {
      "by",  "written by", "author",  "authors",   "words by",    "von",     "autor",
      "par", "por",        "text by", "posted by", "authored by", "autorin", "about the author"};
  return text.size() <= 24 && equals_any(folded_line(text), kWords);
}

// "5 min read": stands beside a byline as dates do.
bool is_measure(std::string_view part) {
  if (part.size() > 24) return false;
  const std::string line = fold(part);
  const std::vector<Word> words = words_of(line);
  return words.size() >= 2 && words[0].number &&
         (words[1].text == "min" || words[1].text == "mins" || words[1].text == "minutes" ||
          words[1].text == "minute" || words[1].text == "minuten" || words[1].text == "comments");
}

class AuthorReader {
 public:
  AuthorReader(const PageDraft& draft, const std::vector<std::string>& outlets)
      : draft_(draft), outlets_(outlets), window_(head_window(draft)) {}

  AuthorField read() {
    gather_lines();
    add_values();
    add_microdata();
    add_bylines();
    if (!is_settled()) add_lines();
    const Candidate* best = nullptr;
    int most = 0;
    for (const Candidate& candidate : candidates_) {
      const int worth = worth_of(candidate);
      if (worth <= most) continue;
      most = worth;
      best = &candidate;
    }
    return best == nullptr ? AuthorField() : field_of(*best);
  }

 private:
  void add(std::vector<AuthorName> names, Source source, int trust) {
    if (names.empty()) return;
    // Several lines of one source are one list of the best kind.
    for (Candidate& candidate : candidates_) {
      if (candidate.source != source || candidate.trust != trust) continue;
      const AuthorKind had = candidate.names.front().kind;
      if (names.front().kind > had) return;
      if (names.front().kind < had) candidate.names.clear();
      for (AuthorName& name : names) join(std::move(name), candidate.names);
      return;
    }
    candidates_.push_back({std::move(names), source, trust});
  }

  // Adds a name that is not there; of "Jane Doe" and "Jane DoeStaff" the shorter stays.
  static void join(AuthorName name, std::vector<AuthorName>& names) {
    const std::string key = fold(name.name);
    for (AuthorName& other : names) {
      const std::string known = fold(other.name);
      const std::string& small = key.size() < known.size() ? key : known;
      const std::string& large = key.size() < known.size() ? known : key;
      const std::size_t at = large.size() - small.size();
      const bool same =
          large.compare(0, small.size(), small) == 0 ||
          (at > 0 && large[at - 1] == ' ' && large.compare(at, small.size(), small) == 0);
      if (!same) continue;
      if (key.size() < known.size()) other.name = std::move(name.name);
      return;
    }
    if (names.size() < kMaxAuthors) names.push_back(std::move(name));
  }

  void add_values() {
    for (const std::string& author : draft_.data.authors)
      add(names_of_value(author, outlets_), Source::Data, 9);
    for (const auto& entry : draft_.page.metadata) {
      if (equals_any(entry.first, kAuthorMetadata))
        add(names_of_value(entry.second, outlets_), Source::Meta, 7);
    }
  }

  static bool names_author(const Element& element) {
    return element.hint("itemprop") == "author" || element.hint("rel") == "author";
  }

  // The element itself may be the name, hold it, or stand in what is called so.
  void add_microdata() {
    const auto& elements = draft_.page.elements;
    for (std::size_t i = window_.begin; i < window_.tail_end; ++i) {
      // Blogs name their author in a post's footer.
      const bool footer = draft_.zone(i) == Zone::Footer;
      if ((!footer && !tells(draft_, window_, i)) || draft_.facts[i].bytes > kMaxLine) continue;
      std::uint32_t at = draft_.element(i);
      const std::uint32_t end = std::min(draft_.tree.nodes[at].end, at + kMaxInside);
      bool author = false;
      for (std::uint32_t inside = at; inside < end && !author; ++inside)
        author = names_author(elements[inside]);
      for (int up = 0; up < 4 && at != kNone && !author; ++up, at = elements[at].parent)
        author = names_author(elements[at]);
      if (author) add(names_of_byline(draft_.view(i), outlets_), Source::Microdata, 6);
    }
  }

  // Those of the head; where it has none, those elsewhere.
  void add_bylines() {
    const std::size_t before = candidates_.size();
    add_bylines(window_.begin, window_.end);
    if (candidates_.size() == before) add_bylines(window_.end, draft_.size());
  }

  void add_bylines(std::size_t from, std::size_t to) {
    bool by = false;
    for (std::size_t i = from; i < to; ++i) {
      const LeafType& type = draft_.types[i];
      const std::string_view text = draft_.view(i);
      const bool byline = type.kind == BlockKind::Byline && type.region == Region::Article;
      if (byline || (by && draft_.facts[i].bytes <= kMaxLine))
        add(names_of_byline(text, outlets_), Source::Byline, 8);
      by = byline && is_by_alone(text);
    }
  }

  // A person or an account that readers see.
  bool is_settled() const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
      const AuthorName& first = candidate.names.front();
      return candidate.source != Source::Guess && first.kind <= AuthorKind::Alias &&
             (candidate.source >= Source::Byline || is_shown(first.name));
    });
  }

  // Lines that no class calls a byline: in the head, then after the text, then in a box about the
  // author.
  void add_lines() {
    for (std::size_t i = window_.begin; i < window_.end; ++i) add_line(i, 5);
    if (is_settled()) return;
    for (std::size_t i = std::max(window_.end, window_.text_end); i < window_.tail_end; ++i)
      add_line(i, 4);
    const bool person =
        std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& candidate) {
          return candidate.names.front().kind == AuthorKind::Person;
        });
    if (person) return;
    for (std::size_t i = window_.end; i < draft_.size(); ++i) {
      if (draft_.zone(i) != Zone::AuthorBox || draft_.facts[i].words > 4) continue;
      if (add_name_alone(i, Source::Line, 3)) return;
    }
  }

  void add_line(std::size_t i, int trust) {
    const LeafFacts& facts = draft_.facts[i];
    const std::string_view text = draft_.view(i);
    if (i == draft_.headline || facts.bytes > kMaxLine || facts.bytes < 4) return;
    if (!tells(draft_, window_, i) || (facts.prose && facts.sentence)) return;
    const bool after_by = i > 0 && is_by_alone(draft_.view(i - 1));
    if (after_by || begins_byline(text)) {
      std::vector<AuthorName> names = names_of_byline(text, outlets_);
      if (names.empty() || names[0].kind > AuthorKind::Group) return;
      // "Written by real people": an account stands alone, right under the headline.
      const bool alone = names.size() == 1 && facts.words <= 4 && trust > 4;
      if (names[0].kind == AuthorKind::Person || alone) add(std::move(names), Source::Line, trust);
    } else if (facts.level > 0 || draft_.zone(i) == Zone::Footer) {
      return;
    } else if (facts.words <= 8 && is_author_link(i) && add_name_alone(i, Source::Line, trust)) {
      return;
    } else if (facts.words <= 8 && facts.link_permille == 0 && beside_date(i) &&
               add_name_alone(i, Source::Guess, trust)) {
      return;
    } else {
      add(beside_date_inside(text), Source::Guess, trust);
    }
  }

  // A line that is a name and nothing else, or a list of them.
  bool add_name_alone(std::size_t i, Source source, int trust) {
    std::vector<AuthorName> names = names_of_byline(draft_.view(i), outlets_);
    if (names.empty()) return false;
    std::size_t bytes = 0;
    for (const AuthorName& name : names) {
      bytes += name.name.size();
      const bool one_word = name.name.find(' ') == std::string::npos;
      if (name.kind > AuthorKind::Group || (one_word && names.size() > 1)) return false;
      // One word, or words without capitals, may be anything.
      if (one_word && !draft_.node(i).own.has(Family::Byline)) return false;
    }
    if (bytes * 10 < draft_.facts[i].bytes * 6) return false;
    add(std::move(names), source, trust);
    return true;
  }

  bool is_author_link(std::size_t i) const {
    const std::uint32_t link = draft_.leaves.leaves[i].link;
    const FamilySet named = families(Family::Byline, Family::AuthorBox);
    std::uint32_t at = draft_.element(i);
    for (int up = 0; up < 3 && at != kNone; ++up, at = draft_.page.elements[at].parent) {
      if (draft_.tree.nodes[at].own.any(named) && draft_.tree.nodes[at].text_bytes <= kMaxLine)
        return true;
    }
    if (link == kNone) return false;
    const std::string_view href = draft_.page.elements[link].hint("href");
    return std::any_of(
        std::begin(kAuthorPaths), std::end(kAuthorPaths),
        [&](std::string_view path) { return href.find(path) != std::string_view::npos; });
  }

  bool is_date_or_measure(std::size_t i) const {
    const std::string_view text = draft_.view(i);
    return is_date_line(text) || is_measure(text);
  }
  bool beside_date(std::size_t i) const {
    if (i <= draft_.headline && draft_.headline != kNone) return false;
    return is_date_or_measure(i - (i > 0 ? 1 : 0)) ||
           (i + 1 < draft_.size() && is_date_or_measure(i + 1));
  }

  // "04.02.2022 | 13:10 Uhr | Jane Doe": one part is a date, one a person.
  std::vector<AuthorName> beside_date_inside(std::string_view text) const {
    if (text.size() > 120) return {};
    static constexpr std::string_view kSigns[] = {
        "|", "\xC2\xB7", "\xE2\x80\xA2", "\xE2\x8B\x85", "\xE2\x80\x93", " - "};
    bool date = false;
    std::size_t parts = 0;
    for (std::string_view rest = text; !rest.empty(); ++parts) {
      std::size_t cut = rest.size();
      std::size_t size = 0;
      for (const std::string_view sign : kSigns) {
        const std::size_t at = rest.find(sign);
        if (at >= cut) continue;
        cut = at;
        size = sign.size();
      }
      const std::string_view part = trim(rest.substr(0, cut));
      date = date || is_date_line(part) || is_measure(part);
      rest = cut >= rest.size() ? std::string_view() : rest.substr(cut + size);
    }
    // "4. Mai 2024, Jane Doe", "Jane Doe 4. Mai 2024"
    if (!date && parts == 1) date = !day_in(text).empty();
    if (!date) return {};
    std::vector<AuthorName> names = names_of_byline(text, outlets_);
    if (!names.empty() && names[0].kind != AuthorKind::Person) names.clear();
    if (names.size() > 3) names.clear();
    return names;
  }

  // The short lines of the page, folded: first those of the head, then all.
  void gather_lines() {
    const auto take = [&](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        const Zone zone = draft_.zone(i);
        if (draft_.facts[i].bytes > kMaxShown || zone == Zone::Comment || zone == Zone::Related ||
            zone == Zone::Nav) {
          continue;
        }
        lines_ += draft_.line(i).folded();
        lines_.push_back('\n');
      }
    };
    take(window_.begin, window_.end);
    head_lines_ = lines_.size();
    take(0, draft_.size());
  }

  // Where a name stands on the page: near the headline is best.
  int shown_at(const std::string& name) const {
    const std::size_t at = lines_.find(fold(name));
    if (at == std::string::npos) return 0;
    return at < head_lines_ ? kShownInHead : kShown;
  }
  bool is_shown(const std::string& name) const { return shown_at(name) > 0; }

  // The kind decides, then whether the page shows the name, then the source. A guess goes before
  // the outlet and nobody, never before another name.
  int worth_of(const Candidate& candidate) const {
    const AuthorName& first = candidate.names.front();
    if (candidate.source == Source::Guess) return 250 + candidate.trust;
    const bool own = candidate.source >= Source::Byline;
    // One word of a byline is no better than a group's name in the data.
    const bool word = own && first.kind == AuthorKind::Alias;
    const int kind = 5 - static_cast<int>(word ? AuthorKind::Group : first.kind);
    const int shown = is_told(first) ? kShownInHead : shown_at(first.name);
    return kind * 100 + shown + candidate.trust;
  }

  // Whether a byline has the same person: same first and last word.
  bool is_told(const AuthorName& name) const {
    const std::string key = fold(name.name);
    for (const Candidate& candidate : candidates_) {
      if (candidate.source < Source::Byline) continue;
      for (const AuthorName& other : candidate.names) {
        const std::string text = fold(other.name);
        if (text.compare(0, key.size() + 1, key + " ") == 0) return true;
        if (text.substr(0, text.find(' ')) == key.substr(0, key.find(' ')) &&
            text.substr(text.rfind(' ') + 1) == key.substr(key.rfind(' ') + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  AuthorField field_of(const Candidate& best) const {
    AuthorField field;
    const Candidate* whole = &best;
    // A byline that names the same persons and more is the whole list.
    for (const Candidate& candidate : candidates_) {
      if (candidate.names.size() > whole->names.size() && includes(candidate, *whole))
        whole = &candidate;
    }
    for (const AuthorName& name : whole->names) field.names.push_back(name.name);
    field.source = name_of(whole->source);
    const Candidate& first = candidates_.front();
    const bool same = first.names.size() == whole->names.size() && includes(*whole, first);
    if (same) field.source = name_of(first.source);
    if (!same && first.source != whole->source && first.source < Source::Byline) {
      const AuthorKind kind = first.names.front().kind;
      if (kind == whole->names.front().kind) {
        field.source +=
            whole->names.size() > first.names.size()
                ? std::string(": names more than ") + name_of(first.source)
                : std::string(": the page does not show the name in ") + name_of(first.source);
      } else {
        field.source += std::string(": ") + name_of(first.source) + " names " + word_of(kind);
      }
    }
    return field;
  }

  static const char* word_of(AuthorKind kind) {
    switch (kind) {
      case AuthorKind::Person:
        return "a person";
      case AuthorKind::Alias:
        return "an account";
      case AuthorKind::Group:
        return "a group";
      case AuthorKind::Outlet:
        return "the outlet";
      case AuthorKind::Nameless:
        return "nobody";
    }
    return "";
  }

  static bool includes(const Candidate& more, const Candidate& less) {
    return std::all_of(less.names.begin(), less.names.end(), [&](const AuthorName& name) {
      const std::string key = fold(name.name);
      return std::any_of(more.names.begin(), more.names.end(), [&](const AuthorName& other) {
        return other.kind == name.kind && fold(other.name).find(key) != std::string::npos;
      });
    });
  }

  const PageDraft& draft_;
  const std::vector<std::string>& outlets_;
  const HeadWindow window_;
  std::vector<Candidate> candidates_;
  std::string lines_;
  std::size_t head_lines_ = 0;  // bytes of lines_ that are the head's
};

}  // namespace

AuthorField read_authors(const PageDraft& draft, const std::vector<std::string>& outlets) {
  return AuthorReader(draft, outlets).read();
}

}  // namespace sidelight
