// Faults: what the library says when something is not as it should be, as a short name with a detail where there is one, so that it
// passes between worker, host and page as plain text. The words for the reader are said by page/said_words.ts, in their language.

export const faultNames = [
  'switched_off', // the reader has not said yes
  'closed', 'stopped', 'silent', // the worker was ended, fell, or did not answer
  'elsewhere', // another window holds it
  'newer', // a later version wrote it
  'no_place', 'no_folder', // this window keeps no files; detail: the browser's own name for the reason
  'damaged', 'foreign', // the file was set aside as it is, and a new library begun
  'no_room',
  'counts_differ', // its tables do not agree about how many articles there are
  'refused', // this may not be asked from there
  'import_ended', 'import_undone', 'import_cancelled', // detail of import_undone: the fault that undid it
  'not_a_file', 'file_damaged', 'file_newer', 'file_empty', 'file_cut_off',
  // Of a line of a file; detail: the member of the line.
  'line_not_json', 'line_malformed', 'line_too_long', 'line_too_early', 'line_no_address', 'line_no_text',
] as const;

export type FaultName = (typeof faultNames)[number];

export const faultText = (name: FaultName, detail = ''): string => (detail === '' ? name : `${name}: ${detail}`);

export class LibraryFault extends Error {
  override name = 'LibraryFault';

  constructor(fault: FaultName, detail = '') {
    super(faultText(fault, detail));
  }
}

/** The name and the detail of a fault; null for the words of anything else. */
export function readFault(text: string): { name: FaultName; detail: string } | null {
  const parts = /^([a-z_]+)(?:: (.*))?$/s.exec(text);
  const name = faultNames.find((each) => each === parts?.[1]);
  return name === undefined ? null : { name, detail: parts?.[2] ?? '' };
}
