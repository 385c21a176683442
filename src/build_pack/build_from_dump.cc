#include "build_pack/build_from_dump.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include "build_pack/merge_rows.h"
#include "build_pack/progress_line.h"
#include "build_pack/reduce_rows.h"
#include "build_pack/row_files.h"
#include "build_pack/run_state.h"

namespace sidelight {
namespace {

class Run {
 public:
  Run(const DumpRecipe& recipe, const DumpRun& run)
      : recipe_(recipe), run_(run), state_path_(run.folder + "/state") {}

  Result<DumpResult> build() {
    std::error_code failure;
    std::filesystem::create_directories(run_.folder, failure);
    if (failure) return Error{run_.folder + ": cannot be made"};
    const std::uintmax_t size = std::filesystem::file_size(run_.dump, failure);
    if (failure) return Error{run_.dump + ": cannot be read"};
    find_state(static_cast<std::uint64_t>(size));
    if (!state_.complete) {
      if (const auto error = map()) return *error;
    }
    const std::string reduced = run_.folder + "/reduced.rows";
    if (const auto error = reduce(reduced)) return *error;
    Result<std::vector<std::byte>> pack = merge_rows(recipe_, {reduced});
    if (!pack) return pack.error();
    clean(reduced);
    return DumpResult{std::move(pack).value(), state_.counts, resumed_};
  }

 private:
  std::string prefix() const { return run_.folder + "/map"; }

  void find_state(std::uint64_t size) {
    RunState found;
    if (read_state(state_path_, found) && found.dump_size == size &&
        found.recipe == recipe_.fingerprint) {
      state_ = found;
      resumed_ = true;
    }
    state_.dump_size = size;
    state_.recipe = recipe_.fingerprint;
  }

  // Row files up to the end of the dump; after each, the state says what they cover.
  std::optional<Error> map() {
    Result<DumpStream> opened = DumpStream::open(run_.dump, state_.restart);
    if (!opened) return opened.error();
    DumpStream stream = std::move(opened).value();
    RowSorter sorter(prefix(), run_.memory, state_.files + 1);
    ProgressLine progress(run_.shows_progress);
    LineCutter lines;
    std::string rows;
    std::uint64_t line_begin = state_.restart.plain;
    bool written = true;
    const std::uint64_t covered = state_.plain;  // what stands before is in the row files already
    const auto cut = [&](std::string_view line, bool too_long, std::uint64_t length) {
      const bool is_new = line_begin >= covered;
      line_begin += length;
      if (!is_new) return;
      if (too_long) ++state_.counts.broken;
      rows.clear();
      map_line(recipe_, line, rows, state_.counts);
      sorter.add(rows);
      if (sorter.is_full()) written = written && save(sorter, stream, line_begin, false);
    };
    for (std::string_view bytes = stream.read(); !bytes.empty() && written; bytes = stream.read()) {
      lines.cut(bytes, cut);
      progress.show(stream.stored_position(), stream.stored_size(), state_.counts);
    }
    if (!stream.error().empty()) return Error{stream.error()};
    lines.finish(cut);
    written = written && save(sorter, stream, line_begin, true);
    if (!written) return Error{run_.folder + ": cannot be written"};
    return std::nullopt;
  }

  bool save(RowSorter& sorter, DumpStream& stream, std::uint64_t line_end, bool complete) {
    if (!sorter.write_file()) return false;
    state_.plain = line_end;
    state_.restart = stream.restart_before(line_end);
    state_.files = sorter.file_count();
    state_.complete = complete;
    return write_state(state_path_, state_);
  }

  std::optional<Error> reduce(const std::string& path) {
    std::vector<std::string> files;
    const RowSorter names(prefix(), 0, state_.files + 1);
    for (std::uint32_t i = 1; i <= state_.files; ++i) files.push_back(names.path_of(i));
    Result<SortedRows> rows = SortedRows::open(files);
    if (!rows) return rows.error();
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    RowReducer reducer;
    std::string reduced;
    std::string_view row;
    while (rows.value().next(row)) {
      reduced.clear();
      if (const auto error = reducer.add(row, reduced)) return error;
      out.write(reduced.data(), static_cast<std::streamsize>(reduced.size()));
    }
    if (!rows.value().broken_file().empty())
      return Error{rows.value().broken_file() + ": cannot be read to its end"};
    out.close();
    if (!out) return Error{path + ": cannot be written"};
    return std::nullopt;
  }

  void clean(const std::string& reduced) const {
    std::error_code ignored;
    const RowSorter names(prefix(), 0, state_.files + 1);
    for (std::uint32_t i = 1; i <= state_.files; ++i) {
      std::filesystem::remove(names.path_of(i), ignored);
    }
    std::filesystem::remove(reduced, ignored);
    std::filesystem::remove(state_path_, ignored);
    std::filesystem::remove(run_.folder, ignored);  // only when nothing else is in it
  }

  const DumpRecipe& recipe_;
  const DumpRun& run_;
  std::string state_path_;
  RunState state_;
  bool resumed_ = false;
};

}  // namespace

Result<DumpResult> build_from_dump(const DumpRecipe& recipe, const DumpRun& run) {
  return Run(recipe, run).build();
}

}  // namespace sidelight
