// The tasks that accuracy is measured on: where their texts lie, how a row is asked, which peers are asked too, and how the scorer
// is called. Offsets in all rows are Unicode code points.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const bytesOf = (path) => (path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path));

/** The objects of a file of JSON lines, gzipped or not. */
export function readRows(path) {
  return bytesOf(path)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

// Bytes 0x80 to 0x9f of windows-1252: Node 20 decodes that encoding as if it were ISO 8859-1.
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decodeAs(label, bytes) {
  const decoder = new TextDecoder(label, { fatal: label === undefined });
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\x80-\x9f]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80]);
}

/**
 * Bytes of a stored HTML file as text: byte order mark, else UTF-8 if they are that, else the encoding that the first 1,024 bytes name.
 * UTF-8 before what the page says, unlike a browser: collections store pages as UTF-8 whose meta element still names the old encoding.
 */
export function decodeHtml(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1];
  for (const label of named ? [undefined, named] : [undefined]) {
    try {
      return decodeAs(label, bytes);
    } catch {
      // Not UTF-8, or an unknown label.
    }
  }
  return decodeAs('windows-1252', bytes);
}

/** A set in a file of JSON lines; `ask` makes the question of each row. */
function lines(path, ask) {
  return {
    name: path.replace(/^.*\//, '').replace(/\.jsonl(\.gz)?$/, ''),
    gold: (folder) => join(folder, 'data', path),
    rows(folder) {
      const file = join(folder, 'data', path);
      return existsSync(file) ? readRows(file).map(ask) : undefined;
    },
  };
}

const textOnly = ({ id, text }) => ({ id, text });
const scorer = (name) => (given) => join(given.folder, 'score', `score_${name}.py`);
const simple =
  (name, ...options) =>
  (given) => ({ args: [scorer(name)(given), given.set.gold(given.folder), given.predictions, ...options], shown: '' });

function pages(set) {
  return {
    name: set,
    ids: (folder) => join(folder, 'data', 'page', `ids_${set}.txt`),
    rows(folder) {
      const list = this.ids(folder);
      if (!existsSync(list)) return undefined;
      const ids = readFileSync(list, 'utf8').split(/\s+/).filter(Boolean);
      return ids.map((id) => ({ id, html: decodeHtml(bytesOf(join(folder, 'data', 'page', 'html', `${id}.html.gz`))) }));
    },
  };
}

/** The predictions as one object by id, which is what the article scorer reads. */
function scoreArticles(given) {
  const byId = Object.fromEntries(readRows(given.predictions).map((row) => [row.id, row]));
  const file = join(dirname(given.predictions), `${given.tool}.json`);
  writeFileSync(file, JSON.stringify(byId));
  const truth = join(given.folder, 'data', 'page', 'truth.json.gz');
  return { args: [scorer('article')(given), truth, file, '--ids', given.set.ids(given.folder), '--fields', '--boot', '200'], shown: '' };
}

/** Whole pages with everything marked: one file for each, which is what the page scorer reads. */
function scorePages(given) {
  const folder = join(dirname(given.predictions), given.tool);
  mkdirSync(folder, { recursive: true });
  for (const row of readRows(given.predictions)) writeFileSync(join(folder, `${row.id}.json`), JSON.stringify(row));
  return { args: [scorer('page')(given), '--gold', join(given.folder, 'pages'), folder, '--per-page'], shown: '' };
}

/** GAP asks whether each of two names is the pronoun's: which is, whether they stand in one group. */
function scoreGap(given) {
  const questions = new Map(readRows(given.set.gold(given.folder)).map((row) => [row.id, row]));
  const answers = readRows(given.predictions).map(({ id, mentions = [] }) => {
    const row = questions.get(id);
    const groupOf = ([start, end]) => mentions.find((mention) => mention.start === start && mention.end === end)?.cluster;
    const pronoun = groupOf(row.pronoun);
    const same = (span) => pronoun !== undefined && groupOf(span) === pronoun;
    return { id, a_coref: same(row.a), b_coref: same(row.b) };
  });
  const file = given.predictions.replace(/\.jsonl$/, '.gap.jsonl');
  writeFileSync(file, answers.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return { args: [scorer('coref')(given), given.set.gold(given.folder), file], shown: '' };
}

const span = ([start, end]) => ({ start, end });

/** The QIDs of the pack, one a line: the linker can find no others. Offices are concepts for cards and never linked. */
function packList(given) {
  const folder = join(given.root, 'data', 'packs');
  const ids = new Set();
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.tsv') && each !== 'offices.tsv')) {
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const id = /^Q\d+/.exec(line)?.[0];
      if (id) ids.add(id);
    }
  }
  const file = join(given.work, 'pack_ids.txt');
  writeFileSync(file, `${[...ids].sort().join('\n')}\n`);
  return file;
}

