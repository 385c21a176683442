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

/** Rules for the highlights called `nameOf(type, theme, tone)` and `flashName(step)`. Nothing in print. */
export function markStyleSheet(
  nameOf: (type: MarkType, theme: Theme, tone: Tone) => string,
  flashName: (step: FlashStep) => string,
): string {
  const rules: string[] = [];
  const forced: string[] = [];
  for (const style of markStyles) {
    for (const theme of themes) {
      for (const tone of style.line === 'tint' ? (['full'] as const) : tones) {
        const selector = `::highlight(${nameOf(style.type, theme, tone)})`;
        rules.push(`${selector} { ${markDeclarations(style, theme, tone)} }`);
        forced.push(`${selector} { ${forcedDeclarations(style, tone)} }`);
      }
    }
  }
  for (const step of ['strong', 'weak'] as const) {
    const selector = `::highlight(${flashName(step)})`;
    rules.push(`${selector} { background-color: ${withAlpha('#F2B21B', flashAlpha[step])}; }`);
    forced.push(`${selector} { background-color: Highlight; color: HighlightText; }`);
  }
  return `@media screen {\n${rules.join('\n')}\n}\n@media screen and (forced-colors: active) {\n${forced.join('\n')}\n}\n`;
}
