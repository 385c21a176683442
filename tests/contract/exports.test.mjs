// Contract: what is exported is read by a parser of its field, says what the reading says, and has the same bytes natively and
// in WebAssembly. The passages of an annotation are found again on a page that was edited.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { check as checkGeoJson } from '@placemarkio/check-geojson';
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import Ajv2020 from 'ajv/dist/2020.js';
import { Parser as MarkdownParser } from 'commonmark';
import { parse as parseCsv } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { parse as parseYaml } from 'yaml';

import { givenOptions, pageFile, program, root, slugs } from '../../tools/golden.mjs';
import { bundleModule } from './bundle_module.mjs';
import { loadEngineClass } from './load_engine.mjs';

const { exportFormats, exportFileName } = await bundleModule('web/core/export_formats.ts');
const { findQuote } = await bundleModule('web/page/text_quote.ts');

const run = (words, input) => execFileSync(program, words, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 28, stdio: 'pipe' });

// ---------------------------------------------------------------------------------------------- the pages

const page = (head, body, language = 'en') =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${head}</head><body><article>${body}</article></body></html>`;

const longTitle = `${'Harbour talks drag on and on '.repeat(10)}until somebody opens a window`.slice(0, 300);
const filler = 'The council of the Orvela strait met for the third time this week and spoke about boats, nets and the price of ice.';

const made = {
  'an empty page': page('', ''),
  'no date and no author': page('<title>Ice on the quay</title>', `<h1>Ice on the quay</h1><p>${filler}</p><p>“The ice is thick,” said Pedro Anselmo.</p>`),
  'a title of 300 characters': page(`<title>${longTitle}</title><meta name="author" content="Ana Távora">`, `<h1>${longTitle}</h1><p>${filler}</p><p>“We wait,” Ana Távora said on March 3, 2024.</p>`),
  'right to left': page(
    '<title>محادثات الميناء</title><meta property="article:published_time" content="2024-05-15T21:30:00+03:00">',
    `<h1>محادثات الميناء</h1><p>قالت سلمى الراوي: «سننتظر حتى الربيع». ${'وتحدث الصيادون عن أسعار الثلج والقوارب والشباك في الميناء. '.repeat(4)}</p>`, 'ar'),
  'emoji and signs beyond the first plane': page(
    '<title>🐟 Cod &amp; 🧊 ice 👩🏽‍🚀</title>',
    `<h1>🐟 Cod &amp; 🧊 ice 👩🏽‍🚀</h1><p>${filler} 𝒪rvela 🛥️ sails.</p><p>“We 💙 cod 🐟, all 340 of us,” Pedro Anselmo said on Monday, September 15, 2025. “No 🧊, no fish.”</p>`),
  'markup of every format in every field': page(
    '<title>=1+1 {braces} "quotes" \\back 50% &amp; $5 #tag [[wiki]] &lt;b&gt; ER  - END:VEVENT; a,b</title>'
      + '<meta name="author" content="@Anselmo, Pedro and Sons {Ltd}"><meta property="og:site_name" content="-Desk; %%x%% ==y==">'
      + '<link rel="canonical" href="https://example.org/a b(c)?q={x}&amp;r=%22">',
    `<h1>=1+1 {braces} "quotes" \\back 50% &amp; $5 #tag [[wiki]] &lt;b&gt; ER  - END:VEVENT; a,b</h1><p>${filler}</p>`
      + '<p>“=HYPERLINK(1); 2. *not* a _list_ `code` &lt;script&gt;alert(1)&lt;/script&gt; %% [[x]] #y $z$,” Pedro Anselmo said on March 3, 2024.</p>'
      + '<p>“+1, @all, -2 and ‘more’ — \u202Eturned\u202C,” said Henrik Solvang of the Northern Fisheries Council.</p>'),
  'the same words twice': page(
    '<title>Twice</title>',
    `<h1>Twice</h1><p>${filler}</p><p>“We wait,” said Pedro Anselmo. The boats stayed in.</p><p>“We wait,” said Henrik Solvang. The ministers went home.</p>`),
};

