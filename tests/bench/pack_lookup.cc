// How long the names of a text are looked for in a pack, and what a loaded pack takes: the part of
// reading that is the pack's. tests/bench/pack_lookup.mjs builds it as a program and as
// WebAssembly.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/token_rule.h"
#include "base/unicode.h"
#include "pack/pack.h"

namespace {

using namespace sidelight;

std::vector<std::byte>& pack_bytes() {
  static std::vector<std::byte> bytes;
  return bytes;
}

std::optional<Pack>& loaded() {
  static std::optional<Pack> pack;
  return pack;
}

// The folded tokens of a text: reading has them anyway.
std::vector<std::string> fold_tokens(std::string_view text) {
  std::vector<std::string> tokens;
  RawToken token;
  for (std::size_t at = 0; next_token(text, at, token);) {
    tokens.push_back(fold(text.substr(token.begin, token.end - token.begin)));
  }
  return tokens;
}

// As names/ does it: at each token the longest name that begins there.
std::uint32_t look_up(const Pack& pack, const std::vector<std::string>& tokens) {
  std::uint32_t found = 0;
  std::string key;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::size_t size = pack.max_tokens_starting_with(tokens[i]);
    size = std::min(size, tokens.size() - i);
    for (; size > 0; --size) {
      key = tokens[i];
      for (std::size_t j = 1; j < size; ++j) key += " " + tokens[i + j];
      if (pack.find(key).empty()) continue;
      ++found;
      break;
    }
  }
  return found;
}

std::vector<std::string>& tokens() {
  static std::vector<std::string> folded;
  return folded;
}

}  // namespace

extern "C" {

std::byte* bench_room(std::uint32_t size) {
  pack_bytes().resize(size);
  return pack_bytes().data();
}

int bench_open() {
  auto opened = Pack::open(pack_bytes());
  if (!opened) return 0;
  loaded() = std::move(opened).value();
  return 1;
}

char* bench_text(std::uint32_t size) {
  static std::string text;
  text.resize(size);
  return text.data();
}

std::uint32_t bench_tokens(std::uint32_t size) {
  tokens() = fold_tokens(std::string_view(bench_text(size), size));
  return static_cast<std::uint32_t>(tokens().size());
}

std::uint32_t bench_look_up(std::uint32_t times) {
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < times; ++i) found += look_up(*loaded(), tokens());
  return found;
}
}

#ifndef __EMSCRIPTEN__
namespace {

long memory_kib() {
  std::ifstream status("/proc/self/status");
  std::string line;
  while (std::getline(status, line)) {
    if (line.rfind("VmRSS:", 0) == 0) return std::strtol(line.c_str() + 6, nullptr, 10);
  }
  return 0;
}

// Of the processor, so that what else the machine does is not counted.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

// pack_lookup PACK TEXT
int main(int count, char** words) {
  if (count != 3) return 2;
  const long before = memory_kib();
  const std::clock_t start = std::clock();
  std::ifstream file(words[1], std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::uint32_t>(file.tellg());
  file.seekg(0).read(reinterpret_cast<char*>(bench_room(size)), size);
  if (!file || bench_open() == 0) return 1;
  const double opened = seconds_since(start);
  const long after = memory_kib();
  std::ifstream page(words[2], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(page)), std::istreambuf_iterator<char>());
  text.copy(bench_text(static_cast<std::uint32_t>(text.size())), text.size());
  const std::uint32_t all = bench_tokens(static_cast<std::uint32_t>(text.size()));
  const std::clock_t begin = std::clock();
  constexpr std::uint32_t kTimes = 200;
  const std::uint32_t found = bench_look_up(kTimes) / kTimes;
  const double looked = seconds_since(begin) / kTimes;
  const double entities = loaded()->entity_count();
  std::printf(
      "{\"entities\":%.0f,\"aliases\":%u,\"facts\":%u,\"bytes\":%u,\"opened_ms\":%.1f,"
      "\"memory_per_entity\":%.1f,\"tokens\":%u,\"found\":%u,\"look_up_ms\":%.4f}\n",
      entities, loaded()->alias_count(), loaded()->fact_count(), size, opened * 1000,
      static_cast<double>(after - before) * 1024 / entities, all, found, looked * 1000);
  return 0;
}
#endif
