#include "reading/write_text.h"
#include "base/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "reading/entity_facts.h"

namespace sidelight {
namespace {

struct Insertion {
  std::uint32_t at = 0;
  int order = 0;  // at one place: closings (inner first) before openings (outer first)
  std::string text;
};

std::string join(std::string_view a, std::string_view b, std::string_view c = {},
                 std::string_view d = {}, std::string_view e = {}) {
  std::string out;
  out.reserve(a.size() + b.size() + c.size() + d.size() + e.size());
  return out.append(a).append(b).append(c).append(d).append(e);
}

std::string group_label(const Reading& reading, std::size_t mention) {
  const std::uint32_t group = reading.groups.group_of_mention[mention];
  return group == kNone ? std::string() : " " + std::to_string(group);
}

// Everything to be written into the text, sorted by place.
std::vector<Insertion> inline_marks(const Reading& reading) {
  std::vector<Insertion> marks;
  for (std::size_t i = 0; i < reading.groups.mentions.size(); ++i) {
    const Mention& mention = reading.groups.mentions[i];
    const ByteRange at = reading.doc.bytes(mention.tokens);
    const std::string_view kind =
        mention.form == MentionForm::Name ? name_of(mention.kind) : name_of(mention.form);
    marks.push_back({at.begin, 30, "["});
    marks.push_back({at.end, 10, join("|", kind, group_label(reading, i), "]")});
  }
  for (const Date& date : reading.dates) {
    marks.push_back({date.at.begin, 25, "{"});
    marks.push_back({date.at.end, 15, join("|", date.value, "}")});
  }
  for (const Quote& quote : reading.quotes) {
    for (const ByteRange part : quote.parts) {
      marks.push_back({part.begin, 20, "⟦"});
      marks.push_back({part.end, 18, "⟧"});
    }
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Insertion& a, const Insertion& b) {
    return a.at != b.at ? a.at < b.at : a.order < b.order;
  });
  return marks;
}

std::string quote_text(const Reading& reading, const Quote& quote) {
  std::string text;
  for (const ByteRange part : quote.parts) {
    if (!text.empty()) text += " … ";
    text += reading.doc.view(part);
  }
  return text;
}

std::string entity_id(const Reading& reading, const Knowledge& knowledge, std::size_t group) {
  if (group >= reading.links.size() || !reading.links[group].linked()) return {};
  const Link& link = reading.links[group];
  return facts_of(knowledge.packs[link.pack], link.entity).id;
}

}  // namespace

std::string write_text(const Reading& reading, const Knowledge& knowledge) {
  const Article& article = reading.doc.article;
  std::string out = join("page: ", name_of(article.kind), "\ntitle: ", article.fields.title);
  out += join("\npublished: ", article.fields.published, "\noutlet: ", article.fields.outlet);
  out += "\nauthors:";
  for (const std::string& author : article.fields.authors) out += join(" ", author, ";");
  out += join("\nkicker: ", article.fields.kicker, "\nstandfirst: ", article.fields.standfirst,
              "\n\n");

  const std::vector<Insertion> marks = inline_marks(reading);
  std::size_t next = 0;
  for (const Block& block : article.blocks) {
    out += join(name_of(block.region), " ", name_of(block.kind), ": ");
    std::uint32_t at = block.at.begin;
    for (; next < marks.size() && marks[next].at <= block.at.end; ++next) {
      if (marks[next].at < at) continue;
      out += article.view({at, marks[next].at});
      out += marks[next].text;
      at = marks[next].at;
    }
    out += article.view({at, block.at.end});
    out += "\n";
  }

  out += "\ngroups\n";
  for (std::size_t i = 0; i < reading.groups.groups.size(); ++i) {
    const Group& group = reading.groups.groups[i];
    const std::string id = entity_id(reading, knowledge, i);
    out += join(std::to_string(i), " ", group.name, " (", name_of(group.kind));
    out += join(id.empty() ? ")" : ", ", id, id.empty() ? "" : ")", " ×",
                std::to_string(group.mentions.size()));
    out += "\n";
  }
  out += "\nquotes\n";
  for (const Quote& quote : reading.quotes) {
    out += join(name_of(quote.kind), " | ", shown_speaker(reading, quote.speaker), " | ",
                reading.doc.view(quote.cue));
    out += join(" | ", quote_text(reading, quote), "\n");
  }
  out += "\ndates\n";
  for (const Date& date : reading.dates) {
    out += join(reading.doc.view(date.at), " = ", date.value, "\n");
  }
  out += "\nfigures\n";
  for (const Quantity& quantity : reading.quantities) {
    out += join(reading.doc.view(quantity.at), " = ", quantity.value, " ", quantity.unit);
    out += "\n";
  }
  out += "\nnotes\n";
  for (const Note& note : reading.notes) out += join(name_of(note.code), ": ", note.text, "\n");
  return out;
}