const cases = [
  ...slugs().map((slug) => ({ name: slug, html: readFileSync(join(root, pageFile(slug)), 'utf8'), options: givenOptions(slug) })),
  ...Object.entries(made).map(([name, html]) => ({ name, html, options: ['--url', 'https://example.org/harbour?a=1&b=(2)#part'] })),
];
const seed = join(root, '..', 'shared', 'seed', 'page.html');
if (existsSync(seed)) cases.push({ name: 'seed', html: readFileSync(seed, 'utf8'), options: [] });

const wasm = join(root, 'build', 'wasm', 'sidelight.wasm');
const data = join(root, 'build', 'native', 'data');
const Engine = await loadEngineClass();
const engine = await Engine.create(readFileSync(wasm));
for (const name of readdirSync(data).sort()) engine.load(readFileSync(join(data, name)));

for (const each of cases) {
  each.snapshot = run(['snapshot', '-', ...each.options], each.html);
  engine.begin(each.snapshot);
  while (!engine.step(1 << 30));
  each.json = engine.result();
  each.reading = JSON.parse(each.json);
  each.made = Object.fromEntries(exportFormats.map(({ name }) => [name, engine.export(name)]));
}

// ---------------------------------------------------------------------------------------------- what all share

const dropped = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const clean = (text) => text.replace(/[\s\u00a0\u200b\ufeff\u2028\u2029]+/gu, ' ').replace(dropped, '').trim();
const titleOf = ({ reading }) => clean(reading.page.title) || 'Untitled page';
const wordsOf = (quote) => clean(quote.parts.map((part) => part.text).join(' … '));
const inArticle = (reading) => (quote) => reading.blocks[quote.parts[0].block].region === 'article';

function forEach(what, check) {
  for (const each of cases) test(`${each.name}: ${what}`, () => check(each));
}

test('both lists of formats are the same, and the program refuses any other in words', () => {
  const help = run(['--help']);
  const listed = /FORMAT: ((?:[a-z-]+\s*)+)\n/.exec(help)[1].trim().split(/\s+/);
  assert.deepEqual(exportFormats.map(({ name }) => name), listed);
  assert.throws(() => run(['export', 'docx', '-'], ''), /docx/);
  engine.begin(cases[0].snapshot);
  while (!engine.step(1 << 30));
  assert.throws(() => engine.export('docx'), /docx/);
});

test('what is not read to its end is not exported', () => {
  engine.begin(cases[0].snapshot);
  engine.step(1);
  assert.throws(() => engine.export('markdown'), /not finished/);
});

// A program is started for each file: a fifth of the fixtures, and all pages made here.
cases.filter(({ name }, index) => index % 5 === 0 || name in made || name === 'seed').forEach(({ name, snapshot, made: files }) => {
  test(`${name}: native and WebAssembly export the same bytes`, () => {
    for (const format of Object.keys(files)) assert.equal(run(['export', format, '-'], snapshot), files[format], format);
  });
});

forEach('no file holds a control character or a word that is no Unicode', ({ made: files }) => {
  for (const [name, text] of Object.entries(files)) {
    assert.ok(text.isWellFormed(), name);
    if (name === 'json' || name === 'annotations') continue; // the page's own text, escaped
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/u, name);
  }
});

// ---------------------------------------------------------------------------------------------- format by format

forEach('JSON is the reading', ({ json, made: files }) => assert.equal(files.json, json));

function nodesOf(tree, type) {
  const found = [];
  for (let walker = tree.walker(), step = walker.next(); step; step = walker.next()) {
    if (step.entering && step.node.type === type) found.push(step.node);
  }
  return found;
}

function plainText(node) {
  let text = '';
  for (let walker = node.walker(), step = walker.next(); step; step = walker.next()) {
    if (step.entering && step.node.literal !== null) text += step.node.literal;
    else if (step.node.type === 'softbreak') text += ' ';
  }
  return text;
}

