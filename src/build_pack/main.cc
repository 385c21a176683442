// sidelight-build-pack (command): checks a folder of reviewed text and writes it as a pack; shows
// what a pack holds. Never part of the reader: the extension and the program only read packs.
#include <cstdio>
#include <string>
#include <vector>

#include "build_pack/dump_commands.h"
#include "build_pack/lint.h"
#include "build_pack/pack_source.h"
#include "build_pack/write_pack.h"
#include "pack/pack.h"

namespace sidelight {
namespace {

constexpr const char* kUsage =
    "usage: sidelight-build-pack SOURCE_DIR OUT_FILE   check the folder's .tsv files, write a "
    "pack\n"
    "       sidelight-build-pack --check SOURCE_DIR    check only\n"
    "       sidelight-build-pack --dump PACK_FILE      print what a pack holds\n"
    "\n"
    "From a Wikidata JSON dump (.json, .gz, .bz2), as docs/scale_packs.md tells:\n"
    "       sidelight-build-pack from-dump RECIPE DUMP OUT_FILE [--work DIR] [--memory MB]\n"
    "                                                  all in one; goes on where it was stopped\n"
    "       sidelight-build-pack map RECIPE            lines of a dump in, rows out\n"
    "       sidelight-build-pack reduce                rows sorted by LC_ALL=C sort -u in, rows "
    "out\n"
    "       sidelight-build-pack merge RECIPE OUT_FILE ROWS…   reduced rows to a pack\n";

// Prints all problems; whether there are none.
bool passes_review(const PackSource& source) {
  const std::vector<SourceProblem> problems = lint_pack(source);
  for (const SourceProblem& problem : problems) {
    std::fprintf(stderr, "%s\n", show_problem(problem).c_str());
  }
  if (!problems.empty()) std::fprintf(stderr, "%zu problems\n", problems.size());
  return problems.empty();
}

int build(const std::string& folder, const std::string& out_path) {
  const PackSource source = read_pack_folder(folder);
  if (!passes_review(source)) return kBadInput;
  const Result<std::vector<std::byte>> file = write_pack(source);
  if (!file) {
    std::fprintf(stderr, "%s: %s\n", folder.c_str(), file.error().message.c_str());
    return kBadInput;
  }
  return save_pack(out_path, file.value());
}

int check(const std::string& folder) {
  const PackSource source = read_pack_folder(folder);
  if (!passes_review(source)) return kBadInput;
  std::printf("%s: %zu entities, no problem\n", folder.c_str(), source.entities.size());
  return 0;
}

int print_text(std::string_view text) {
  return std::printf("%.*s", static_cast<int>(text.size()), text.data());
}

void dump_entity(const Pack& pack, std::uint32_t index) {
  static constexpr const char* kCases[] = {"exact", "upper", "any"};
  static constexpr const char* kUses[] = {"name", "metonym", "demonym", "title"};
  const Entity entity = pack.entity(index);
  std::printf("%s\t", pack.id_text(index).c_str());
  print_text(entity.label);
  std::printf("\t");
  print_text(name_of(entity.kind));
  std::printf("\t");
  print_text(entity.description);
  std::printf("\n");
  for (std::uint32_t i = entity.aliases.begin; i < entity.aliases.end; ++i) {
    const Alias alias = pack.alias_of(i);
    std::printf("\talias\t");
    print_text(alias.text);
    std::printf("\t%s\t%s\t%u\t", kCases[static_cast<int>(alias.case_rule)],
                kUses[static_cast<int>(alias.use)], static_cast<unsigned>(alias.prior));
    print_text(name_of(alias.kind));
    std::printf("\n");
  }
  for (std::uint32_t i = entity.facts.begin; i < entity.facts.end; ++i) {
    const Fact fact = pack.fact(i);
    std::printf("\t");
    for (const std::string_view part :
         {fact.name, fact.value, fact.since, fact.as_of, fact.source}) {
      print_text(part);
      std::printf("\t");
    }
    std::printf("%s\n", pack.id_text(fact.entity).c_str());
  }
}

int dump(const std::string& path) {
  std::string text;
  if (!read_whole(path, text)) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    return kBadInput;
  }
  const std::span<const std::byte> bytes(reinterpret_cast<const std::byte*>(text.data()),
                                         text.size());
  const Result<Pack> pack = Pack::open(bytes);
  if (!pack) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), pack.error().message.c_str());
    return kBadInput;
  }
  const Result<Container> file = Container::open(bytes);
  for (std::size_t i = 0; i < file.value().section_count(); ++i) {
    const std::string_view id = file.value().section_id(i);
    const Result<Section> section = file.value().section(id);
    std::printf("section\t%.4s\t%u\t%zu bytes\n", id.data(), section.value().count,
                section.value().bytes.size());
  }
  for (const char* name : {"name", "licence", "as_of", "source"}) {
    std::printf("%s\t", name);
    print_text(pack.value().about(name));
    std::printf("\n");
  }
  for (std::uint32_t i = 0; i < pack.value().entity_count(); ++i) dump_entity(pack.value(), i);
  return 0;
}

}  // namespace
}  // namespace sidelight

int main(int argument_count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + argument_count);
  if (words.size() == 2 && words[0] == "--check") return sidelight::check(words[1]);
  if (words.size() == 2 && words[0] == "--dump") return sidelight::dump(words[1]);
  if (!words.empty() && sidelight::is_dump_command(words[0])) {
    const int status = sidelight::run_dump_command(words);
    if (status == sidelight::kBadUsage) std::fputs(sidelight::kUsage, stderr);
    return status;
  }
  if (words.size() == 2 && words[0].rfind("--", 0) != 0)
    return sidelight::build(words[0], words[1]);
  const bool help = words.size() == 1 && words[0] == "--help";
  std::fputs(sidelight::kUsage, help ? stdout : stderr);
  return help ? 0 : sidelight::kBadUsage;
}
