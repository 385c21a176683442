// Marks (annotation styles): the shape and the colours of every type of mark, for painter, panel and print. The shape of the
// underline is the code, colour comes second. Never says what is marked: that is plan.ts.
import { type EntityKind, entityKindRows } from '../core/kinds.generated';

export type MarkType = 'person' | 'organisation' | 'place' | 'thing' | 'date' | 'quote';

export type MarkStyle = {
  type: MarkType;
  /** The key that switches it in the panel. */
  key: string;
  line: 'solid' | 'dashed' | 'dotted' | 'double' | 'tint';
  /** CSS pixels; for a tint, per cent of the colour on light and on dark pages. */
  thickness: number;
  light: string;
  dark: string;
  /** System colour where colours are forced. */
  forced: string;
};

export const markStyles: readonly MarkStyle[] = [
  { type: 'person', key: 'p', line: 'solid', thickness: 2, light: '#0B4F9E', dark: '#8FB4FF', forced: 'LinkText' },
  { type: 'organisation', key: 'o', line: 'dashed', thickness: 3, light: '#8A5A00', dark: '#F0CE8C', forced: 'CanvasText' },
  { type: 'place', key: 'l', line: 'dotted', thickness: 2.5, light: '#157D49', dark: '#7DF0C6', forced: 'CanvasText' },
  { type: 'thing', key: 'e', line: 'double', thickness: 1.5, light: '#63159F', dark: '#E3C8FF', forced: 'CanvasText' },
  { type: 'date', key: 'd', line: 'dotted', thickness: 1, light: '#5F6670', dark: '#B4BCC6', forced: 'GrayText' },
  { type: 'quote', key: 'q', line: 'tint', thickness: 10, light: '#9C1B5B', dark: '#FF7AC8', forced: 'Mark' },
];

export const markTypes: readonly MarkType[] = markStyles.map((style) => style.type);

const markOfKind = new Map<string, MarkType>(entityKindRows.map((row) => [row.name, row.mark as MarkType]));

export const markOf = (kind: EntityKind): MarkType => markOfKind.get(kind) ?? 'thing';

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

const withAlpha = (colour: string, percent: number): string =>
  colour + Math.round((percent * 255) / 100).toString(16).padStart(2, '0');

/** A pale mark is for what the reader knows: the same shape, and an alpha in the colour, since opacity does nothing there. */
export type Tone = 'full' | 'pale';
export const tones: readonly Tone[] = ['full', 'pale'];
const kPalePercent = 40;

/** The declarations of a mark inside a ::highlight rule. */
export function markDeclarations(style: MarkStyle, theme: Theme, tone: Tone = 'full'): string {
  const colour = tone === 'full' ? style[theme] : withAlpha(style[theme], kPalePercent);
  if (style.line === 'tint') return `background-color: ${withAlpha(style[theme], theme === 'light' ? 10 : 18)};`;
  return (
    `text-decoration: underline ${style.line} ${style.thickness}px ${colour}; ` +
    'text-decoration-skip-ink: none; text-underline-offset: 0.16em;'
  );
}

const forcedDeclarations = (style: MarkStyle, tone: Tone): string =>
  style.line === 'tint'
    ? 'background-color: Mark; color: MarkText;'
    : `background-color: Canvas; color: CanvasText; text-decoration-color: ${tone === 'full' ? style.forced : 'GrayText'};`;

export type FlashStep = 'strong' | 'weak';

const flashAlpha: Record<FlashStep, number> = { strong: 55, weak: 25 };

/** A highlight that a sheet has rules for, by its name in the registry. */
export type Painted = { name: string } & ({ type: MarkType; theme: Theme; tone: Tone } | { step: FlashStep });

const styleOf = new Map(markStyles.map((style) => [style.type, style]));

function declarationsOf(painted: Painted): [onScreen: string, forced: string] {
  if ('step' in painted) {
    return [`background-color: ${withAlpha('#F2B21B', flashAlpha[painted.step])};`, 'background-color: Highlight; color: HighlightText;'];
  }
  const style = styleOf.get(painted.type)!;
  return [markDeclarations(style, painted.theme, painted.tone), forcedDeclarations(style, painted.tone)];
}

/**
 * Rules for the highlights `all` on text that stands in elements of `grounds`, which are selectors (groundOf in ground.ts). Nothing in print.
 * The fewer and the narrower, the less of a page is styled anew: a rule for every element is a pass over a whole page.
 */
export function markStyleSheet(all: readonly Painted[], grounds: readonly string[]): string {
  const rules: string[] = [];
  const forced: string[] = [];
  for (const painted of all) {
    const selector = grounds.map((ground) => `${ground}::highlight(${painted.name})`).join(', ');
    const [onScreen, whereForced] = declarationsOf(painted);
    rules.push(`${selector} { ${onScreen} }`);
    forced.push(`${selector} { ${whereForced} }`);
  }
  return `@media screen {\n${rules.join('\n')}\n}\n@media screen and (forced-colors: active) {\n${forced.join('\n')}\n}\n`;
}