forEach('Markdown has front matter in YAML and says every quote in plain words', (each) => {
  const { reading, made: files } = each;
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(files.markdown);
  const properties = parseYaml(front);
  assert.equal(properties.title ?? '', clean(reading.page.title));
  assert.deepEqual(properties.author ?? [], reading.page.authors.map(clean).filter((name) => name !== ''));
  const tree = new MarkdownParser().parse(body);
  assert.equal(plainText(nodesOf(tree, 'heading')[0]), titleOf(each));
  for (const type of ['html_block', 'html_inline', 'code', 'code_block', 'image', 'thematic_break']) {
    assert.deepEqual(nodesOf(tree, type).map(plainText), [], type);
  }
  for (const link of nodesOf(tree, 'link')) assert.match(link.destination, /^https?:\/\//);
  assert.doesNotMatch(body, /\[\[|(?<!\\)%%|==/);
  const quoted = nodesOf(tree, 'block_quote').map((node) => plainText(node));
  for (const quote of reading.quotes.filter(inArticle(reading))) {
    assert.ok(quoted.some((text) => text.includes(wordsOf(quote))), wordsOf(quote));
  }
});

const csv = (text) => parseCsv(text, { bom: true, columns: true, record_delimiter: '\r\n', escape: '"', quote: '"' });
const unguarded = (text) => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

forEach('CSV has a row for each quote and each name, and no formula', ({ reading, made: files }) => {
  const quotes = csv(files['quotes-csv']);
  assert.deepEqual(quotes.map((row) => unguarded(row.quote)), reading.quotes.map(wordsOf));
  assert.deepEqual(quotes.map((row) => unguarded(row.speaker)), reading.quotes.map((quote) => clean(quote.speaker.name)));
  const names = csv(files['names-csv']);
  assert.deepEqual(names.map((row) => unguarded(row.name)), reading.cards.map((card) => clean(card.title)));
  for (const row of [...quotes, ...names]) {
    for (const [column, field] of Object.entries(row)) assert.doesNotMatch(field, /^[=+\-@\t\r＝＋－＠]/, column);
  }
});

plugins.config.get('@bibtex').parse.sentenceCase = 'never';
const cite = (text, type) => new Cite(text, { forceType: type, generateGraph: false }).data;
const dayOf = ({ reading }) => /^\d{4}-\d{2}-\d{2}/.exec(reading.page.published)?.[0] ?? '';

function checkCitation(each, entries) {
  assert.equal(entries.length, 1);
  const [entry] = entries;
  const { page: fields } = each.reading;
  assert.equal(entry.title, titleOf(each));
  assert.equal(entry['container-title'] ?? '', clean(fields.outlet));
  // RIS calls who wrote for a newspaper its reporter; one alone is no list to this parser.
  assert.equal([entry.author ?? entry.reporter ?? []].flat().length, fields.authors.map(clean).filter((name) => name !== '').length);
  if (entry.URL !== undefined) assert.ok(URL.canParse(entry.URL), entry.URL);
  return (entry.issued?.['date-parts']?.[0] ?? []).map((part) => String(part).padStart(2, '0')).join('-');
}

forEach('BibTeX is one entry with title, authors, outlet and day, to biblatex and to BibTeX', (each) => {
  assert.equal(checkCitation(each, cite(each.made.bibtex, '@biblatex/text')), dayOf(each));
  assert.equal(checkCitation(each, cite(each.made.bibtex, '@bibtex/text')), dayOf(each).slice(0, 7)); // it knows no days
});

forEach('RIS is one entry with title, authors, outlet and day', (each) => {
  const { ris } = each.made;
  assert.match(ris, /^TY {2}- NEWS\r\n(?:[A-Z][A-Z0-9] {2}- .+\r\n)+ER {2}- \r\n$/);
  assert.equal(checkCitation(each, cite(ris, '@ris/file')), dayOf(each).slice(0, 4)); // this parser takes the year alone
  assert.equal(/^DA {2}- (.*)\r$/m.exec(ris)?.[1] ?? '', dayOf(each).replaceAll('-', '/'));
});

forEach('iCalendar holds the short spans of the timeline, folded at 75 octets', (each) => {
  const { icalendar } = each.made;
  const lines = icalendar.split('\r\n');
  assert.equal(lines.pop(), '');
  for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !line.includes('\n'), line);
  const calendar = new ICAL.Component(ICAL.parse(icalendar));
  const events = calendar.getAllSubcomponents('vevent');
  const { reading } = each;
  const short = reading.timeline.filter(({ date }) => {
    const { from, to } = reading.dates[date];
    return Date.parse(to) - Date.parse(from) < 31 * 86_400_000;
  });
  assert.equal(events.length, short.length);
  events.forEach((component, index) => {
    const event = new ICAL.Event(component);
    const { from, to } = reading.dates[short[index].date];
    assert.equal(event.startDate.toString(), from);
    assert.equal(Date.parse(event.endDate.toString()) - Date.parse(to), 86_400_000);
    assert.ok(event.startDate.isDate && event.summary !== '');
    assert.equal(event.description.split('\n')[0], clean(short[index].sentence.text));
    assert.ok(component.getFirstPropertyValue('dtstamp').toString().endsWith('Z'));
  });
  const uids = calendar.getAllSubcomponents().map((component) => component.getFirstPropertyValue('uid'));
  assert.ok(uids.length > 0);
  assert.equal(new Set(uids).size, uids.length);
});

forEach('GeoJSON holds the places that a pack knows', ({ reading, made: files }) => {
  const { features } = checkGeoJson(files.geojson);
  const known = reading.cards.filter((card) => {
    const group = reading.groups[card.group];
    return ['place', 'facility'].includes(group.kind) && group.entity?.facts.some((fact) => fact.key === 'coordinates');
  });
  assert.deepEqual(features.map((feature) => feature.properties.name), known.map((card) => clean(card.title)));
  features.forEach((feature, index) => {
    const facts = reading.groups[known[index].group].entity.facts;
    const [latitude, longitude] = facts.find((fact) => fact.key === 'coordinates').value.split(',').map(Number);
    assert.deepEqual(feature.geometry.coordinates, [longitude, latitude]);
  });
});

// What the Web Annotation Data Model asks of the parts that are used here.
const iri = { type: 'string', pattern: '^(https?://\\S+|urn:uuid:[0-9a-f-]{36})$' };
const shape = (type, properties, required = Object.keys(properties)) => ({
  type: 'object', required: ['type', ...required], properties: { type: { const: type }, ...properties }, additionalProperties: false,
});
const words = { type: 'string', minLength: 1 };
const position = { type: 'integer', minimum: 0 };
const isCollection = new Ajv2020({ allErrors: true }).compile({
  type: 'object',
  required: ['@context', 'id', 'type', 'total', 'first'],
  properties: {
    '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
    id: iri,
    type: { const: 'AnnotationCollection' },
    first: shape('AnnotationPage', {
      id: iri,
      startIndex: { const: 0 },
      items: {
        type: 'array',
        items: shape('Annotation', {
          id: iri,
          motivation: { enum: ['describing', 'identifying'] },
          body: { type: 'array', minItems: 1, items: { anyOf: [
            shape('TextualBody', { purpose: { enum: ['describing', 'tagging'] }, format: { const: 'text/plain' }, value: words }),
            shape('SpecificResource', { purpose: { const: 'identifying' }, source: iri }),
          ] } },
          target: { type: 'array', minItems: 1, items: shape('SpecificResource', {
            source: iri,
            selector: { type: 'array', minItems: 2, items: { anyOf: [
              shape('TextQuoteSelector', { exact: words, prefix: { type: 'string' }, suffix: { type: 'string' } }),
              shape('TextPositionSelector', { start: position, end: position }),
              shape('FragmentSelector', { conformsTo: iri, value: { type: 'string', pattern: '^:~:text=[^\\s#]+$' } }),
            ] } },
          }) },
        }),
      },
    }),
  },
});

const textOf = (snapshot) => JSON.parse(snapshot).texts.map((text) => text[2]).join('');
const selector = (target, type) => target.selector.find((each) => each.type === type);
const targetsOf = (collection) => collection.first.items.flatMap((item) => item.target);

forEach('annotations keep the W3C model, and their selectors point at their words', ({ reading, snapshot, made: files }) => {
  const collection = JSON.parse(files.annotations);
  assert.ok(isCollection(collection), JSON.stringify(isCollection.errors?.slice(0, 3)));
  const { items } = collection.first;
  assert.equal(collection.total, items.length);
  assert.equal(new Set(items.map((item) => item.id)).size, items.length);
  assert.equal(items.filter((item) => item.motivation === 'describing').length, reading.quotes.length);
  const points = [...textOf(snapshot)];
  for (const target of targetsOf(collection)) {
    const quote = selector(target, 'TextQuoteSelector');
    const { start, end } = selector(target, 'TextPositionSelector');
    assert.equal(points.slice(start, end).join(''), quote.exact);
    assert.equal(points.slice(Math.max(0, start - 32), start).join(''), quote.prefix);
    assert.equal(points.slice(end, end + 32).join(''), quote.suffix);
  }
});

const times = (text, part, before) => text.slice(0, before).split(part).length - 1;

forEach('every passage is found again after the page was edited', ({ html, options, snapshot, made: files }) => {
  let paragraphs = 0;
  const edited = html
    .replace(/<(p|li)\b/i, '<p>An editor’s note was put here later, about nothing that matters.</p><$1')
    .replace(/<\/p>/gi, (end) => (++paragraphs % 3 === 0 ? ` (This was added.)${end}` : end));
  const before = textOf(snapshot);
  const after = textOf(run(['snapshot', '-', ...options], edited));
  for (const target of targetsOf(JSON.parse(files.annotations))) {
    const quote = selector(target, 'TextQuoteSelector');
    const at = findQuote(after, quote);
    assert.ok(at >= 0, `lost: ${quote.exact}`);
    const start = [...before].slice(0, selector(target, 'TextPositionSelector').start).join('').length;
    assert.equal(times(after, quote.exact, at), times(before, quote.exact, start), `another place: ${quote.exact}`);
  }
});

const isNewsArticle = new Ajv2020({ allErrors: true }).compile({
  type: 'object',
  required: ['@context', '@type', 'headline'],
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'NewsArticle' },
    url: iri,
    author: { type: 'array', items: { type: 'object', required: ['@type', 'name'], properties: { '@type': { enum: ['Person', 'Organization'] } } } },
    mentions: { type: 'array', items: { type: 'object', required: ['@type', 'name'], properties: { sameAs: iri } } },
    hasPart: { type: 'array', items: {
      type: 'object',
      required: ['@type', 'text'],
      properties: { '@type': { const: 'Quotation' }, text: words, url: iri, creator: { type: 'object', required: ['@type', 'name'] } },
      additionalProperties: false,
    } },
  },
});

