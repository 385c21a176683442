#include "model/language.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/token_rule.h"
#include "model/words_layout.h"

namespace sidelight {
namespace {

Error wrong(std::string what) { return Error{"words: " + std::move(what)}; }

template <class Part, class... Arguments>
Result<bool> open_into(Part& part, Arguments&&... arguments) {
  Result<Part> opened = Part::open(arguments...);
  if (!opened) return wrong(opened.error().message);
  part = std::move(opened).value();
  return true;
}

Result<bool> index_into(StringIndex& index, const StringTable& strings) {
  Result<StringIndex> made = StringIndex::over(strings);
  if (!made) return wrong(made.error().message);
  index = std::move(made).value();
  return true;
}

}  // namespace

std::uint32_t WordList::entry_of(std::string_view key) const {
  if (count_ == 0) return kNone;
  const std::uint32_t found = tables_->key_index.find(key);
  return found == kNone ? kNone : entry_at(found);
}

std::uint32_t WordList::entry_at(std::uint32_t key) const {
  for (std::uint32_t i = tables_->key_entries[key]; i < tables_->key_entries[key + 1]; ++i) {
    if (tables_->entries[static_cast<std::size_t>(i) * kWordEntryFields] == number_) return i;
  }
  return kNone;
}

std::string_view WordList::value_of(std::uint32_t entry) const {
  if (entry == kNone) return {};
  return tables_->values[tables_->entries[static_cast<std::size_t>(entry) * kWordEntryFields + 1]];
}

std::string_view WordList::value(std::string_view key) const { return value_of(entry_of(key)); }

std::string_view WordList::value(WordSet words) const {
  return in(words) ? value_of(entry_at(words.key)) : std::string_view();
}

std::string_view WordList::key_at(std::size_t index) const {
  return index < count_ ? tables_->keys[tables_->list_keys[first_ + index]] : std::string_view{};
}

std::string_view WordList::value_at(std::size_t index) const { return value(key_at(index)); }

Result<Language> Language::open(std::span<const std::byte> bytes) {
  const Result<Container> file = Container::open(bytes, kKind, kMajor);
  if (!file) return wrong(file.error().message);
  Language language;
  const Result<bool> read = language.read(file.value());
  if (!read) return read.error();
  return language;
}

Result<bool> Language::read(const Container& file) {
  StringTable names;
  StringTable firsts;
  StringTable about;
  NumberArray entries_of_keys;
  for (const Result<bool>& part :
       {open_into(names, file, kListNames), open_into(tables_->keys, file, kWordKeys),
        open_into(entries_of_keys, file, kKeyEntries),
        open_into(tables_->entries, file, kWordEntries), open_into(firsts, file, kFirstWords),
        open_into(first_lengths_, file, kFirstWordLengths),
        open_into(tables_->values, file, kWordValues), open_into(about, file, kWordsAbout)}) {
    if (!part) return part;
  }
  for (const Result<bool>& part :
       {index_into(tables_->key_index, tables_->keys), index_into(first_index_, firsts)}) {
    if (!part) return part;
  }
  if (first_lengths_.size() != firsts.size()) return wrong("first words have no lengths");
  for (std::uint32_t i = 0; i + 1 < about.size(); i += 2) {
    if (about[i] == "code") code_ = about[i + 1];
    if (about[i] == "version") version_ = about[i + 1];
  }
  const Result<bool> entries = read_entries(entries_of_keys);
  if (!entries) return entries;
  note_pairs();
  return read_lists(names);
}

Result<bool> Language::read_entries(const NumberArray& entries_of_keys) {
  WordTables& tables = *tables_;
  const std::uint32_t keys = tables.keys.size();
  const std::uint32_t entries = tables.entries.size() / kWordEntryFields;
  std::uint32_t first = 0;
  tables.key_entries.reserve(static_cast<std::size_t>(keys) + 1);
  for (std::uint32_t i = 0; i < keys; ++i) {
    if (i > 0 && tables.keys[i] <= tables.keys[i - 1])
      return wrong("key " + std::to_string(i) + " is out of order");
    tables.key_entries.push_back(first);
    if (entries_of_keys[i] > entries - first) return wrong("the entries do not cover the keys");
    first += entries_of_keys[i];
  }
  tables.key_entries.push_back(first);
  if (tables.entries.size() % kWordEntryFields != 0 || entries_of_keys.size() != keys ||
      first != entries)
    return wrong("the entries do not cover the keys");
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t row = static_cast<std::size_t>(i) * kWordEntryFields;
    if (tables.entries[row] >= kMaxLists || tables.entries[row + 1] >= tables.values.size())
      return wrong("entry " + std::to_string(i) + " names what does not exist");
  }
  for (std::uint32_t i = 0; i < first_lengths_.size(); ++i) {
    if (first_lengths_[i] == 0 || first_lengths_[i] > kMaxKeyTokens) {
      return wrong("first word " + std::to_string(i) + " has no sensible length");
    }
  }
  return true;
}

