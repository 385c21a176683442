#include "reading/write_json.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_text.h"
#include "reading/entity_facts.h"
#include "reading/place.h"

namespace sidelight {
namespace {

class JsonWriter {
 public:
  JsonWriter(const Reading& reading, const Knowledge& knowledge)
      : reading_(reading), doc_(reading.doc), knowledge_(knowledge), places_(reading.doc.article) {
    const Article& article = doc_.article;
    story_blocks_.resize(article.stories.size());
    for (std::uint32_t i = 0; i < article.blocks.size(); ++i) {
      const std::uint32_t number = article.blocks[i].story;
      if (number > 0 && number <= story_blocks_.size()) story_blocks_[number - 1].push_back(i);
    }
  }

  std::string write() && {
    const Article& article = doc_.article;
    out_.object([&] {
      out_.member("format", "sidelight-reading");
      out_.member("version", 1);
      out_.object_member("engine", [&] { engine(); });
      out_.object_member("page", [&] { page(); });
      list("blocks", article.blocks, &JsonWriter::block);
      list("mentions", reading_.groups.mentions, &JsonWriter::mention);
      list("groups", reading_.groups.groups, &JsonWriter::group);
      list("quotes", reading_.quotes, &JsonWriter::quote);
      list("dates", reading_.dates, &JsonWriter::date);
      list("figures", reading_.quantities, &JsonWriter::figure);
      list("cards", reading_.cards, &JsonWriter::card);
      list("timeline", reading_.timeline, &JsonWriter::timeline_entry);
      list("glance", reading_.glance, &JsonWriter::key_sentence);
      list("disagreements", reading_.disagreements, &JsonWriter::disagreement);
      list("related", article.related, &JsonWriter::related_item);
      list("stories", article.stories, &JsonWriter::story);
      list("embeds", article.embeds, &JsonWriter::embed);
      out_.object_member("counts", [&] { counts(); });
      out_.array_member("notes", [&] { notes(); });
    });
    return std::move(out_).take();
  }

 private:
  // An array of objects; `members` writes those of one.
  template <class Row>
  void list(std::string_view name, const std::vector<Row>& rows,
            void (JsonWriter::*members)(const Row&, std::size_t)) {
    out_.array_member(name, [&] {
      for (std::size_t i = 0; i < rows.size(); ++i)
        out_.object([&] { (this->*members)(rows[i], i); });
    });
  }

  void place(std::string_view name, ByteRange at) {
    out_.array_member(name, [&] {
      for (const PlacePart& part : places_.find(at)) {
        out_.array([&] {
          out_.value(part.text);
          out_.value(part.begin);
          out_.value(part.end);
        });
      }
    });
  }

  std::uint32_t block_at(ByteRange at) const {
    const auto& blocks = doc_.article.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), at.begin,
        [](std::uint32_t begin, const Block& block) { return begin < block.at.begin; });
    return after == blocks.begin() ? 0 : static_cast<std::uint32_t>(after - blocks.begin() - 1);
  }

  // The members text, block and at of every found thing.
  void span(ByteRange at) {
    out_.member("text", doc_.view(at));
    out_.member("block", block_at(at));
    place("at", at);
  }
  void span(std::string_view name, ByteRange at) {
    out_.object_member(name, [&] { span(at); });
  }

  void evidence(Score score, std::string_view rule) {
    out_.member("score", score.thousandths);
    out_.member("rule", rule);
  }

  void index_or_none(std::string_view name, std::uint32_t index) {
    out_.member(name, index == kNone ? std::int64_t{-1} : std::int64_t{index});
  }

  void engine() {
    out_.member("version", kEngineVersion);
    out_.array_member("knowledge", [&] {
      const Language& language = knowledge_.language;
      if (!language.code().empty()) loaded("words", language.code(), language.version());
      const TreeModel& blocks = knowledge_.blocks;
      if (!blocks.empty()) loaded("model", blocks.about("name"), blocks.about("version"));
      for (const Pack& pack : knowledge_.packs)
        loaded("pack", pack.about("name"), pack.about("as_of"));
    });
    out_.array_member("packs", [&] {
      const std::size_t shipped = knowledge_.packs.size() - knowledge_.brought;
      for (std::size_t p = 0; p < knowledge_.packs.size(); ++p) {
        const Pack& pack = knowledge_.packs[p];
        out_.object([&] {
          out_.member("name", pack.about("name"));
          out_.member("licence", pack.about("licence"));
          out_.member("asOf", pack.about("as_of"));
          out_.member("source", pack.about("source"));
          out_.member("brought", p >= shipped);
          if (p >= shipped) out_.member("entities", pack.entity_count());
        });
      }
    });
  }

  void loaded(std::string_view kind, std::string_view name, std::string_view version) {
    std::string row(kind);
    ((row += ' ') += name) += ' ';
    out_.value(row += version);
  }

