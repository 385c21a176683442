#include "train/quote_corpus.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "page/plain_text.h"

namespace sidelight {
namespace {

using Json = nlohmann::json;

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x3000 || c == 0xFEFF || c == 0xAD || c == 0x85 || c == 0x1680;
}

// For each code point of `original` the byte of `text` where it stands; nothing when the two differ
// in more than white space.
std::optional<std::vector<std::uint32_t>> aligned(std::string_view original,
                                                  std::string_view text) {
  std::vector<std::uint32_t> places;
  std::size_t at = 0;
  for (std::size_t from = 0; from < original.size();) {
    const char32_t c = next_code_point(original, from);
    std::size_t next = at;
    while (next < text.size()) {
      std::size_t beyond = next;
      if (!is_space(next_code_point(text, beyond))) break;
      next = beyond;
    }
    places.push_back(static_cast<std::uint32_t>(is_space(c) ? at : next));
    if (is_space(c)) continue;
    if (next >= text.size() || next_code_point(text, next) != c) return std::nullopt;
    at = next;
  }
  places.push_back(static_cast<std::uint32_t>(text.size()));
  return places;
}

class CaseReader {
 public:
  CaseReader(const Document& doc, const std::vector<std::uint32_t>& places)
      : doc_(doc), places_(places) {}

  // The tokens that lie at least in part inside the code points from `begin` to `end`.
  TokenRange tokens(std::size_t begin, std::size_t end) const {
    if (begin >= end || end >= places_.size()) return {};
    const std::uint32_t first = places_[begin];
    const std::uint32_t last = places_[end - 1] + 1;
    const auto ends_before = [](const Token& token, std::uint32_t at) {
      return token.at.end <= at;
    };
    const auto from = std::lower_bound(doc_.tokens.begin(), doc_.tokens.end(), first, ends_before);
    const auto begins_before = [](const Token& token, std::uint32_t at) {
      return token.at.begin < at;
    };
    const auto to = std::lower_bound(from, doc_.tokens.end(), last, begins_before);
    return {static_cast<std::uint32_t>(from - doc_.tokens.begin()),
            static_cast<std::uint32_t>(to - doc_.tokens.begin())};
  }

  TokenRange member(const Json& row, const char* begin, const char* end) const {
    const auto from = row.find(begin);
    const auto to = row.find(end);
    if (from == row.end() || to == row.end() || !from->is_number_unsigned() ||
        !to->is_number_unsigned()) {
      return {};
    }
    return tokens(from->get<std::size_t>(), to->get<std::size_t>());
  }

  TokenRange pair(const Json& range) const {
    const bool good = range.is_array() && range.size() == 2 && range[0].is_number_unsigned() &&
                      range[1].is_number_unsigned();
    return good ? tokens(range[0].get<std::size_t>(), range[1].get<std::size_t>()) : TokenRange{};
  }

 private:
  const Document& doc_;
  const std::vector<std::uint32_t>& places_;
};

GoldQuote read_quote(const Json& row, const CaseReader& reader) {
  GoldQuote quote;
  parse_name(row.value("kind", ""), quote.kind);
  if (const auto fragments = row.find("fragments"); fragments != row.end()) {
    for (const Json& fragment : *fragments) {
      const TokenRange part = reader.pair(fragment);
      if (!part.empty()) quote.parts.push_back(part);
    }
  } else if (const TokenRange part = reader.member(row, "start", "end"); !part.empty()) {
    quote.parts.push_back(part);
  }
  quote.cue = reader.member(row, "cue_start", "cue_end");
  quote.speaker = reader.member(row, "speaker_start", "speaker_end");
  return quote;
}

std::optional<QuoteCase> read_case(const Json& row, const Knowledge& knowledge) {
  QuoteCase found;
  found.id = row.value("id", "");
  found.own = row.value("own", false);
  const std::string text = repair_utf8(row.value("text", ""));
  const Page page = read_plain_text(text, "", row.value("date", ""));
  found.doc = build_document(read_article(page, knowledge.blocks), knowledge.language);
  const auto places = aligned(text, found.doc.article.text);
  if (!places) return std::nullopt;
  const CaseReader reader(found.doc, *places);
  for (const Json& quote : row.value("quotes", Json::array())) {
    GoldQuote gold = read_quote(quote, reader);
    if (!gold.parts.empty()) found.quotes.push_back(std::move(gold));
  }
  for (const Json& range : row.value("not_quotes", Json::array())) {
    const TokenRange tokens = reader.pair(range);
    if (!tokens.empty()) found.not_quotes.push_back(tokens);
  }
  return found;
}

}  // namespace

Result<std::vector<QuoteCase>> read_quote_corpus(const std::string& path,
                                                 const Knowledge& knowledge) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{path + ": can't be opened"};
  std::vector<QuoteCase> cases;
  std::size_t number = 0;
  std::size_t left_out = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) {
      return Error{path + ": line " + std::to_string(number) + ": not a JSON object"};
    }
    std::optional<QuoteCase> found = read_case(row, knowledge);
    if (found) {
      cases.push_back(std::move(*found));
    } else {
      ++left_out;
    }
  }
  std::fprintf(stderr, "%zu texts, %zu left out\n", cases.size(), left_out);
  if (cases.empty()) return Error{path + ": no text"};
  return cases;
}

}  // namespace sidelight
