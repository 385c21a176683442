#include "page/text_rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace sidelight {
namespace {

constexpr std::string_view kCreditSigns[] = {"getty",
                                             "reuters",
                                             "afp",
                                             "ap photo",
                                             "associated press",
                                             "shutterstock",
                                             "istock",
                                             "alamy",
                                             "epa-efe",
                                             "imago",
                                             "picture alliance",
                                             "dpa",
                                             "unsplash",
                                             "pixabay",
                                             "pexels",
                                             "wikimedia",
                                             "flickr",
                                             "zuma",
                                             "bloomberg",
                                             "courtesy",
                                             "handout",
                                             "file photo",
                                             "press association",
                                             "creative commons",
                                             "tass",
                                             "xinhua",
                                             "anadolu",
                                             "nurphoto",
                                             "sipa",
                                             "adobe stock",
                                             "keystone",
                                             "\xC2\xA9",
                                             "newscom",
                                             "twitter",
                                             "facebook",
                                             "instagram",
                                             "youtube",
                                             "screenshot",
                                             "ritzau",
                                             "pa wire",
                                             "pa media",
                                             "pa images",
                                             "supplied",
                                             "afp/",
                                             "/ap",
                                             "(ap)",
                                             "/pool",
                                             "presswire",
                                             "usa today sports",
                                             "stock photo",
                                             "ansa",
                                             "efe",
                                             "belga",
                                             "depositphotos",
                                             "rex features"};
constexpr std::string_view kCreditPrefixes[] = {"photo:",
                                                "photo by",
                                                "photos:",
                                                "photos by",
                                                "photograph:",
                                                "photograph by",
                                                "photo credit",
                                                "photo courtesy",
                                                "photo illustration",
                                                "image:",
                                                "image credit",
                                                "image by",
                                                "images:",
                                                "image source",
                                                "image courtesy",
                                                "picture:",
                                                "picture by",
                                                "pictures:",
                                                "credit:",
                                                "credits:",
                                                "credit ",
                                                "source:",
                                                "foto:",
                                                "fotos:",
                                                "foto von",
                                                "bild:",
                                                "bilder:",
                                                "quelle:",
                                                "photo/",
                                                "illustration:",
                                                "illustration by",
                                                "graphic:",
                                                "graphic by",
                                                "cr\xC3\xA9"
                                                "dit",
                                                "imagen:",
                                                "via ",
                                                "copyright",
                                                "(c) ",
                                                "video:",
                                                "courtesy",
                                                "fotograf",
                                                "by-sa",
                                                "cr\xC3\xA9"
                                                "ditos",
                                                "foto di",
                                                "foto de",
                                                "screenshot",
                                                "artwork by",
                                                "drawing by",
                                                "painting by"};
constexpr std::string_view kRelatedHeadings[] = {"more for you",
                                                 "related",
                                                 "related stories",
                                                 "related articles",
                                                 "related posts",
                                                 "related news",
                                                 "related content",
                                                 "related topics",
                                                 "related links",
                                                 "related coverage",
                                                 "read more",
                                                 "read next",
                                                 "read also",
                                                 "also read",
                                                 "you may also like",
                                                 "you might also like",
                                                 "you may like",
                                                 "you might like",
                                                 "recommended",
                                                 "recommended for you",
                                                 "recommended stories",
                                                 "recommended reading",
                                                 "more stories",
                                                 "more news",
                                                 "more articles",
                                                 "most read",
                                                 "most popular",
                                                 "most viewed",
                                                 "trending",
                                                 "trending now",
                                                 "trending stories",
                                                 "popular posts",
                                                 "popular",
                                                 "popular stories",
                                                 "latest",
                                                 "latest news",
                                                 "latest stories",
                                                 "latest posts",
                                                 "latest articles",
                                                 "keep reading",
                                                 "keep exploring",
                                                 "other stories",
                                                 "other news",
                                                 "see also",
                                                 "up next",
                                                 "next up",
                                                 "what to read next",
                                                 "from around the web",
                                                 "around the web",
                                                 "from the web",
                                                 "sponsored stories",
                                                 "promoted stories",
                                                 "promoted",
                                                 "from our partners",
                                                 "more to read",
                                                 "more to explore",
                                                 "top stories",
                                                 "editors' picks",
                                                 "editor's picks",
                                                 "editor's pick",
                                                 "our picks",
                                                 "dont miss",
                                                 "don't miss",
                                                 "in case you missed it",
                                                 "further reading",
                                                 "continue reading",
                                                 "stories chosen for you",
                                                 "from your site articles",
                                                 "you might be interested in",
                                                 "suggested articles",
                                                 "suggested reading",
                                                 "read more:",
                                                 "related:",
                                                 "similar articles",
                                                 "similar posts",
                                                 "similar stories",
                                                 "recent posts",
                                                 "recent articles",
                                                 "recent stories",
                                                 "recent news",
                                                 "more like this",
                                                 "more in this section",
                                                 "more top stories",
                                                 "explore more",
                                                 "discover more",
                                                 "next article",
                                                 "previous article",
                                                 "next story",
                                                 "next post",
                                                 "previous post",
                                                 "lesen sie auch",
                                                 "lesen sie mehr",
                                                 "mehr zum thema",
                                                 "auch interessant",
                                                 "das k\xC3\xB6nnte sie auch interessieren",
                                                 "meistgelesen",
                                                 "weitere artikel",
                                                 "weitere themen",
                                                 "zum thema",
                                                 "lire aussi",
                                                 "\xC3\xA0 lire aussi",
                                                 "sur le m\xC3\xAAme sujet",
                                                 "les plus lus",
                                                 "leer m\xC3\xA1s",
                                                 "te puede interesar",
                                                 "lee tambi\xC3\xA9n",
                                                 "noticias relacionadas",
                                                 "m\xC3\xA1s noticias",
                                                 "leggi anche",
                                                 "potrebbe interessarti",
                                                 "leia tamb\xC3\xA9m",
                                                 "veja tamb\xC3\xA9m",
                                                 "lees ook",
                                                 "l\xC3\xA4s ocks\xC3\xA5",
                                                 "les ogs\xC3\xA5",
                                                 "l\xC3\xA6s ogs\xC3\xA5"};
constexpr std::string_view kRelatedPrefixes[] = {
    "more from ",   "more on ",        "more in ",        "more by ",    "read more about ",
    "latest in ",   "latest from ",    "also in ",        "also on ",    "others also",
    "trending in ", "popular in ",     "popular on ",     "related to ", "more about ",
    "stories by ",  "recommended by ", "top stories in ", "people also "};
constexpr std::string_view kNewsletterSigns[] = {
    "newsletter",         "in your inbox",   "to your inbox",      "sign up for our",
    "sign up to our",     "sign up for the", "subscribe to our",   "enter your email",
    "your email address", "email address",   "subscribe now",      "sign up now",
    "sign up here",       "mailing list",    "push notifications", "daily briefing",
    "inbox every",        "subscribe to get"};
constexpr std::string_view kFurniture[] = {"advertisement",
                                           "advertising",
                                           "ad",
                                           "ads",
                                           "sponsored",
                                           "sponsored content",
                                           "anzeige",
                                           "werbung",
                                           "publicidad",
                                           "publicit\xC3\xA9",
                                           "share",
                                           "share this",
                                           "share this article",
                                           "share this story",
                                           "share this post",
                                           "share on facebook",
                                           "share on twitter",
                                           "tweet",
                                           "email",
                                           "e-mail",
                                           "print",
                                           "print this article",
                                           "copy link",
                                           "link copied",
                                           "save",
                                           "save article",
                                           "listen",
                                           "listen to this article",
                                           "follow us",
                                           "follow",
                                           "facebook",
                                           "twitter",
                                           "linkedin",
                                           "whatsapp",
                                           "reddit",
                                           "pinterest",
                                           "x",
                                           "telegram",
                                           "threads",
                                           "bluesky",
                                           "flipboard",
                                           "messenger",
                                           "sms",
                                           "close",
                                           "menu",
                                           "search",
                                           "log in",
                                           "login",
                                           "sign in",
                                           "sign up",
                                           "subscribe",
                                           "register",
                                           "skip to content",
                                           "skip to main content",
                                           "back to top",
                                           "loading",
                                           "loading...",
                                           "load more",
                                           "show more",
                                           "see more",
                                           "view more",
                                           "view all",
                                           "see all",
                                           "watch",
                                           "play",
                                           "play video",
                                           "story continues below",
                                           "story continues below advertisement",
                                           "article continues below",
                                           "article continues after ad",
                                           "article continues below advertisement",
                                           "continue reading below",
                                           "continues after advertising",
                                           "home",
                                           "news",
                                           "contact us",
                                           "about us",
                                           "privacy policy",
                                           "terms of use",
                                           "terms of service",
                                           "cookie policy",
                                           "cookies",
                                           "comments",
                                           "comment",
                                           "like",
                                           "likes",
                                           "next",
                                           "previous",
                                           "prev",
                                           "reply",
                                           "report",
                                           "gift article",
                                           "gift this article",
                                           "more",
                                           "tags",
                                           "tags:",
                                           "topics",
                                           "topics:",
                                           "filed under",
                                           "filed under:",
                                           "teilen",
                                           "drucken",
                                           "merken",
                                           "kommentare",
                                           "partager",
                                           "compartir",
                                           "condividi",
                                           "deel",
                                           "del",
                                           "view comments",
                                           "show comments",
                                           "read comments",
                                           "leave a comment",
                                           "add a comment",
                                           "post a comment",
                                           "report this ad",
                                           "report ad",
                                           "remove ads",
                                           "printer-friendly version",
                                           "toggle caption",
                                           "hide caption",
                                           "enlarge this image",
                                           "enlarge image",
                                           "back to video",
                                           "image",
                                           "video",
                                           "photo",
                                           "gallery",
                                           "photo gallery",
                                           "more info",
                                           "learn more",
                                           "download",
                                           "accept",
                                           "reject",
                                           "ok",
                                           "cancel"};
constexpr std::string_view kFurnitureSigns[] = {"all rights reserved",
                                                "we use cookies",
                                                "uses cookies",
                                                "cookie policy",
                                                "privacy policy",
                                                "terms of service",
                                                "terms and conditions",
                                                "terms of use",
                                                "your browser does not support",
                                                "please enable javascript",
                                                "enable javascript",
                                                "javascript is disabled",
                                                "this site is protected by recaptcha",
                                                "support independent journalism",
                                                "follow us on",
                                                "follow us @",
                                                "join the conversation",
                                                "article continues below",
                                                "story continues below",
                                                "this article was originally published",
                                                "this story was originally published",
                                                "sign in to",
                                                "log in to",
                                                "already a subscriber",
                                                "create a free account",
                                                "download our app",
                                                "download the app",
                                                "like us on facebook",
                                                "follow him on twitter",
                                                "follow her on twitter",
                                                "affiliate commission",
                                                "affiliate links",
                                                "click here to subscribe",
                                                "click here to read more",
                                                "click to share on",
                                                "opens in new window",
                                                "get in touch with our news team",
                                                "for more stories like this",
                                                "video has failed to load",
                                                "try refreshing your browser",
                                                "recommended videos",
                                                "subscribe for more articles",
                                                "follow us for more",
                                                "printer-friendly version",
                                                "to view this video please enable",
                                                "do not sell my"};
constexpr std::string_view kCommentHeadings[] = {
    "comments",        "comment",        "leave a reply",
    "leave a comment", "post a comment", "join the discussion",
    "add a comment",   "show comments",  "view comments",
    "reader comments", "conversation",   "discussion",
    "responses",       "kommentare",     "comentarios",
    "commentaires",    "commenti",       "reacties",
    "kommentarer"};

struct MonthName {
  std::string_view name;
  int month;
};
constexpr MonthName kMonths[] = {{"january", 1},
                                 {"february", 2},
                                 {"march", 3},
                                 {"april", 4},
                                 {"may", 5},
                                 {"june", 6},
                                 {"july", 7},
                                 {"august", 8},
                                 {"september", 9},
                                 {"october", 10},
                                 {"november", 11},
                                 {"december", 12},
                                 {"jan", 1},
                                 {"feb", 2},
                                 {"mar", 3},
                                 {"apr", 4},
                                 {"jun", 6},
                                 {"jul", 7},
                                 {"aug", 8},
                                 {"sep", 9},
                                 {"sept", 9},
                                 {"oct", 10},
                                 {"nov", 11},
                                 {"dec", 12},
                                 {"januar", 1},
                                 {"februar", 2},
                                 {"m\xC3\xA4rz", 3},
                                 {"mai", 5},
                                 {"juni", 6},
                                 {"juli", 7},
                                 {"oktober", 10},
                                 {"dezember", 12},
                                 {"janvier", 1},
                                 {"f\xC3\xA9vrier", 2},
                                 {"mars", 3},
                                 {"avril", 4},
                                 {"juin", 6},
                                 {"juillet", 7},
                                 {"ao\xC3\xBBt", 8},
                                 {"septembre", 9},
                                 {"octobre", 10},
                                 {"novembre", 11},
                                 {"d\xC3\xA9"
                                  "cembre",
                                  12},
                                 {"enero", 1},
                                 {"febrero", 2},
                                 {"marzo", 3},
                                 {"abril", 4},
                                 {"mayo", 5},
                                 {"junio", 6},
                                 {"julio", 7},
                                 {"agosto", 8},
                                 {"septiembre", 9},
                                 {"octubre", 10},
                                 {"noviembre", 11},
                                 {"diciembre", 12}};
constexpr std::string_view kDateWords[] = {
    "published",   "updated",      "posted",   "on",
    "at",          "last",         "modified", "date",
    "am",          "pm",           "a",        "p",
    "m",           "gmt",          "est",      "edt",
    "utc",         "et",           "pt",       "pst",
    "pdt",         "cst",          "cdt",      "bst",
    "cet",         "cest",         "ist",      "monday",
    "tuesday",     "wednesday",    "thursday", "friday",
    "saturday",    "sunday",       "mon",      "tue",
    "tues",        "wed",          "thu",      "thur",
    "thurs",       "fri",          "sat",      "sun",
    "first",       "ago",          "hours",    "hour",
    "minutes",     "minute",       "days",     "day",
    "weeks",       "week",         "months",   "month",
    "years",       "year",         "min",      "mins",
    "hrs",         "th",           "st",       "nd",
    "rd",          "uhr",          "um",       "den",
    "of",          "the",          "created",  "release",
    "stand",       "aktualisiert", "montag",   "dienstag",
    "mittwoch",    "donnerstag",   "freitag",  "samstag",
    "sonntag",     "le",           "de",       "du",
    "el",          "del",          "h",        "publi\xC3\xA9",
    "publicado",   "mis",          "jour",     "\xC3\xA0",
    "actualizado", "pubblicato",   "read",     "reading",
    "time",        "issue",        "edited",   "vor",
    "in",          "by",           "first",    "eastern",
    "local"};
constexpr std::string_view kNotDatelines[] = {
    "exclusive", "update",     "updated", "breaking", "watch", "note",   "video", "opinion",
    "analysis",  "correction", "live",    "related",  "read",  "review", "editor"};

template <std::size_t N>
bool equals_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view sign) { return text.substr(0, sign.size()) == sign; });
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether `sign` stands in `text` with its word edges at word edges of the text.
bool holds(std::string_view text, std::string_view sign) {
  for (std::size_t at = text.find(sign); at != std::string_view::npos;
       at = text.find(sign, at + 1)) {
    const bool begins = at == 0 || !is_word_byte(sign.front()) || !is_word_byte(text[at - 1]);
    const std::size_t end = at + sign.size();
    const bool ends = end >= text.size() || !is_word_byte(sign.back()) || !is_word_byte(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::string_view (&list)[N]) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view sign) { return holds(text, sign); });
}