forEach('schema.org is a NewsArticle with the quotations that were spoken word for word', (each) => {
  const { reading } = each;
  const article = JSON.parse(each.made['schema-org']);
  assert.ok(isNewsArticle(article), JSON.stringify(isNewsArticle.errors?.slice(0, 3)));
  assert.equal(article.headline, titleOf(each));
  const spoken = reading.quotes.filter((quote) => quote.kind !== 'indirect' && inArticle(reading)(quote));
  assert.deepEqual((article.hasPart ?? []).map((part) => part.text), spoken.map(wordsOf));
});

test('the same words twice: each link finds its own', () => {
  const twice = cases.find((each) => each.name === 'the same words twice');
  const links = csv(twice.made['quotes-csv']).map((row) => row.link);
  assert.equal(links.length, 2);
  assert.equal(new Set(links).size, 2);
  for (const link of links) assert.match(link, /^https:\/\/example\.org\/harbour\?a=1&b=\(2\)#:~:text=[^#\s]*(-,|,-)/);
});

test('a file is called after the article', () => {
  assert.equal(exportFileName('A quiet handshake: “over” the Örvela/strait?', 'quotes-csv'), 'a-quiet-handshake-over-the-orvela-strait-quotes.csv');
  assert.equal(exportFileName('محادثات الميناء', 'ris'), 'محادثات-الميناء.ris');
  assert.equal(exportFileName('', 'markdown'), 'article.md');
  assert.ok([...exportFileName(longTitle, 'bibtex')].length < 70);
});
