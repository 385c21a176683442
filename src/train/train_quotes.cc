#include "train/train_quotes.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <utility>
#include <vector>

#include "format/container.h"
#include "format/fnv.h"
#include "format/section_readers.h"
#include "model/quote_model.h"
#include "quotes/cues.h"
#include "quotes/quote_marks.h"
#include "quotes/report_candidates.h"
#include "quotes/speaker_candidates.h"
#include "quotes/speech_features.h"
#include "quotes/word_classes.h"
#include "train/quote_corpus.h"
#include "train/train_reports.h"
#include "train/train_speakers.h"
#include "train/training_data.h"
#include "train/write_file.h"
#include "train/write_trees.h"

namespace sidelight {
namespace {

bool has_word_of(const Document& doc, TokenRange tokens, const WordList& list) {
  for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
    if (list.contains(doc.folded[token])) return true;
  }
  return false;
}

// Whether a reported stretch reads as a clause, not as a noun alone ("touted his endorsement").
bool is_clause(const Document& doc, const GoldQuote& quote) {
  const TokenRange part = quote.parts.front();
  const std::string& first = doc.folded[part.begin];
  if (first == "that" || first == "whether" || first == "if" || first == "how" || first == "why" ||
      first == "to") {
    return true;
  }
  for (const TokenRange range : quote.parts) {
    for (std::uint32_t token = range.begin; token < range.end; ++token) {
      const std::string& word = doc.folded[token];
      if (doc.tokens[token].kind == TokenKind::Word && word != "to" && word != "not" &&
          is_auxiliary(word)) {
        return true;
      }
    }
  }
  return part.size() > 9;
}

class SentenceLabels {
 public:
  SentenceLabels(const QuoteCase& given, const Language& language, const QuoteTraining& training)
      : given_(given), language_(language), training_(training) {
    label_all();
  }
  void add_to(std::vector<LabelledSentence>& sentences) const;
  // Parallel to the quotations: whether each is learnt as a report.
  const std::vector<bool>& reports() const { return reports_; }

 private:
  void label_all();
  void put(TokenRange part, bool known);

  const QuoteCase& given_;
  const Language& language_;
  const QuoteTraining& training_;
  std::vector<std::uint8_t> labels_;
  std::vector<bool> reports_;
};

void SentenceLabels::put(TokenRange part, bool known) {
  const Document& doc = given_.doc;
  if (!known) {
    for (std::uint32_t token = part.begin; token < part.end; ++token) {
      if (labels_[token] == 0) labels_[token] = LabelledSentence::kUnknown;
    }
    return;
  }
  for (std::uint32_t token = part.begin; token < part.end; ++token) {
    // A quotation inside another begins nothing.
    if (labels_[token] == 1 || labels_[token] == 2) continue;
    const bool begins = token == part.begin || labels_[token - 1] == 0 ||
                        doc.sentence_of_token[token] != doc.sentence_of_token[token - 1];
    labels_[token] = begins ? 1 : 2;
  }
}

void SentenceLabels::label_all() {
  const Document& doc = given_.doc;
  labels_.assign(doc.tokens.size(), 0);
  const WordList& verbs = language_.list("cues");
  const WordList& phrases = language_.list("cue_phrases");
  for (const GoldQuote& quote : given_.quotes) {
    reports_.push_back(true);
    if (quote.kind == QuoteKind::Direct) {
      for (const TokenRange part : quote.parts) {
        const bool marked = doc.tokens[part.begin].kind == TokenKind::Punctuation;
        put(part, marked || !given_.own);
      }
      continue;
    }
    if (quote.kind == QuoteKind::Mixed) {
      // Our own corpus marks the words in marks alone; the clause around them is not told.
      for (const TokenRange part : quote.parts) {
        put(given_.own ? doc.sentence_at(part.begin).tokens : part, !given_.own);
      }
      continue;
    }
    const bool cue = given_.own || has_word_of(doc, quote.cue, verbs) ||
                     phrases.contains(doc.folded[quote.cue.begin]) ||
                     doc.folded[quote.cue.begin] == "according";
    const bool clause = given_.own || is_clause(doc, quote);
    const bool learnt = training_.wide >= 2 || (clause && (cue || training_.wide >= 1));
    reports_.back() = training_.report_wide >= 2 || (clause && (cue || training_.report_wide >= 1));
    for (const TokenRange part : quote.parts) {
      if (learnt) put(part, true);
    }
  }
}

void SentenceLabels::add_to(std::vector<LabelledSentence>& sentences) const {
  const Document& doc = given_.doc;
  const std::vector<MarkedSpan> spans = find_marked_spans(doc);
  const std::vector<Cue> cues = find_cues(doc, language_);
  SpeechFeatures features(doc, spans, cues);
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const TokenRange tokens = doc.sentences[s].tokens;
    if (!may_hold_speech(doc.article.blocks[doc.sentences[s].block].kind)) continue;
    if (tokens.empty() || !features.turn_to(s)) continue;
    LabelledSentence sentence;
    if (given_.own) sentence.weight = static_cast<float>(training_.own_weight);
    sentence.rows.resize(tokens.size());
    for (std::uint32_t token = tokens.begin; token < tokens.end; ++token) {
      features.fill(token, sentence.rows[token - tokens.begin]);
    }
    sentence.labels.assign(labels_.begin() + tokens.begin, labels_.begin() + tokens.end);
    sentences.push_back(std::move(sentence));
  }
}