std::string folded_line(std::string_view text) {
  std::string line = fold(trim(text));
  while (!line.empty() &&
         (line.back() == ':' || line.back() == '.' || line.back() == ' ' || line.back() == '|')) {
    line.pop_back();
  }
  return line;
}

struct Word {
  std::string_view text;  // folded
  bool number = false;
};

// Words and numbers of a folded line.
std::vector<Word> words_of(std::string_view folded) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < folded.size()) {
    if (!is_word_byte(folded[at])) {
      ++at;
      continue;
    }
    const bool digit = folded[at] >= '0' && folded[at] <= '9';
    const std::size_t begin = at;
    while (at < folded.size() && is_word_byte(folded[at]) &&
           (folded[at] >= '0' && folded[at] <= '9') == digit) {
      ++at;
    }
    words.push_back({folded.substr(begin, at - begin), digit});
  }
  return words;
}

int month_of(std::string_view word) {
  for (const MonthName& row : kMonths) {
    if (row.name == word) return row.month;
  }
  return 0;
}

int number_of(std::string_view digits) {
  if (digits.size() > 4) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_year(const Word& word) {
  return word.number && word.text.size() == 4 && number_of(word.text) >= 1900 &&
         number_of(word.text) < 2100;
}

bool is_day(const Word& word) {
  return word.number && word.text.size() <= 2 && number_of(word.text) >= 1 &&
         number_of(word.text) <= 31;
}

std::string iso_day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](int value) {
    return std::string(1, static_cast<char>('0' + value / 10)) +
           static_cast<char>('0' + value % 10);
  };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

}  // namespace

