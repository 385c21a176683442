// Other programs asked the same questions: `node peers.mjs PEER TASK`, JSON lines in, JSON lines out, as `sidelight predict`
// does it. They are installed by tests/bench/peers/package.json and are given what suits them: a real DOM (jsdom), their own defaults.
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { loadPeer as load } from '../bench/load_peer.mjs';

/** UTF-16 offsets of `text` as code points: an array, one number for each unit and one more. */
export function codePoints(text) {
  const at = new Uint32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; ++i) {
    at[i] = count;
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    if (!isPair) count += 1;
  }
  at[text.length] = count;
  return at;
}

const blocks = 'address,article,aside,blockquote,dd,div,dl,dt,figure,figcaption,h1,h2,h3,h4,h5,h6,hr,li,ol,p,pre,section,table,td,th,tr,ul'.split(',');
const left = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'FIGCAPTION', 'IFRAME']);

/** The visible text below an element, one block a line; captions are no body text in these sets. */
export function linesOf(root) {
  const parts = [];
  const stack = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === 3) parts.push(node.data.replace(/\s+/g, ' '));
    else if (node.nodeName === 'BR') parts.push('\n');
    else if (!left.has(node.nodeName)) {
      const isBlock = blocks.includes(node.nodeName.toLowerCase());
      if (isBlock) stack.push('\n');
      for (let i = node.childNodes.length - 1; i >= 0; --i) stack.push(node.childNodes[i]);
      if (isBlock) parts.push('\n');
    }
  }
  return parts.join('').split('\n').map((line) => line.trim()).filter(Boolean).join('\n');
}

async function domMaker() {
  const { JSDOM, VirtualConsole } = await load('jsdom');
  return (html, url) => new JSDOM(html, { url: url ?? 'https://page.example/', virtualConsole: new VirtualConsole() }).window;
}

export const articlePeers = {
  async readability() {
    const [{ Readability }, windowOf] = [await load('@mozilla/readability'), await domMaker()];
    return ({ html, url }) => {
      const window = windowOf(html, url);
      const found = new Readability(window.document, { serializer: linesOf }).parse();
      window.close();
      return { articleBody: found?.content ?? '', title: found?.title, author: found?.byline, date: found?.publishedTime, standfirst: found?.excerpt };
    };
  },
  async defuddle() {
    const [Defuddle, windowOf] = [await load('defuddle'), await domMaker()];
    return ({ html, url }) => {
      const window = windowOf(html, url);
      const found = new (Defuddle.default ?? Defuddle)(window.document, { url: url ?? 'https://page.example/' }).parse();
      const body = linesOf(windowOf(found.content ?? '').document.body);
      window.close();
      return { articleBody: body, title: found.title, author: found.author, date: found.published, standfirst: found.description, lead_image: found.image };
    };
  },
  async postlight() {
    const [Parser, windowOf] = [await load('@postlight/parser'), await domMaker()];
    return async ({ html, url }) => {
      const found = await Parser.parse(url ?? 'https://page.example/', { html, fetchAllPages: false });
      const body = linesOf(windowOf(found.content ?? '').document.body);
      return { articleBody: body, title: found.title, author: found.author, date: found.date_published, standfirst: found.dek, lead_image: found.lead_image_url };
    };
  },
};

/** Sentences of consecutive texts, as ranges of `text`: each is looked for after the one before. */
function rangesOf(text, sentences) {
  const at = codePoints(text);
  let from = 0;
  return sentences.flatMap((sentence) => {
    const wanted = sentence.trim();
    const begin = wanted ? text.indexOf(wanted, from) : -1;
    if (begin < 0) return [];
    from = begin + wanted.length;
    return [[at[begin], at[from]]];
  });
}

const sentencePeers = {
  async segmenter() {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    return ({ text }) => ({ sentences: rangesOf(text, [...segmenter.segment(text)].map(({ segment }) => segment)) });
  },
  async wink() {
    const nlp = (await load('wink-nlp'))(await load('wink-eng-lite-web-model'), ['sbd']);
    return ({ text }) => ({ sentences: rangesOf(text, nlp.readDoc(text).sentences().out()) });
  },
  async compromise() {
    const nlp = await load('compromise');
    return ({ text }) => ({ sentences: rangesOf(text, nlp(text).sentences().out('array')) });
  },
};

/** Places of a compromise view, as code points without the white space around. */
function places(text, at, view) {
  return view.json({ offset: true }).map(({ offset, ...rest }) => {
    const raw = text.slice(offset.start, offset.start + offset.length);
    const begin = offset.start + raw.length - raw.trimStart().length;
    return { start: at[begin], end: at[begin + raw.trim().length], rest };
  });
}

/** The week of a day as ISO 8601 counts it: 2026-W10. */
export function isoWeek(day) {
  const date = new Date(`${day}T00:00:00Z`);
  // The Thursday of a week tells its year.
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const days = (date - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
  return `${date.getUTCFullYear()}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** What compromise-dates says of a time, written as TIMEX3 writes it. */
export function timexValue(found) {
  if (!found?.start) return undefined;
  const day = found.start.slice(0, 10);
  if (found.unit === 'week') return isoWeek(day);
  const length = { year: 4, month: 7 }[found.unit];
  if (length) return day.slice(0, length);
  const { years = 0, months = 0, days = 0 } = found.duration ?? {};
  if (found.unit || !found.end || years + months === 0 && days <= 1) return day;
  // A stretch of time: whole years as years.
  const whole = day.endsWith('-01-01') && found.end.slice(4, 10) === '-12-31' ? 4 : 10;
  return `${day.slice(0, whole)}/${found.end.slice(0, whole)}`;
}

const languagePeers = {
  names: {
    async compromise() {
      const nlp = await load('compromise');
      return ({ text }) => {
        const doc = nlp(text);
        const at = codePoints(text);
        const typed = [['person', doc.people()], ['organisation', doc.organizations()], ['place', doc.places()]];
        return { entities: typed.flatMap(([type, view]) => places(text, at, view).map(({ start, end }) => ({ start, end, type }))) };
      };
    },
  },
  quotes: {
    async compromise() {
      const nlp = await load('compromise');
      return ({ text }) => ({
        quotes: places(text, codePoints(text), nlp(text).quotations()).map(({ start, end }) => ({ start, end, kind: 'direct' })),
      });
    },
  },
  dates: {
    async 'compromise-dates'() {
      const nlp = await load('compromise');
      nlp.plugin(await load('compromise-dates'));
      return ({ text, date }) => {
        const view = nlp(text).dates({ today: date });
        return {
          timexes: places(text, codePoints(text), view).map(({ start, end, rest }) => ({ start, end, type: 'DATE', value: timexValue(rest.dates) })),
        };
      };
    },
  },
};

const makers = { article: articlePeers, sentences: sentencePeers, ...languagePeers };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , peer, task] = process.argv;
  const make = makers[task]?.[peer];
  if (!make) {
    console.error(`no peer ${peer} for ${task}`);
    process.exit(2);
  }
  // Some peers talk while they work, and standard output is for answers.
  console.log = console.warn = console.info = console.error = console.debug = () => {};
  const ask = await make();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!line.trim()) continue;
    const row = JSON.parse(line);
    let answer;
    try {
      answer = await ask(row);
    } catch (error) {
      answer = { error: String(error?.message ?? error).slice(0, 200) };
    }
    process.stdout.write(`${JSON.stringify({ id: row.id, ...answer })}\n`);
  }
  process.exit(0);
}