/**
 * name       what ./dev accuracy DIR NAME takes
 * predicts   the task of `sidelight predict`
 * predict    another way to our predictions, where the shipped models have seen the texts
 * sets       name, gold file, and rows to ask; rows is undefined where the data is not there
 * peers      names in peers.mjs
 * note       what must be known to read its numbers
 * score      the arguments of python3 for one set and one tool; `scorers`: several of them
 */
export const tasks = [
  {
    name: 'article', predicts: 'article', peers: ['readability', 'defuddle', 'postlight'],
    predict: (given) => import('./article_folds.mjs').then((module) => module.predictArticles(given)),
    sets: ['zyte', 'fundus', 'wcxb_article', 'wcxb_other', 'traf', 'rm_real', 'rm_synth'].map(pages),
    score: scoreArticles,
  },
  {
    name: 'sentences', predicts: 'sentences', peers: ['segmenter', 'wink', 'compromise'],
    sets: ['sentences/gum.dev.jsonl.gz', 'sentences/ewt.dev.jsonl.gz', 'sentences/golden_rules.jsonl.gz'].map((path) => lines(path, textOnly)),
    score: simple('sentences'),
  },
  {
    name: 'names', predicts: 'names', peers: ['compromise'],
    note: 'the shipped model has learnt from these texts too: what it makes of others is told by tests/accuracy/names.mjs',
    sets: ['ner/worldwide.dev.jsonl.gz', 'ner/uner_ewt.dev.jsonl.gz', 'ner/crossner_politics.dev.jsonl.gz', 'ner/gum_named.dev.jsonl.gz'].map((path) => lines(path, textOnly)),
    score: simple('ner', '--map', 'coarse3'),
  },
  {
    name: 'groups', predicts: 'groups',
    note: 'the weights for pronouns have learnt from these texts too: docs/accuracy.md has those of weights that have not',
    sets: [
      // Gold names and pronouns given, so that grouping alone is judged; then the program's own.
      { ...lines('coref/gum.dev.jsonl.gz', ({ id, text, mentions }) => ({ id, text, mentions: mentions.filter(({ kind }) => kind !== 'common').map(({ start, end }) => ({ start, end })) })), name: 'gum.dev gold mentions' },
      { ...lines('coref/gum.dev.jsonl.gz', textOnly), name: 'gum.dev own mentions' },
    ],
    score: simple('coref', '--named'),
  },
  {
    name: 'gap', predicts: 'groups',
    note: 'as for groups',
    sets: ['coref/gap.development.jsonl.gz', 'coref/gap.validation.jsonl.gz'].map((path) => lines(path, ({ id, text, pronoun, a, b }) => ({ id, text, mentions: [pronoun, a, b].map(span) }))),
    score: scoreGap,
  },
  {
    name: 'quotes', predicts: 'quotes', peers: ['compromise'],
    sets: [lines('quotes/polnear.dev.jsonl.gz', ({ id, text, date }) => ({ id, text, date }))],
    scorers: [
      ['--kinds', 'direct'],
      ['--kinds', 'direct,mixed'],
      [],
    ].map((options) => ({ score: (given) => ({ ...simple('quotes', ...options)(given), shown: `${(options[1] ?? 'all').padEnd(13)}` }) })),
  },
  {
    name: 'dates', predicts: 'dates', peers: ['compromise-dates'],
    sets: ['dates/gum.dev.jsonl.gz', 'dates/tempeval3_tbaq.dev.jsonl.gz'].map((path) => lines(path, ({ id, text, date }) => ({ id, text, date }))),
    score: simple('dates'),
  },
  {
    name: 'links', predicts: 'links',
    sets: ['linking/reuters-128.jsonl.gz', 'linking/wiki-fair-v2.jsonl.gz', 'linking/oke-2015-train.jsonl.gz', 'linking/oke-2016-train.jsonl.gz'].map((path) => lines(path, textOnly)),
    score: (given) => simple('linking', '--names-only', '--pack', packList(given))(given),
  },
  {
    name: 'page', predicts: 'page',
    sets: [
      {
        name: 'pages',
        rows(folder) {
          const place = join(folder, 'pages');
          if (!existsSync(place)) return undefined;
          return readdirSync(place)
            .filter((name) => name.endsWith('.html'))
            .sort()
            .map((name) => {
              const id = name.slice(0, -'.html'.length);
              const { url, published } = JSON.parse(readFileSync(join(place, `${id}.json`), 'utf8'));
              return { id, html: decodeHtml(readFileSync(join(place, name))), ...(url && { url }), ...(published && { date: published.slice(0, 10) }) };
            });
        },
      },
    ],
    score: scorePages,
  },
];