bool is_credit_line(std::string_view text) {
  if (text.size() > 200) return false;
  const std::string line = folded_line(text);
  if (line.empty()) return false;
  if (begins_with_any(line, kCreditPrefixes)) return line.size() <= 160;
  if (line.size() > 110) return false;
  const bool sentence = text.size() > 60 && text.back() == '.';
  return !sentence && holds_any(line, kCreditSigns);
}

bool is_byline_text(std::string_view text) {
  if (text.size() > 140) return false;
  static constexpr std::string_view kBy[] = {
      "by ",       "von ",       "par ",     "por ",    "words by ",    "written by ",
      "story by ", "posted by ", "author: ", "autor: ", "reported by ", "reporting by ",
      "by: ",      "text by ",   "av ",      "af "};
  const std::string line = fold(trim(text));
  for (const std::string_view by : kBy) {
    if (line.substr(0, by.size()) != by) continue;
    const std::string_view rest = trim(trim(text).substr(std::min(by.size(), trim(text).size())));
    return starts_upper(rest) && (rest.size() < 60 || rest.back() != '.');
  }
  return false;
}

bool is_date_line(std::string_view text) {
  if (text.size() > 110) return false;
  const std::string line = fold(text);
  const std::vector<Word> words = words_of(line);
  if (words.empty() || words.size() > 20) return false;
  bool year = false;
  bool month = false;
  bool ago = false;
  std::size_t numbers = 0;
  std::size_t other = 0;
  for (const Word& word : words) {
    if (is_year(word)) {
      year = true;
    } else if (word.number) {
      ++numbers;
    } else if (month_of(word.text) != 0) {
      month = true;
    } else if (word.text == "ago") {
      ago = true;
    } else if (!equals_any(word.text, kDateWords) && word.text != "t" && word.text != "z") {
      ++other;
    }
  }
  if (other > 1 || (other == 1 && (!year || words.size() < 6))) return false;
  if (ago) return numbers > 0;
  return (month && (numbers > 0 || year)) || (year && numbers >= 2);
}

