#include "reading/write_json.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "reading/entity_facts.h"
#include "reading/place.h"

namespace sidelight {
namespace {

// Members keep the order in which they are added, so that the output is the schema's order
// everywhere.
using Json = nlohmann::ordered_json;

std::string text_of(std::string_view view) { return std::string(view); }

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

  Json write() const {
    Json out;
    out["format"] = "sidelight-reading";
    out["version"] = 1;
    out["engine"] = engine();
    out["page"] = page();
    out["blocks"] = list(doc_.article.blocks, &JsonWriter::block);
    out["mentions"] = list(reading_.groups.mentions, &JsonWriter::mention);
    out["groups"] = list(reading_.groups.groups, &JsonWriter::group);
    out["quotes"] = list(reading_.quotes, &JsonWriter::quote);
    out["dates"] = list(reading_.dates, &JsonWriter::date);
    out["figures"] = list(reading_.quantities, &JsonWriter::figure);
    out["cards"] = list(reading_.cards, &JsonWriter::card);
    out["timeline"] = list(reading_.timeline, &JsonWriter::timeline_entry);
    out["glance"] = list(reading_.glance, &JsonWriter::key_sentence);
    out["disagreements"] = list(reading_.disagreements, &JsonWriter::disagreement);
    out["related"] = list(doc_.article.related, &JsonWriter::related_item);
    out["stories"] = list(doc_.article.stories, &JsonWriter::story);
    out["embeds"] = list(doc_.article.embeds, &JsonWriter::embed);
    out["counts"] = counts();
    out["notes"] = notes();
    return out;
  }

 private:
  template <class Row>
  Json list(const std::vector<Row>& rows,
            Json (JsonWriter::*writer)(const Row&, std::size_t) const) const {
    Json out = Json::array();
    for (std::size_t i = 0; i < rows.size(); ++i) out.push_back((this->*writer)(rows[i], i));
    return out;
  }

  Json place(ByteRange at) const {
    Json out = Json::array();
    for (const PlacePart& part : places_.find(at)) {
      out.push_back(Json::array({part.text, part.begin, part.end}));
    }
    return out;
  }

