// A Wikidata-like JSON dump out of nothing, of any size, to standard output: `node tools/synthetic_dump.mjs --entities 1000000`,
// or `--bytes 5000000000`. Every item is invented; only the ids of a few classes and properties are the real ones, so that a
// recipe fits. The same options give the same bytes. For measuring and testing the pack builder (docs/scale_packs.md).
//
//   --entities N   how many lines          --bytes N    stop at the first line beyond
//   --seed N       another dump (1)        --rich       every item well known and taken: for packs of a wanted size
//   --lean         without references, other languages and site links: small lines, for counting items rather than bytes
//
// What a line holds, in the proportions of the real thing: labels and descriptions in many languages (ASCII escapes for others),
// aliases, statements with hashes, qualifiers and references, site links; some maps empty and written [], some snaks without a
// value, some statements deprecated or preferred, years without a month.
import { fstatSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    entities: { type: 'string', default: 'Infinity' },
    bytes: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: '1' },
    rich: { type: 'boolean', default: false },
    lean: { type: 'boolean', default: false },
  },
});
const mostEntities = Number(options.entities);
const mostBytes = Number(options.bytes);
if (mostEntities === Infinity && mostBytes === Infinity) {
  console.error('say how much: --entities N or --bytes N');
  process.exit(2);
}

/** A small generator of numbers (mulberry32), so that no run depends on another. */
let state = Number(options.seed) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const chance = (p) => random() < p;
const pick = (list) => list[below(list.length)];

