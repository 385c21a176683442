#include <algorithm>
#include <utility>

#include "names/find_mentions.h"
#include "quotes/first_persons.h"
#include "reading/reading.h"

namespace sidelight {
namespace {

constexpr std::uint32_t kNoBudget = 0xFFFFFFFFu;

bool has_note(const std::vector<Note>& notes, NoteCode code) {
  return std::any_of(notes.begin(), notes.end(),
                     [&](const Note& note) { return note.code == code; });
}

// What the reader must be told besides what the rooms noted.
std::vector<Note> notes_of(const Document& doc, const Knowledge& knowledge) {
  std::vector<Note> notes = doc.article.notes;
  const auto add = [&](NoteCode code) {
    if (!has_note(notes, code)) {
      notes.push_back(Note{code, std::string(kNoteCodeLabels[static_cast<std::size_t>(code)])});
    }
  };
  if (doc.in_foreign_language) add(NoteCode::LanguageUnknown);
  if (doc.article.fields.published.empty()) add(NoteCode::NoDate);
  if (knowledge.packs.empty()) add(NoteCode::NoPack);
  return notes;
}

// An amount inside a date ("21" in "March 21, 2023") is the date's.
void drop_quantities_in_dates(const std::vector<Date>& dates, std::vector<Quantity>& quantities) {
  std::size_t next = 0;
  const auto inside = [&](const Quantity& quantity) {
    while (next < dates.size() && dates[next].at.end <= quantity.at.begin) ++next;
    return next < dates.size() && dates[next].at.overlaps(quantity.at);
  };
  quantities.erase(std::remove_if(quantities.begin(), quantities.end(), inside), quantities.end());
}

// What names no span of days (durations, ages, "now") is no date to a reader, nor are the page's
// own stamps, which are fields of the article.
void drop_dates_that_tell_nothing(const Document& doc, std::vector<Date>& dates) {
  const auto tells_nothing = [&](const Date& date) {
    const BlockKind kind = doc.article.blocks[doc.block_of(doc.tokens_in(date.at).begin)].kind;
    return date.from.empty() || kind == BlockKind::Date || kind == BlockKind::Byline;
  };
  dates.erase(std::remove_if(dates.begin(), dates.end(), tells_nothing), dates.end());
}

}  // namespace

Reader::Reader(Page page, const Knowledge& knowledge)
    : page_(std::move(page)), knowledge_(knowledge) {}

// The corridor: each room gets the document and exactly the earlier results that it needs. Its
// function stays one ([[gnu::noinline]]): cmake/wasm.cmake says why.
void Reader::next_room() {
  const Language& language = knowledge_.language;
  Reading& found = found_;
  const Document& doc = found.doc;
  switch (room_++) {
    case 0:
      found.doc =
          build_document(read_article(page_, knowledge_.blocks), language, !page_.plain_text);
      break;
    case 1:
      found.names = find_mentions(doc, knowledge_);
      break;
    case 2:
      found.groups = group_mentions(doc, found.names, knowledge_);
      break;
    case 3:
      found.links = link_groups(doc, found.groups, knowledge_);
      break;
    case 4:
      found.quotes = find_quotes(doc, found.groups, language, knowledge_.quotes);
      found.groups = join_first_persons(doc, std::move(found.groups), found.quotes, language);
      break;
    case 5:
      found.dates = find_dates(doc, doc.article.fields.published, language);
      break;
    case 6:
      found.quantities = find_quantities(doc, language);
      break;
    case 7:
      drop_quantities_in_dates(found.dates, found.quantities);
      drop_dates_that_tell_nothing(doc, found.dates);
      break;
    case 8:
      found.cards = make_cards(doc, found.groups, found.links, found.quotes, knowledge_);
      break;
    case 9:
      found.timeline = make_timeline(doc, found.dates);
      found.disagreements = find_disagreements(doc, found.quantities, found.dates);
      break;
    case 10:
      found.glance = choose_key_sentences(doc, found.groups, found.quotes, found.quantities);
      found.shared = find_shared_names(doc, found.groups);
      break;
    default:
      found.notes = notes_of(doc, knowledge_);
      found.finished = true;
      break;
  }
}

bool Reader::step(std::uint32_t budget) {
  std::uint64_t spent = 0;
  while (!found_.finished) {
    next_room();
    spent += std::max<std::size_t>(found_.doc.tokens.size(), 1);
    if (spent >= budget) break;
  }
  return !found_.finished;
}

void Reader::finish() {
  while (step(kNoBudget)) {
  }
}

Reading read(Page page, const Knowledge& knowledge) {
  Reader reader(std::move(page), knowledge);
  reader.finish();
  return std::move(reader).take();
}

std::string shown_speaker(const Reading& reading, const Speaker& speaker) {
  if (speaker.named && speaker.group != kNone) return reading.groups.groups[speaker.group].name;
  const ByteRange words = speaker.described.empty() ? speaker.at : speaker.described;
  return std::string(reading.doc.view(words));
}

}  // namespace sidelight