// `trees`: the judge of reports, empty for none.
Result<std::vector<std::byte>> write_model(const SpeechWeights& speech,
                                           std::vector<std::byte> trees) {
  ContainerWriter file(QuoteModel::kKind, QuoteModel::kMajor, QuoteModel::kMinor);
  std::vector<std::byte> weights(speech.weights.size());
  std::transform(speech.weights.begin(), speech.weights.end(), weights.begin(),
                 [](std::int8_t weight) { return static_cast<std::byte>(weight); });
  const auto buckets = static_cast<std::uint32_t>(weights.size() / QuoteModel::kLabels);
  file.add("TAGW", buckets, std::move(weights));
  std::vector<std::uint32_t> transitions;
  for (const std::int32_t value : speech.transitions) {
    transitions.push_back(static_cast<std::uint32_t>(value));
  }
  file.add("TRAN", static_cast<std::uint32_t>(transitions.size()), number_section(transitions));
  if (!trees.empty()) file.add("TREE", 1, std::move(trees));
  const std::vector<std::string> about = {"name", "quotes-en", "features",
                                          std::string(SpeechFeatures::kVersion)};
  file.add("META", static_cast<std::uint32_t>(about.size()), string_section(about));
  return file.finish();
}

// A text and its labels for the tagger and for the judge.
struct Learnt {
  SentenceLabels labels;
  ReportCase reports;
};

// A model of all texts but every third, from `part` on, for what is learnt from texts that it has
// not seen.
constexpr std::size_t kParts = 3;

Result<std::vector<std::byte>> model_without(const std::vector<Learnt>& texts, std::size_t part,
                                             const QuoteTraining& training) {
  std::vector<LabelledSentence> sentences;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % kParts != part) texts[i].labels.add_to(sentences);
  }
  return write_model(learn_speech(sentences, training.speech), {});
}

std::vector<std::string_view> columns() {
  std::vector<std::string_view> names(ReportCandidates::names().begin(),
                                      ReportCandidates::names().end());
  names.insert(names.end(), SpeakerCandidates::names().begin(), SpeakerCandidates::names().end());
  return names;
}

using AddExamples = void (*)(const ReportCase&, const Knowledge&, const QuoteModel&, Examples&);

// The examples of all texts, each as the one of `taggers` leaves it that has not seen it.
Result<Examples> examples_of(const std::vector<Learnt>& texts, const Knowledge& knowledge,
                             const std::vector<std::vector<std::byte>>& taggers, AddExamples add) {
  Examples examples;
  for (std::size_t part = 0; part < kParts; ++part) {
    const Result<QuoteModel> model = QuoteModel::open(taggers[part]);
    if (!model) return model.error();
    for (std::size_t i = part; i < texts.size(); i += kParts)
      add(texts[i].reports, knowledge, model.value(), examples);
  }
  return examples;
}

// The judge of reports and the ranker of speakers.
Result<std::vector<std::byte>> learn_trees(const std::vector<Learnt>& texts,
                                           const Knowledge& knowledge,
                                           const QuoteTraining& training) {
  std::vector<std::vector<std::byte>> taggers;
  for (std::size_t part = 0; part < kParts; ++part) {
    Result<std::vector<std::byte>> bytes = model_without(texts, part, training);
    if (!bytes) return bytes.error();
    taggers.push_back(std::move(bytes).value());
  }
  const Result<Examples> reports = examples_of(texts, knowledge, taggers, add_reports);
  if (!reports) return reports.error();
  const Result<Examples> speakers = examples_of(texts, knowledge, taggers, add_speakers);
  if (!speakers) return speakers.error();
  const Forest judge = boost(reports.value(), training.boost, [](int, double) {});
  Forest ranker = boost(speakers.value(), training.ranker, [](int, double) {});
  for (std::vector<TreeNode>& tree : ranker.trees) {
    for (TreeNode& node : tree) {
      if (node.feature >= 0) node.feature += static_cast<std::int32_t>(SpeakerCandidate::kFirst);
    }
  }
  std::fprintf(stderr, "%zu reports, %zu speakers to choose from\n", reports.value().rows(),
               speakers.value().rows());
  return write_trees(columns(), {{"report", judge}, {"speaker", ranker}}, {{"name", "quotes-en"}});
}

}  // namespace

std::optional<Error> train_quotes(const QuoteTraining& training) {
  const Result<KnowledgeFiles> files = load_training_data(training.data, true);
  if (!files) return files.error();
  const Knowledge& knowledge = files.value().knowledge();
  const Result<std::vector<QuoteCase>> cases = read_quote_corpus(training.rows, knowledge);
  if (!cases) return cases.error();
  std::vector<Learnt> texts;
  std::vector<LabelledSentence> sentences;
  for (const QuoteCase& given : cases.value()) {
    if (training.folds > 0 && fnv1a(given.id) % training.folds == training.fold) continue;
    SentenceLabels labels(given, knowledge.language, training);
    labels.add_to(sentences);
    std::vector<bool> reports = labels.reports();
    const float weight = given.own ? static_cast<float>(training.own_report_weight) : 1.0f;
    texts.push_back({std::move(labels), {&given, std::move(reports), weight}});
  }
  const Result<std::vector<std::byte>> trees = learn_trees(texts, knowledge, training);
  if (!trees) return trees.error();
  std::fprintf(stderr, "%zu sentences\n", sentences.size());
  const SpeechWeights speech = learn_speech(sentences, training.speech);
  const Result<std::vector<std::byte>> bytes = write_model(speech, trees.value());
  if (!bytes) return bytes.error();
  return write_file(training.out, bytes.value());
}

}  // namespace sidelight
