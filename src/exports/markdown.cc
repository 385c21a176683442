// Markdown (CommonMark behind YAML front matter, as Obsidian reads it): the article, who is who,
// who said what with links to the place, timeline and figures. Links are plain, never [[of a
// wiki]].
#include <string>
#include <string_view>
#include <vector>

#include "exports/writers.h"

namespace sidelight {
namespace {

constexpr std::string_view kEverywhere = "\\`*_[]<>#|~$=^";

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Where a line that begins with `text` would be a list: how many bytes stand before the character
// that makes it one.
std::size_t list_marker(std::string_view text) {
  if (text.substr(0, 1) == "-" || text.substr(0, 1) == "+") return 0;
  std::size_t at = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  const bool numbered = at > 0 && at < text.size() && (text[at] == '.' || text[at] == ')');
  return numbered ? at : std::string_view::npos;
}

// One line of plain words, whatever stands in it: markup of CommonMark, its common extensions and
// Obsidian's comments, tags and formulas means nothing.
std::string plain(std::string_view raw) {
  const std::string text = clean_text(raw);
  const std::size_t marker = list_marker(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool reference = c == '&' && (next == '#' || is_alphanumeric(next));
    const bool comment = c == '%' && (next == '%' || (i > 0 && text[i - 1] == '%'));
    if (kEverywhere.find(c) != std::string_view::npos || reference || comment || i == marker) {
      out.push_back('\\');
    }
    out.push_back(c);
  }
  return out;
}

std::string linked(std::string_view text, const std::string& address) {
  if (address.empty()) return std::string(text);
  std::string target;
  for (const char c : address) {
    if (c == '(') {
      target += "%28";
    } else if (c == ')') {
      target += "%29";
    } else {
      target.push_back(c);
    }
  }
  return "[" + std::string(text) + "](" + target + ")";
}

// A scalar of YAML between double quotes. clean_text has left nothing that needs more than these
// two.
std::string yaml(std::string_view raw) {
  std::string out = "\"";
  for (const char c : clean_text(raw)) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

void append_property(std::string& out, std::string_view name, const std::string& value) {
  if (!value.empty()) out.append(name).append(": ").append(yaml(value)).append("\n");
}

void append_list(std::string& out, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.append(name).append(":\n");
  for (const std::string& value : values) out.append("  - ").append(yaml(value)).append("\n");
}

std::vector<std::string> names_of(const Reading& reading, EntityKind kind) {
  std::vector<std::string> names;
  for (const Card& card : reading.cards) {
    if (reading.groups.groups[card.group].kind == kind) names.push_back(clean_text(card.title));
  }
  return names;
}

std::string front_matter(const Material& material) {
  const Source& source = material.source();
  const Reading& reading = material.reading();
  std::string out = "---\n";
  append_property(out, "title", source.title);
  append_list(out, "author", source.authors);
  append_property(out, "outlet", source.outlet);
  // A day without quotes is a date property to Obsidian.
  if (!source.day.empty()) out += "published: " + source.day + "\n";
  append_property(out, "source", source.address);
  append_property(out, "language", source.language);
  append_property(out, "description", source.standfirst);
  append_list(out, "people", names_of(reading, EntityKind::Person));
  append_list(out, "organisations", names_of(reading, EntityKind::Organisation));
  append_list(out, "places", names_of(reading, EntityKind::Place));
  out += "made_with: \"Sidelight " + std::string(kEngineVersion) + "\"\n---\n\n";
  return out;
}

std::string head(const Source& source) {
  std::string out = "# " + plain(title_or_untitled(source)) + "\n\n";
  if (!source.standfirst.empty()) out += "*" + plain(source.standfirst) + "*\n\n";
  std::vector<std::string> parts;
  if (!source.outlet.empty() || !source.address.empty()) {
    parts.push_back(
        linked(source.outlet.empty() ? "Source" : plain(source.outlet), source.address));
  }
  for (const std::string& author : source.authors) parts.push_back(plain(author));
  if (!source.day.empty()) parts.push_back(source.day);
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : " · ") + part;
  return line.empty() ? out : out + line + "\n\n";
}

// A block of the running text; empty for what the head of the file says already.
std::string body_block(const Block& block, std::string_view text) {
  const std::string words = plain(text);
  if (words.empty()) return {};
  switch (block.kind) {
    case BlockKind::Headline:
    case BlockKind::Standfirst:
    case BlockKind::Byline:
    case BlockKind::Date:
      return {};
    case BlockKind::Subheading:
      return "### " + words + "\n\n";
    case BlockKind::ListItem:
      return "- " + words + "\n\n";
    case BlockKind::Quotation:
    case BlockKind::PullQuote:
      return "> " + words + "\n\n";
    case BlockKind::Kicker:
    case BlockKind::Caption:
    case BlockKind::Credit:
      return "*" + words + "*\n\n";
    default:
      return words + "\n\n";
  }
}

void append_section(std::string& out, std::string_view title, const std::string& rows) {
  if (!rows.empty()) out.append("## ").append(title).append("\n\n").append(rows);
}

std::string article_text(const Article& article) {
  std::string out;
  for (const Block& block : article.blocks) {
    if (block.region == Region::Article) out += body_block(block, article.view(block.at));
  }
  return out;
}

std::string who_is_who(const Reading& reading) {
  std::string out;
  for (const Card& card : reading.cards) {
    out += "- **" + plain(card.title) + "**";
    if (!card.line.empty()) out += ": " + plain(card.line);
    out += "\n";
  }
  return out.empty() ? out : out + "\n";
}

std::string quote_block(Material& material, const Quote& quote) {
  const std::string words = plain(material.words_of(quote));
  const std::string speaker = plain(shown_speaker(material.reading(), quote.speaker));
  const std::string cue = plain(material.doc().view(quote.cue));
  const bool reported = quote.kind == QuoteKind::Indirect;
  std::string out = "> " + (reported ? words : "“" + words + "”") + "\n>\n> — ";
  out += speaker.empty() ? std::string("nobody is named") : "**" + speaker + "**";
  if (!cue.empty()) out += ", " + cue;
  if (reported) out += " (reported, not word for word)";
  const std::string link = material.link_to(quote.parts);
  if (!link.empty()) out += " · " + linked("in the article", link);
  return out + "\n\n";
}

std::string who_said_what(Material& material) {
  std::string out;
  for (const Quote& quote : material.reading().quotes) {
    if (material.region_of(quote.parts[0]) != Region::Article) continue;
    out += quote_block(material, quote);
  }
  return out;
}

std::string timeline(const Reading& reading) {
  std::string out;
  for (const TimelineEntry& entry : reading.timeline) {
    const Date& date = reading.dates[entry.date];
    out += "- **" + plain(date.value) + "**: " + plain(reading.doc.view(entry.sentence)) + "\n";
  }
  return out.empty() ? out : out + "\n";
}

std::string figures(const Reading& reading) {
  std::string out;
  for (const Quantity& quantity : reading.quantities) {
    out += "- " + plain(reading.doc.view(quantity.at)) + "\n";
  }
  return out.empty() ? out : out + "\n";
}

}  // namespace

std::string write_markdown(Material& material) {
  const Reading& reading = material.reading();
  std::string out = front_matter(material) + head(material.source());
  append_section(out, "Article", article_text(reading.doc.article));
  append_section(out, "Who’s who", who_is_who(reading));
  append_section(out, "Who said what", who_said_what(material));
  append_section(out, "Timeline", timeline(reading));
  append_section(out, "Figures", figures(reading));
  out.pop_back();  // each section ends in an empty line, a file doesn't
  return out;
}

}  // namespace sidelight
