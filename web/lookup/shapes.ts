// Shapes (response formats): what the answers of Wikipedia and Wikidata hold, read without trusting them. Pure. All text that comes
// out is plain, without control characters, and not endless; addresses are https and lead to Wikipedia or Wikidata.
import { plain } from '../panel/words';
import { isAllowed } from './door';

const kLongestExtract = 1200;
const kMostAliases = 5;
const kMostOptions = 5;

export type Summary = {
  title: string;
  description: string;
  extract: string;
  address: string;
  /** Several things have this title. */
  ambiguous: boolean;
  /** Day of the text, YYYY-MM-DD, or empty. */
  day: string;
};

export type KnownEntity = {
  id: string;
  label: string;
  description: string;
  aliases: string[];
  address: string;
  /** Title of its article in the asked language, or empty. */
  article: string;
  /** Ids of the offices held now. */
  offices: { id: string; since: string }[];
  born: string;
  died: string;
  founded: string;
};

export type Option = { title: string; description: string };

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown, longest?: number): string => (typeof value === 'string' ? plain(value, longest).trim() : '');

/** A language code that may stand in an address; English for an odd one. */
export const languageOf = (code: string): string => /^[a-z]{2,3}(-[a-z]{2,10})?$/.exec(code.toLowerCase())?.[0] ?? 'en';

const titlePart = (title: string): string => encodeURIComponent(title.trim().replace(/ /g, '_'));

export const summaryAddress = (language: string, title: string): string =>
  `https://${languageOf(language)}.wikipedia.org/api/rest_v1/page/summary/${titlePart(title)}`;

export const searchAddress = (language: string, words: string): string =>
  `https://${languageOf(language)}.wikipedia.org/w/rest.php/v1/search/page?q=${encodeURIComponent(words)}&limit=${kMostOptions}`;

/** At most 50 ids, as the service allows. */
export const entityAddress = (ids: readonly string[], language: string, props: string): string =>
  `https://www.wikidata.org/w/api.php?action=wbgetentities&format=json&origin=*&ids=${ids.slice(0, 50).join('%7C')}` +
  `&languages=${languageOf(language)}%7Cen&sitefilter=${languageOf(language).replace('-', '_')}wiki&props=${props}`;

/** A page summary; undefined when it holds no text. Of its two texts the one without markup is taken. */
export function readSummary(body: unknown, language: string): Summary | undefined {
  const row = fields(body);
  const title = text(row.title);
  if (title === '') return undefined;
  const given = text(fields(fields(row.content_urls).desktop).page, 2000);
  const address = isAllowed(given) ? given : `https://${languageOf(language)}.wikipedia.org/wiki/${titlePart(title)}`;
  const ambiguous = row.type === 'disambiguation';
  const extract = text(row.extract, kLongestExtract);
  if (extract === '' && !ambiguous) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text(row.timestamp))?.[0] ?? '';
  return { title, description: text(row.description), extract, address, ambiguous, day };
}

/** What a search found, best first. Excerpts hold markup and are left out. */
export function readOptions(body: unknown): Option[] {
  return list(fields(body).pages)
    .map((page) => ({ title: text(fields(page).title), description: text(fields(page).description) }))
    .filter((option) => option.title !== '')
    .slice(0, kMostOptions);
}

const inLanguage = (values: unknown, language: string): string =>
  text(fields(fields(values)[languageOf(language)]).value) || text(fields(fields(values).en).value);

/** Statements of one property that hold: none deprecated, and the preferred ones where there are any. */
function statements(claims: unknown, property: string): Fields[] {
  const all = list(fields(claims)[property]).map(fields).filter((row) => row.rank !== 'deprecated');
  const preferred = all.filter((row) => row.rank === 'preferred');
  return preferred.length > 0 ? preferred : all;
}

/** The value of a snak; undefined for "no value" and "some value", which have none. */
const valueOf = (snak: unknown): Fields | undefined => {
  const row = fields(snak);
  return row.snaktype === 'value' ? fields(fields(row.datavalue).value) : undefined;
};

/** "+1952-03-11T00:00:00Z" (older answers write the year with eleven digits) with its precision: 1952-03-11, 1952-03 or 1952; empty for less, and for years before 1000. */
function dayOf(value: Fields | undefined): string {
  const parts = /^\+0*(\d{4})-(\d{2})-(\d{2})T/.exec(typeof value?.time === 'string' ? value.time : '');
  if (!parts) return '';
  const precision = typeof value?.precision === 'number' ? value.precision : 9;
  const [, year = '', month = '', day = ''] = parts;
  if (precision >= 11) return `${year}-${month}-${day}`;
  if (precision === 10) return `${year}-${month}`;
  return precision === 9 ? year : '';
}

const firstDay = (claims: unknown, property: string): string => dayOf(valueOf(statements(claims, property)[0]?.mainsnak));

const idOf = (value: Fields | undefined): string => {
  const id = typeof value?.id === 'string' ? value.id : typeof value?.['numeric-id'] === 'number' ? `Q${value['numeric-id']}` : '';
  return /^Q[1-9]\d{0,11}$/.test(id) ? id : '';
};

function officesOf(claims: unknown): { id: string; since: string }[] {
  const held = list(fields(claims).P39).map(fields);
  return held
    .filter((row) => row.rank !== 'deprecated' && list(fields(row.qualifiers).P582).length === 0)
    .map((row) => ({ id: idOf(valueOf(row.mainsnak)), since: dayOf(valueOf(list(fields(row.qualifiers).P580)[0])) }))
    .filter((office) => office.id !== '')
    .slice(0, 6);
}

/** The entity `id` of an answer; undefined when it is missing. */
export function readEntity(body: unknown, id: string, language: string): KnownEntity | undefined {
  const row = fields(fields(fields(body).entities)[id]);
  if (row.id !== id || 'missing' in row) return undefined;
  const label = inLanguage(row.labels, language);
  const aliases = list(fields(row.aliases)[languageOf(language)]).map((alias) => text(fields(alias).value));
  return {
    id,
    label: label || id,
    description: inLanguage(row.descriptions, language),
    aliases: aliases.filter((alias) => alias !== '').slice(0, kMostAliases),
    address: `https://www.wikidata.org/wiki/${id}`,
    article: text(fields(fields(row.sitelinks)[`${languageOf(language).replace('-', '_')}wiki`]).title),
    offices: officesOf(row.claims),
    born: firstDay(row.claims, 'P569'),
    died: firstDay(row.claims, 'P570'),
    founded: firstDay(row.claims, 'P571'),
  };
}

/** Labels of entities by their ids. */
export function readLabels(body: unknown, language: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [id, row] of Object.entries(fields(fields(body).entities))) {
    const label = inLanguage(fields(row).labels, language);
    if (label !== '') labels.set(id, label);
  }
  return labels;
}
