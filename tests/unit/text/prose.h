// Prose for the tests of text/ to links/: a text as a document of one block a line, the words and
// the pack of this build, and the rows of tests/tables. Never used outside tests.
#pragma once

#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "pack/knowledge.h"
#include "text/document.h"

namespace prose {

inline std::vector<std::byte> read_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  const auto* begin = reinterpret_cast<const std::byte*>(text.data());
  return {begin, begin + text.size()};
}

// Words, pack and trees for pronouns of this build.
inline const sidelight::Knowledge& shipped() {
  static const auto* const words =
      new std::vector<std::byte>(read_bytes(std::string(SIDELIGHT_DATA) + "/en.words"));
  static const auto* const pack =
      new std::vector<std::byte>(read_bytes(std::string(SIDELIGHT_DATA) + "/world.pack"));
  static const auto* const trees =
      new std::vector<std::byte>(read_bytes(std::string(SIDELIGHT_DATA) + "/pronouns-en.model"));
  static const auto* const knowledge = [] {
    auto* loaded = new sidelight::Knowledge;
    auto language = sidelight::Language::open(*words);
    REQUIRE(language.ok());
    loaded->language = std::move(language).value();
    auto opened = sidelight::Pack::open(*pack);
    REQUIRE(opened.ok());
    loaded->packs.push_back(std::move(opened).value());
    auto pronouns = sidelight::TreeModel::open(*trees);
    REQUIRE(pronouns.ok());
    loaded->pronouns = std::move(pronouns).value();
    return loaded;
  }();
  return *knowledge;
}

// The quote model of this build.
inline const sidelight::QuoteModel& shipped_quotes() {
  static const auto* const bytes =
      new std::vector<std::byte>(read_bytes(std::string(SIDELIGHT_DATA) + "/quotes-en.model"));
  static const auto* const model = [] {
    auto opened = sidelight::QuoteModel::open(*bytes);
    REQUIRE(opened.ok());
    return new sidelight::QuoteModel(std::move(opened).value());
  }();
  return *model;
}

// One paragraph a line of `text`; `kind` is that of the first line.
inline sidelight::Document document_of(const std::string& text,
                                       const sidelight::Language& language = shipped().language,
                                       sidelight::BlockKind kind = sidelight::BlockKind::Paragraph,
                                       const std::string& page_language = "") {
  sidelight::Article article;
  article.fields.language = page_language;
  article.text = text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    sidelight::Block block;
    block.kind = article.blocks.empty() ? kind : sidelight::BlockKind::Paragraph;
    block.region = sidelight::Region::Article;
    block.at = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    if (end > at) article.blocks.push_back(block);
    at = end + 1;
  }
  return sidelight::build_document(std::move(article), language);
}

struct Row {
  std::string text;  // first column, " ¶ " made a line end
  std::string rest;  // the other columns
  std::size_t line = 0;
};

// The rows of tests/tables/<name>, without its "#" lines. A missing or empty table fails.
inline std::vector<Row> table(const std::string& name) {
  std::ifstream stream(std::string(SIDELIGHT_ROOT) + "/tests/tables/" + name);
  std::vector<Row> rows;
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::size_t tab = line.find('\t');
    Row row{line.substr(0, tab), tab == std::string::npos ? "" : line.substr(tab + 1), number};
    const std::string mark = " ¶ ";
    for (std::size_t at = row.text.find(mark); at != std::string::npos; at = row.text.find(mark)) {
      row.text.replace(at, mark.size(), "\n");
    }
    rows.push_back(std::move(row));
  }
  REQUIRE(!rows.empty());
  return rows;
}

// A marked text "{person Ada Moss} left": the text alone.
inline std::string without_marks(const std::string& marked) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '{') {
      i = marked.find(' ', i);
    } else if (marked[i] != '}') {
      text.push_back(marked[i]);
    }
  }
  return text;
}

struct Mark {
  sidelight::ByteRange at;
  std::string name;
};

// The text with its marks, which are in order and do not overlap.
inline std::string with_marks(const std::string& text, const std::vector<Mark>& marks) {
  std::string out;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    out += text.substr(at, mark.at.begin - at) + "{" + mark.name + " " +
           text.substr(mark.at.begin, mark.at.size()) + "}";
    at = mark.at.end;
  }
  return out + text.substr(at);
}

}  // namespace prose
