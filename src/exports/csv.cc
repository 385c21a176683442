// Tables (CSV, RFC 4180): quotes and names, a row each, for spreadsheets and statistics. A byte
// order mark stands first, without which the commonest spreadsheet garbles every accent.
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "exports/writers.h"

namespace sidelight {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whether a spreadsheet may take what begins so for a formula; the wide forms count in some
// locales.
bool begins_formula(char32_t c) {
  return c == U'=' || c == U'+' || c == U'-' || c == U'@' || c == U'\t' || c == U'\r' ||
         c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

void append_field(std::string& row, std::string_view text) {
  std::string field;
  if (begins_formula(code_point_at(text, 0))) field = "'";
  field += text;
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    row += field;
    return;
  }
  row.push_back('"');
  for (const char c : field) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  row.push_back('"');
}

void append_row(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out.push_back(',');
    append_field(out, fields[i]);
  }
  out += "\r\n";
}

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "; ") + clean_text(text);
  return out;
}

}  // namespace

std::string write_quotes_csv(Material& material) {
  const Reading& reading = material.reading();
  const Document& doc = material.doc();
  const Source& source = material.source();
  std::string out(kByteOrderMark);
  append_row(out, {"number", "kind", "speaker", "speaker_as_written", "named", "verb", "verb_class",
                   "quote", "region", "score", "title", "outlet", "published", "address", "link"});
  for (std::size_t i = 0; i < reading.quotes.size(); ++i) {
    const Quote& quote = reading.quotes[i];
    append_row(out,
               {std::to_string(i + 1), std::string(name_of(quote.kind)),
                clean_text(shown_speaker(reading, quote.speaker)),
                clean_text(doc.view(quote.speaker.at)), quote.speaker.named ? "yes" : "no",
                clean_text(doc.view(quote.cue)), std::string(name_of(quote.cue_class)),
                material.words_of(quote), std::string(name_of(material.region_of(quote.parts[0]))),
                score_text(quote.score), source.title, source.outlet, source.published,
                source.address, material.link_to(quote.parts)});
  }
  return out;
}

std::string write_names_csv(Material& material) {
  const Reading& reading = material.reading();
  static constexpr std::string_view kSources[] = {"none", "article", "pack"};
  std::string out(kByteOrderMark);
  append_row(
      out, {"number", "name", "kind", "other_names", "mentions", "who_or_what", "who_or_what_from",
            "as_of", "wikidata", "prominence", "title", "outlet", "published", "address", "link"});
  const Source& source = material.source();
  for (std::size_t i = 0; i < reading.cards.size(); ++i) {
    const Card& card = reading.cards[i];
    const Group& group = reading.groups.groups[card.group];
    const Mention& first = reading.groups.mentions[group.mentions[0]];
    append_row(out,
               {std::to_string(i + 1), clean_text(card.title), std::string(name_of(group.kind)),
                joined(card.names), std::to_string(card.mentions), clean_text(card.line),
                std::string(kSources[static_cast<std::size_t>(card.source)]), card.as_of,
                wikidata_address(material.entity_of(card.group).id), score_text(card.prominence),
                source.title, source.outlet, source.published, source.address,
                material.link_to({material.doc().bytes(first.tokens)})});
  }
  return out;
}

}  // namespace sidelight
