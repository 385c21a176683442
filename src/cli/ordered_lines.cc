#include "cli/ordered_lines.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sidelight {
namespace {

constexpr std::size_t kAhead = 4;  // lines held for each thread

// A ring of places: a line goes in at the end, and its answer leaves when it is the first.
//
//   written_          taken_               read_
//      │ answered, or being answered │ waiting │ free
class Ring {
 public:
  Ring(std::size_t places, std::FILE* out) : places_(places), out_(out) {}

  // `line` becomes one that was answered, whose buffer can be filled again.
  void put(NumberedLine& line) {
    std::unique_lock<std::mutex> lock(mutex_);
    room_.wait(lock, [&] { return read_ - written_ < places_.size(); });
    std::swap(place(read_++).line, line);
    work_.notify_one();
  }

  void end() {
    const std::lock_guard<std::mutex> lock(mutex_);
    ended_ = true;
    work_.notify_all();
  }

  // Takes lines until there are no more.
  void serve(const LineWork& work) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (true) {
      work_.wait(lock, [&] { return taken_ < read_ || ended_; });
      if (taken_ == read_) return;
      Place& mine = place(taken_++);
      lock.unlock();
      const bool good = work(mine.line, mine.answer);
      lock.lock();
      mine.done = true;
      all_good_ = all_good_ && good;
      write_ready();
    }
  }

  bool all_good() const { return all_good_; }

 private:
  struct Place {
    NumberedLine line;
    std::string answer;
    bool done = false;
  };

  Place& place(std::size_t number) { return places_[number % places_.size()]; }

  void write_ready() {
    bool any = false;
    for (; written_ < taken_ && place(written_).done; ++written_, any = true) {
      Place& first = place(written_);
      std::fwrite(first.answer.data(), 1, first.answer.size(), out_);
      first.answer.clear();
      first.done = false;
    }
    if (!any) return;
    std::fflush(out_);
    room_.notify_one();
  }

  std::vector<Place> places_;
  std::FILE* out_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable work_;
  std::size_t read_ = 0;
  std::size_t taken_ = 0;
  std::size_t written_ = 0;
  bool ended_ = false;
  bool all_good_ = true;
};

bool next_line(LineReader& lines, NumberedLine& line) {
  const bool any = lines.next(line.text, line.too_long);
  line.number = lines.number();
  return any;
}

}  // namespace

bool answer_lines(LineReader& lines, unsigned jobs, const LineWork& work, std::FILE* out) {
  NumberedLine line;
  if (jobs <= 1) {
    bool all_good = true;
    std::string answer;
    while (next_line(lines, line)) {
      answer.clear();
      all_good = work(line, answer) && all_good;
      std::fwrite(answer.data(), 1, answer.size(), out);
      std::fflush(out);
    }
    return all_good;
  }
  Ring ring(jobs * kAhead, out);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < jobs; ++i) threads.emplace_back([&] { ring.serve(work); });
  while (next_line(lines, line)) ring.put(line);
  ring.end();
  for (std::thread& thread : threads) thread.join();
  return ring.all_good();
}

}  // namespace sidelight