namespace {

void append_evidence(std::string& out, std::string_view what, std::string_view text, Score score,
                     std::string_view rule) {
  out += join("  ", what, "  “", text, "”  ");
  out += join(std::to_string(score.thousandths), "/1000  ", rule, "\n");
}

// What cards say besides their line, and who says so.
void append_card_trail(std::string& out, const Reading& reading, const Card& card) {
  const Document& doc = reading.doc;
  for (const Statement& said : card.says)
    out += join("  ", card.title, "  says “", doc.view(said.at), "”  ") + join(said.rule, "\n");
  for (const CardFact& fact : card.facts) {
    if (!fact.stale && fact.differs.empty()) continue;
    out +=
        join("  ", card.title, "  fact ", std::to_string(fact.fact), fact.stale ? "  stale" : "");
    if (!fact.differs.empty()) out += join("  the article differs: “", doc.view(fact.differs), "”");
    out += "\n";
  }
  for (const Relation& relation : card.relations) {
    const std::string& other = reading.groups.groups[relation.group].name;
    out += join("  ", card.title, relation.inverse ? "  ← " : "  → ", other, "  ");
    out += relation.words.empty() ? join(relation.key, "  pack\n")
                                  : join("“", doc.view(relation.words), "”  article\n");
  }
}

}  // namespace

std::string write_trail(const Reading& reading, const Knowledge& knowledge) {
  const Document& doc = reading.doc;
  std::string out = join("page kind: ", name_of(doc.article.kind), " (", doc.article.kind_rule,
                         ")\n\nfields (where they were read)\n");
  for (const auto& [field, source] : doc.article.fields.sources)
    out += join("  ", field, ": ", source, "\n");
  out += "\nblocks\n";
  for (const Block& block : doc.article.blocks) {
    const std::string what = join(name_of(block.region), " ", name_of(block.kind));
    const std::string_view line = doc.view(block.at);
    append_evidence(out, what, line.substr(0, floor_boundary(line, 60)), block.score, block.rule);
  }
  out += "\nnames, descriptions and pronouns\n";
  for (std::size_t i = 0; i < reading.groups.mentions.size(); ++i) {
    const Mention& mention = reading.groups.mentions[i];
    const std::uint32_t group = reading.groups.group_of_mention[i];
    const std::string what = join(name_of(mention.kind), " → ",
                                  group == kNone ? "nobody" : reading.groups.groups[group].name);
    append_evidence(out, what, doc.view(mention.tokens), mention.score, name_of(mention.rule));
  }
  out += "\nlinks\n";
  for (std::size_t i = 0; i < reading.links.size(); ++i) {
    if (!reading.links[i].linked()) continue;
    append_evidence(out, entity_id(reading, knowledge, i), reading.groups.groups[i].name,
                    reading.links[i].score, reading.links[i].rule);
  }
  out += "\ncards\n";
  for (const Card& card : reading.cards) append_card_trail(out, reading, card);
  out += "\nquotes\n";
  for (const Quote& quote : reading.quotes) {
    const std::string what =
        join(name_of(quote.kind), " by ", shown_speaker(reading, quote.speaker));
    append_evidence(out, what, quote_text(reading, quote), quote.score, quote.rule);
  }
  out += "\ndates\n";
  for (const Date& date : reading.dates) {
    append_evidence(out, date.value, doc.view(date.at), date.score, date.rule);
  }
  out += "\nfigures\n";
  for (const Quantity& quantity : reading.quantities) {
    append_evidence(out, quantity.unit, doc.view(quantity.at), quantity.score, quantity.rule);
  }
  for (const Disagreement& found : reading.disagreements) {
    out += join("  “", doc.view(reading.quantities[found.first].at), "” and “",
                doc.view(reading.quantities[found.second].at), "” differ: ");
    out += found.what + "\n";
  }
  out += "\nkey sentences\n";
  for (const KeySentence& key : reading.glance) {
    append_evidence(out, "key", doc.view(doc.bytes(doc.sentences[key.sentence])), key.score,
                    key.rule);
  }
  out += "\nnotes\n";
  for (const Note& note : reading.notes)
    out += join("  ", name_of(note.code), ": ", note.text, "\n");
  return out;
}

}  // namespace sidelight
