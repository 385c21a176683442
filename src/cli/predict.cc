#include "cli/predict.h"

#include <cstdint>
#include <cstdio>
#include <utility>

#include "base/result.h"
#include "cli/json_long_string.h"
#include "cli/json_row.h"
#include "cli/lines.h"
#include "cli/predict_page.h"
#include "cli/predict_text.h"

namespace sidelight {
namespace {

bool takes_html(const std::string& task) { return task == "article" || task == "page"; }

// What a row of the task must hold.
const char* long_member_of(const std::string& task) { return takes_html(task) ? "html" : "text"; }

Result<Json> predict_row(const std::string& task, const Json& row, const Knowledge& knowledge) {
  const char* const needed = long_member_of(task);
  const auto found = row.find(needed);
  if (found == row.end() || !found->is_string()) {
    return Error{std::string("the member \"") + needed + "\" is missing or is no string"};
  }
  if (takes_html(task)) return predict_page(task, row, knowledge);
  return predict_text(task, row, knowledge);
}

// One output line for one input line; false when it holds an error.
bool predict_line(const std::string& task, const std::string& line, std::uint64_t number,
                  const Knowledge& knowledge) {
  const Json row = parse_json_row(line, long_member_of(task));
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
  LineReader lines(stdin);
  std::string line;
  bool too_long = false;
  while (lines.next(line, too_long)) {
    if (line.empty() && !too_long) continue;
    all_good = predict_line(task, line, lines.number(), knowledge) && all_good;
  }
  return all_good;
}

}  // namespace sidelight