  void page() {
    const PageFields& fields = doc_.article.fields;
    out_.member("kind", name_of(doc_.article.kind));
    out_.member("kindRule", doc_.article.kind_rule);
    out_.member("url", doc_.article.url);
    out_.member("title", fields.title);
    out_.member("language", fields.language);
    out_.member("published", fields.published);
    out_.member("modified", fields.modified);
    out_.member("outlet", fields.outlet);
    out_.member("authors", fields.authors);
    out_.member("section", fields.section);
    out_.member("canonical", fields.canonical);
    out_.member("kicker", fields.kicker);
    out_.member("standfirst", fields.standfirst);
    out_.member("leadImage", fields.lead_image);
    out_.object_member("sources", [&] {
      for (const auto& [field, source] : fields.sources) out_.member(field, source);
    });
  }

  void block(const Block& block, std::size_t id) {
    out_.member("id", id);
    out_.member("kind", name_of(block.kind));
    out_.member("region", name_of(block.region));
    out_.member("text", doc_.view(block.at));
    place("at", block.at);
    out_.member("element", block.element);
    if (block.level != 0) out_.member("level", block.level);
    if (!block.href.empty()) out_.member("href", block.href);
    if (!block.image.empty()) out_.member("image", block.image);
    if (block.story != 0) out_.member("story", block.story);
    if (block.repeats != kNone) out_.member("repeats", block.repeats);
    evidence(block.score, block.rule);
  }

  void mention(const Mention& mention, std::size_t id) {
    out_.member("id", id);
    out_.member("kind", name_of(mention.kind));
    out_.member("form", name_of(mention.form));
    span(doc_.bytes(mention.tokens));
    index_or_none("group", reading_.groups.group_of_mention[id]);
    evidence(mention.score, name_of(mention.rule));
  }

  void group(const Group& group, std::size_t id) {
    out_.member("id", id);
    out_.member("name", group.name);
    out_.member("kind", name_of(group.kind));
    out_.member("region", name_of(group.region));
    out_.member("mentions", group.mentions);
    out_.member("score", group.score.thousandths);
    if (id < reading_.links.size() && reading_.links[id].linked())
      out_.object_member("entity", [&] { entity(reading_.links[id]); });
  }

  void entity(const Link& link) {
    const EntityFacts known = facts_of(knowledge_.packs[link.pack], link.entity);
    out_.member("id", known.id);
    out_.member("label", known.label);
    out_.member("description", known.description);
    out_.member("pack", known.pack);
    list("facts", known.facts, &JsonWriter::fact);
    evidence(link.score, link.rule);
  }

  void fact(const EntityFact& fact, std::size_t) {
    out_.member("key", fact.key);
    out_.member("value", fact.value);
    if (!fact.since.empty()) out_.member("since", fact.since);
    out_.member("asOf", fact.as_of);
    out_.member("source", fact.source);
  }

  void quote(const Quote& quote, std::size_t id) {
    out_.member("id", id);
    out_.member("kind", name_of(quote.kind));
    out_.array_member("parts", [&] {
      for (const ByteRange part : quote.parts) out_.object([&] { span(part); });
    });
    out_.object_member("speaker", [&] { speaker(quote.speaker); });
    out_.object_member("cue", [&] {
      out_.member("text", doc_.view(quote.cue));
      out_.member("class", name_of(quote.cue_class));
      place("at", quote.cue);
    });
    evidence(quote.score, quote.rule);
  }

  void speaker(const Speaker& speaker) {
    const bool grouped = speaker.group != kNone && speaker.group < reading_.groups.groups.size();
    out_.member("name", shown_speaker(reading_, speaker));
    out_.member("text", doc_.view(speaker.at));
    index_or_none("group", grouped ? speaker.group : kNone);
    out_.member("named", speaker.named);
    place("at", speaker.at);
    out_.member("score", speaker.score.thousandths);
  }

  void date(const Date& date, std::size_t id) {
    out_.member("id", id);
    span(date.at);
    out_.member("value", date.value);
    out_.member("from", date.from);
    out_.member("to", date.to);
    out_.member("grain", name_of(date.grain));
    evidence(date.score, date.rule);
  }

  void figure(const Quantity& quantity, std::size_t id) {
    out_.member("id", id);
    span(quantity.at);
    out_.member("value", quantity.value);
    out_.member("unit", quantity.unit);
    evidence(quantity.score, quantity.rule);
  }

  static std::string_view name_of_source(LineSource source) {
    static constexpr std::string_view kSources[] = {"none", "article", "pack"};
    return kSources[static_cast<std::size_t>(source)];
  }

