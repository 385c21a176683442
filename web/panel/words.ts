// Words of the panel (copy): dates, lengths and states as they are said to the reader. Pure. Names as in the product's list.
import type { Reading } from '../core/reading.generated';
import type { PanelState } from './controller';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const seasons: Record<string, string> = { SP: 'Spring', SU: 'Summer', FA: 'Autumn', AU: 'Autumn', WI: 'Winter' };
const references: Record<string, string> = { PRESENT_REF: 'Now', PAST_REF: 'In the past', FUTURE_REF: 'In the future' };

/** A TIMEX3 value or an ISO 8601 date in plain words; empty when it is neither or says no more than its own words. */
export function dateWords(value: string): string {
  if (references[value]) return references[value];
  const day = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(value);
  if (day) {
    const month = months[Number(day[2]) - 1];
    if (month === undefined) return '';
    const time = day[4] !== undefined && !(day[4] === '00' && day[5] === '00') ? `, ${day[4]}:${day[5]}` : '';
    return `${Number(day[3])} ${month} ${day[1]}${time}`;
  }
  const part = /^(\d{4})-(?:W(\d{2})|Q([1-4])|H([12])|(SP|SU|FA|AU|WI)|(\d{2}))$/.exec(value);
  if (part) {
    const [, year, week, quarter, half, season, month] = part;
    if (week) return `Week ${Number(week)}, ${year}`;
    if (quarter) return `Quarter ${quarter}, ${year}`;
    if (half) return `${half === '1' ? 'First' : 'Second'} half of ${year}`;
    if (season) return `${seasons[season]} ${year}`;
    return months[Number(month) - 1] ? `${months[Number(month) - 1]} ${year}` : '';
  }
  if (/^\d{4}$/.test(value)) return value;
  if (/^\d{3}X?$/.test(value)) return `${value.slice(0, 3)}0s`;
  if (/^\d{2}(XX)?$/.test(value)) return `${ordinal(Number(value.slice(0, 2)) + 1)} century`;
  return '';
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

const kLongestName = 300;
export const kLongestPassage = 1500;

/** Text of a page as it may be shown: without control characters and direction overrides, and not endless. */
export function plain(text: string, longest = kLongestName): string {
  const clean = text.replace(/[\t\n\r]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
  return clean.length <= longest ? clean : `${clean.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** 12345 as 12,345. */
export const count = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const kWordsAMinute = 230;

export const minutes = (words: number): string => `${Math.max(1, Math.round(words / kWordsAMinute))} min`;

export type StateWords = { title: string; text: string };

/** What is said where there is no reading to show. */
export function stateWords(state: PanelState): StateWords {
  switch (state.kind) {
    case 'idle':
      return { title: 'Ready when you are', text: 'Click Read. Nothing leaves your computer.' };
    case 'working':
      return { title: 'Reading', text: 'Finding the article, the names and the quotes.' };
    case 'unsupported':
      return { title: 'This page can’t be read', text: state.words };
    case 'failed':
      return { title: 'That did not work', text: state.words };
    case 'ready':
      return { title: 'Read', text: '' };
  }
}

/** What must be said about a reading before anything else: what sort of page it is, then its notes in their order. */
export function readingWords(reading: Reading): string[] {
  const { kind } = reading.page;
  // A listing has no day of its own.
  const notes = reading.notes.filter((note) => kind !== 'front_page' || note.code !== 'no_date');
  const words = notes.map((note) => note.text).filter((text) => text !== '');
  const listing = kind === 'front_page' || kind === 'not_article';
  if (listing && !reading.notes.some((note) => note.code === 'no_article')) {
    words.unshift('This looks like a front page or a listing: names only.');
  }
  if (kind === 'video') words.unshift('This is a video page: only the words beside the video were read.');
  return words;
}
