// Marked words (legend): words in the panel under the same mark as on the page, so that the panel is its own legend.
import type { ComponentChildren } from 'preact';
import { markStyles, type MarkType } from '../page/marks';

const styleOf = new Map(
  markStyles.map((mark): [MarkType, Record<string, string>] => {
    const colour = `light-dark(${mark.light}, ${mark.dark})`;
    if (mark.line === 'tint') {
      return [
        mark.type,
        {
          backgroundColor: `color-mix(in srgb, ${colour} ${mark.thickness + 4}%, transparent)`,
          borderRadius: '2px',
          padding: '0 0.2em',
          margin: '0 -0.2em',
        },
      ];
    }
    return [
      mark.type,
      {
        textDecorationLine: 'underline',
        textDecorationStyle: mark.line,
        textDecorationThickness: `${mark.thickness}px`,
        textDecorationColor: colour,
        textDecorationSkipInk: 'none',
        textUnderlineOffset: '0.2em',
      },
    ];
  }),
);

export function Marked({ type, off, children }: { type: MarkType; off?: boolean; children: ComponentChildren }) {
  return <bdi style={off ? {} : (styleOf.get(type) ?? {})}>{children}</bdi>;
}
