#include "cli/batch_state.h"

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/input.h"
#include "cli/json_row.h"

namespace sidelight {
namespace {

constexpr const char* kFormat = "sidelight-batch-state";

std::uint64_t count_member(const Json& row, const char* name) {
  const auto found = row.find(name);
  return found != row.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

}  // namespace

Result<std::optional<BatchState>> read_batch_state(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::optional<BatchState>();
  const Result<std::string> bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  const Json row = Json::parse(bytes.value(), nullptr, false);
  if (!row.is_object() || string_member(row, "format") != kFormat ||
      count_member(row, "version") != 1 || !row.contains("inputs") || !row["inputs"].is_array()) {
    return Error{path + ": is no state of a batch"};
  }
  BatchState state;
  for (const Json& input : row["inputs"]) {
    state.inputs.push_back(input.is_string() ? input.get<std::string>() : std::string());
  }
  state.format = string_member(row, "output");
  state.place = {string_member(row, "file"), count_member(row, "records")};
  state.bytes = count_member(row, "bytes");
  state.pages = count_member(row, "pages");
  state.errors = count_member(row, "errors");
  state.finished = row.contains("finished") && row["finished"] == true;
  return std::optional<BatchState>(std::move(state));
}

std::optional<Error> write_batch_state(const std::string& path, const BatchState& state) {
  Json row;
  row["format"] = kFormat;
  row["version"] = 1;
  row["inputs"] = state.inputs;
  row["output"] = state.format;
  row["file"] = state.place.file;
  row["records"] = state.place.records;
  row["bytes"] = state.bytes;
  row["pages"] = state.pages;
  row["errors"] = state.errors;
  row["finished"] = state.finished;
  const std::string text = row.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  const std::string beside = path + ".new";
  std::FILE* const file = std::fopen(beside.c_str(), "wb");
  const bool written =
      file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = file != nullptr && std::fclose(file) == 0;
  std::error_code error;
  if (written && closed) std::filesystem::rename(beside, path, error);
  if (!written || !closed || error) return Error{path + ": the state can't be written"};
  return std::nullopt;
}

}  // namespace sidelight
