// sidelight, the command-line program: reads pages natively with the same rooms as the browser.
// Each command is one function; predict lives in cli/predict.cc.
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/arguments.h"
#include "cli/batch.h"
#include "cli/input.h"
#include "cli/lines.h"
#include "cli/predict.h"
#include "exports/formats.h"
#include "page/snapshot.h"
#include "reading/reading.h"
#include "reading/write_json.h"
#include "reading/write_text.h"

namespace sidelight {
namespace {

constexpr int kDone = 0;
constexpr int kBadInput = 1;
constexpr int kBadCommand = 2;

int fail(const Error& error, int status) {
  std::fprintf(stderr, "sidelight: %s\n", error.message.c_str());
  return status;
}

int print(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written && std::fflush(stdout) == 0 ? kDone
                                             : fail(Error{"can't write the output"}, kBadInput);
}

std::string written(const Arguments& arguments, const Reader& reader, const Knowledge& knowledge) {
  const Reading& reading = reader.reading();
  if (arguments.command == "explain") return write_trail(reading, knowledge);
  ExportFormat format = ExportFormat::WholeReading;
  if (parse_export_format(arguments.command == "export" ? arguments.task : arguments.format,
                          format)) {
    return write_export(format, reader.page(), reading, knowledge);
  }
  return write_text(reading, knowledge);
}

// Reads each line of standard input, or of the file, as a snapshot of its own.
int read_lines(const Arguments& arguments, const Knowledge& knowledge) {
  const std::string& name = arguments.inputs[0];
  std::FILE* file = name == "-" ? stdin : std::fopen(name.c_str(), "rb");
  if (file == nullptr)
    return fail(Error{name + ": no such file, or it can't be opened"}, kBadInput);
  int status = kDone;
  LineReader lines(file);
  std::string line;
  bool too_long = false;
  while (lines.next(line, too_long)) {
    Result<Page> page = read_snapshot(line);
    if (!page) {
      status = kBadInput;
      print(error_json(
          Error{"line " + std::to_string(lines.number()) + ": " + page.error().message}));
    } else {
      print(write_json(read(std::move(page).value(), knowledge), knowledge));
    }
  }
  if (file != stdin) std::fclose(file);
  return status;
}

int run(const Arguments& arguments, const char* program) {
  if (arguments.command == "help") return print(kHelp);
  if (arguments.command == "version")
    return print("sidelight " + std::string(kEngineVersion) + "\n");
  if (arguments.command == "snapshot") {
    const Result<std::string> bytes = read_bytes(arguments.inputs[0]);
    if (!bytes) return fail(bytes.error(), kBadInput);
    const Result<Page> page = page_of(bytes.value(), arguments.url, arguments.date);
    if (!page) return fail(Error{arguments.inputs[0] + ": " + page.error().message}, kBadInput);
    return print(write_snapshot(page.value()));
  }
  const std::string folder = arguments.data.empty() ? default_data_folder(program) : arguments.data;
  const bool article_only = arguments.command == "predict" && arguments.task == "article";
  const Result<KnowledgeFiles> files = load_knowledge(folder, arguments.packs, article_only);
  if (!files) return fail(files.error(), kBadInput);
  const Knowledge& knowledge = files.value().knowledge();
  if (arguments.command == "predict") {
    return predict(arguments.task, knowledge, threads_of(arguments)) ? kDone : kBadInput;
  }
  if (arguments.command == "batch") {
    return batch({arguments.inputs, arguments.format, threads_of(arguments), arguments.output,
                  arguments.resume, arguments.quiet},
                 knowledge);
  }
  if (arguments.lines) return read_lines(arguments, knowledge);

  const Result<std::string> bytes = read_bytes(arguments.inputs[0]);
  if (!bytes) return fail(bytes.error(), kBadInput);
  Result<Page> page = page_of(bytes.value(), arguments.url, arguments.date);
  if (!page) return fail(Error{arguments.inputs[0] + ": " + page.error().message}, kBadInput);
  Reader reader(std::move(page).value(), knowledge);
  reader.finish();
  return print(written(arguments, reader, knowledge));
}

}  // namespace
}  // namespace sidelight

int main(int count, char** words) {
#ifdef __GLIBC__
  // What a page took is taken again by the next: given back to the system in between, it would come
  // back a page fault at a time.
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 27);
  mallopt(M_TOP_PAD, 1 << 22);
#endif
  const std::vector<std::string> rest(words + 1, words + count);
  const auto arguments = sidelight::parse_arguments(rest);
  if (!arguments) {
    sidelight::fail(arguments.error(), sidelight::kBadCommand);
    std::fputs("Try: sidelight --help\n", stderr);
    return sidelight::kBadCommand;
  }
  return sidelight::run(arguments.value(), words[0]);
}
