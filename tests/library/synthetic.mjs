// Synthetic articles for the library's measurements: any number of records, the same for the same seed, in Node and in a browser. The
// words and names are made of syllables, drawn as in real text: a few are everywhere, most are rare (Zipf). Nothing of it is news.

/** Random numbers from 0 to 1 (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const starts = 'b br c ch cl d dr f fl g gr h j k kl l m n p pr qu r s sh sk st t tr v w z'.split(' ');
const middles = 'a e i o u ai ea ou'.split(' ');
const ends = ' n r l s t nd rk lm st x'.split(' ');
const small = 'the of and to in a that is was for on with as by at from it has said will be its were but had'.split(' ');

function wordOf(number) {
  let rest = number + 7;
  let word = '';
  do {
    word += starts[rest % starts.length];
    rest = Math.floor(rest / starts.length);
    word += middles[rest % middles.length];
    rest = Math.floor(rest / middles.length);
    word += ends[rest % ends.length];
    rest = Math.floor(rest / ends.length);
  } while (rest > 0);
  return word;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const kWords = 30_000;
const kNames = 40_000;
const kOutlets = 200;
const kinds = ['person', 'person', 'person', 'organisation', 'place', 'event'];

/** A rank from 0 to `most` - 1: rank r about as often as 1 / (r + 3). */
const zipf = (random, most) => Math.min(most - 1, Math.floor(3 * ((most + 3) / 3) ** random() - 3));

export const nameOf = (rank) => {
  const kind = kinds[rank % kinds.length];
  const name = kind === 'place' ? capital(wordOf(rank * 3 + 11)) : `${capital(wordOf(rank * 7 + 5))} ${capital(wordOf(rank * 13 + 2))}`;
  return { kind, name, key: rank < 2000 ? `Q${rank + 1}` : `${kind}:${name.toLowerCase()}` };
};
const outletOf = (rank) => `The ${capital(wordOf(rank * 17 + 3))} ${['Post', 'Courier', 'Gazette', 'Mail'][rank % 4]}`;

const kFirstDay = 1_600_000_000; // seconds since 1970

/** The `index`th article; `at` is the second of its reading. A thousand are about one month's reading of a busy reader. */
export function syntheticArticle(index, words = 420) {
  const random = randomFrom(index * 2654435761 + 99);
  const story = Math.floor(index / 40); // names that are in the news together
  const count = 8 + Math.floor(random() * 9);
  const ranks = new Set();
  for (let at = 0; at < count; ++at) {
    const inStory = random() < 0.4;
    ranks.add(inStory ? (story * 31 + zipf(random, 12) * 977) % kNames : zipf(random, kNames));
  }
  const names = [...ranks].map((rank, at) => ({ ...nameOf(rank), count: 1 + Math.floor(random() * 5), central: at < 2, spoke: at % 4 === 0 }));
  const blocks = [];
  const quotes = [];
  const figures = [];
  let left = words;
  while (left > 0) {
    const length = Math.min(left, 40 + Math.floor(random() * 40));
    const parts = [];
    for (let at = 0; at < length; ++at) {
      const draw = random();
      if (draw < 0.4) parts.push(small[Math.floor(random() * small.length)]);
      else if (draw < 0.43) parts.push(names[Math.floor(random() * names.length)].name);
      else parts.push(wordOf(zipf(random, kWords)));
      if (at % 14 === 13) parts[parts.length - 1] += '.';
    }
    if (random() < 0.3) {
      const speaker = names.find(({ spoke }) => spoke);
      const text = parts.slice(0, 9).join(' ');
      quotes.push({ kind: 'direct', text, speaker: speaker.name, verb: 'said', block: blocks.length });
    }
    if (random() < 0.4) {
      const value = String(1 + Math.floor(random() * 9000));
      parts.push(value, 'boats.');
      figures.push({ text: `${value} boats`, value, unit: 'boats', block: blocks.length });
    }
    blocks.push(['paragraph', parts.join(' ')]);
    left -= length;
  }
  const outlet = zipf(random, kOutlets);
  const topics = [0, 1, 2, 3].map((at) => wordOf((story * 101 + at * 37 + zipf(random, 50)) % kWords));
  const headline = capital([names[0].name, 'and', names[1]?.name ?? 'others', ...topics].join(' '));
  return {
    at: kFirstDay + index * 1900 + Math.floor(random() * 1800),
    record: {
      url: `https://www.outlet${outlet}.example/${story}/${index}`,
      title: headline,
      outlet: outletOf(outlet),
      published: '',
      language: 'en',
      words,
      body: { headline, standfirst: '', blocks, quotes, figures, names, topics },
    },
  };
}

