// How much work a reading is, counted and not timed: `work_count FILE…` prints for each file its
// tokens and the comparisons that our code made while it read it, the same at every run. Built with
// clang's coverage callbacks, which are called at each comparison; work that compares nothing (a
// copy of memory) is not seen.
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

#include "cli/input.h"
#include "reading/reading.h"
#include "reading/write_json.h"

namespace {
std::uint64_t comparisons = 0;
}  // namespace

extern "C" {
void __sanitizer_cov_trace_cmp1(std::uint8_t, std::uint8_t) { ++comparisons; }
void __sanitizer_cov_trace_cmp2(std::uint16_t, std::uint16_t) { ++comparisons; }
void __sanitizer_cov_trace_cmp4(std::uint32_t, std::uint32_t) { ++comparisons; }
void __sanitizer_cov_trace_cmp8(std::uint64_t, std::uint64_t) { ++comparisons; }
void __sanitizer_cov_trace_const_cmp1(std::uint8_t, std::uint8_t) { ++comparisons; }
void __sanitizer_cov_trace_const_cmp2(std::uint16_t, std::uint16_t) { ++comparisons; }
void __sanitizer_cov_trace_const_cmp4(std::uint32_t, std::uint32_t) { ++comparisons; }
void __sanitizer_cov_trace_const_cmp8(std::uint64_t, std::uint64_t) { ++comparisons; }
void __sanitizer_cov_trace_switch(std::uint64_t, std::uint64_t*) { ++comparisons; }
}

int main(int count, char** words) {
  using namespace sidelight;
  const Result<KnowledgeFiles> files = load_knowledge(SIDELIGHT_DATA, {});
  if (!files) {
    std::fprintf(stderr, "%s\n", files.error().message.c_str());
    return 1;
  }
  const Knowledge& knowledge = files.value().knowledge();
  for (int i = 1; i < count; ++i) {
    const Result<std::string> bytes = read_bytes(words[i]);
    if (!bytes) return 1;
    comparisons = 0;
    Result<Page> page = page_of(bytes.value(), "", "2026-03-04");
    if (!page) return 1;
    const Reading reading = read(std::move(page).value(), knowledge);
    const std::size_t written = write_json(reading, knowledge).size();
    std::printf("%zu %llu %zu\n", reading.doc.tokens.size(),
                static_cast<unsigned long long>(comparisons), written);
  }
  return 0;
}
