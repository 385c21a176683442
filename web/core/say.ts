// Words (message catalogue): every sentence that a reader sees, by its key, in the reader's language. One catalogue serves panel,
// card, options, welcome and demo: extension/_locales. Never the words themselves; a host says where they are looked up.

/** Gives the text of a key, or an empty text for a key that it has not. */
export type Lookup = (key: string) => string;

let lookup: Lookup = () => '';
let locale = 'en-GB';
// Made when they are first needed: a browser takes milliseconds to make them, and a page that is only read shows no number.
let rules: Intl.PluralRules | null = null;
let digits: Intl.NumberFormat | null = null;
let rightToLeft = false;

/** Takes a catalogue; to be called once, before anything is shown. The catalogue names its own language and direction. */
export function useCatalogue(from: Lookup): void {
  lookup = from;
  locale = from('locale') || 'en-GB';
  rules = null;
  digits = null;
  rightToLeft = from('direction') === 'rtl';
}

/** A catalogue as it lies in a messages.json. */
export const catalogueOf = (messages: Record<string, { message: string }>): Lookup => (key) => messages[key]?.message ?? '';

/** BCP 47, as the catalogue names itself: also for dates and for sorting. */
export const language = (): string => locale;
export const direction = (): 'ltr' | 'rtl' => (rightToLeft ? 'rtl' : 'ltr');

/** 12345 as 12,345, or as the reader's language writes it. */
export const count = (n: number): string => (digits ??= new Intl.NumberFormat(locale)).format(n);

/** A name in the middle of a sentence of the other direction keeps to itself. */
export const isolated = (value: string): string => (rightToLeft ? `\u2068${value}\u2069` : value);

/** The words of a key, with $1, $2 … replaced; the key itself when nobody has words for it. */
export function say(key: string, ...values: (string | number)[]): string {
  const text = lookup(key) || key;
  return text.replace(/\$([1-9])/g, (_, at: string) => {
    const value = values[Number(at) - 1];
    return value === undefined ? '' : typeof value === 'number' ? count(value) : isolated(value);
  });
}

/** The words of a key with parts in their places that are shown as more than text: to be set one after the other. */
export function sayWith<Part>(key: string, ...parts: Part[]): (string | Part)[] {
  return (lookup(key) || key).split(/(\$[1-9])/).flatMap((piece): (string | Part)[] => {
    const at = /^\$[1-9]$/.test(piece) ? Number(piece[1]) - 1 : -1;
    return at < 0 ? (piece === '' ? [] : [piece]) : at < parts.length ? [parts[at]!] : [];
  });
}

/** Names one after the other, with the comma of the reader's language. */
export const listed = (names: readonly string[]): string =>
  names.length === 0 ? '' : names.reduce((before, name) => sayWith('listed', before, name).join(''));

/** Words about a number: the form of the key that the language wants for it. $1 is the number. */
export function sayCount(key: string, n: number, ...values: (string | number)[]): string {
  const form = `${key}_${(rules ??= new Intl.PluralRules(locale)).select(n)}`;
  return say(lookup(form) === '' ? `${key}_other` : form, n, ...values);
}
