#include "cli/batch.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "cli/batch_input.h"
#include "cli/batch_progress.h"
#include "cli/batch_row.h"
#include "cli/batch_state.h"

namespace sidelight {
namespace {

// How far threads may run ahead of the record that is written next: in records for each thread, and
// in bytes of lines that wait.
constexpr std::uint64_t kAheadOfOne = 8;
constexpr std::size_t kMaxWaiting = 64u << 20;
constexpr auto kSaveEvery = std::chrono::seconds(1);

int fail(const std::string& message) {
  std::fprintf(stderr, "sidelight: %s\n", message.c_str());
  return 1;
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

// The walk: each thread takes the next record, reads it, and hands its line over; whoever hands
// over the line that is due writes it and all that wait behind it. Nobody waits while holding the
// record that is due, so that the walk can't stand still.
class Batch {
 public:
  Batch(const BatchOptions& options, const Knowledge& knowledge, BatchState state, int output)
      : options_(options),
        knowledge_(knowledge),
        input_(options.inputs),
        output_(output),
        state_(std::move(state)),
        progress_(options.quiet, output) {
    counts_.pages = state_.pages;
    counts_.errors = state_.errors;
  }

  int run() {
    if (const auto wrong = input_.skip_to(state_.place)) return fail(wrong->message);
    std::vector<std::thread> threads;
    for (std::uint32_t i = 1; i < options_.jobs; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (!broken_) save(true);
    progress_.finish(counts_);
    if (broken_) return fail(trouble_);
    return input_.failed() ? 1 : 0;
  }

 private:
  struct Done {
    BatchRow row;
    BatchPlace place;
  };

  void work() {
    BatchRecord record;
    std::uint64_t turn = 0;
    while (take(record, turn)) {
      Done done{batch_row(record, options_.format, knowledge_),
                {input_.path(record.file), record.number}};
      hand_over(turn, std::move(done));
    }
  }

  bool take(BatchRecord& record, std::uint64_t& turn) {
    const std::lock_guard<std::mutex> reading(input_lock_);
    {
      std::unique_lock<std::mutex> lock(lock_);
      room_.wait(lock, [this] {
        const std::uint64_t ahead = taken_ - written_;
        return broken_ || ahead == 0 ||
               (ahead < kAheadOfOne * options_.jobs && waiting_bytes_ < kMaxWaiting);
      });
      if (broken_) return false;
    }
    if (!input_.next(record)) return false;
    const std::lock_guard<std::mutex> lock(lock_);
    turn = taken_++;
    position_ = input_.position();
    return true;
  }

  void hand_over(std::uint64_t turn, Done done) {
    const std::lock_guard<std::mutex> lock(lock_);
    waiting_bytes_ += done.row.line.size();
    waiting_.emplace(turn, std::move(done));
    std::string lines;
    for (auto next = waiting_.begin(); next != waiting_.end() && next->first == written_;
         next = waiting_.erase(next)) {
      const BatchRow& row = next->second.row;
      waiting_bytes_ -= row.line.size();
      lines += row.line;
      if (row.line.empty()) ++counts_.others;
      if (!row.line.empty()) ++counts_.pages;
      if (!row.good) ++counts_.errors;
      state_.place = std::move(next->second.place);
      ++written_;
    }
    if (!lines.empty() && !write_all(output_, lines)) stop("can't write the output");
    state_.bytes += lines.size();
    room_.notify_all();
    if (std::chrono::steady_clock::now() - saved_ > kSaveEvery) save(false);
    progress_.show(counts_, position_, input_.size());
  }

  // With the lock held, or when no other thread is left.
  void save(bool finished) {
    if (options_.resume.empty() || broken_) return;
    saved_ = std::chrono::steady_clock::now();
    state_.pages = counts_.pages;
    state_.errors = counts_.errors;
    state_.finished = finished;
    // What the state claims must be on the disk before the state is.
    ::fdatasync(output_);
    if (const auto wrong = write_batch_state(options_.resume, state_)) stop(wrong->message);
  }

  void stop(const std::string& trouble) {
    broken_ = true;
    trouble_ = trouble;
  }

  const BatchOptions& options_;
  const Knowledge& knowledge_;
  std::mutex input_lock_;  // taken before lock_
  BatchInput input_;       // under input_lock_
  const int output_;
  std::mutex lock_;  // everything below
  std::condition_variable room_;
  std::map<std::uint64_t, Done> waiting_;  // by turn
  std::size_t waiting_bytes_ = 0;
  std::uint64_t taken_ = 0;
  std::uint64_t written_ = 0;
  std::uint64_t position_ = 0;
  bool broken_ = false;
  std::string trouble_;
  BatchState state_;
  BatchCounts counts_;
  BatchProgress progress_;
  std::chrono::steady_clock::time_point saved_ = std::chrono::steady_clock::now();
};

// The state that this run goes on from.
Result<BatchState> state_to_go_on(const BatchOptions& options) {
  BatchState fresh;
  fresh.inputs = options.inputs;
  fresh.format = options.format;
  if (options.resume.empty()) return fresh;
  Result<std::optional<BatchState>> found = read_batch_state(options.resume);
  if (!found) return found.error();
  if (!found.value()) return fresh;
  BatchState state = std::move(*found.value());
  if (state.inputs != options.inputs || state.format != options.format) {
    return Error{options.resume + ": belongs to a batch of other inputs or another format"};
  }
  return state;
}

// The output, with what belongs to records up to the state's place and nothing more; -1 and a
// message when that can't be.
int open_output(const BatchOptions& options, const BatchState& state, std::string& trouble) {
  if (options.output.empty()) return STDOUT_FILENO;
  const bool goes_on = !state.place.file.empty();
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (goes_on ? 0 : O_TRUNC);
  const int descriptor = ::open(options.output.c_str(), flags, 0666);
  if (descriptor < 0) {
    trouble = options.output + ": can't be written";
    return -1;
  }
  if (!goes_on) return descriptor;
  struct stat about {};
  const auto bytes = static_cast<off_t>(state.bytes);
  if (::fstat(descriptor, &about) != 0 || about.st_size < bytes ||
      ::ftruncate(descriptor, bytes) != 0 || ::lseek(descriptor, bytes, SEEK_SET) != bytes) {
    trouble = options.output + ": is shorter than the state says, so it can't be gone on with";
    ::close(descriptor);
    return -1;
  }
  return descriptor;
}

}  // namespace

int batch(const BatchOptions& options, const Knowledge& knowledge) {
  Result<BatchState> state = state_to_go_on(options);
  if (!state) return fail(state.error().message);
  if (state.value().finished) {
    if (!options.quiet)
      std::fprintf(stderr, "sidelight: %s: all is done\n", options.resume.c_str());
    return 0;
  }
  std::string trouble;
  const int output = open_output(options, state.value(), trouble);
  if (output < 0) return fail(trouble);
  const int status = Batch(options, knowledge, std::move(state).value(), output).run();
  if (output != STDOUT_FILENO && ::close(output) != 0)
    return fail(options.output + ": can't be written");
  return status;
}

}  // namespace sidelight