bool is_time_line(std::string_view text) {
  if (text.size() > 24) return false;
  const std::string line = fold(text);
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    return at - begin;
  };
  const std::size_t hours = digits();
  if (hours == 0 || hours > 2 || at + 2 > line.size() || (line[at] != ':' && line[at] != '.'))
    return false;
  ++at;
  if (digits() != 2) return false;
  // A zone or half of the day may follow.
  for (const Word& word : words_of(std::string_view(line).substr(at))) {
    if (word.number || word.text.size() > 4) return false;
  }
  return true;
}

std::uint32_t dateline_bytes(std::string_view text) {
  static constexpr std::string_view kDashes[] = {"\xE2\x80\x94", "\xE2\x80\x93", "--", "- "};
  const std::string_view head = text.substr(0, 90);
  std::size_t dash = std::string_view::npos;
  std::size_t end = 0;
  for (const std::string_view sign : kDashes) {
    const std::size_t at = head.find(sign);
    if (at == std::string_view::npos || at >= dash) continue;
    const bool spaced = at > 0 && (head[at - 1] == ' ' || head[at - 1] == ')' || sign != "- ");
    if (!spaced) continue;
    dash = at;
    end = at + sign.size() - (sign == "- " ? 1 : 0);
  }
  if (dash == std::string_view::npos || dash < 3 || end + 20 > text.size()) return 0;
  const std::string_view place = trim(text.substr(0, dash));
  if (place.size() < 3 || !starts_upper(place)) return 0;
  const std::size_t bracket = place.find('(');
  const std::string_view outside = trim(place.substr(0, bracket));
  std::size_t words = 0;
  std::size_t first_end = outside.find_first_of(" ,");
  if (first_end == std::string_view::npos) first_end = outside.size();
  const std::string_view first = outside.substr(0, first_end);
  const bool capitals =
      is_all_upper(first) && first.size() >= 3 && first.find('.') == std::string_view::npos;
  if (!capitals && bracket == std::string_view::npos) return 0;
  if (equals_any(folded_line(first), kNotDatelines)) return 0;
  for (std::size_t at = 0; at < outside.size();) {
    const std::size_t space = std::min(outside.find(' ', at), outside.size());
    const std::string_view word = outside.substr(at, space - at);
    at = space + 1;
    if (word.empty()) continue;
    ++words;
    const bool named = starts_upper(word) || (word[0] >= '0' && word[0] <= '9');
    const std::string low = folded_line(word);
    if (!named && low != "of" && low != "de" && low != "el" && low != "al" && low != "and")
      return 0;
  }
  const bool agency = bracket != std::string_view::npos && place.back() == ')';
  if (bracket != std::string_view::npos && !agency) return 0;
  if (words > (capitals ? 8u : 6u)) return 0;
  return static_cast<std::uint32_t>(end);
}