  void card(const Card& card, std::size_t) {
    out_.member("group", card.group);
    out_.member("title", card.title);
    out_.member("kind", name_of(reading_.groups.groups[card.group].kind));
    out_.member("names", card.names);
    out_.object_member("line", [&] {
      out_.member("text", card.line);
      out_.member("source", name_of_source(card.source));
      out_.member("asOf", card.as_of);
    });
    if (card.introduced.empty()) {
      out_.name("introduced");
      out_.null();
    } else {
      span("introduced", card.introduced);
    }
    if (card.office.entity != kNone) out_.object_member("office", [&] { office(card.office); });
    list("says", card.says, &JsonWriter::statement);
    list("facts", card.facts, &JsonWriter::card_fact);
    list("relations", card.relations, &JsonWriter::relation);
    out_.member("quotes", card.quotes);
    out_.member("mentions", card.mentions);
    out_.member("prominence", card.prominence.thousandths);
  }

  void office(const OfficeConcept& office) {
    const Pack& pack = knowledge_.packs[office.pack];
    const Entity entity = pack.entity(office.entity);
    out_.member("id", pack.id_text(office.entity));
    out_.member("label", entity.label);
    out_.member("description", entity.description);
    out_.member("pack", pack.about("name"));
  }

  void statement(const Statement& statement, std::size_t) {
    span(statement.at);
    out_.member("rule", statement.rule);
  }

  // `fact` counts in the facts of the group's entity.
  void card_fact(const CardFact& fact, std::size_t) {
    out_.member("fact", fact.fact);
    index_or_none("group", fact.group);
    out_.member("stale", fact.stale);
    if (!fact.differs.empty()) span("differs", fact.differs);
  }

  void relation(const Relation& relation, std::size_t) {
    out_.member("group", relation.group);
    out_.member("source", name_of_source(relation.source));
    out_.member("inverse", relation.inverse);
    if (!relation.key.empty()) out_.member("key", relation.key);
    if (!relation.words.empty()) span("words", relation.words);
  }

  void key_sentence(const KeySentence& key, std::size_t) {
    span(doc_.bytes(doc_.sentences[key.sentence]));
    evidence(key.score, key.rule);
  }

  void disagreement(const Disagreement& disagreement, std::size_t) {
    out_.array_member("figures", [&] {
      out_.value(disagreement.first);
      out_.value(disagreement.second);
    });
    out_.member("what", disagreement.what);
  }

  void timeline_entry(const TimelineEntry& entry, std::size_t) {
    out_.member("date", entry.date);
    span("sentence", doc_.bytes(entry.sentence));
  }

  void related_item(const RelatedItem& item, std::size_t index) {
    out_.member("title", item.title);
    out_.member("href", item.href);
    out_.member("teaser", item.teaser);
    out_.member("section", item.section);
    out_.member("image", item.image);
    out_.member("blocks", item.blocks);
    const bool ready = index < reading_.shared.size();
    out_.array_member("shared", [&] {
      if (!ready) return;
      for (const std::uint32_t group : reading_.shared[index].groups) out_.value(group);
    });
    out_.member("score", ready ? reading_.shared[index].score.thousandths : 0);
  }

  void story(const Story& story, std::size_t index) {
    out_.member("number", index + 1);
    out_.member("title", story.title);
    out_.member("time", story.time);
    out_.member("blocks", story_blocks_[index]);
  }

  void embed(const Embed& embed, std::size_t) {
    out_.member("service", embed.service);
    out_.member("title", embed.title);
    out_.member("href", embed.href);
    out_.member("element", embed.element);
    index_or_none("block", embed.block);
    index_or_none("after", embed.after);
  }

  void counts() {
    std::uint32_t words = 0;
    std::uint32_t sentences = 0;
    for (const Sentence& sentence : doc_.sentences) {
      if (doc_.article.blocks[sentence.block].region != Region::Article) continue;
      ++sentences;
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        const TokenKind kind = doc_.tokens[t].kind;
        words += kind == TokenKind::Word || kind == TokenKind::Number ? 1 : 0;
      }
    }
    out_.member("words", words);
    out_.member("sentences", sentences);
    out_.member("blocks", doc_.article.blocks.size());
  }

  void notes() {
    const auto add = [&](NoteCode code, std::string_view text) {
      out_.object([&] {
        out_.member("code", name_of(code));
        out_.member("text", text);
      });
    };
    const auto& notes = reading_.finished ? reading_.notes : doc_.article.notes;
    for (const Note& note : notes) add(note.code, note.text);
    if (reading_.finished) return;
    const auto code = NoteCode::Unfinished;
    add(code, kNoteCodeLabels[static_cast<std::size_t>(code)]);
  }

  const Reading& reading_;
  const Document& doc_;
  const Knowledge& knowledge_;
  PlaceFinder places_;
  std::vector<std::vector<std::uint32_t>> story_blocks_;  // of each story, in order
  JsonText out_;
};

}  // namespace

std::string write_json(const Reading& reading, const Knowledge& knowledge) {
  return JsonWriter(reading, knowledge).write() + "\n";
}

}  // namespace sidelight
