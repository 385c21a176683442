// Keys of the panel (keyboard shortcuts): which key means what. Pure. Only while the panel has the focus, never on the page.
import { markStyles, type MarkType } from '../page/marks';

export type KeyAction =
  | { kind: 'next' }
  | { kind: 'previous' }
  | { kind: 'section'; index: number }
  | { kind: 'filter' }
  | { kind: 'type'; type: MarkType }
  | { kind: 'help' }
  | { kind: 'leave' };

type KeyPress = { key: string; ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean };

/** What a key does, or null. `typing`: the focus is in a text field, where letters are letters. */
export function actionOf(press: KeyPress, typing: boolean): KeyAction | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  if (press.key === 'Escape') return { kind: 'leave' };
  if (typing) return null;
  const key = press.key.toLowerCase();
  if (key === 'j') return { kind: 'next' };
  if (key === 'k') return { kind: 'previous' };
  if (key === '/') return { kind: 'filter' };
  if (key === '?') return { kind: 'help' };
  if (/^[1-9]$/.test(key)) return { kind: 'section', index: Number(key) - 1 };
  const style = markStyles.find((mark) => mark.key === key);
  return style ? { kind: 'type', type: style.type } : null;
}

/** For the help. */
export const keyHelp: readonly [string, string][] = [
  ['J, K', 'next and previous item'],
  ['Enter', 'go to it on the page'],
  ['1 to 9', 'sections, in their order'],
  ['/', 'filter'],
  ...markStyles.map((style): [string, string] => [style.key.toUpperCase(), `marks: ${style.plural.toLowerCase()}`]),
  ['?', 'this help'],
  ['Esc', 'close, or clear the filter'],
];
