// Words of the library (copy): dates, sizes and counts as they are said to the reader, on its page and in the panel. Pure.

export const counted = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const plural = (n: number, one: string, many = `${one}s`): string => `${counted(n)} ${n === 1 ? one : many}`;

export const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');

/** A moment (seconds since 1970) as a day of the reader's own calendar. */
export const dayWords = (seconds: number): string =>
  new Date(seconds * 1000).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export const dayAndTime = (seconds: number): string =>
  `${dayWords(seconds)}, ${new Date(seconds * 1000).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;

/** "today", "yesterday", "on 3 May 2026". */
export function whenWords(seconds: number, now = Date.now() / 1000): string {
  const midnight = (moment: number): number => new Date(moment * 1000).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(now) - midnight(seconds)) / 86_400_000);
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `on ${dayWords(seconds)}`;
}

export const timesWords = (visits: number): string => (visits === 1 ? 'once' : visits === 2 ? 'twice' : `${counted(visits)} times`);

/** A month "2026-03" as "March 2026". */
export const monthWords = (month: string): string =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
