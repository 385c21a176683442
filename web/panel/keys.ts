// Keys of the panel (keyboard shortcuts): which key means what. Pure. Only while the panel has the focus, never on the page.
import type { Verdict } from '../page/judgements';
import { markStyles, type MarkType } from '../page/marks';

export type KeyAction =
  | { kind: 'next' }
  | { kind: 'previous' }
  | { kind: 'section'; index: number }
  | { kind: 'filter' }
  | { kind: 'type'; type: MarkType }
  | { kind: 'copy' }
  | { kind: 'judge'; verdict: Verdict }
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
  if (key === 'c') return { kind: 'copy' };
  if (key === 'x') return { kind: 'judge', verdict: 'not' };
  if (key === 'm') return { kind: 'judge', verdict: 'known' };
  if (/^[1-9]$/.test(key)) return { kind: 'section', index: Number(key) - 1 };
  const style = markStyles.find((mark) => mark.key === key);
  return style ? { kind: 'type', type: style.type } : null;
}

/** For the help: the key, and the key of its words in the catalogue. */
export const keyHelp: readonly [string, string][] = [
  ['J, K', 'keys_move'],
  ['Enter', 'keys_enter'],
  ['1 – 9', 'keys_sections'],
  ['/', 'keys_filter'],
  ...markStyles.map((style): [string, string] => [style.key.toUpperCase(), `type_${style.type}`]),
  ['C', 'keys_copy'],
  ['M', 'keys_known'],
  ['X', 'keys_not'],
  ['?', 'keys_help'],
  ['Esc', 'keys_leave'],
];
