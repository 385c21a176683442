// Fuzz target of pack/: whatever the bytes are, opening a pack ends with an answer, and if it
// opens, every accessor stays inside it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/token_rule.h"
#include "format/container.h"
#include "format/fnv.h"
#include "pack/pack.h"

namespace {

void read_pack(std::span<const std::byte> bytes) {
  using namespace sidelight;
  const Result<Pack> opened = Pack::open(bytes);
  if (!opened) return;
  const Pack& pack = opened.value();
  volatile std::uint64_t seen = 0;
  for (std::uint32_t i = 0; i <= pack.entity_count(); ++i) {
    const Entity entity = pack.entity(i);
    seen = seen + entity.label.size() + entity.description.size() + pack.id_text(i).size();
    for (std::uint32_t a = entity.aliases.begin; a < entity.aliases.end; ++a) {
      const Alias alias = pack.alias_of(a);
      seen = seen + alias.text.size() + (is_written_as(alias, "NAME") ? 1 : 0);
    }
    for (std::uint32_t f = entity.facts.begin; f < entity.facts.end; ++f) {
      const Fact fact = pack.fact(f);
      seen = seen + fact.name.size() + fact.value.size() + fact.since.size() + fact.as_of.size();
    }
  }
  for (std::uint32_t i = 0; i < pack.alias_count(); ++i) {
    const Alias alias = pack.alias(i);
    const IndexRange found = pack.find(alias_key(alias.text));
    // What stands in the pack is found in the pack.
    if (found.begin > i || found.end <= i) std::abort();
  }
  seen = seen + pack.max_tokens_starting_with("the") + pack.about("name").size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::unique_ptr<std::byte[]> exact(new std::byte[size]);
  if (size > 0) std::memcpy(exact.get(), data, size);
  const std::span<std::byte> bytes(exact.get(), size);
  read_pack(bytes);
  if (size < sidelight::Container::kHeaderSize) return 0;
  const std::uint64_t sum = sidelight::fnv1a(
      std::span<const std::byte>(bytes).subspan(sidelight::Container::kHeaderSize));
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[16 + i] = static_cast<std::byte>((static_cast<std::uint64_t>(size) >> (8 * i)) & 0xFF);
    bytes[24 + i] = static_cast<std::byte>((sum >> (8 * i)) & 0xFF);
  }
  read_pack(bytes);
  return 0;
}
