#include "build_pack/dump_commands.h"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "build_pack/build_from_dump.h"
#include "build_pack/dump_recipe.h"
#include "build_pack/dump_stream.h"
#include "build_pack/json_cursor.h"
#include "build_pack/merge_rows.h"
#include "build_pack/progress_line.h"
#include "build_pack/reduce_rows.h"
#include "pack/pack.h"

namespace sidelight {
namespace {

int fail(const std::string& message) {
  std::fprintf(stderr, "sidelight-build-pack: %s\n", message.c_str());
  return kBadInput;
}

Result<DumpRecipe> read_recipe(const std::string& path) {
  std::string text;
  if (!read_whole(path, text)) return Error{path + ": cannot be read"};
  Result<DumpRecipe> recipe = parse_recipe(text);
  if (!recipe) return Error{path + ": " + recipe.error().message};
  return recipe;
}

// Standard input in pieces through `each`, whose rows go to standard output. False when that
// cannot be written.
template <class Each>
bool filter_lines(Each each) {
  std::vector<char> piece(std::size_t{1} << 20);
  LineCutter lines;
  std::string rows;
  bool written = true;
  const auto flush = [&](std::size_t most) {
    if (rows.size() < most) return;
    written = written && std::fwrite(rows.data(), 1, rows.size(), stdout) == rows.size();
    rows.clear();
  };
  const auto take = [&](std::string_view line, bool too_long, std::uint64_t) {
    each(line, too_long, rows);
    flush(piece.size());
  };
  std::size_t size = 0;
  while (written && (size = std::fread(piece.data(), 1, piece.size(), stdin)) > 0) {
    lines.cut(std::string_view(piece.data(), size), take);
  }
  lines.finish(take);
  flush(1);
  return written && std::fflush(stdout) == 0 && std::ferror(stdin) == 0;
}

void report_broken(const MapCounts& counts) {
  if (counts.broken == 0) return;
  std::fprintf(stderr,
               "sidelight-build-pack: %llu of %llu lines are no entity and were passed over\n",
               static_cast<unsigned long long>(counts.broken),
               static_cast<unsigned long long>(counts.lines));
}

int map(const std::string& recipe_path) {
  const Result<DumpRecipe> recipe = read_recipe(recipe_path);
  if (!recipe) return fail(recipe.error().message);
  MapCounts counts;
  const bool written = filter_lines([&](std::string_view line, bool too_long, std::string& rows) {
    if (too_long) ++counts.broken;
    map_line(recipe.value(), line, rows, counts);
  });
  report_broken(counts);
  return written ? kDone : fail("the rows cannot be read or written");
}

int reduce() {
  RowReducer reducer;
  std::optional<Error> error;
  const bool written = filter_lines([&](std::string_view line, bool, std::string& rows) {
    if (!error && !line.empty()) error = reducer.add(line, rows);
  });
  if (error) return fail(error->message);
  return written ? kDone : fail("the rows cannot be read or written");
}

int merge(const std::string& recipe_path, const std::string& out,
          const std::vector<std::string>& paths) {
  const Result<DumpRecipe> recipe = read_recipe(recipe_path);
  if (!recipe) return fail(recipe.error().message);
  const Result<std::vector<std::byte>> pack = merge_rows(recipe.value(), paths);
  if (!pack) return fail(pack.error().message);
  return save_pack(out, pack.value());
}

int from_dump(const std::vector<std::string>& words) {
  constexpr std::int64_t kMegabyte = 1 << 20;
  DumpRun run{words[2], words[3] + ".work", static_cast<std::size_t>(256 * kMegabyte),
              is_terminal()};
  for (std::size_t i = 4; i + 1 < words.size(); i += 2) {
    std::int64_t megabytes = 0;
    if (words[i] == "--work") {
      run.folder = words[i + 1];
    } else if (words[i] == "--memory" && parse_whole(words[i + 1], megabytes) && megabytes > 0 &&
               megabytes < 1 << 20) {
      run.memory = static_cast<std::size_t>(megabytes * kMegabyte);
    } else {
      return kBadUsage;
    }
  }
  const Result<DumpRecipe> recipe = read_recipe(words[1]);
  if (!recipe) return fail(recipe.error().message);
  const Result<DumpResult> built = build_from_dump(recipe.value(), run);
  if (!built) {
    return fail(built.error().message + " (what is done so far is kept in " + run.folder +
                "; the same command goes on from there)");
  }
  report_broken(built.value().counts);
  const MapCounts& counts = built.value().counts;
  std::printf("%s: %llu items, %llu well known%s\n", words[2].c_str(),
              static_cast<unsigned long long>(counts.items),
              static_cast<unsigned long long>(counts.candidates),
              built.value().resumed ? ", resumed" : "");
  return save_pack(words[3], built.value().pack);
}

}  // namespace

bool read_whole(const std::string& path, std::string& text) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return false;
  text.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  return !stream.bad();
}

int save_pack(const std::string& path, const std::vector<std::byte>& bytes) {
  const Result<Pack> pack = Pack::open(bytes);
  if (!pack) return fail(path + ": " + pack.error().message);
  const std::string beside = path + ".new";
  std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
  stream.close();
  std::error_code failure;
  if (stream) std::filesystem::rename(beside, path, failure);
  if (!stream || failure) return fail(path + ": cannot be written");
  std::printf("%s: %u entities, %u aliases, %u facts, %zu bytes\n", path.c_str(),
              pack.value().entity_count(), pack.value().alias_count(), pack.value().fact_count(),
              bytes.size());
  return kDone;
}

bool is_dump_command(std::string_view word) {
  return word == "map" || word == "reduce" || word == "merge" || word == "from-dump";
}

int run_dump_command(const std::vector<std::string>& words) {
  if (words.empty()) return kBadUsage;
  if (words[0] == "map" && words.size() == 2) return map(words[1]);
  if (words[0] == "reduce" && words.size() == 1) return reduce();
  if (words[0] == "merge" && words.size() >= 4) {
    return merge(words[1], words[2], {words.begin() + 3, words.end()});
  }
  if (words[0] == "from-dump" && words.size() >= 4 && words.size() % 2 == 0)
    return from_dump(words);
  return kBadUsage;
}

}  // namespace sidelight
