// A line beside its folded form (case folding), which most rules of page/text_rules.h ask for:
// folded once, when it is first asked for, or known already. Never owns the line.
#pragma once

#include <string>
#include <string_view>

namespace sidelight {

class FoldedText {
 public:
  FoldedText(std::string_view text) : text_(text) {}    // NOLINT: each text is one
  FoldedText(const std::string& text) : text_(text) {}  // NOLINT
  // `known` is fold(text).
  FoldedText(std::string_view text, std::string_view known)
      : text_(text), known_(known), done_(true) {}

  FoldedText(const FoldedText&) = delete;  // known_ may point into own_
  FoldedText& operator=(const FoldedText&) = delete;

  std::string_view text() const { return text_; }
  // fold() of it.
  std::string_view folded() const;
  // The same without white space around it, and without the stops and bars at its end.
  std::string_view line() const;

 private:
  std::string_view text_;
  mutable std::string_view known_;
  mutable std::string own_;
  mutable bool done_ = false;
};

}  // namespace sidelight
