// Library files that nobody exported: a good file with its articles, lines, text or packed bytes damaged, by chance and in ways that a
// program that reads it would trip over. The same number gives the same file. What must hold for each is hostile_file.test.mjs's matter.
import { gunzipSync, gzipSync } from 'node:zlib';

import { randomFrom } from './synthetic.mjs';

/** Text of JSON, put where a value stood: also such as JSON.stringify never writes. */
const values = [
  'null', 'true', 'false', '0', '-0', '-1', '1', '1.5', '1e999', '-1e999', '1e-400', '9007199254740993', '4102444799', '4102444801', '1577836801', '1577836800', '20000000000000000000000',
  '""', '" "', '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\ufffe\\uffff"', '"\\u202e"', '"a\\nb\\tc"', '"__proto__"', '"constructor"', '"toString"', '"topic:ferry"', '"Q1"', '"person:"',
  '"javascript:alert(1)"', '"https://"', '"https://x"', '"https://[::1]:80/a?b=%zz#c"', '"HTTP://WWW.X.EXAMPLE.:80//a/../b?utm_x=1&a=2&a=1"', '"data:text/html,x"', '"%_\\\\"', '"\\"quoted OR AND NOT * ^ ( ) :"',
  '"<img src=x onerror=1>"', '"=1+1"', '[]', '{}', '[[]]', '[null]', '{"length":5}', '{"__proto__":{"x":1}}', '{"toString":1,"valueOf":2}', '{"toJSON":"x"}',
  JSON.stringify('x'.repeat(2001)), JSON.stringify('y '.repeat(100_001)), JSON.stringify('é'.repeat(200)), JSON.stringify(Array.from({ length: 5001 }, () => ['paragraph', 'x'])),
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
];

const kHole = 'a hole that a value of text is put in';

/** Every place of a value: [holder, key]. */
function places(value, found = []) {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push([value, key]);
    places(value[key], found);
  }
  return found;
}

/** `line` with a change to what it says. */
function changedLine(line, pick, other) {
  const article = JSON.parse(line);
  const inside = pick(places(article));
  const [holder, key] = inside;
  const lists = places(article).filter(([at, name]) => Array.isArray(at[name]) && at[name].length > 0);
  const list = () => {
    const [at, name] = pick(lists);
    return at[name];
  };
  const ways = {
    replace: () => void (holder[key] = kHole),
    replaceAgain: () => void (holder[key] = kHole),
    remove: () => void (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]),
    addMember: () => void (holder[pick(['__proto__x', 'extra', '', '0', 'length'])] = kHole),
    repeatItem: () => {
      const items = list();
      items.splice(0, 0, structuredClone(pick(items)));
    },
    repeatItemOften: () => {
      const items = list();
      const item = pick(items);
      for (let times = pick([2, 6, 21, 60]); times > 0; --times) items.push(structuredClone(item));
    },
    turn: () => void list().reverse(),
    empty: () => void (list().length = 0),
    swap: () => {
      const [at, name] = pick(places(article));
      const held = holder[key];
      holder[key] = structuredClone(at[name]);
      at[name] = structuredClone(held);
    },
    sameTime: () => void (article[pick(['firstRead', 'lastRead'])] = other.firstRead),
    sameAddress: () => void (article.url = other.url),
    sameNames: () => {
      for (const name of article.versions[0].body.names) name.key = article.versions[0].body.names[0].key;
    },
    backwards: () => void ([article.firstRead, article.lastRead] = [article.lastRead + 5, article.firstRead]),
    versions: () => {
      const [version] = article.versions;
      article.versions = Array.from({ length: pick([2, 5, 6, 20]) }, (_, at) => {
        const again = structuredClone(version);
        again.read += pick([0, at, -at, 4000 * at]);
        if (pick([true, false])) again.body.headline += ` ${at}`;
        return again;
      });
    },
  };
  ways[pick(Object.keys(ways))]();
  return JSON.stringify(article).replaceAll(JSON.stringify(kHole), () => pick(values));
}

/** A changed file: its packed bytes, and what was done. `good` is a good one, packed. */
export function hostileFile(good, number) {
  const random = randomFrom(number * 7919 + 13);
  const below = (most) => Math.floor(random() * most);
  const pick = (list) => list[below(list.length)];
  const lines = gunzipSync(good).toString('utf8').trimEnd().split('\n');
  const articleAt = () => 1 + below(Math.max(1, lines.length - 2));
  const done = [];
  const change = () => {
    const at = articleAt();
    try {
      lines[at] = changedLine(lines[at], pick, JSON.parse(lines[articleAt()]));
    } catch {
      // A line that is no JSON any more, or no article: left as it is.
    }
  };
  const ofLines = {
    change, changeAgain: change, changeThird: change, changeFourth: change,
    several: () => {
      for (let times = 2 + below(5); times > 0; --times) change();
    },
    repeat: () => void lines.splice(articleAt(), 0, lines[articleAt()]),
    take: () => void lines.splice(below(lines.length), 1),
    blank: () => void lines.splice(articleAt(), 0, pick(['', ' ', '\r', '\u2028', '{}', 'null', '{"end":1}', lines[0]])),
    turn: () => void lines.reverse(),
    end: () => void (lines[lines.length - 1] = pick(['{"end":0}', '{"end":-1}', '{"end":1e9}', '{"end":"12"}', '{ "end": 12 }', '{"end":99999999999999999999}'])),
    head: () => void (lines[0] = pick(['{"format":"sidelight-library","version":"1"}', '{"format":"sidelight-library","version":1,"version":2}', '[]', 'null', '"sidelight-library"', `\ufeff${lines[0]}`])),
  };
  for (let times = 1 + below(3); times > 0; --times) {
    const way = pick(Object.keys(ofLines));
    done.push(way);
    ofLines[way]();
  }
  if (/^\{"end":\d+\}$/.test(lines.at(-1)) && !done.includes('end') && below(8) > 0) lines[lines.length - 1] = `{"end":${lines.length - 2}}`; // what is in it is looked at, too
  let text = Buffer.from(`${lines.join(pick(['\n', '\n', '\n', '\n', '\n', '\n', '\r\n']))}${pick(['\n', ''])}`);
  const damage = (bytes) => {
    for (let times = 1 + below(4); times > 0 && bytes.length > 0; --times) bytes[below(bytes.length)] = below(256);
    return bytes;
  };
  const kind = below(12);
  if (kind === 0) text = damage(text);
  if (kind === 1) text = text.subarray(0, below(text.length));
  if (kind === 2) text = Buffer.concat([text.subarray(0, below(text.length)), text.subarray(below(text.length))]); // a piece lost, or there twice
  let packed = gzipSync(text, { level: 1 });
  const packing = below(20);
  if (packing === 0) packed = damage(packed);
  if (packing === 1) packed = packed.subarray(0, below(packed.length));
  if (packing === 2) packed = Buffer.concat([packed, pick([Buffer.from('more'), packed, Buffer.alloc(3)])]);
  if (packing === 3) packed = Buffer.concat([packed.subarray(0, 3), Buffer.from([below(256)]), packed.subarray(4)]);
  return { bytes: packed, text, done: done.join(', ') };
}