  std::uint32_t block_at(ByteRange at) const {
    const auto& blocks = doc_.article.blocks;
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), at.begin,
        [](std::uint32_t begin, const Block& block) { return begin < block.at.begin; });
    return after == blocks.begin() ? 0 : static_cast<std::uint32_t>(after - blocks.begin() - 1);
  }

  // The members text, block and at of every found thing.
  void put_span(Json& out, ByteRange at) const {
    out["text"] = text_of(doc_.view(at));
    out["block"] = block_at(at);
    out["at"] = place(at);
  }

  Json span(ByteRange at) const {
    Json out;
    put_span(out, at);
    return out;
  }

  static void put_evidence(Json& out, Score score, std::string_view rule) {
    out["score"] = score.thousandths;
    out["rule"] = text_of(rule);
  }

  static Json index_or_none(std::uint32_t index) { return index == kNone ? Json(-1) : Json(index); }

  Json engine() const {
    Json knowledge = Json::array();
    Json packs = Json::array();
    const Language& language = knowledge_.language;
    if (!language.code().empty()) {
      knowledge.push_back("words " + text_of(language.code()) + " " + text_of(language.version()));
    }
    if (!knowledge_.blocks.empty()) {
      knowledge.push_back("model " + text_of(knowledge_.blocks.about("name")) + " " +
                          text_of(knowledge_.blocks.about("version")));
    }
    for (const Pack& pack : knowledge_.packs) {
      knowledge.push_back("pack " + text_of(pack.about("name")) + " " +
                          text_of(pack.about("as_of")));
      Json row;
      row["name"] = text_of(pack.about("name"));
      row["licence"] = text_of(pack.about("licence"));
      row["asOf"] = text_of(pack.about("as_of"));
      packs.push_back(std::move(row));
    }
    Json out;
    out["version"] = text_of(kEngineVersion);
    out["knowledge"] = std::move(knowledge);
    out["packs"] = std::move(packs);
    return out;
  }

  Json page() const {
    const PageFields& fields = doc_.article.fields;
    Json out;
    out["kind"] = text_of(name_of(doc_.article.kind));
    out["kindRule"] = text_of(doc_.article.kind_rule);
    out["url"] = doc_.article.url;
    out["title"] = fields.title;
    out["language"] = fields.language;
    out["published"] = fields.published;
    out["modified"] = fields.modified;
    out["outlet"] = fields.outlet;
    out["authors"] = fields.authors;
    out["section"] = fields.section;
    out["canonical"] = fields.canonical;
    out["kicker"] = fields.kicker;
    out["standfirst"] = fields.standfirst;
    out["leadImage"] = fields.lead_image;
    Json sources = Json::object();
    for (const auto& [field, source] : fields.sources) sources[field] = source;
    out["sources"] = std::move(sources);
    return out;
  }

  Json block(const Block& block, std::size_t id) const {
    Json out;
    out["id"] = id;
    out["kind"] = text_of(name_of(block.kind));
    out["region"] = text_of(name_of(block.region));
    out["text"] = text_of(doc_.view(block.at));
    out["at"] = place(block.at);
    out["element"] = block.element;
    if (block.level != 0) out["level"] = block.level;
    if (!block.href.empty()) out["href"] = block.href;
    if (!block.image.empty()) out["image"] = block.image;
    if (block.story != 0) out["story"] = block.story;
    if (block.repeats != kNone) out["repeats"] = block.repeats;
    put_evidence(out, block.score, block.rule);
    return out;
  }

  Json mention(const Mention& mention, std::size_t id) const {
    Json out;
    out["id"] = id;
    out["kind"] = text_of(name_of(mention.kind));
    out["form"] = text_of(name_of(mention.form));
    put_span(out, doc_.bytes(mention.tokens));
    out["group"] = index_or_none(reading_.groups.group_of_mention[id]);
    put_evidence(out, mention.score, name_of(mention.rule));
    return out;
  }

  Json group(const Group& group, std::size_t id) const {
    Json out;
    out["id"] = id;
    out["name"] = group.name;
    out["kind"] = text_of(name_of(group.kind));
    out["region"] = text_of(name_of(group.region));
    out["mentions"] = group.mentions;
    out["score"] = group.score.thousandths;
    if (id < reading_.links.size() && reading_.links[id].linked()) {
      out["entity"] = entity(reading_.links[id]);
    }
    return out;
  }

  Json entity(const Link& link) const {
    const EntityFacts known = facts_of(knowledge_.packs[link.pack], link.entity);
    Json facts = Json::array();
    for (const EntityFact& fact : known.facts) {
      Json row;
      row["key"] = fact.key;
      row["value"] = fact.value;
      if (!fact.since.empty()) row["since"] = fact.since;
      row["asOf"] = fact.as_of;
      row["source"] = fact.source;
      facts.push_back(std::move(row));
    }
    Json out;
    out["id"] = known.id;
    out["label"] = known.label;
    out["description"] = known.description;
    out["pack"] = known.pack;
    out["facts"] = std::move(facts);
    put_evidence(out, link.score, link.rule);
    return out;
  }

  Json quote(const Quote& quote, std::size_t id) const {
    Json out;
    out["id"] = id;
    out["kind"] = text_of(name_of(quote.kind));
    Json parts = Json::array();
    for (const ByteRange part : quote.parts) parts.push_back(span(part));
    out["parts"] = std::move(parts);
    out["speaker"] = speaker(quote.speaker);
    Json cue;
    cue["text"] = text_of(doc_.view(quote.cue));
    cue["class"] = text_of(name_of(quote.cue_class));
    cue["at"] = place(quote.cue);
    out["cue"] = std::move(cue);
    put_evidence(out, quote.score, quote.rule);
    return out;
  }

  Json speaker(const Speaker& speaker) const {
    const bool grouped = speaker.group != kNone && speaker.group < reading_.groups.groups.size();
    Json out;
    out["name"] = shown_speaker(reading_, speaker);
    out["text"] = text_of(doc_.view(speaker.at));
    out["group"] = grouped ? Json(speaker.group) : Json(-1);
    out["named"] = speaker.named;
    out["at"] = place(speaker.at);
    out["score"] = speaker.score.thousandths;
    return out;
  }

  Json date(const Date& date, std::size_t id) const {
    Json out;
    out["id"] = id;
    put_span(out, date.at);
    out["value"] = date.value;
    out["from"] = date.from;
    out["to"] = date.to;
    out["grain"] = text_of(name_of(date.grain));
    put_evidence(out, date.score, date.rule);
    return out;
  }

  Json figure(const Quantity& quantity, std::size_t id) const {
    Json out;
    out["id"] = id;
    put_span(out, quantity.at);
    out["value"] = quantity.value;
    out["unit"] = quantity.unit;
    put_evidence(out, quantity.score, quantity.rule);
    return out;
  }

  static std::string_view name_of_source(LineSource source) {
    static constexpr std::string_view kSources[] = {"none", "article", "pack"};
    return kSources[static_cast<std::size_t>(source)];
  }

  Json card(const Card& card, std::size_t) const {
    Json line;
    line["text"] = card.line;
    line["source"] = text_of(name_of_source(card.source));
    line["asOf"] = card.as_of;
    Json out;
    out["group"] = card.group;
    out["title"] = card.title;
    out["kind"] = text_of(name_of(reading_.groups.groups[card.group].kind));
    out["names"] = card.names;
    out["line"] = std::move(line);
    out["introduced"] = card.introduced.empty() ? Json(nullptr) : span(card.introduced);
    out["says"] = list(card.says, &JsonWriter::statement);
    out["facts"] = list(card.facts, &JsonWriter::card_fact);
    out["relations"] = list(card.relations, &JsonWriter::relation);
    out["quotes"] = card.quotes;
    out["mentions"] = card.mentions;
    out["prominence"] = card.prominence.thousandths;
    return out;
  }

  Json statement(const Statement& statement, std::size_t) const {
    Json out = span(statement.at);
    out["rule"] = text_of(statement.rule);
    return out;
  }

  // `fact` counts in the facts of the group's entity.
  Json card_fact(const CardFact& fact, std::size_t) const {
    Json out;
    out["fact"] = fact.fact;
    out["group"] = index_or_none(fact.group);
    out["stale"] = fact.stale;
    if (!fact.differs.empty()) out["differs"] = span(fact.differs);
    return out;
  }

  Json relation(const Relation& relation, std::size_t) const {
    Json out;
    out["group"] = relation.group;
    out["source"] = text_of(name_of_source(relation.source));
    out["inverse"] = relation.inverse;
    if (!relation.key.empty()) out["key"] = text_of(relation.key);
    if (!relation.words.empty()) out["words"] = span(relation.words);
    return out;
  }

  Json key_sentence(const KeySentence& key, std::size_t) const {
    Json out = span(doc_.bytes(doc_.sentences[key.sentence]));
    put_evidence(out, key.score, key.rule);
    return out;
  }

  Json disagreement(const Disagreement& disagreement, std::size_t) const {
    Json out;
    out["figures"] = Json::array({disagreement.first, disagreement.second});
    out["what"] = disagreement.what;
    return out;
  }

  Json timeline_entry(const TimelineEntry& entry, std::size_t) const {
    Json out;
    out["date"] = entry.date;
    out["sentence"] = span(doc_.bytes(doc_.sentences[entry.sentence]));
    return out;
  }

  Json related_item(const RelatedItem& item, std::size_t index) const {
    Json out;
    out["title"] = item.title;
    out["href"] = item.href;
    out["teaser"] = item.teaser;
    out["section"] = item.section;
    out["image"] = item.image;
    out["blocks"] = item.blocks;
    const bool ready = index < reading_.shared.size();
    out["shared"] = ready ? Json(reading_.shared[index].groups) : Json::array();
    out["score"] = ready ? reading_.shared[index].score.thousandths : 0;
    return out;
  }

  Json story(const Story& story, std::size_t index) const {
    Json blocks = Json::array();
    for (const std::uint32_t block : story_blocks_[index]) blocks.push_back(block);
    Json out;
    out["number"] = index + 1;
    out["title"] = story.title;
    out["time"] = story.time;
    out["blocks"] = std::move(blocks);
    return out;
  }

  Json embed(const Embed& embed, std::size_t) const {
    Json out;
    out["service"] = embed.service;
    out["title"] = embed.title;
    out["href"] = embed.href;
    out["element"] = embed.element;
    out["block"] = index_or_none(embed.block);
    out["after"] = index_or_none(embed.after);
    return out;
  }

  Json counts() const {
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
    Json out;
    out["words"] = words;
    out["sentences"] = sentences;
    out["blocks"] = doc_.article.blocks.size();
    return out;
  }

  Json notes() const {
    Json out = Json::array();
    const auto add = [&](NoteCode code, const std::string& text) {
      Json row;
      row["code"] = text_of(name_of(code));
      row["text"] = text;
      out.push_back(std::move(row));
    };
    const auto& notes = reading_.finished ? reading_.notes : doc_.article.notes;
    for (const Note& note : notes) add(note.code, note.text);
    if (!reading_.finished) {
      const auto code = NoteCode::Unfinished;
      add(code, text_of(kNoteCodeLabels[static_cast<std::size_t>(code)]));
    }
    return out;
  }

  const Reading& reading_;
  const Document& doc_;
  const Knowledge& knowledge_;
  PlaceFinder places_;
  std::vector<std::vector<std::uint32_t>> story_blocks_;  // of each story, in order
};

}  // namespace

std::string write_json(const Reading& reading, const Knowledge& knowledge) {
  const Json out = JsonWriter(reading, knowledge).write();
  // `replace` never fires on our own text, which is valid; it keeps dump() from failing without
  // exceptions.
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sidelight
