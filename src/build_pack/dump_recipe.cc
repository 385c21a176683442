#include "build_pack/dump_recipe.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"
#include "build_pack/json_cursor.h"
#include "build_pack/pack_source.h"
#include "format/fnv.h"
#include "pack/pack_layout.h"

namespace sidelight {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : split_value(collapse_spaces(text), ' ')) {
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

bool parse_count(std::string_view text, std::uint32_t most, std::uint32_t& count) {
  std::int64_t number = 0;
  if (!parse_whole(text, number) || number < 0 || number > most) return false;
  count = static_cast<std::uint32_t>(number);
  return true;
}

// "2026-11" or "2026-11-20".
bool is_as_of(std::string_view text) {
  if (text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

// What is wrong with "class KIND Q… [LEAST]", or nothing.
std::string add_class(DumpRecipe& recipe, const std::vector<std::string>& words) {
  ClassRule rule;
  if (words.size() < 3 || words.size() > 4) return "expected class KIND Q… [SITELINKS]";
  if (!parse_name(words[1], rule.kind)) return "'" + words[1] + "' is no kind";
  rule.class_id = parse_entity_id(words[2]);
  if (rule.class_id == 0 || (rule.class_id & kLocalBit) != 0)
    return "'" + words[2] + "' is no Wikidata id";
  rule.least_sitelinks = recipe.least_sitelinks;
  if (words.size() == 4 && !parse_count(words[3], 10000, rule.least_sitelinks))
    return "'" + words[3] + "' is no number of sitelinks";
  recipe.classes.push_back(rule);
  return {};
}

std::string add_setting(DumpRecipe& recipe, const std::string& name, const std::string& value) {
  if (name == "languages") {
    recipe.languages = words_of(value);
  } else if (name == "facts") {
    recipe.facts = words_of(value);
  } else if (name == "least_sitelinks") {
    if (!recipe.classes.empty()) return "least_sitelinks stands before the classes";
    if (!parse_count(value, 10000, recipe.least_sitelinks)) return "'" + value + "' is no number";
  } else if (name == "least_prior") {
    if (!parse_count(value, kMaxPrior, recipe.least_prior))
      return "'" + value + "' is no prior: 0 to 1000";
  } else if (name == "as_of" && !is_as_of(value)) {
    return "as_of is a month or a day: 2026-11";
  } else if (name == "name" || name == "licence" || name == "as_of" || name == "source") {
    recipe.about[name] = value;
  } else {
    return "'" + name + "' is no setting";
  }
  return {};
}

std::string add_line(DumpRecipe& recipe, const std::string& line) {
  const std::vector<std::string> words = words_of(line);
  if (words.empty() || words[0][0] == '#') return {};
  if (!is_valid_utf8(line)) return "not valid UTF-8";
  if (words[0] == "class") return add_class(recipe, words);
  if (words[0] == "never") {
    for (std::size_t i = 1; i < words.size(); ++i) {
      const std::uint32_t id = parse_entity_id(words[i]);
      if (id == 0) return "'" + words[i] + "' is no Wikidata id";
      recipe.never.push_back(id);
    }
    return {};
  }
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) return "expected 'name: value', 'class …' or 'never …'";
  return add_setting(recipe, collapse_spaces(line.substr(0, colon)),
                     collapse_spaces(line.substr(colon + 2)));
}

}  // namespace

bool DumpRecipe::wants_fact(std::string_view name) const {
  return facts.empty() || std::find(facts.begin(), facts.end(), name) != facts.end();
}

Result<DumpRecipe> parse_recipe(std::string_view text) {
  DumpRecipe recipe;
  recipe.fingerprint = fnv1a(text);
  std::size_t number = 0;
  for (const std::string& line : split_value(text, '\n')) {
    ++number;
    const std::string wrong = add_line(recipe, line);
    if (!wrong.empty()) return Error{"line " + std::to_string(number) + ": " + wrong};
  }
  for (const char* name : {"name", "licence", "as_of", "source"}) {
    if (recipe.about.count(name) == 0) return Error{std::string("no '") + name + ": …'"};
  }
  if (recipe.languages.empty()) return Error{"no 'languages: …'"};
  if (recipe.classes.empty()) return Error{"no 'class …'"};
  for (const ClassRule& rule : recipe.classes) {
    recipe.least_sitelinks = std::min(recipe.least_sitelinks, rule.least_sitelinks);
  }
  std::sort(recipe.never.begin(), recipe.never.end());
  return recipe;
}

}  // namespace sidelight
