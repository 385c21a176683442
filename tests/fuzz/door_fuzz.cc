// Fuzz target of the C door (wasm/engine.cc): whatever is loaded, begun, stepped and asked for, in
// whatever order, each call answers, and what it answers is JSON. The input is a list of calls:
// a byte that says which, then two of a length, then that many bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "../../src/wasm/engine.cc"  // NOLINT: the door is a program of its own, not a library

namespace {

// Loaded files stay for as long as the engine: a fuzzer's millions of rounds share one.
constexpr int kMostLoaded = 64;
int loaded = 0;

void check_result() {
  const char* const text = sidelight_result();
  const std::string_view json(text, sidelight_result_size());
  if (json.empty() || json.back() != '\n') std::abort();
  if (!nlohmann::json::parse(json, nullptr, false).is_object()) std::abort();
}

// In room of the door's own, as the loader does it.
template <class Call>
int with_room(const std::uint8_t* data, std::size_t size, Call call) {
  void* const room = sidelight_alloc(size);
  if (size > 0) std::memcpy(room, data, size);
  const int status = call(room);
  sidelight_free(room);
  return status;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (sidelight_abi() != 1) std::abort();
  std::size_t at = 0;
  while (at + 3 <= size) {
    const std::uint8_t which = data[at];
    std::size_t length = data[at + 1] * 256u + data[at + 2];
    at += 3;
    length = length < size - at ? length : size - at;
    if (which % 4 == 0 && loaded < kMostLoaded) {
      loaded += with_room(data + at, length, [&](void* room) {
                  return sidelight_load(static_cast<const std::byte*>(room), length);
                }) == 0;
    } else if (which % 4 == 1) {
      const int status = with_room(data + at, length, [&](void* room) {
        return sidelight_begin(static_cast<const char*>(room), length);
      });
      if (status != 0 && sidelight_step(1) != 1) std::abort();
    } else if (which % 4 == 2) {
      sidelight_step(static_cast<std::uint32_t>(length));
    }
    if (which >= 128) check_result();
    if (which % 4 < 2) at += length;
  }
  check_result();
  return 0;
}
