#include "base/pattern.h"

#include <re2/re2.h>

#include <cstdio>
#include <cstdlib>

namespace sidelight {

struct Pattern::Compiled {
  Compiled(re2::StringPiece expression, const RE2::Options& options) : re(expression, options) {}
  RE2 re;
};

Pattern::Pattern(std::string_view expression, bool ignore_case) {
  RE2::Options options;
  options.set_case_sensitive(!ignore_case);
  options.set_log_errors(false);
  compiled_ =
      std::make_unique<Compiled>(re2::StringPiece(expression.data(), expression.size()), options);
  if (!compiled_->re.ok()) {
    std::fprintf(stderr, "pattern: %s in %.*s\n", compiled_->re.error().c_str(),
                 static_cast<int>(expression.size()), expression.data());
    std::abort();
  }
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::find(std::string_view text, std::size_t from, std::vector<ByteRange>& groups) const {
  const re2::StringPiece piece(text.data(), text.size());
  const int count = compiled_->re.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(count));
  if (!compiled_->re.Match(piece, from, text.size(), RE2::UNANCHORED, found.data(), count))
    return false;
  groups.resize(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i].data() == nullptr) {
      groups[i] = ByteRange{kNone, kNone};
    } else {
      const auto begin = static_cast<std::uint32_t>(found[i].data() - text.data());
      groups[i] = ByteRange{begin, begin + static_cast<std::uint32_t>(found[i].size())};
    }
  }
  return true;
}

bool Pattern::found_in(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->re);
}

bool Pattern::matches(std::string_view text) const {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), compiled_->re);
}

}  // namespace sidelight