bool is_related_heading(std::string_view text) {
  if (text.size() > 80) return false;
  const std::string line = folded_line(text);
  return equals_any(line, kRelatedHeadings) || begins_with_any(line, kRelatedPrefixes);
}

bool is_newsletter_text(std::string_view text) {
  return text.size() <= 400 && holds_any(fold(text), kNewsletterSigns);
}

bool is_paywall_text(std::string_view text) {
  if (text.size() > 160) return false;
  static constexpr std::string_view kSigns[] = {
      "for subscribers only",  "reserved for subscribers",
      "subscribe to unlock",   "register to unlock",
      "unlock this article",   "unlock more articles",
      "subscribe to continue", "subscribe to read",
      "sign in to read",       "log in to read",
      "subscribers only",      "to continue reading",
      "to keep reading",       "register to read",
      "already a subscriber",  "exclusive to subscribers",
      "for subscribers",       "become a subscriber",
      "start your free trial", "create an account or sign in",
      "become a member to"};
  return holds_any(fold(text), kSigns);
}

bool is_furniture(std::string_view text) {
  if (text.size() > 400) return false;
  const std::string line = folded_line(text);
  if (line.empty()) return true;
  if (line.size() <= 60 && equals_any(line, kFurniture)) return true;
  if (line.substr(0, 2) == "\xC2\xA9" || line.substr(0, 9) == "copyright") return line.size() < 200;
  return text.size() <= 300 && holds_any(line, kFurnitureSigns);
}

