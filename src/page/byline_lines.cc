#include "page/byline_lines.h"

#include <algorithm>

#include "page/line_words.h"
#include "page/text_rules.h"

namespace sidelight {
namespace {

constexpr std::size_t kMaxLine = 240;  // bytes

enum class RunKind : std::uint8_t { Joint, Label, Date, Other, Name };

struct Run {
  ByteRange at;
  RunKind kind = RunKind::Name;
};

// "|", "on" and "," between two runs belong to neither.
ByteRange without_joints(std::string_view text, ByteRange at) {
  static constexpr std::string_view kSigns[] = {
      " ", "|", ",", "/", "-", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};
  static constexpr std::string_view kWords[] = {"on", "at"};
  const auto cut = [&](auto ends_with, auto drop) {
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view sign : kSigns) {
        if (at.size() < sign.size() || !ends_with(sign)) continue;
        drop(sign.size());
        again = true;
      }
    }
  };
  const auto view = [&] { return text.substr(at.begin, at.size()); };
  const auto from_left = [&] {
    cut([&](std::string_view sign) { return view().substr(0, sign.size()) == sign; },
        [&](std::size_t bytes) { at.begin += static_cast<std::uint32_t>(bytes); });
  };
  const auto from_right = [&] {
    cut([&](std::string_view sign) { return view().substr(view().size() - sign.size()) == sign; },
        [&](std::size_t bytes) { at.end -= static_cast<std::uint32_t>(bytes); });
  };
  from_left();
  from_right();
  for (const std::string_view word : kWords) {
    if (view() == word) return {at.begin, at.begin};
    if (view().substr(0, word.size()) == word && view()[word.size()] == ' ') {
      at.begin += static_cast<std::uint32_t>(word.size());
      from_left();
    }
    const std::size_t rest = view().size() - std::min(view().size(), word.size());
    if (rest == 0 || view().substr(rest) != word || view()[rest - 1] != ' ') continue;
    at.end -= static_cast<std::uint32_t>(word.size());
    from_right();
  }
  return at;
}

RunKind kind_of(std::string_view run) {
  if (run.empty()) return RunKind::Joint;
  if (is_by(run)) return RunKind::Label;
  const bool other = is_reading_time(run) || is_furniture(run) || is_comment_heading(run);
  if (other) return RunKind::Other;
  if (is_date_line(run) || is_time_line(run)) return RunKind::Date;
  return RunKind::Name;
}

// Where a line with `text` may be cut: at runs of the source, at signs between spaces, and before a
// word that begins a date.
std::vector<std::uint32_t> find_cuts(std::string_view text,
                                     const std::vector<std::uint32_t>& runs) {
  static constexpr std::string_view kSigns[] = {" | ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
                                                " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  static constexpr std::string_view kDates[] = {" Updated", " Published", " Posted",
                                                " updated", " published", " posted",
                                                " on ",     " UPDATED",   " PUBLISHED"};
  std::vector<std::uint32_t> cuts = runs;
  for (const std::string_view sign : kSigns) {
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + sign.size())) {
      cuts.push_back(static_cast<std::uint32_t>(at));
    }
  }
  for (const std::string_view word : kDates) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos || !is_date_line(text.substr(at + 1))) continue;
    cuts.push_back(static_cast<std::uint32_t>(at));
  }
  cuts.push_back(0);
  cuts.push_back(static_cast<std::uint32_t>(text.size()));
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

std::vector<Run> find_runs(std::string_view text, const std::vector<std::uint32_t>& source) {
  const std::vector<std::uint32_t> cuts = find_cuts(text, source);
  std::vector<Run> runs;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    Run run;
    run.at = without_joints(text, {cuts[i], cuts[i + 1]});
    run.kind = kind_of(text.substr(run.at.begin, run.at.size()));
    if (run.kind == RunKind::Joint) continue;
    // One name or one date may be cut by its own styles.
    if (!runs.empty() && runs.back().kind == run.kind) {
      runs.back().at.end = run.at.end;
    } else {
      runs.push_back(run);
    }
  }
  return runs;
}

}  // namespace

bool is_by(std::string_view text) {
  static constexpr std::string_view kBy[] = {"by",         "von",      "par",          "por",
                                             "written by", "words by", "submitted by", "posted by"};
  return equals_any(folded_line(text), kBy);
}

std::vector<LeafPart> cut_byline(std::string_view text, const std::vector<std::uint32_t>& runs,
                                 bool names) {
  if (text.size() > kMaxLine) return {};
  bool labelled = names;
  bool named = false;
  bool others = false;
  std::vector<LeafPart> parts;
  for (const Run& run : find_runs(text, runs)) {
    const std::string_view words = text.substr(run.at.begin, run.at.size());
    if (run.kind == RunKind::Label) labelled = true;
    if (run.kind == RunKind::Date) parts.push_back({run.at, BlockKind::Date});
    if (run.kind == RunKind::Other) others = true;
    if (run.kind != RunKind::Name || named) continue;
    if (!(labelled && starts_upper(words)) && !is_byline_text(words)) return {};
    named = true;
    parts.push_back({run.at, BlockKind::Byline});
  }
  if (!named || (parts.size() == 1 && !others)) return {};
  return parts;
}

}  // namespace sidelight
