// Words of the panel (copy): dates, lengths and states as they are said to the reader. Pure; the sentences themselves are in the
// catalogue (core/say.ts).
import type { Note, Reading } from '../core/reading.generated';
import { count, language, listed, say, sayCount, sayWith } from '../core/say';
import type { PanelState } from './controller';

export { count, listed, say, sayCount, sayWith };

const references: Record<string, string> = { PRESENT_REF: 'date_now', PAST_REF: 'date_past', FUTURE_REF: 'date_future' };
const seasons: Record<string, string> = { SP: 'date_spring', SU: 'date_summer', FA: 'date_autumn', AU: 'date_autumn', WI: 'date_winter' };

const inWords = (year: number, month: number, day: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), { timeZone: 'UTC', ...options }).format(Date.UTC(year, month - 1, day));

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

/** A TIMEX3 value or an ISO 8601 date in plain words; empty when it is neither or says no more than its own words. */
export function dateWords(value: string): string {
  if (references[value]) return say(references[value]);
  const day = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(value);
  if (day) {
    const [year, month, date] = [Number(day[1]), Number(day[2]), Number(day[3])];
    if (!isMonth(month) || date < 1 || date > 31) return '';
    const words = inWords(year, month, date, { day: 'numeric', month: 'long', year: 'numeric' });
    return day[4] !== undefined && !(day[4] === '00' && day[5] === '00') ? say('date_time', words, `${day[4]}:${day[5]}`) : words;
  }
  const part = /^(\d{4})-(?:W(\d{2})|Q([1-4])|H([12])|(SP|SU|FA|AU|WI)|(\d{2}))$/.exec(value);
  if (part) {
    const [, year = '', week, quarter, half, season, month] = part;
    if (week) return say('date_week', String(Number(week)), year);
    if (quarter) return say('date_quarter', quarter, year);
    if (half) return say(half === '1' ? 'date_first_half' : 'date_second_half', year);
    if (season) return say(seasons[season]!, year);
    return isMonth(Number(month)) ? inWords(Number(year), Number(month), 1, { month: 'long', year: 'numeric' }) : '';
  }
  if (/^\d{4}$/.test(value)) return value;
  if (/^\d{3}X?$/.test(value)) return say('date_decade', `${value.slice(0, 3)}0`);
  if (/^\d{2}(XX)?$/.test(value)) return say('date_century', ordinal(Number(value.slice(0, 2)) + 1));
  return '';
}

/** 20 as "20th" where the language wants an ending. */
function ordinal(n: number): string {
  const form = new Intl.PluralRules(language(), { type: 'ordinal' }).select(n);
  return say(`ordinal_${form}`) === `ordinal_${form}` ? say('ordinal_other', String(n)) : say(`ordinal_${form}`, String(n));
}

const kLongestName = 300;
export const kLongestPassage = 1500;

/** Text of a page as it may be shown: without control characters and direction overrides, and not endless. */
export function plain(text: string, longest = kLongestName): string {
  const clean = text.replace(/[\t\n\r]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const kWordsAMinute = 230;

export const minutes = (words: number): string => sayCount('minutes', Math.max(1, Math.round(words / kWordsAMinute)));

/** How sure the engine is, in words: thousandths of a score. */
export type Sureness = 'clear' | 'likely' | 'unsure';
export const surenessOf = (score: number): Sureness => (score >= 850 ? 'clear' : score >= 650 ? 'likely' : 'unsure');

export type StateWords = { title: string; text: string };

/** What is said where there is no reading to show. */
export function stateWords(state: PanelState): StateWords {
  switch (state.kind) {
    case 'idle':
      return { title: say('state_idle'), text: say('state_idle_says') };
    case 'working':
      return { title: say('state_working'), text: say('state_working_says') };
    case 'unsupported':
      return { title: say('state_unsupported'), text: state.words };
    case 'barred':
      return { title: say(`state_${state.why}`), text: say(`state_${state.why}_says`) };
    case 'failed':
      return { title: say('state_failed'), text: state.words };
    case 'ready':
      return { title: say('state_ready'), text: '' };
  }
}

/** A note in the reader's language; the engine's own words, which say more, where that is English. */
const noteWords = (note: Note): string => (language().startsWith('en') && note.text !== '' ? note.text : say(`note_${note.code}`));

/** What must be said about a reading before anything else: what sort of page it is, then its notes in their order. */
export function readingWords(reading: Reading): string[] {
  const { kind } = reading.page;
  // What is no article has no day of its own.
  const dayless = kind === 'front_page' || reading.notes.some((note) => note.code === 'no_article');
  const notes = reading.notes.filter((note) => !dayless || note.code !== 'no_date');
  const words = notes.map(noteWords).filter((text) => text !== '');
  const listing = kind === 'front_page' || kind === 'not_article';
  if (listing && !reading.notes.some((note) => note.code === 'no_article')) words.unshift(say('says_front_page'));
  if (kind === 'video') words.unshift(say('says_video'));
  return words;
}
