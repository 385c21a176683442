// Rules of the canonical form (DOM serialisation rules): which elements and attributes a snapshot keeps, pure and without a
// DOM. docs/formats.md, "Snapshot canonical form", is their text; src/page/hints.cc holds the same for HTML files.

export const kMaxTexts = 50_000;
export const kMaxElements = 200_000;
export const kMaxDepth = 256;
export const kMaxTextBytes = 2 * 2 ** 20;
export const kMaxMetadata = 500;
export const kMaxMetaUnits = 2000;
export const kMaxJsonLd = 16;
export const kMaxJsonLdUnits = 262_144;
export const kMaxTagUnits = 100;
const kMaxHintUnits = 500;
const kMaxLongHintUnits = 2000;

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Attributes that help reading; kept as they stand. */
export const hintNames: ReadonlySet<string> = words(`
  alt aria-hidden aria-label border cite class content data-category data-component data-headline data-lazy-src
  data-original data-qa data-runner-img-hd data-runner-src data-source data-src data-srcset data-testid data-type
  data-url datetime elid height href id itemprop itemscope itemtype lang name open property rel role size src srcset
  title type value width`);

const leftOut = words(`
  script style noscript template link meta title base object noframes frame param svg`);

const emptied = words('math canvas iframe video audio select textarea');

const blocks = words(`
  address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p pre search
  section summary table tbody td tfoot th thead tr ul xmp`);

/** Blocks of running text, of lists and of tables: pages fix what holds them, not these. To ask how each is placed costs more than all else of them. */
const unplaced = words(`
  address blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 hgroup hr legend li optgroup option
  p pre tbody td tfoot th thead tr xmp`);

const withoutWhiteSpace = words('ul ol dl menu table thead tbody tfoot tr colgroup picture form');

/** Stands on lines of its own by default. */
export const isBlock = (tag: string): boolean => blocks.has(tag);

/** What stands before a text inside its parent: nothing, a block (or line break), or something of its own line. */
export type Neighbour = 'none' | 'block' | 'inline';

/** What the rules say of an element by its name. */
export type TagFacts = {
  tag: string;
  /** Left out with all that is in it. */
  leftOut: boolean;
  /** Kept, but nothing that is in it. */
  emptied: boolean;
  block: boolean;
  /** Lays out lines of its own; an element with a name of the page's making may. */
  lines: boolean;
  /** May be fixed to the window. */
  placed: boolean;
  /** What a text behind it has before it. */
  after: Neighbour;
};

const kMostKnown = 1000; // names that a page may make up
const known = new Map<string, TagFacts>();

/** The facts of an element's local name; a page has thousands of elements, of a few names. */
export function factsOf(localName: string): TagFacts {
  let facts = known.get(localName);
  if (facts === undefined) {
    const tag = cutUnits(lowerAscii(localName), kMaxTagUnits);
    const block = isBlock(tag);
    const lines = block || tag.includes('-');
    facts = { tag, leftOut: leftOut.has(tag), emptied: emptied.has(tag), block, lines, placed: lines && !unplaced.has(tag), after: block || tag === 'br' ? 'block' : 'inline' };
    if (known.size >= kMostKnown) known.clear();
    known.set(localName, facts);
  }
  return facts;
}

/** Whether a text of white space alone is dropped, by its DOM parent's tag and what stands before it. */
export function dropsWhiteSpace(parentTag: string, before: Neighbour): boolean {
  return withoutWhiteSpace.has(parentTag) || (isBlock(parentTag) && before !== 'inline');
}

export const isWhiteSpace = (text: string): boolean => /^[ \t\n\f\r]*$/.test(text);

export const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

// The same characters as is_space in src/base/unicode.cc.
export const collapseSpaces = (text: string): string =>
  text
    .replace(/[\t-\r \u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/g, ' ')
    .replace(/^ | $/g, '');

/** The first `units` UTF-16 units, never half a surrogate pair. */
export function cutUnits(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  const next = text.charCodeAt(units);
  const splits = last >= 0xd800 && last < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  return text.slice(0, splits ? units - 1 : units);
}

export const cutHint = (name: string, value: string): string =>
  cutUnits(value, name === 'alt' || name === 'aria-label' ? kMaxLongHintUnits : kMaxHintUnits);

/** Whether a style attribute takes the element out of view. */
export function styleHides(style: string): boolean {
  return /(?:^|;)(?:display:none|visibility:hidden)/.test(lowerAscii(style.replace(/[\t-\r ]+/g, '')));
}

/** Lone surrogates become U+FFFD; the length in UTF-16 units stays. */
export function wellFormed(text: string): string {
  const native = (text as { toWellFormed?: () => string }).toWellFormed;
  if (typeof native === 'function') return native.call(text);
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Bytes of well-formed text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes += unit >= 0x800 ? (unit >= 0xd800 && unit < 0xe000 ? 1 : 2) : 1;
  }
  return bytes;
}
