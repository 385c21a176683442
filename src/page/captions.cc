#include "page/captions.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/unicode.h"
#include "base/utf8.h"
#include "page/shingles.h"

namespace sidelight {
namespace {

// Letters and digits of a folded text.
std::string bare(std::string_view text) {
  std::string out;
  const std::string plain = fold(text);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(plain, at);
    if (is_letter(c) || is_digit(c)) out.append(plain, begin, at - begin);
  }
  return out;
}

// The article's paragraphs as shingles, made when they are first asked for: most pages quote
// nothing apart.
class BodyText {
 public:
  explicit BodyText(const PageDraft& draft) : draft_(draft) {}

  // Whether seven in ten of a line's shingles stand in the body: a quote leaves out who said it.
  bool holds(const FoldedText& line) {
    if (!read_) read();
    const std::vector<std::uint64_t> own = shingles_of(line);
    const auto held = static_cast<std::size_t>(std::count_if(
        own.begin(), own.end(), [&](std::uint64_t s) { return shingles_.count(s) > 0; }));
    return !own.empty() && held * 10 >= own.size() * 7;
  }

 private:
  void read() {
    read_ = true;
    for (std::size_t i = 0; i < draft_.size(); ++i) {
      const LeafType& type = draft_.types[i];
      if (!type.body || type.kind != BlockKind::Paragraph) continue;
      for (const std::uint64_t shingle : shingles_of(draft_.line(i))) shingles_.insert(shingle);
    }
  }

  const PageDraft& draft_;
  bool read_ = false;
  std::unordered_set<std::uint64_t> shingles_;  // looked up only
};

bool is_picture_text(BlockKind kind) {
  return kind == BlockKind::Caption || kind == BlockKind::Credit || kind == BlockKind::Embed;
}

}  // namespace

void settle_captions(PageDraft& draft, const std::vector<ElementRoles>& roles) {
  std::unordered_map<std::string, std::size_t> seen;  // looked up only
  BodyText body(draft);
  for (std::size_t i = 0; i < draft.size(); ++i) {
    LeafType& type = draft.types[i];
    if (type.dropped) continue;
    if (type.region == Region::Article && is_picture_text(type.kind)) {
      const std::string key = bare(draft.view(i));
      const auto found = seen.find(key);
      // The same credit under another picture is another credit; right beside itself it is a
      // repeat.
      const bool near = found != seen.end() && i - found->second <= 4;
      if (found != seen.end() && (type.kind != BlockKind::Credit || near)) type.dropped = true;
      if (!type.dropped) seen[key] = i;
    }
    const bool aside = type.kind == BlockKind::Quotation || type.kind == BlockKind::Boilerplate;
    const bool quoted = roles[draft.element(i)].quotation != kNone ||
                        draft.node(i).tag == Tag::Aside || draft.zone(i) == Zone::Sidebar;
    if (aside && quoted && draft.facts[i].bytes <= 400 && draft.facts[i].words >= 4) {
      if (body.holds(draft.line(i))) {
        type.body = false;
        draft.set(i, BlockKind::PullQuote, Region::Article, "pull_quote.repeats_body", 800);
      }
    }
  }
}

}  // namespace sidelight
