// The commands over a dump: map, reduce, merge and the run of all three. Those over a reviewed
// folder are in main.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sidelight {

inline constexpr int kDone = 0;
inline constexpr int kBadInput = 1;
inline constexpr int kBadUsage = 2;

// Whether `word` is map, reduce, merge or from-dump.
bool is_dump_command(std::string_view word);

// The exit status; kBadUsage when the words behind the command are not as the usage says.
int run_dump_command(const std::vector<std::string>& words);

// Opens the pack to check it, writes it to `path` and says what it holds. Written beside its place
// and moved, so that nobody ever reads half a pack.
int save_pack(const std::string& path, const std::vector<std::byte>& bytes);

bool read_whole(const std::string& path, std::string& text);

}  // namespace sidelight
