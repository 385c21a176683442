#include "cli/predict_page.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_text.h"
#include "cli/json_row.h"
#include "page/html_page.h"
#include "reading/reading.h"

namespace sidelight {
namespace {

bool is_body(const Block& block) {
  if (block.region != Region::Article) return false;
  switch (block.kind) {
    case BlockKind::Paragraph:
    case BlockKind::Subheading:
    case BlockKind::ListItem:
    case BlockKind::Quotation:
      return true;
    default:
      return false;
  }
}

// Collections of article texts keep what stands in the text and reads on with it: a standfirst that
// opens it, a table, a message that is quoted whole.
bool is_run_on(const Block& block) {
  return block.running && block.region == Region::Article &&
         (block.kind == BlockKind::Standfirst || block.kind == BlockKind::Table ||
          block.kind == BlockKind::Embed || block.kind == BlockKind::PullQuote);
}

// Whether a dateline stands on the line of its paragraph, as in print, or is left out of the body.
enum class Datelines : std::uint8_t { OnTheirLine, LeftOut };

// The running text, a block a line.
std::string body_of(const Article& article, Datelines datelines) {
  std::string body;
  bool line_begun = false;  // by a dateline
  for (const Block& block : article.blocks) {
    const bool dateline = block.kind == BlockKind::Dateline && block.region == Region::Article &&
                          datelines == Datelines::OnTheirLine;
    const bool runs_on = datelines == Datelines::OnTheirLine && is_run_on(block);
    if (!dateline && !runs_on && !is_body(block)) continue;
    if (!body.empty()) body.push_back(line_begun ? ' ' : '\n');
    body += article.view(block.at);
    line_begun = dateline;
  }
  return body;
}

// The members of the article task, each with a comma before it.
void append_article(std::string& out, const Article& article, Datelines datelines) {
  const auto member = [&](std::string_view name, std::string_view text) {
    out += ",\"";
    out += name;
    out += "\":";
    append_json_string(out, text);
  };
  const PageFields& fields = article.fields;
  member("articleBody", body_of(article, datelines));
  member("title", fields.title);
  out += ",\"authors\":[";
  for (const std::string& author : fields.authors) {
    if (out.back() != '[') out.push_back(',');
    append_json_string(out, author);
  }
  out.push_back(']');
  member("date", fields.published);
  member("lead_image", fields.lead_image);
  member("kicker", fields.kicker);
  member("standfirst", fields.standfirst);
  out += ",\"blocks\":[";
  for (const Block& block : article.blocks) {
    out += out.back() == '[' ? "{\"type\":\"" : ",{\"type\":\"";
    out += name_of(block.kind);
    out += "\",\"text\":";
    append_json_string(out, article.view(block.at));
    out.push_back('}');
  }
  out.push_back(']');
}

// Where the words of a page's names, quotes, dates and figures stand decides whether they are the
// article's.
struct PageCase {
  explicit PageCase(Reading reading, const Knowledge& given)
      : found(std::move(reading)), knowledge(given) {}

  const Block& block_at(ByteRange at) const {
    const auto& blocks = found.doc.article.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), at.begin,
        [](std::uint32_t begin, const Block& block) { return begin < block.at.begin; });
    return after == blocks.begin() ? blocks.front() : *(after - 1);
  }
  bool in_region(ByteRange at, Region region) const { return block_at(at).region == region; }

  Json names(Region region) const {
    Json out = Json::array();
    for (const Mention& mention : found.groups.mentions) {
      const ByteRange at = found.doc.bytes(mention.tokens);
      if (mention.form != MentionForm::Name || !in_region(at, region)) continue;
      Json row;
      row["text"] = text_of(found.doc.view(at));
      row["type"] = text_of(name_of(mention.kind));
      row["block_text"] = text_of(found.doc.view(block_at(at).at));
      out.push_back(std::move(row));
    }
    return out;
  }

  Json groups() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < found.groups.groups.size(); ++i) {
      const Group& group = found.groups.groups[i];
      Json surfaces = Json::array();
      for (const std::uint32_t m : group.mentions) {
        const Mention& mention = found.groups.mentions[m];
        const ByteRange at = found.doc.bytes(mention.tokens);
        if (mention.form != MentionForm::Name || !in_region(at, Region::Article)) continue;
        surfaces.push_back(text_of(found.doc.view(at)));
      }
      if (surfaces.empty()) continue;
      const std::string id = qid_of(knowledge, found.links[i], group.kind);
      Json row;
      row["name"] = group.name;
      row["type"] = text_of(name_of(group.kind));
      row["wikidata"] = !id.empty() ? Json(id) : Json(nullptr);
      row["mentions"] = std::move(surfaces);
      out.push_back(std::move(row));
    }
    return out;
  }

  Json quotes(Region region) const {
    Json out = Json::array();
    for (std::size_t chain = 0; chain < found.quotes.size(); ++chain) {
      const Quote& quote = found.quotes[chain];
      if (!in_region(quote.parts.front(), region)) continue;
      for (const ByteRange part : quote.parts) {
        Json row;
        row["text"] = text_of(found.doc.view(part));
        row["kind"] = text_of(name_of(quote.kind));
        row["speaker"] = shown_speaker(found, quote.speaker);
        row["cue"] = text_of(found.doc.view(quote.cue));
        row["chain"] = chain;
        out.push_back(std::move(row));
      }
    }
    return out;
  }

  Json dates() const {
    Json out = Json::array();
    for (const Date& date : found.dates) {
      if (!in_region(date.at, Region::Article)) continue;
      Json row;
      row["text"] = text_of(found.doc.view(date.at));
      // The months of a season say more than its name.
      row["value"] = date.grain == DateGrain::Season
                         ? date.from.substr(0, 7) + "/" + date.to.substr(0, 7)
                         : date.value;
      out.push_back(std::move(row));
    }
    return out;
  }

  Json figures() const {
    Json out = Json::array();
    for (const Quantity& quantity : found.quantities) {
      if (!in_region(quantity.at, Region::Article)) continue;
      Json row;
      row["text"] = text_of(found.doc.view(quantity.at));
      row["value"] = quantity.value;
      row["unit"] = quantity.unit;
      out.push_back(std::move(row));
    }
    return out;
  }

  Reading found;
  const Knowledge& knowledge;
};

}  // namespace

std::optional<Error> predict_page(const std::string& task, const Json& row,
                                  const Knowledge& knowledge, std::string& out) {
  // `html` is text already, whatever its meta element says.
  const HtmlSource source{string_member(row, "url"), string_member(row, "date"), {}, true};
  Result<Page> page = read_html(row.find("html")->get_ref<const std::string&>(), source);
  if (!page) return page.error();
  append_page(out, task, std::move(page).value(), knowledge);
  return std::nullopt;
}

void append_page(std::string& out, const std::string& task, Page page, const Knowledge& knowledge) {
  if (task == "article") {
    return append_article(out, read_article(page, knowledge.blocks), Datelines::OnTheirLine);
  }
  const PageCase found(read(std::move(page), knowledge), knowledge);
  append_article(out, found.found.doc.article, Datelines::LeftOut);
  Json rest;
  rest["kind"] = text_of(name_of(found.found.doc.article.kind));
  if (!found.found.doc.article.blocks.empty()) {
    rest["names"] = found.names(Region::Article);
    rest["groups"] = found.groups();
    rest["quotes"] = found.quotes(Region::Article);
    rest["dates"] = found.dates();
    rest["figures"] = found.figures();
    rest["related_names"] = found.names(Region::Related);
    rest["related_quotes"] = found.quotes(Region::Related);
  }
  append_members(out, rest);
}

}  // namespace sidelight
