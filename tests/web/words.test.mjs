// The catalogue of words: every key that is used is there in every language, none is there for nothing, and no part of the panel, the
// card, the options or the demo says anything that is not in it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { load, root } from './bundle.mjs';

const folder = join(root, 'extension', '_locales');
const locales = readdirSync(folder).sort();
const read = (path) => readFileSync(join(root, path), 'utf8');
const catalogues = new Map(locales.map((name) => [name, JSON.parse(readFileSync(join(folder, name, 'messages.json'), 'utf8'))]));
const english = catalogues.get('en');
const sources = ['web', 'extension'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true })
    .map((name) => join(top, name))
    .filter((name) => /\.(tsx?|html)$/.test(name) && !/\.generated\.ts$/.test(name) && !name.includes('samples')),
);
const texts = new Map(sources.map((name) => [name, read(name)]));
const manifests = ['base', 'chrome', 'firefox'].map((name) => read(join('extension', 'manifest', `${name}.json`))).join('\n');
const kinds = JSON.parse(read(join('schema', 'kinds.json')));
const namesOf = (type) => kinds[type].map(({ name }) => name);

const kForms = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const markTypes = ['person', 'organisation', 'place', 'thing', 'date', 'quote'];

const exportNames = (await load('core/export_formats')).exportFormats.map(({ name }) => name.replaceAll('-', '_'));
const factNames = [
  'office', 'country', 'capital', 'part_of', 'member_of', 'head_of_state', 'head_of_government', 'headquarters', 'population', 'kind_of', 'date', 'website', 'party',
];

/** What stands in the place of a computed part of a key. */
const computed = {
  kind: namesOf('EntityKind'),
  page: namesOf('PageKind').filter((name) => name !== 'article' && name !== 'plain_text'),
  block: namesOf('BlockKind'),
  note: namesOf('NoteCode'),
  type: markTypes,
  level: ['off', 'quiet', 'normal', 'everything'].flatMap((name) => [name, `${name}_says`]),
  site: ['click', 'always', 'never'],
  sort: ['prominence', 'appearance', 'name', 'words'],
  sure: ['clear', 'likely', 'unsure'],
  judged: ['not', 'known'],
  state: ['never', 'never_says', 'revoked', 'revoked_says'],
  error: ['image', 'video', 'audio'],
  self_test: ['engine', 'names', 'quotes', 'dates', 'again', 'marks', 'network'],
  opt: ['reading', 'sites', 'library', 'knowledge', 'lookups', 'looks', 'keys', 'data', 'privacy', 'about'],
  opt_theme: ['system', 'light', 'dark'],
  demo_theme: ['dark', 'light'],
  demo_theme_to: ['dark', 'light'],
  welcome: ['1', '2', '3'].flatMap((step) => [step, `${step}_says`]),
  export: exportNames.flatMap((name) => [name, `${name}_says`]),
  fact: factNames,
  relation: [...factNames, 'neighbour'].filter((name) => english[`relation_${name}`]).flatMap((name) => [name, `${name}_inverse`]),
  lookup_trouble: ['not_allowed', 'offline', 'slow', 'refused', 'unreadable'],
  library: ['articles', 'names', 'settings'],
  library_changed: ['headline', 'standfirst'],
  library_fault: (await load('library/faults')).faultNames,
  library_for: ['0', '30', '90', '365', '1095'],
  library_kept: ['kept', 'off', 'paused', 'excluded', 'private', 'no_page', 'full', 'unavailable'],
  library_kinds: namesOf('EntityKind').filter((name) => name !== 'nationality'),
  library_part: ['headline', 'standfirst', 'block'].flatMap((part) => ['changed', 'added', 'removed'].map((kind) => `${part}_${kind}`))
    .concat('quote_added', 'quote_removed', 'figure_changed'),
  library_state: ['paused', 'off', 'full'],
  ordinal: [],
  rule: namesOf('MentionRule'),
};

/** Families of which the catalogue may hold as many as it likes: what is missing falls back. */
const open = /^ordinal_/;

