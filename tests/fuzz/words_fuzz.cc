// Fuzz target of model/: whatever the bytes are, opening word lists ends with an answer, and if
// they open, every look-up stays inside them and what a list holds is found in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "format/container.h"
#include "format/fnv.h"
#include "model/language.h"

namespace {

void read_words(std::span<const std::byte> bytes) {
  using namespace sidelight;
  const Result<Language> opened = Language::open(bytes);
  if (!opened) return;
  const Language& language = opened.value();
  volatile std::size_t seen = language.code().size() + language.version().size();
  for (const char* name : {"titles", "pronouns", "abbreviations", "calendar", "none such"}) {
    const WordList& list = language.list(name);
    for (std::size_t i = 0; i <= list.size(); ++i) {
      const std::string_view key = list.key_at(i);
      seen = seen + key.size() + list.value_at(i).size() + language.longest_starting_with(key);
      if (i < list.size() && list.contains(key) != list.in(language.lists_with(key))) std::abort();
      seen = seen + list.value(key).size();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::unique_ptr<std::byte[]> exact(new std::byte[size]);
  if (size > 0) std::memcpy(exact.get(), data, size);
  const std::span<std::byte> bytes(exact.get(), size);
  read_words(bytes);
  // With size and checksum made right, so that the checks behind them are reached.
  if (size < sidelight::Container::kHeaderSize) return 0;
  const std::uint64_t sum = sidelight::fnv1a(
      std::span<const std::byte>(bytes).subspan(sidelight::Container::kHeaderSize));
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[16 + i] = static_cast<std::byte>((static_cast<std::uint64_t>(size) >> (8 * i)) & 0xFF);
    bytes[24 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFF);
  }
  read_words(bytes);
  return 0;
}
