// Marks (annotation styles): the shape and the colours of every type of mark, for painter, panel and print. The shape of the
// underline is the code, colour comes second. Never says what is marked: that is plan.ts.
import { type EntityKind, entityKindRows } from '../core/kinds.generated';

export type MarkType = 'person' | 'organisation' | 'place' | 'thing' | 'date' | 'quote';

export type MarkStyle = {
  type: MarkType;
  /** Singular and plural, as the panel says them. */
  label: string;
  plural: string;
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
  { type: 'person', label: 'Person', plural: 'People', key: 'p', line: 'solid', thickness: 2, light: '#0B4F9E', dark: '#8FB4FF', forced: 'LinkText' },
  { type: 'organisation', label: 'Organisation', plural: 'Organisations', key: 'o', line: 'dashed', thickness: 3, light: '#8A5A00', dark: '#F0CE8C', forced: 'CanvasText' },
  { type: 'place', label: 'Place', plural: 'Places', key: 'l', line: 'dotted', thickness: 2.5, light: '#157D49', dark: '#7DF0C6', forced: 'CanvasText' },
  { type: 'thing', label: 'Event, work or law', plural: 'Events, works, laws', key: 'e', line: 'double', thickness: 1.5, light: '#63159F', dark: '#E3C8FF', forced: 'CanvasText' },
  { type: 'date', label: 'Date or figure', plural: 'Dates and figures', key: 'd', line: 'dotted', thickness: 1, light: '#5F6670', dark: '#B4BCC6', forced: 'GrayText' },
  { type: 'quote', label: 'Quote', plural: 'Quotes', key: 'q', line: 'tint', thickness: 10, light: '#9C1B5B', dark: '#FF7AC8', forced: 'Mark' },
];

export const markTypes: readonly MarkType[] = markStyles.map((style) => style.type);

const markOfKind = new Map<string, MarkType>(entityKindRows.map((row) => [row.name, row.mark as MarkType]));

export const markOf = (kind: EntityKind): MarkType => markOfKind.get(kind) ?? 'thing';

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

const withAlpha = (colour: string, percent: number): string =>
  colour + Math.round((percent * 255) / 100).toString(16).padStart(2, '0');

/** The declarations of a mark inside a ::highlight rule. */
export function markDeclarations(style: MarkStyle, theme: Theme): string {
  const colour = style[theme];
  if (style.line === 'tint') return `background-color: ${withAlpha(colour, theme === 'light' ? 10 : 18)};`;
  return (
    `text-decoration: underline ${style.line} ${style.thickness}px ${colour}; ` +
    'text-decoration-skip-ink: none; text-underline-offset: 0.16em;'
  );
}

export type FlashStep = 'strong' | 'weak';

const flashAlpha: Record<FlashStep, number> = { strong: 55, weak: 25 };

/** Rules for the highlights called `nameOf(type, theme)` and `flashName(step)`. Nothing in print. */
export function markStyleSheet(
  nameOf: (type: MarkType, theme: Theme) => string,
  flashName: (step: FlashStep) => string,
): string {
  const rules: string[] = [];
  const forced: string[] = [];
  for (const style of markStyles) {
    for (const theme of themes) {
      const selector = `::highlight(${nameOf(style.type, theme)})`;
      rules.push(`${selector} { ${markDeclarations(style, theme)} }`);
      forced.push(
        style.line === 'tint'
          ? `${selector} { background-color: Mark; color: MarkText; }`
          : `${selector} { background-color: Canvas; color: CanvasText; text-decoration-color: ${style.forced}; }`,
      );
    }
  }
  for (const step of ['strong', 'weak'] as const) {
    const selector = `::highlight(${flashName(step)})`;
    rules.push(`${selector} { background-color: ${withAlpha('#F2B21B', flashAlpha[step])}; }`);
    forced.push(`${selector} { background-color: Highlight; color: HighlightText; }`);
  }
  return `@media screen {\n${rules.join('\n')}\n}\n@media screen and (forced-colors: active) {\n${forced.join('\n')}\n}\n`;
}