/** A change that an editor might make: a figure, a word, a paragraph more. */
export function edited(record) {
  const body = structuredClone(record.body);
  body.headline = `${body.headline} again`;
  body.blocks[0][1] = body.blocks[0][1].replace(/^\S+ \S+/, 'Somebody else');
  body.blocks.push(['paragraph', 'A paragraph that was not there before, with twelve words in it, no more.']);
  return { ...record, body };
}

/** What readers type: a word, two words, a beginning, a phrase, a name, a speaker, a name with a time. */
export function syntheticQueries(count, articles) {
  const random = randomFrom(4711);
  const word = () => wordOf(zipf(random, kWords));
  const name = () => nameOf(zipf(random, kNames)).name;
  const forms = [
    () => `${word()} `,
    () => `${word()} ${word()} `,
    () => word().slice(0, 3),
    () => word().slice(0, 4),
    () => `"${syntheticArticle(Math.floor(random() * articles)).record.body.blocks[0][1].split(' ').slice(3, 6).join(' ')}"`,
    () => `"${name()}"`,
    () => `speaker:"${name()}"`,
    () => `${word()} after:2021-03 before:2022`,
    () => `${small[Math.floor(random() * small.length)]} ${word()}`,
  ];
  return Array.from({ length: count }, (_, at) => forms[at % forms.length]());
}

/** A record as the engine would give it: a Reading with everything that the library looks at. */
export function readingOf(record, changes = {}) {
  const { body } = record;
  const evidence = { score: 900, rule: 'synthetic' };
  const block = (id, kind, text) => ({ id, kind, region: 'article', text, at: [[id, 0, text.length]], element: id, ...evidence });
  const groups = body.names.map((name, id) => {
    const entity = /^Q\d/.test(name.key) ? { entity: { id: name.key, label: name.name, description: '', facts: [], ...evidence } } : {};
    return { id, name: name.name, kind: name.kind, region: 'article', mentions: [], score: 900, ...entity };
  });
  const cards = body.names.map((name, group) => ({
    group, title: name.name, kind: name.kind, names: [], line: { text: '', source: 'none', asOf: '' }, introduced: null, mentions: name.count, prominence: 900 - group,
  }));
  const quotes = body.quotes.map((quote, id) => ({
    id, kind: quote.kind, parts: [{ text: quote.text, block: quote.block + 1, at: [] }],
    speaker: { name: quote.speaker, text: quote.speaker, group: body.names.findIndex(({ name }) => name === quote.speaker), named: true, at: [], score: 900 },
    cue: { text: quote.verb, class: 'said', at: [] }, ...evidence,
  }));
  const figures = body.figures.map((figure, id) => ({ id, ...figure, block: figure.block + 1, at: [], ...evidence }));
  return {
    format: 'sidelight-reading', version: 1, engine: { version: 'synthetic', knowledge: [] },
    page: {
      kind: 'article', kindRule: 'synthetic', url: record.url, title: record.title, language: record.language, published: record.published, modified: '',
      outlet: record.outlet, authors: [], section: '', canonical: '', kicker: '', standfirst: body.standfirst, leadImage: '', ...changes,
    },
    blocks: [block(0, 'headline', body.headline), ...body.blocks.map(([kind, text], at) => block(at + 1, kind, text))],
    mentions: [], groups, quotes, dates: [], figures, cards, timeline: [], related: [], stories: [], embeds: [],
    counts: { words: record.words, sentences: 20, blocks: body.blocks.length + 1 }, notes: [],
  };
}

/** An article as a line of the library's file. */
export function lineOf({ record, at }) {
  const { body, ...rest } = record;
  return JSON.stringify({ ...rest, firstRead: at, lastRead: at, visits: 1, versions: [{ read: at, body }] });
}
