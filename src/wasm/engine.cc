// The WebAssembly door (C ABI): a handful of functions, JSON in and out. Never holds logic: it
// hands a snapshot to reading/ and gives back its JSON. The JavaScript side is web/core/engine.ts;
// the native door is cli/.
//
//   abi()                         1; a loader that knows another number must not go on
//   alloc(size) / free(ptr)       room for input; every pointer given to a call below comes from
//                                 alloc
//   load(ptr, size)               a model or pack file; 0, or 1 with {"error": …} as the result
//   load_pack(ptr, size)          a pack that the reader brings, after all others; the same
//   begin(ptr, size)              a snapshot (UTF-8 JSON); the same
//   step(budget)                  works about `budget` tokens; 0 = more to do, 1 = done
//   export(ptr, size)             the reading so far as a file of another program, named as in
//                                 exports/formats.h; 0 with the file as the result, or 1 with
//                                 {"error": …}
//   result() / result_size()      the reading so far, as UTF-8 JSON; asked anew after each call
//                                 that changes it
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/formats.h"
#include "pack/knowledge.h"
#include "page/snapshot.h"
#include "reading/load.h"
#include "reading/reading.h"
#include "reading/write_json.h"

namespace sidelight {
namespace {

constexpr int kAbi = 1;

struct Engine {
  KnowledgeFiles files;
  std::optional<Reader> reader;
  std::string result;
  bool result_is_current = false;
};

// One engine for each instance; an instance that trapped is thrown away with its memory.
Engine& engine() {
  static Engine instance;
  return instance;
}

int fail(const Error& error) {
  engine().result = error_json(error);
  engine().result_is_current = true;
  return 1;
}

using Add = std::optional<Error> (KnowledgeFiles::*)(std::vector<std::byte>);

int load(const std::byte* pointer, std::size_t size, Add add) {
  engine().reader.reset();
  const auto error = (engine().files.*add)(std::vector<std::byte>(pointer, pointer + size));
  if (error) return fail(*error);
  engine().result_is_current = false;
  return 0;
}

void refresh_result() {
  Engine& e = engine();
  if (e.result_is_current) return;
  e.result = e.reader ? write_json(e.reader->reading(), e.files.knowledge())
                      : error_json(Error{"nothing was begun"});
  e.result_is_current = true;
}

}  // namespace
}  // namespace sidelight

using sidelight::engine;

extern "C" {

int sidelight_abi() { return sidelight::kAbi; }

void* sidelight_alloc(std::size_t size) { return std::malloc(size == 0 ? 1 : size); }

void sidelight_free(void* pointer) { std::free(pointer); }

int sidelight_load(const std::byte* pointer, std::size_t size) {
  return sidelight::load(pointer, size, &sidelight::KnowledgeFiles::add);
}

int sidelight_load_pack(const std::byte* pointer, std::size_t size) {
  return sidelight::load(pointer, size, &sidelight::KnowledgeFiles::add_pack);
}

int sidelight_begin(const char* pointer, std::size_t size) {
  engine().reader.reset();
  auto page = sidelight::read_snapshot(std::string_view(pointer, size));
  if (!page) return sidelight::fail(page.error());
  engine().reader.emplace(std::move(page).value(), engine().files.knowledge());
  engine().result_is_current = false;
  return 0;
}

int sidelight_step(std::uint32_t budget) {
  if (!engine().reader) return 1;
  engine().result_is_current = false;
  return engine().reader->step(budget) ? 0 : 1;
}

int sidelight_export(const char* pointer, std::size_t size) {
  using namespace sidelight;
  const std::string_view name(pointer, size);
  ExportFormat format = ExportFormat::WholeReading;
  if (!parse_export_format(name, format)) {
    return fail(Error{"no such export format: " + std::string(name)});
  }
  Engine& e = engine();
  if (!e.reader) return fail(Error{"nothing was begun"});
  if (!e.reader->reading().finished) return fail(Error{"the reading is not finished"});
  e.result = write_export(format, e.reader->page(), e.reader->reading(), e.files.knowledge());
  e.result_is_current = true;
  return 0;
}

const char* sidelight_result() {
  sidelight::refresh_result();
  return engine().result.data();
}

std::size_t sidelight_result_size() {
  sidelight::refresh_result();
  return engine().result.size();
}

}  // extern "C"