bool is_comment_heading(std::string_view text) {
  if (text.size() > 60) return false;
  std::string line = folded_line(text);
  std::size_t from = line.find_first_not_of("0123456789 ,(");
  if (from == std::string::npos) return false;
  line = line.substr(from);
  while (!line.empty() && (line.back() == ')' || line.back() == ' ' ||
                           (line.back() >= '0' && line.back() <= '9') || line.back() == '(')) {
    line.pop_back();
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

std::string day_in(std::string_view text) {
  const std::string line = fold(text.substr(0, 200));
  const std::vector<Word> words = words_of(line);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int month = words[i].number ? 0 : month_of(words[i].text);
    if (month != 0) {
      if (i + 2 < words.size() && is_day(words[i + 1])) {
        std::size_t at = i + 2;
        while (at < words.size() && at < i + 4 && !is_year(words[at])) ++at;
        if (at < words.size() && is_year(words[at])) {
          return iso_day(number_of(words[at].text), month, number_of(words[i + 1].text));
        }
      }
      for (std::size_t back = 1; back <= 2 && back <= i; ++back) {
        if (!is_day(words[i - back]) || i + 1 >= words.size() || !is_year(words[i + 1])) continue;
        return iso_day(number_of(words[i + 1].text), month, number_of(words[i - back].text));
      }
    }
    if (is_year(words[i]) && i + 2 < words.size() && is_day(words[i + 1]) && is_day(words[i + 2])) {
      return iso_day(number_of(words[i].text), number_of(words[i + 1].text),
                     number_of(words[i + 2].text));
    }
  }
  return {};
}

}  // namespace sidelight
