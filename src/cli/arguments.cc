#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <thread>

#include "exports/formats.h"

namespace sidelight {

const char* const kHelp =
    "sidelight reads a news page: its article, names, quotes, dates and figures. Nothing leaves "
    "this machine.\n"
    "\n"
    "  sidelight read FILE|-          the reading of an HTML file, plain text, or a snapshot\n"
    "      --format json|text|markdown    how it is printed (text)\n"
    "      --url URL                      the address that a saved page lost\n"
    "      --date YYYY-MM-DD              the day of publication that it lost\n"
    "      --lines                        each line of FILE is a snapshot; JSON lines out, in the "
    "same order\n"
    "  sidelight export FORMAT FILE|-  the reading as a file of another program\n"
    "      FORMAT: markdown json quotes-csv names-csv bibtex ris icalendar geojson annotations "
    "schema-org\n"
    "  sidelight explain FILE|-       which rule decided what, with its score\n"
    "  sidelight snapshot FILE|-      the page as the browser would hand it over, as JSON\n"
    "  sidelight predict TASK         JSON lines in, JSON lines out, same order; offsets are code "
    "points\n"
    "      TASK: article sentences names groups quotes dates links page\n"
    "      --jobs N                       threads at work (as many as the machine has)\n"
    "  sidelight batch [INPUT…]       many pages: files, folders, JSON lines and web archives "
    "(WARC), gzipped or not;\n"
    "                                 JSON lines out, same order; without INPUT, JSON lines of "
    "standard input\n"
    "      --format reading|article|page|text|markdown    what a line holds (reading)\n"
    "      --jobs N                       threads (every core)\n"
    "      --output FILE                  else standard output\n"
    "      --resume STATE                 goes on where a killed run stood; needs --output\n"
    "      --quiet                        tells nothing on standard error but what went wrong\n"
    "  sidelight --version | --help\n"
    "\n"
    "  --data FOLDER                  where models (*.words) and packs (*.pack) are; else `data` "
    "beside the program\n"
    "  --pack FILE                    one more pack, behind those; may be given several times\n"
    "\n"
    "Exit status: 0 done, 1 some input could not be read, 2 the command line is wrong.\n";

namespace {

constexpr std::array<std::string_view, 6> kCommands = {"read",     "explain", "export",
                                                       "snapshot", "predict", "batch"};
constexpr std::array<std::string_view, 8> kTasks = {"article", "sentences", "names", "groups",
                                                    "quotes",  "dates",     "links", "page"};
constexpr std::array<std::string_view, 3> kFormats = {"json", "text", "markdown"};
constexpr std::array<std::string_view, 5> kBatchFormats = {"reading", "article", "page", "text",
                                                           "markdown"};
constexpr std::uint32_t kMaxThreads = 512;

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_day(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : (text[i] < '0' || text[i] > '9')) return false;
  }
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  const int day = (text[8] - '0') * 10 + (text[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool takes_task(std::string_view command) { return command == "predict" || command == "export"; }

std::string* option_of(Arguments& arguments, std::string_view word) {
  if (word == "--format") return &arguments.format;
  if (word == "--url") return &arguments.url;
  if (word == "--date") return &arguments.date;
  if (word == "--data") return &arguments.data;
  if (word == "--jobs") return &arguments.jobs;
  if (word == "--output") return &arguments.output;
  if (word == "--resume") return &arguments.resume;
  return nullptr;
}

std::string check_batch(const Arguments& arguments) {
  if (!is_one_of(kBatchFormats, arguments.format)) {
    return "--format of batch takes reading, article, page, text or markdown, not " +
           arguments.format;
  }
  if (!arguments.resume.empty() && arguments.output.empty()) return "--resume needs --output";
  if (!arguments.url.empty() || !arguments.date.empty() || arguments.lines) {
    return "--url, --date and --lines go with one page, not with batch";
  }
  return {};
}

std::string check(const Arguments& arguments) {
  if (threads_of(arguments) == 0) {
    return "--jobs takes a number from 1 to " + std::to_string(kMaxThreads) + ", not " +
           arguments.jobs;
  }
  if (arguments.command == "batch") return check_batch(arguments);
  if (!arguments.output.empty() || !arguments.resume.empty() || arguments.quiet) {
    return "--output, --resume and --quiet go with batch";
  }
  if (!arguments.jobs.empty() && arguments.command != "predict") {
    return "--jobs goes with predict and batch";
  }
  if (!is_one_of(kFormats, arguments.format)) {
    return "--format takes json, text or markdown, not " + arguments.format;
  }
  if (!arguments.date.empty() && !is_day(arguments.date)) {
    return "--date takes YYYY-MM-DD, not " + arguments.date;
  }
  if (arguments.command == "predict") {
    if (arguments.task.empty()) return "predict needs a TASK";
    if (!is_one_of(kTasks, arguments.task)) return "no such task: " + arguments.task;
    return {};
  }
  if (arguments.command == "export") {
    ExportFormat format = ExportFormat::WholeReading;
    if (arguments.task.empty()) return "export needs a FORMAT and a FILE";
    if (!parse_export_format(arguments.task, format)) {
      return "no such format: " + arguments.task + "; sidelight --help lists them";
    }
  }
  if (arguments.lines && (arguments.command != "read" || arguments.format != "json")) {
    return "--lines goes with read --format json";
  }
  if (arguments.inputs.empty()) return arguments.command + " needs a FILE, or - for standard input";
  if (arguments.inputs.size() > 1) return arguments.command + " takes one FILE";
  return {};
}

}  // namespace

std::uint32_t threads_of(const Arguments& arguments) {
  if (arguments.jobs.empty()) {
    return std::min(std::max(std::thread::hardware_concurrency(), 1u), kMaxThreads);
  }
  std::uint32_t count = 0;
  for (const char c : arguments.jobs) {
    if (c < '0' || c > '9' || count > kMaxThreads) return 0;
    count = count * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return count <= kMaxThreads ? count : 0;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  if (words.empty()) return Error{"no command given"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--help" || word == "-h" || word == "help") {
      arguments.command = "help";
      return arguments;
    }
    if (word == "--version") {
      arguments.command = "version";
      return arguments;
    }
    if (word == "--lines") {
      arguments.lines = true;
    } else if (word == "--quiet") {
      arguments.quiet = true;
    } else if (word.size() > 2 && word.substr(0, 2) == "--") {
      const std::size_t equals = word.find('=');
      const std::string_view name = std::string_view(word).substr(0, equals);
      std::string pack;
      std::string* option = name == "--pack" ? &pack : option_of(arguments, name);
      if (option == nullptr) return Error{"no such option: " + word};
      if (equals != std::string::npos) {
        *option = word.substr(equals + 1);
      } else if (i + 1 < words.size()) {
        *option = words[++i];
      } else {
        return Error{word + " needs a value"};
      }
      if (option == &pack) arguments.packs.push_back(pack);
    } else if (arguments.command.empty()) {
      if (!is_one_of(kCommands, word)) return Error{"no such command: " + word};
      arguments.command = word;
    } else if (takes_task(arguments.command) && arguments.task.empty()) {
      arguments.task = word;
    } else {
      arguments.inputs.push_back(word);
    }
  }
  if (arguments.command.empty()) return Error{"no command given"};
  if (arguments.format.empty())
    arguments.format = arguments.command == "batch" ? "reading" : "text";
  if (arguments.command == "batch" && arguments.inputs.empty()) arguments.inputs.push_back("-");
  if (std::string wrong = check(arguments); !wrong.empty()) return Error{std::move(wrong)};
  return arguments;
}

}  // namespace sidelight
