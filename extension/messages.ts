// Messages (protocol of the extension): every word that page, panel, background and engine exchange, JSON only. Never logic.
//
//   content ──port "engine"──► offscreen document (Chrome) or event page (Firefox)     snapshot, read, export, cancel → progress, piece, partial, restarted, left_out, result, file, error
//   content, library page ──port "library"──► the same                                 web/library/library_messages.ts
//   panel   ──port "panel"───► content script of the tab that is looked at             orders → changes of the model, exports
//   content ──message──► background                                                    wake, style, badge, open
//   panel   ──message──► background                                                    inject
//   background ──message──► content script                                             level, next, find, revoked
//   content ──message──► panel                                                         here (a page was read for the first time)
import { type ExportFormat, isExportFormat } from '../web/core/export_formats';
import type { Place } from '../web/core/reading.generated';
import { type Judgement, readJudgements, type Verdict } from '../web/page/judgements';
import type { MarkType } from '../web/page/marks';
import type { Level } from '../web/page/plan';
import type { PanelModel } from '../web/panel/controller';

export type ToEngine =
  | { kind: 'snapshot'; text: string } // the JSON of a snapshot, piece by piece, before what is to be done with it
  | { kind: 'read'; partly?: true }
  | { kind: 'export'; format: ExportFormat }
  | { kind: 'cancel' };
export type FromEngine =
  | { kind: 'progress'; fraction: number }
  | { kind: 'restarted' }
  | { kind: 'left_out'; words: string } // why packs of the reader's were not used
  | { kind: 'piece'; text: string; rest?: true } // of a reading (reading_pieces.ts), before its partial or result; `rest`: only for the panel
  | { kind: 'partial' } // a reading that goes on: what the page needs of it
  | { kind: 'result' } // the whole reading
  | { kind: 'file'; text: string } // of an export
  | { kind: 'error'; words: string };

export type ToPage =
  | { kind: 'read' }
  | { kind: 'cancel' }
  | { kind: 'level'; level: Level }
  | { kind: 'types'; types: MarkType[] }
  | { kind: 'judge'; judgement: Judgement; verdict: Verdict | null }
  | { kind: 'export'; id: number; format: ExportFormat }
  | { kind: 'goTo'; id: number; place: Place };
export type FromPage =
  | { kind: 'piece'; text: string; first?: true } // of a reading, as the engine wrote it, before the change that it belongs to
  | { kind: 'change'; part: Partial<PanelModel>; reading?: 'whole' | 'part' } // with the reading whose pieces came before, or with a part of one
  | { kind: 'went'; id: number; there: boolean }
  | { kind: 'exported'; id: number; text: string }
  | { kind: 'not_exported'; id: number; words: string };

export type ToBackground =
  | { to: 'background'; kind: 'wake' }
  | { to: 'background'; kind: 'style'; css: string; on: boolean }
  | { to: 'background'; kind: 'badge'; names: number }
  | { to: 'background'; kind: 'open' }
  | { to: 'background'; kind: 'inject'; tab: number };
export type ToContent =
  | { to: 'content'; kind: 'level' | 'next' }
  | { to: 'content'; kind: 'find'; words: string }
  | { to: 'content'; kind: 'revoked'; hosts: string[] };
export type ToPanel = { to: 'panel'; kind: 'here' };

/** What the background keeps for the panel when a page can't be read; in session storage, because it holds no state itself. */
export type Refusal = { tab: number; words: string } | { tab: number; never: string }; // the host that is never read
export const kRefusal = 'refusal';

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kLongestStyle = 40_000;

/** Whether a text is a style sheet for marks: rules about highlights and nothing else, nothing that loads anything. */
export const isMarkStyle = (css: unknown): css is string =>
  typeof css === 'string' &&
  css.length <= kLongestStyle &&
  /^(?:@media screen[a-z():\- ]* \{\n(?:(?:(?:(?:article|main) \*|[a-z][a-z0-9-]*)?::highlight\([\w-]+\)(?:, )?)+ \{[^{}@\\<(]*\}\n)*\}\n)*$/.test(css);

export const isMessageTo = (value: unknown, to: string): value is { to: string; kind: string } =>
  isRecord(value) && value['to'] === to && typeof value['kind'] === 'string';

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) &&
  value.every((part) => Array.isArray(part) && part.length === 3 && part.every((number) => Number.isSafeInteger(number) && number >= 0));

const levelNames: readonly string[] = ['off', 'quiet', 'normal', 'everything'];
const typeNames: readonly string[] = ['person', 'organisation', 'place', 'thing', 'date', 'quote'];

/** The order that a panel gave, or null for anything else. */
export function orderOf(value: unknown): ToPage | null {
  if (!isRecord(value)) return null;
  const { kind, level, types, id, format, place, judgement, verdict } = value;
  if (kind === 'read' || kind === 'cancel') return { kind };
  if (kind === 'level' && levelNames.includes(level as string)) return { kind, level: level as Level };
  if (kind === 'types' && Array.isArray(types) && types.every((type) => typeNames.includes(type as string))) {
    return { kind, types: types as MarkType[] };
  }
  if (kind === 'judge' && (verdict === null || verdict === 'not' || verdict === 'known')) {
    const [read] = readJudgements([judgement]);
    return read === undefined ? null : { kind, judgement: read, verdict };
  }
  if (kind === 'export' && typeof id === 'number' && isExportFormat(format)) return { kind, id, format };
  if (kind === 'goTo' && typeof id === 'number' && isPlace(place)) return { kind, id, place };
  return null;
}
