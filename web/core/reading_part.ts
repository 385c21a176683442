// Part of a reading (streaming): what the engine had found when it was asked before its end. Pure.
import type { Reading } from './reading.generated';

/** A part says that it was stopped, and yet it goes on. */
export const readingThatGoesOn = (part: Reading): Reading => ({ ...part, notes: part.notes.filter(({ code }) => code !== 'unfinished') });

/** A part from its text. */
export const readingOfPart = (text: string): Reading => readingThatGoesOn(JSON.parse(text) as Reading);
