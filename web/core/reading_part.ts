// Part of a reading (streaming): what the engine had found when it was asked before its end. Pure.
import type { Reading } from './reading.generated';

/** A part from its text: it says that it was stopped, and yet it goes on. */
export function readingOfPart(text: string): Reading {
  const reading = JSON.parse(text) as Reading;
  return { ...reading, notes: reading.notes.filter(({ code }) => code !== 'unfinished') };
}
