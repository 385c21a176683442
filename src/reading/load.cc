#include "reading/load.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "format/container.h"
#include "names/name_tagger.h"
#include "page/block_model.h"
#include "people/pronouns.h"
#include "quotes/judged_reports.h"
#include "quotes/speaker_ranker.h"
#include "quotes/speech_tagger.h"

namespace sidelight {

std::optional<Error> KnowledgeFiles::add(std::vector<std::byte> bytes) {
  auto file = std::make_unique<std::vector<std::byte>>(std::move(bytes));
  const Result<Container> container = Container::open(*file);
  if (!container) return container.error();
  if (container.value().kind() == Pack::kKind) {
    Result<Pack> pack = Pack::open(*file);
    if (!pack) return pack.error();
    knowledge_.packs.push_back(std::move(pack).value());
  } else if (container.value().kind() == TreeModel::kKind) {
    Result<TreeModel> trees = TreeModel::open(*file);
    if (!trees) return trees.error();
    if (fits_blocks(trees.value())) {
      knowledge_.blocks = std::move(trees).value();
    } else if (fits_pronouns(trees.value())) {
      knowledge_.pronouns = std::move(trees).value();
    } else {
      return Error{"trees: made for another version of the program"};
    }
  } else if (container.value().kind() == NameModel::kKind) {
    Result<NameModel> names = NameModel::open(*file);
    if (!names) return names.error();
    if (!fits_names(names.value())) return Error{"names: made for another version of the program"};
    knowledge_.names = std::move(names).value();
  } else if (container.value().kind() == QuoteModel::kKind) {
    Result<QuoteModel> quotes = QuoteModel::open(*file);
    if (!quotes) return quotes.error();
    if (!fits_speech(quotes.value()) || !fits_reports(quotes.value()) ||
        !fits_speakers(quotes.value()))
      return Error{"quotes: made for another version of the program"};
    knowledge_.quotes = std::move(quotes).value();
  } else {
    Result<Language> language = Language::open(*file);
    if (!language) return language.error();
    knowledge_.language = std::move(language).value();
  }
  files_.push_back(std::move(file));
  return std::nullopt;
}

std::optional<Error> KnowledgeFiles::add_pack(std::vector<std::byte> bytes) {
  // Any other kind would take the place of what is loaded.
  constexpr std::size_t kKindAt = 4;
  const std::string_view begin(reinterpret_cast<const char*>(bytes.data()),
                               std::min(bytes.size(), kKindAt + Pack::kKind.size()));
  if (begin.size() < kKindAt || begin.substr(kKindAt) != Pack::kKind) {
    return Error{"pack: it is another kind of file"};
  }
  if (std::optional<Error> refused = add(std::move(bytes))) return refused;
  if (std::optional<Error> refused = refusal_of_last_pack()) {
    knowledge_.packs.pop_back();
    files_.pop_back();
    return refused;
  }
  ++knowledge_.brought;
  return std::nullopt;
}

std::optional<Error> KnowledgeFiles::refusal_of_last_pack() const {
  const Pack& brought = knowledge_.packs.back();
  for (const char* name : {"name", "licence", "as_of"}) {
    if (brought.about(name).empty()) return Error{std::string("pack: it does not say its ") + name};
  }
  const std::string_view name = brought.about("name");
  const bool taken = std::any_of(knowledge_.packs.begin(), knowledge_.packs.end() - 1,
                                 [&](const Pack& pack) { return pack.about("name") == name; });
  if (taken) return Error{"pack: another one is called so: " + std::string(name)};
  return std::nullopt;
}

std::string error_json(const Error& error) {
  nlohmann::ordered_json out;
  out["error"] = error.message;
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace sidelight
