// Result of a door (error handling without exceptions): a value, or an Error that names what was
// wrong. Never used inside a finder: finders cannot fail, they return an empty vector.
// std::expected is not in Emscripten 3.1.6.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace sidelight {

struct Error {
  std::string message;  // plain words, names the input and, where there is one, the line
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose
  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  // Only when ok().
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }
  // Only when not ok().
  const Error& error() const { return error_; }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace sidelight