void Language::note_pairs() {
  for (std::uint32_t i = 0; i < tables_->keys.size(); ++i) {
    const std::string_view key = tables_->keys[i];
    const std::size_t first = key.find(' ');
    if (first == key.npos) continue;
    const std::string_view rest = key.substr(first + 1);
    const std::uint32_t place =
        place_of_pair(word_hash(key.substr(0, first)), word_hash(rest.substr(0, rest.find(' '))));
    pairs_[place / 64] |= std::uint64_t{1} << (place % 64);
  }
}

Result<bool> Language::read_lists(const StringTable& names) {
  WordTables& tables = *tables_;
  if (names.size() > kMaxLists) return wrong("too many lists");
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (i > 0 && names[i] <= names[i - 1])
      return wrong("list " + std::to_string(i) + " is out of order");
    Named& named = lists_.emplace_back();
    named.name = names[i];
    named.list.tables_ = tables_;
    named.list.number_ = i;
  }
  const auto each_entry = [&](auto&& use) {
    for (std::uint32_t key = 0; key < tables.keys.size(); ++key) {
      for (std::uint32_t i = tables.key_entries[key]; i < tables.key_entries[key + 1]; ++i) {
        const std::uint32_t list = tables.entries[static_cast<std::size_t>(i) * kWordEntryFields];
        if (list >= names.size()) return false;
        use(lists_[list].list, key);
      }
    }
    return true;
  };
  const bool named = each_entry([&](WordList& list, std::uint32_t key) {
    ++list.count_;
    list.longest_ = std::max<std::size_t>(list.longest_, token_count(tables.keys[key]));
  });
  if (!named) return wrong("an entry is in a list without a name");
  std::vector<std::uint32_t> next;
  std::uint32_t first = 0;
  for (Named& each : lists_) {
    if (each.list.longest_ > kMaxKeyTokens) return wrong("a key is too long");
    each.list.first_ = first;
    next.push_back(first);
    first += static_cast<std::uint32_t>(each.list.count_);
  }
  tables.list_keys.resize(first);
  each_entry([&](const WordList& list, std::uint32_t key) {
    tables.list_keys[next[list.number_]++] = key;
  });
  return true;
}

const WordList& Language::list(std::string_view name) const {
  const auto found = std::lower_bound(
      lists_.begin(), lists_.end(), name,
      [](const Named& named, std::string_view wanted) { return named.name < wanted; });
  return found != lists_.end() && found->name == name ? found->list : none_;
}

WordSet Language::lists_with(std::string_view key) const {
  WordSet set;
  const std::uint32_t found = tables_->key_index.find(key);
  if (found == kNone) return set;
  set.key = found;
  for (std::uint32_t i = tables_->key_entries[found]; i < tables_->key_entries[found + 1]; ++i) {
    set.bits |=
        std::uint64_t{1} << tables_->entries[static_cast<std::size_t>(i) * kWordEntryFields];
  }
  return set;
}

std::uint32_t Language::longest_starting_with(std::string_view folded_first_token) const {
  const std::uint32_t found = first_index_.find(folded_first_token);
  return found == kNone ? 0 : first_lengths_[found];
}

}  // namespace sidelight
