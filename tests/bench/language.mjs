// Times of reading the language of a text, a word: the whole corridor in WebAssembly and each room of it, beside what runs in a browser.
import { loadPeer } from './load_peer.mjs';
import { prose, snapshotOfText } from './material.mjs';
import { newEngine, readWith } from './engines.mjs';
import { times } from './report.mjs';
import { median, now, race } from './timing.mjs';

/** The rooms in the order of src/reading/reader.cc: one step with the least budget is one room. */
const kRooms = [
  'blocks, words and sentences', 'names', 'groups', 'links', 'quotes', 'dates', 'figures', 'dates and figures sorted', 'cards',
  'timeline and disagreements', 'key sentences', 'notes',
];

export async function benchLanguage(report, shared, rounds) {
  const texts = Array.from({ length: 8 }, (_, i) => prose(shared, 1000 + 100 * i));
  const engine = await newEngine();
  const nlp = await loadPeer('compromise');
  const wink = (await loadPeer('wink-nlp'))(await loadPeer('wink-eng-lite-web-model'), ['sbd', 'pos']);
  const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
  const words = new Intl.Segmenter('en', { granularity: 'word' });
  const snapshots = new Map(texts.map(({ text }) => [text, snapshotOfText(text)]));
  report.section('Language in Node', `Texts of about 1,400 words; microseconds a word, the least of ${rounds} rounds. Ours does all of it: names, groups, links, quotes, dates, figures, cards.`);
  const best = await race(
    {
      'Sidelight, everything, wasm': ({ text }) => readWith(engine, snapshots.get(text)),
      'Intl.Segmenter, words and sentences': ({ text }) => [[...sentences.segment(text)].length, [...words.segment(text)].length],
      'wink-nlp, sentences and tags': ({ text }) => wink.readDoc(text).tokens().out(wink.its?.pos),
      'compromise, names': ({ text }) => {
        const doc = nlp(text);
        return [doc.people().out('array'), doc.places().out('array'), doc.organizations().out('array')];
      },
    },
    texts,
    rounds,
  );
  const ratios = report.race(best, { unit: 'µs', scale: (i) => 1000 / texts[i].words, bars: 'Language, a word' });
  const each = median(best['Sidelight, everything, wasm'].map((ms, i) => (1000 * ms) / texts[i].words));
  report.goal('language in wasm against compromise (names only)', '≥ 20 ×', times(ratios['compromise, names'].median), ratios['compromise, names'].median >= 20);
  report.goal('language in wasm against wink-nlp (tokens, sentences, tags)', '≥ 2 ×', times(ratios['wink-nlp, sentences and tags'].median), ratios['wink-nlp, sentences and tags'].median >= 2);
  report.goal('everything in wasm, a word', 'about 3.8 µs', `${each.toFixed(2)} µs`, each <= 3.8);
  benchRooms(report, engine, texts, rounds, ratios['compromise, names'].median * each, ratios['wink-nlp, sentences and tags'].median * each);
}

/** Each room's time, a word: a step of the engine with the least budget is one room. */
function benchRooms(report, engine, texts, rounds, compromise, wink) {
  const least = kRooms.map(() => Infinity);
  const total = texts.reduce((sum, { words }) => sum + words, 0);
  for (let round = 0; round <= rounds; ++round) {
    const spent = kRooms.map(() => 0);
    for (const { text } of texts) {
      engine.begin(snapshotOfText(text));
      for (let room = 0, done = false; !done; ++room) {
        const started = now();
        done = engine.step(1);
        if (room >= kRooms.length) throw new Error('the engine has a room that this benchmark does not know');
        spent[room] += now() - started;
      }
    }
    if (round > 0) for (const [room, ms] of spent.entries()) least[room] = Math.min(least[room], ms);
  }
  const perWord = least.map((ms) => (1000 * ms) / total);
  const sum = perWord.reduce((all, each) => all + each, 0);
  report.section('The rooms of the engine, WebAssembly', 'Microseconds a word of the texts above, without the snapshot and the JSON.');
  report.table(
    ['room', 'µs a word', 'share', 'compromise takes', 'wink-nlp takes'],
    [...kRooms.map((room, i) => [room, perWord[i]]), ['all', sum]].map(([room, each]) => [
      room, each.toFixed(3), `${Math.round((100 * each) / sum)} %`, times(compromise / each), times(wink / each),
    ]),
  );
  const names = perWord[kRooms.indexOf('names')];
  report.goal('the names room, a word', '≤ 1.9 µs', `${names.toFixed(2)} µs`, names <= 1.9);
  const quotes = perWord[kRooms.indexOf('quotes')];
  report.goal('the quotes room', 'less than the names room', `${quotes.toFixed(2)} µs`, quotes < names);
}
