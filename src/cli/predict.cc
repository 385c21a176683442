#include "cli/predict.h"

#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "cli/json_row.h"
#include "cli/predict_page.h"
#include "cli/predict_text.h"

namespace sidelight {
namespace {

Result<Json> predict_row(const std::string& task, const Json& row, const Knowledge& knowledge) {
  const bool wants_html = task == "article" || task == "page";
  const char* const needed = wants_html ? "html" : "text";
  const auto found = row.find(needed);
  if (found == row.end() || !found->is_string()) {
    return Error{std::string("the member \"") + needed + "\" is missing or is no string"};
  }
  if (wants_html) return predict_page(task, row, knowledge);
  return predict_text(task, row, knowledge);
}

// One output line for one input line; false when it holds an error.
bool predict_line(const std::string& task, const std::string& line, std::uint64_t number,
                  const Knowledge& knowledge) {
  const Json row = Json::parse(line, nullptr, false);
  Json out;
  bool good = false;
  std::string trouble = "line " + std::to_string(number) + ": not a JSON object";
  if (row.is_object()) {
    out["id"] = row.contains("id") ? row["id"] : Json(nullptr);
    Result<Json> members = predict_row(task, row, knowledge);
    good = members.ok();
    if (good) {
      out.update(members.value());
    } else {
      trouble = "line " + std::to_string(number) + ": " + members.error().message;
    }
  } else {
    out["id"] = nullptr;
  }
  if (!good) out["error"] = trouble;
  const std::string text = out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  return good;
}

}  // namespace

bool predict(const std::string& task, const Knowledge& knowledge) {
  bool all_good = true;
  std::string line;
  std::uint64_t number = 0;
  bool too_long = false;
  const auto finish_line = [&] {
    ++number;
    if (too_long) line = "";  // reported as no JSON object, and the rest goes on
    if (!line.empty() || too_long) all_good = predict_line(task, line, number, knowledge) && all_good;
    line.clear();
    too_long = false;
  };
  std::vector<char> buffer(1u << 16);
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), stdin)) {
    for (std::size_t begin = 0; begin < count;) {
      const auto* end = static_cast<const char*>(
          std::char_traits<char>::find(buffer.data() + begin, count - begin, '\n'));
      const std::size_t stop = end == nullptr ? count : static_cast<std::size_t>(end - buffer.data());
      if (line.size() + (stop - begin) > kMaxSnapshotBytes) too_long = true;
      if (!too_long) line.append(buffer.data() + begin, stop - begin);
      if (end != nullptr) finish_line();
      begin = stop + 1;
    }
  }
  if (!line.empty() || too_long) finish_line();
  return all_good;
}

}  // namespace sidelight