function keysUsed() {
  const used = new Set(['locale', 'direction']);
  const counted = new Set();
  const take = (key) => {
    if (english[key]) used.add(key);
    else if (english[`${key}_other`]) counted.add(key);
    else used.add(key);
  };
  for (const text of texts.values()) {
    for (const [, key] of text.matchAll(/\bsay(?:With)?\(\s*'([\w]+)'/g)) used.add(key);
    for (const [, key] of text.matchAll(/\bsayCount\(\s*'([\w]+)'/g)) counted.add(key);
    for (const [, prefix] of text.matchAll(/`([a-z][a-z_]*?)_\$\{[^`]*`/g)) {
      if (!Object.keys(english).some((key) => key.startsWith(`${prefix}_`))) continue;
      assert.ok(computed[prefix], `a computed key that this test does not know: ${prefix}_…`);
      for (const name of computed[prefix]) used.add(`${prefix}_${name}`);
    }
    for (const [, , key] of text.matchAll(/data-say(-label|-title)?="(\w+)"/g)) used.add(key);
    // Keys that are chosen first and said later stand as plain texts.
    for (const [, key] of text.matchAll(/'([a-z]+(?:_[a-z0-9]+)+|who|said|timeline|figures|page|entries|stories|known|read|keys|passed|failed)'/g)) {
      if (english[key] || english[`${key}_other`]) take(key);
    }
    for (const [, key] of text.matchAll(/\bmore="(\w+)"/g)) counted.add(key);
  }
  for (const [, key] of manifests.matchAll(/__MSG_(\w+)__/g)) used.add(key);
  for (const [, key] of texts.get(join('web', 'demo', 'demo.ts')).matchAll(/messages\['(\w+)'\]/g)) used.add(key);
  return { used, counted };
}

const { used, counted } = keysUsed();

test('six languages', () => assert.deepEqual(locales, ['ar', 'de', 'en', 'es', 'fr', 'zh_CN']));

test('every key that is used has words, and every key that has words is used', () => {
  const missing = [...used].filter((key) => !english[key] && !open.test(key));
  for (const key of counted) if (!english[`${key}_other`]) missing.push(`${key}_other`);
  assert.deepEqual(missing, []);
  const isForm = (key) => kForms.has(key.replace(/^.*_/, '')) && counted.has(key.replace(/_[a-z]+$/, ''));
  const unused = Object.keys(english).filter((key) => !used.has(key) && !isForm(key) && !open.test(key));
  assert.deepEqual(unused, []);
});

const plainKeys = Object.keys(english).filter((key) => !open.test(key) && !(kForms.has(key.replace(/^.*_/, '')) && english[key.replace(/_[a-z]+$/, '_other')] && counted.has(key.replace(/_[a-z]+$/, ''))));

for (const [name, messages] of catalogues) {
  test(`${name}: complete, with the same places for values`, () => {
    const tag = messages.locale.message;
    assert.equal(new Intl.Locale(tag).language, name.split('_')[0]);
    assert.equal(messages.direction.message, name === 'ar' ? 'rtl' : 'ltr');
    assert.deepEqual(plainKeys.filter((key) => !messages[key]?.message), []);
    const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const wanted = [...counted].flatMap((key) => forms.map((form) => `${key}_${form}`));
    assert.deepEqual(wanted.filter((key) => !messages[key]?.message), []);
    const known = new Set([...plainKeys, ...wanted]);
    assert.deepEqual(Object.keys(messages).filter((key) => !known.has(key) && !open.test(key)), [], 'keys that nobody asks for');
    const places = (text) => [...new Set(text.match(/\$\d/g) ?? [])].sort().join();
    for (const key of plainKeys) assert.equal(places(messages[key].message), places(english[key].message), key);
    for (const { message } of Object.values(messages)) assert.doesNotMatch(message, /\$\$|<|\$\d\w*\$/, message);
  });
}

test('the other languages are not the English words again', () => {
  for (const [name, messages] of catalogues) {
    if (name === 'en') continue;
    const same = plainKeys.filter((key) => messages[key].message === english[key].message && /[a-z]{4}/i.test(english[key].message));
    assert.ok(same.length < plainKeys.length * 0.06, `${name}: ${same.join(', ')}`);
  }
});

/** What may stand in the markup as it is: names, signs, keys of a keyboard, code. */
const untranslated = /^(?:Sidelight|Apache-2\.0|CC0|example\.org|[\s\d\p{P}\p{S}]*)$/u;

test('no text stands in the components themselves', () => {
  const found = [];
  for (const [name, text] of texts) {
    if (!name.endsWith('.tsx')) continue;
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    for (const [, words] of code.matchAll(/<\/?[a-zA-Z][^<>{}=]*(?:=(?:"[^"]*"|\{[^{}]*\})[^<>{}=]*)*>([^<>{}=;()]+)(?=<|\{)/g)) {
      if (!untranslated.test(words.trim())) found.push(`${name}: ${words.trim()}`);
    }
    for (const [whole, words] of code.matchAll(/(?:title|placeholder|alt|aria-label)="([^"]*)"/g)) if (!untranslated.test(words)) found.push(`${name}: ${whole}`);
  }
  assert.deepEqual(found, []);
});

test('the page of the demo says in English what the English catalogue says', () => {
  const html = texts.get(join('web', 'demo', 'index.html'));
  const said = [...html.matchAll(/<(\w+)[^>]*\bdata-say="(\w+)"[^>]*>([^<]*)</g)];
  assert.ok(said.length > 10);
  for (const [, , key, words] of said) assert.equal(words.trim(), english[key].message, key);
  const bare = html.replace(/<head>[\s\S]*<\/head>/, '').replace(/<noscript>[\s\S]*<\/noscript>/, '').replace(/<(\w+)[^>]*\bdata-say="\w+"[^>]*>[^<]*<\/\1>/g, '');
  assert.equal(bare.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').replace('Sidelight', '').trim(), '');
});

test('numbers, plurals and directions come from the catalogue', async () => {
  const words = await load('core/say', 'panel/words');
  words.useCatalogue(words.catalogueOf(catalogues.get('ar')));
  assert.equal(words.direction(), 'rtl');
  assert.notEqual(words.sayCount('words', 2), words.sayCount('words', 3));
  words.useCatalogue(words.catalogueOf(catalogues.get('de')));
  assert.equal(words.dateWords('2024-05-16'), '16. Mai 2024');
  assert.equal(words.count(1234567), '1.234.567');
  words.useCatalogue(words.catalogueOf(catalogues.get('zh_CN')));
  assert.equal(words.dateWords('2024-05'), '2024年5月');
  words.useCatalogue(words.catalogueOf(english));
  assert.equal(words.say('no_such_key'), 'no_such_key');
  assert.equal(words.dateWords('20'), '21st century');
});
