#include "cli/predict.h"

#include <cstdio>
#include <optional>

#include "base/json_text.h"
#include "base/result.h"
#include "cli/json_long_string.h"
#include "cli/json_row.h"
#include "cli/lines.h"
#include "cli/ordered_lines.h"
#include "cli/predict_page.h"
#include "cli/predict_text.h"

namespace sidelight {
namespace {

bool takes_html(const std::string& task) { return task == "article" || task == "page"; }

// What a row of the task must hold.
const char* long_member_of(const std::string& task) { return takes_html(task) ? "html" : "text"; }

// Appends the members of the answer to a row.
std::optional<Error> predict_row(const std::string& task, const Json& row,
                                 const Knowledge& knowledge, std::string& out) {
  const char* const needed = long_member_of(task);
  const auto found = row.find(needed);
  if (found == row.end() || !found->is_string()) {
    return Error{std::string("the member \"") + needed + "\" is missing or is no string"};
  }
  if (takes_html(task)) return predict_page(task, row, knowledge, out);
  append_members(out, predict_text(task, row, knowledge));
  return std::nullopt;
}

// One answer for one line; false when it holds an error.
bool predict_line(const std::string& task, const NumberedLine& line, const Knowledge& knowledge,
                  std::string& answer) {
  if (line.text.empty() && !line.too_long) return true;
  const Json row = parse_json_row(line.text, long_member_of(task));
  const auto id = row.is_object() ? row.find("id") : row.end();
  const std::string begin = "{\"id\":" + (id == row.end() ? "null" : written(*id));
  answer = begin;
  std::optional<Error> trouble = Error{"not a JSON object"};
  if (row.is_object()) trouble = predict_row(task, row, knowledge, answer);
  if (trouble) {
    answer = begin + ",\"error\":";
    append_json_string(answer, "line " + std::to_string(line.number) + ": " + trouble->message);
  }
  answer += "}\n";
  return !trouble;
}

}  // namespace

bool predict(const std::string& task, const Knowledge& knowledge, unsigned jobs) {
  LineReader lines(stdin);
  const auto work = [&](const NumberedLine& line, std::string& answer) {
    return predict_line(task, line, knowledge, answer);
  };
  return answer_lines(lines, jobs, work, stdout);
}

}  // namespace sidelight
