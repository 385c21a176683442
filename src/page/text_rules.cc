#include "page/text_rules.h"

#include "page/line_words.h"
#include "page/phrases.h"

namespace sidelight {

std::string_view FoldedText::folded() const {
  if (done_) return known_;
  own_ = fold(text_);
  known_ = own_;
  done_ = true;
  return known_;
}

std::string_view FoldedText::line() const {
  std::string_view line = trim(folded());
  while (!line.empty() &&
         (line.back() == ':' || line.back() == '.' || line.back() == ' ' || line.back() == '|')) {
    line.remove_suffix(1);
  }
  return line;
}

bool is_credit_line(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 200) return false;
  const std::string_view line = source.line();
  if (line.empty()) return false;
  if (begins_with_any(line, kCreditPrefixes)) return line.size() <= 160;
  if (line.size() > 110) return false;
  const bool sentence = text.size() > 60 && text.back() == '.';
  return !sentence && holds_any(line, kCreditSigns);
}

bool is_byline_text(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 140) return false;
  static constexpr PhraseList kBy({"by ", "von ", "par ", "por ", "words by ", "written by ",
                                   "story by ", "posted by ", "submitted by ",
                                   "author: ", "autor: ", "reported by ", "reporting by ",
                                   "by: ", "text by ", "av ", "af "});
  const std::string_view by = kBy.begin_of(trim(source.folded()));
  if (by.empty()) return false;
  const std::string_view rest = trim(trim(text).substr(std::min(by.size(), trim(text).size())));
  return starts_upper(rest) && (rest.size() < 60 || rest.back() != '.');
}

bool is_role_text(std::string_view text) {
  static constexpr std::string_view kInNames[] = {
      "and", "&",   "de", "da",  "di",   "do", "dos", "du",  "del", "della", "van", "von", "der",
      "den", "ter", "la", "le",  "el",   "al", "bin", "ibn", "y",   "e",     "i",   "und", "et",
      "og",  "och", "in", "for", "with", "by", "at",  "the", "of",  "ten",   "zu",  "af",  "av"};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    while (!word.empty() && (word.back() == ',' || word.back() == '.')) word.remove_suffix(1);
    const bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    if (small && !equals_any(word, kInNames)) return true;
  }
  return false;
}

bool is_credit_label(std::string_view text) {
  static constexpr std::string_view kLabels[] = {
      "credit", "credits", "photo credit", "image credit", "source", "image source", "photo by"};
  return text.size() < 20 && equals_any(folded_line(text), kLabels);
}

bool is_reading_time(std::string_view text) {
  if (text.size() > 40) return false;
  static constexpr PhraseList kSigns({"min read", "mins read", "minute read", "minutes read",
                                      "reading time", "read time", "min. read", "minutes to read"});
  return holds_any(fold(text), kSigns);
}

bool is_subscribe_text(std::string_view text) {
  const std::string line = fold(trim(text));
  static constexpr PhraseList kSigns(
      {"sign up for", "sign up to", "sign up here", "subscribe here", "subscribe to our"});
  return line.compare(0, 10, "subscribe ") == 0 || holds_any(line, kSigns);
}

bool begins_with_bullet(std::string_view text) {
  static constexpr std::string_view kBullets[] = {"- ", "* ", "\xE2\x80\xA2", "\xE2\x96\xAA"};
  return begins_with_any(text, kBullets);
}

bool is_counter(std::string_view text) {
  if (text.size() > 12) return false;
  const std::string line = fold(text);
  const std::vector<Word> words = words_of(line);
  if (words.size() == 3 && words[1].text == "of") return words[0].number && words[2].number;
  return words.size() == 2 && words[0].number && words[1].number &&
         line.find(" / ") != std::string::npos;
}

bool is_related_heading(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 80) return false;
  const std::string_view line = source.line();
  return equals_any(line, kRelatedHeadings) || begins_with_any(line, kRelatedPrefixes);
}

bool is_pointer(const FoldedText& source) {
  static constexpr PhraseList kLabels(
      {"read more:", "read also:", "also read:", "read next:", "see also:", "related:", "more:",
       "watch:", "watch also:", "listen:", "in pictures:", "from the archive:", "explainer:",
       "see more:", "recommended:", "don't miss:"});
  return source.text().size() <= 240 && begins_with_any(source.line(), kLabels);
}

bool begins_more(std::string_view text) {
  static constexpr PhraseList kSigns(
      {"more ", "watch next", "must read", "listen next", "worth your", "read more on"});
  return text.size() <= 80 && begins_with_any(folded_line(text), kSigns);
}

bool is_newsletter_text(const FoldedText& source) {
  const std::string_view text = source.text();
  return text.size() <= 400 && holds_any(source.folded(), kNewsletterSigns);
}

bool is_paywall_text(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 160) return false;
  static constexpr PhraseList kSigns({"for subscribers only",  "reserved for subscribers",
                                      "subscribe to unlock",   "register to unlock",
                                      "unlock this article",   "unlock more articles",
                                      "subscribe to continue", "subscribe to read",
                                      "sign in to read",       "log in to read",
                                      "subscribers only",      "to continue reading",
                                      "to keep reading",       "register to read",
                                      "already a subscriber",  "exclusive to subscribers",
                                      "for subscribers",       "become a subscriber",
                                      "start your free trial", "create an account or sign in",
                                      "become a member to"});
  return holds_any(source.folded(), kSigns);
}

bool is_furniture(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 400) return false;
  const std::string_view line = source.line();
  if (line.empty() || is_counter(line)) return true;
  if (line.size() <= 60 && equals_any(line, kFurniture)) return true;
  if (line.substr(0, 2) == "\xC2\xA9" || line.substr(0, 9) == "copyright" ||
      line.substr(0, 6) == "(c) 20")
    return line.size() < 200;
  return text.size() <= 300 && holds_any(line, kFurnitureSigns);
}

bool is_comment_heading(const FoldedText& source) {
  const std::string_view text = source.text();
  if (text.size() > 60) return false;
  std::string_view line = source.line();
  std::size_t from = line.find_first_not_of("0123456789 ,(");
  if (from == std::string_view::npos) return false;
  line = line.substr(from);
  while (!line.empty() && (line.back() == ')' || line.back() == ' ' ||
                           (line.back() >= '0' && line.back() <= '9') || line.back() == '(')) {
    line.remove_suffix(1);
  }
  return equals_any(line, kCommentHeadings);
}

bool is_empty_caption(std::string_view text) {
  const std::string line = folded_line(text);
  if (line.size() < 3) return true;
  if (line.size() >= 7 && line.compare(line.size() - 7, 7, "youtube") == 0 && line.size() < 40)
    return true;
  static constexpr std::string_view kEmpty[] = {"image",
                                                "photo",
                                                "video",
                                                "caption",
                                                "picture",
                                                "thumbnail",
                                                "placeholder",
                                                "youtube video player",
                                                "add photo caption",
                                                "open image modal",
                                                "play video",
                                                "featured image",
                                                "hero image"};
  if (equals_any(line, kEmpty)) return true;
  static constexpr std::string_view kFiles[] = {".jpg", ".jpeg", ".png", ".gif", ".webp"};
  return line.find(' ') == std::string::npos &&
         std::any_of(std::begin(kFiles), std::end(kFiles), [&](std::string_view end) {
           return line.size() > end.size() &&
                  line.compare(line.size() - end.size(), end.size(), end) == 0;
         });
}

}  // namespace sidelight
