#include "cli/input.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "model/trees.h"
#include "page/html_page.h"
#include "page/plain_text.h"
#include "page/snapshot.h"

namespace sidelight {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_stream(std::FILE* file, const std::string& name) {
  std::string bytes;
  std::vector<char> buffer(1u << 16);
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file)) {
    bytes.append(buffer.data(), count);
    if (bytes.size() > kMaxSnapshotBytes) return Error{name + ": larger than 64 MiB"};
  }
  if (std::ferror(file) != 0) return Error{name + ": can't be read"};
  return bytes;
}

// A pack may be larger than any page: read at once into its own size.
Result<std::vector<std::byte>> read_data(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return Error{path + ": no such file, or it can't be opened"};
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  std::ifstream stream(path, std::ios::binary);
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) return Error{path + ": can't be read"};
  return bytes;
}

bool is_data_file(const std::filesystem::path& extension) {
  return extension == ".words" || extension == ".model" || extension == ".pack";
}

// By the kind that its header tells (format/container.h), so that a file of no use is not read.
bool is_tree_model(const std::string& path) {
  constexpr std::size_t kKindAt = 4;
  std::array<char, kKindAt + TreeModel::kKind.size()> head{};
  std::ifstream stream(path, std::ios::binary);
  stream.read(head.data(), head.size());
  return stream && std::string_view(head.data(), head.size()).substr(kKindAt) == TreeModel::kKind;
}

}  // namespace

// A snapshot is JSON whose first member says so; white space may stand between.
bool looks_like_snapshot(std::string_view bytes) {
  constexpr std::size_t kLongestBegin = 200;
  std::string begin;
  for (const char c : bytes.substr(0, kLongestBegin)) {
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') begin.push_back(c);
  }
  constexpr std::string_view kBegin = "{\"format\":\"sidelight-snapshot\"";
  return begin.compare(0, kBegin.size(), kBegin) == 0;
}

Result<std::string> read_bytes(const std::string& path) {
  if (path == "-") return read_stream(stdin, "standard input");
  std::error_code error;
  if (fs::is_directory(path, error)) return Error{path + ": is a folder"};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (file == nullptr) return Error{path + ": no such file, or it can't be opened"};
  return read_stream(file.get(), path);
}

Result<Page> page_of(std::string_view bytes, const std::string& url, const std::string& date) {
  if (looks_like_snapshot(bytes)) {
    Result<Page> page = read_snapshot(bytes);
    if (page && !url.empty()) page.value().url = url;
    if (page && !date.empty()) page.value().date = date;
    return page;
  }
  if (looks_like_html(bytes)) return read_html(bytes, HtmlSource{url, date, "", false});
  return read_plain_text(bytes, url, date);
}

Result<KnowledgeFiles> load_knowledge(const std::string& folder,
                                      const std::vector<std::string>& packs, bool blocks_only) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path& path = entry->path();
    if (is_data_file(path.extension())) paths.push_back(path);
  }
  if (error)
    return Error{folder + ": no such folder, or it can't be opened (give one with --data)"};
  std::sort(paths.begin(), paths.end());
  KnowledgeFiles files;
  for (const fs::path& path : paths) {
    if (blocks_only && !is_tree_model(path.string())) continue;
    Result<std::vector<std::byte>> bytes = read_data(path.string());
    if (!bytes) return bytes.error();
    const auto refused = files.add(std::move(bytes).value());
    if (refused) return Error{path.string() + ": " + refused->message};
  }
  for (const std::string& path : packs) {
    Result<std::vector<std::byte>> bytes = read_data(path);
    if (!bytes) return bytes.error();
    const auto refused = files.add_pack(std::move(bytes).value());
    if (refused) return Error{path + ": " + refused->message};
  }
  return files;
}

std::string default_data_folder(const char* program) {
  std::error_code error;
  fs::path self = fs::read_symlink("/proc/self/exe", error);
  if (error) self = fs::absolute(program, error);
  return (self.parent_path() / "data").string();
}

}  // namespace sidelight