const onsets = ['b', 'br', 'c', 'd', 'dr', 'f', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'tr', 'v', 'w', 'z'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ia', 'ei', 'ou'];
const codas = ['', '', 'n', 'r', 's', 'l', 'm', 'nd', 'rt', 'ck', 'sh'];
const syllable = () => pick(onsets) + pick(vowels) + pick(codas);
const word = (syllables) => Array.from({ length: syllables }, syllable).join('');
const name = (syllables) => {
  const text = word(syllables);
  return text[0].toUpperCase() + text.slice(1);
};

// First names and the words of places repeat, family names hardly do.
const firstNames = Array.from({ length: 4000 }, () => name(2));
const trades = ['politician', 'writer', 'footballer', 'painter', 'judge', 'engineer', 'actor', 'physicist', 'officer', 'banker', 'singer', 'bishop'];
const peoples = Array.from({ length: 180 }, () => `${name(2)}ian`);
const languages = ['de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'ru', 'ja', 'zh', 'ar', 'fa', 'uk', 'he', 'ko', 'cs', 'fi', 'hu', 'tr', 'vi', 'id', 'ca', 'eo', 'nb', 'da', 'ro', 'el', 'bg', 'sr'];
const foreign = ['ru', 'ja', 'zh', 'ar', 'fa', 'uk', 'he', 'ko', 'el', 'bg', 'sr'];
// Cut from one long run of digits: hashes are a third of a dump.
const digits = Array.from({ length: 1 << 18 }, () => '0123456789abcdef'[below(16)]).join('');
const hex = (n) => {
  const at = below(digits.length - n);
  return digits.slice(at, at + n);
};

const countries = 200; // Q1001 … are countries, Q2001 … classes under the real ones, Q3001 … offices
const places = ['city', 'town', 'district', 'river', 'province', 'island', 'port'];
const bodies = ['party', 'bank', 'company', 'newspaper', 'ministry', 'university', 'football club', 'court'];
const papers = ['paper', 'article', 'category', 'star', 'protein', 'road'];
const classOf = (list, base, what) => base + list.indexOf(what);

const snak = (property, value, type, datatype) => ({ snaktype: 'value', property, hash: hex(40), datavalue: { value, type }, datatype });
const itemSnak = (property, id) => snak(property, { 'entity-type': 'item', 'numeric-id': id, id: `Q${id}` }, 'wikibase-entityid', 'wikibase-item');
function timeSnak(property, year, precision) {
  const two = (n) => String(n).padStart(2, '0');
  const month = precision > 9 ? two(1 + below(12)) : '00';
  const day = precision > 10 ? two(1 + below(28)) : '00';
  const value = { time: `+${year}-${month}-${day}T00:00:00Z`, timezone: 0, before: 0, after: 0, precision, calendarmodel: 'http://www.wikidata.org/entity/Q1985727' };
  return snak(property, value, 'time', 'time');
}
const stringSnak = (property, text) => snak(property, text, 'string', 'external-id');
const emptySnak = (property, snaktype) => ({ snaktype, property, hash: hex(40), datatype: 'wikibase-item' });

function reference() {
  const snaks = { P248: [itemSnak('P248', 3000 + below(900))], P854: [{ ...stringSnak('P854', `http://${word(3)}.example/${hex(8)}`), datatype: 'url' }], P813: [timeSnak('P813', 2010 + below(16), 11)] };
  return { hash: hex(40), snaks, 'snaks-order': Object.keys(snaks) };
}

function statement(id, mainsnak, qualifiers = {}, rank = 'normal') {
  const made = { mainsnak, type: 'statement' };
  if (Object.keys(qualifiers).length > 0) {
    made.qualifiers = qualifiers;
    made['qualifiers-order'] = Object.keys(qualifiers);
  }
  made.id = `Q${id}$${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`;
  made.rank = rank;
  if (!options.lean && chance(0.5)) made.references = Array.from({ length: 1 + below(2) }, reference);
  return made;
}

function personClaims(id, claims) {
  const born = 1850 + below(160);
  claims.P31 = [statement(id, itemSnak('P31', 5))];
  claims.P21 = [statement(id, itemSnak('P21', chance(0.6) ? 6581097 : 6581072))];
  claims.P27 = [statement(id, itemSnak('P27', 1001 + below(countries)))];
  claims.P569 = [statement(id, timeSnak('P569', born, pick([9, 11, 11])))];
  if (born < 1930 || chance(0.1)) claims.P570 = [statement(id, chance(0.05) ? emptySnak('P570', 'somevalue') : timeSnak('P570', born + 40 + below(40), 11))];
  if (chance(0.12)) {
    claims.P39 = Array.from({ length: 1 + below(3) }, (_, at) => {
      const qualifiers = { P580: [timeSnak('P580', 1990 + below(30), pick([9, 10, 11]))] };
      if (at > 0 || chance(0.6)) qualifiers.P582 = [chance(0.1) ? emptySnak('P582', 'somevalue') : timeSnak('P582', 2020 + below(5), 11)];
      if (chance(0.3)) qualifiers.P1365 = [emptySnak('P1365', 'novalue')];
      return statement(id, itemSnak('P39', 3001 + below(900)), qualifiers, chance(0.05) ? 'deprecated' : 'normal');
    });
  }
}

function placeClaims(id, claims, what) {
  claims.P31 = [statement(id, itemSnak('P31', classOf(places, 2001, what)))];
  claims.P17 = [statement(id, itemSnak('P17', 1001 + below(countries)))];
  const coordinates = { latitude: (below(160000) - 80000) / 1000, longitude: (below(360000) - 180000) / 1000, altitude: null, precision: 0.001, globe: 'http://www.wikidata.org/entity/Q2' };
  claims.P625 = [statement(id, snak('P625', coordinates, 'globecoordinate', 'globe-coordinate'))];
  if (chance(0.5)) {
    claims.P1082 = Array.from({ length: 1 + below(3) }, (_, at) =>
      statement(id, snak('P1082', { amount: `+${1000 + below(900000)}`, unit: '1' }, 'quantity', 'quantity'), { P585: [timeSnak('P585', 2000 + at * 5, 9)] }, at === 2 ? 'preferred' : 'normal'),
    );
  }
}

function bodyClaims(id, claims, what) {
  claims.P31 = [statement(id, itemSnak('P31', classOf(bodies, 2101, what)))];
  claims.P17 = [statement(id, itemSnak('P17', 1001 + below(countries)))];
  claims.P571 = [statement(id, timeSnak('P571', 1850 + below(170), 9))];
  if (chance(0.5)) claims.P856 = [statement(id, { ...stringSnak('P856', `https://www.${word(3)}.example/`), datatype: 'url' })];
}

/** What every item has beside, most of a real line: identifiers of catalogues, made once and drawn from as text. */
const catalogue = Array.from({ length: options.lean ? 0 : 4000 }, (_, at) => `"P${2000 + at}":${JSON.stringify([statement(1 + below(1e8), stringSnak(`P${2000 + at}`, hex(10)))])}`);
function catalogueText(count) {
  // Neighbours in the list, so that no property stands twice.
  const first = below(catalogue.length - count);
  return catalogue.slice(first, first + count).join(',');
}

// Like the real escapes: all but ASCII as \uXXXX.
const escapes = new Map();
const escapeOf = (c) => {
  if (!escapes.has(c)) escapes.set(c, `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escapes.get(c);
};
const escaped = (value) => JSON.stringify(value).replace(/[\u0080-\uffff]/g, escapeOf);

const inWords = (language, text) => (foreign.includes(language) ? Array.from(text, (c) => String.fromCharCode(0x400 + c.charCodeAt(0))).join('') : text);
const texts = (known, text) => {
  const map = { en: { language: 'en', value: text } };
  for (const language of languages) if (chance(known)) map[language] = { language, value: inWords(language, text) };
  return map;
};
// PHP writes an empty map as an empty list.
const mapOf = (map) => (Object.keys(map).length > 0 ? map : []);

function sitelinksOf(label, count) {
  const map = {};
  for (let i = 0; i < count; i += 1) {
    const site = `${i < languages.length ? (i === 0 ? 'en' : languages[i]) : `x${i}`}wiki`;
    map[site] = { site, title: inWords(site.slice(0, 2), label), badges: [] };
  }
  if (count > 3) map.commonswiki = { site: 'commonswiki', title: `Category:${label}`, badges: [] };
  return map;
}

/** The first lines: countries, classes, offices, which the others refer to. */
function* groundwork() {
  const make = (id, label, description, claims, sitelinks) => ({ type: 'item', id: `Q${id}`, labels: { en: { language: 'en', value: label } }, descriptions: { en: { language: 'en', value: description } }, aliases: [], claims, sitelinks: sitelinksOf(label, sitelinks), lastrevid: id });
  const under = (id, parent) => ({ P279: [statement(id, itemSnak('P279', parent))] });
  for (let i = 0; i < countries; i += 1) {
    const id = 1001 + i;
    const claims = { P31: [statement(id, itemSnak('P31', 6256))], P36: [statement(id, itemSnak('P36', 10001 + below(5000)))] };
    yield make(id, `${name(2)}land`, 'invented country', claims, 60);
  }
  for (const [i, what] of places.entries()) yield make(2001 + i, what, 'kind of place', under(2001 + i, 2221906), 5);
  for (const [i, what] of bodies.entries()) yield make(2101 + i, what, 'kind of organisation', under(2101 + i, 43229), 5);
  for (const [i, what] of papers.entries()) yield make(2201 + i, what, 'kind of other thing', under(2201 + i, 2301 + i), 2);
  for (let i = 0; i < 900; i += 1) {
    const id = 3001 + i;
    yield make(id, `${pick(['president', 'minister', 'governor', 'mayor', 'chair'])} of ${name(2)}`, 'invented office', { P31: [statement(id, itemSnak('P31', 4164871))], P1001: [statement(id, itemSnak('P1001', 1001 + below(countries)))] }, 3);
  }
}

function item(id) {
  const draw = random();
  const isPaper = !options.rich && draw > 0.45;
  const kind = isPaper ? 'paper' : draw < (options.rich ? 0.55 : 0.25) ? 'person' : draw < (options.rich ? 0.8 : 0.37) ? 'place' : 'body';
  // Most items have no article, few have many.
  const sitelinks = options.rich ? 12 + below(6) : isPaper ? 0 : Math.floor(1 / (0.02 + random()));
  const claims = {};
  let label;
  let description;
  const aliases = [];
  if (kind === 'person') {
    const [first, family] = [pick(firstNames), name(3)];
    label = `${first} ${family}`;
    description = `${pick(peoples)} ${pick(trades)}${chance(0.3) ? ` (born ${1900 + below(100)})` : ''}`;
    if (chance(0.6)) aliases.push(`${first} ${name(1)[0]}. ${family}`);
    if (chance(0.3)) aliases.push(family);
    personClaims(id, claims);
  } else if (kind === 'place') {
    const what = pick(places);
    label = name(3);
    description = `${what} in ${name(2)}, ${pick(peoples).slice(0, -3)}`;
    if (chance(0.5)) aliases.push(`${label} ${what}`);
    placeClaims(id, claims, what);
  } else if (kind === 'body') {
    const what = pick(bodies);
    label = `${name(2)} ${name(2)} ${name(1)}`;
    description = `${pick(peoples)} ${what}`;
    aliases.push(label.split(' ').map((part) => part[0]).join('') + pick(['B', 'C', 'P', 'U']));
    if (chance(0.5)) aliases.push(`${label} ${name(1)}`);
    bodyClaims(id, claims, what);
  } else {
    const what = pick(papers);
    label = `${name(2)} of ${word(3)} and ${word(4)} in ${word(3)}`;
    description = what;
    claims.P31 = [statement(id, itemSnak('P31', classOf(papers, 2201, what)))];
  }
  const beside = options.lean ? '' : `,${catalogueText(isPaper ? 4 : 3 + below(20))}`;
  const known = options.lean ? 0 : Math.min(0.9, 0.1 + sitelinks / 40);
  const named = {
    type: 'item', id: `Q${id}`, labels: texts(known, label), descriptions: texts(known / 2, description),
    aliases: mapOf(aliases.length > 0 ? { en: aliases.map((value) => ({ language: 'en', value })) } : {}), claims,
  };
  const links = options.lean ? Object.fromEntries(Array.from({ length: sitelinks }, (_, i) => [`x${i}wiki`, {}])) : sitelinksOf(label, sitelinks);
  // The catalogues go into the claims, which stand last so far.
  return `${escaped(named).slice(0, -2)}${beside}},"sitelinks":${escaped(mapOf(links))},"lastrevid":${id}}`;
}

const toTerminal = fstatSync(1).isCharacterDevice();
if (toTerminal && mostEntities > 1000) {
  console.error('this is long: send it to a file or a program');
  process.exit(2);
}

let bytes = 0;
let held = [];
let heldSize = 0;
function flush() {
  const whole = Buffer.from(held.join(''));
  for (let at = 0; at < whole.length; ) {
    try {
      at += writeSync(1, whole, at);
    } catch (error) {
      if (error.code === 'EPIPE') process.exit(0);
      if (error.code !== 'EAGAIN') throw error;
    }
  }
  bytes += whole.length;
  held = [];
  heldSize = 0;
}
function write(text) {
  held.push(text);
  heldSize += text.length;
  if (heldSize > 1 << 20) flush();
}

let count = 0;
let separator = '[\n';
function put(line) {
  write(separator + line);
  separator = ',\n';
  count += 1;
}
for (const value of groundwork()) if (count < mostEntities) put(escaped(value));
for (let id = 10001; count < mostEntities && bytes + heldSize < mostBytes; id += 1) put(item(id));
write(`${separator === ',\n' ? '' : '['}\n]\n`);
flush();
