// Transfer file (export and import on the page): packs the library's lines into one gzip file and reads such a file again, a part at a
// time. The lines themselves, and what is believed of them, are transfer.ts.
import { LibraryFault } from '../faults';
import type { LibraryAsker } from '../library_client';
import { addTally, emptyTally, type FileEnd, type FileHead, headFault, kFormat, kFormatVersion, type Tally } from '../transfer';

const kLinesOfAPart = 100;
const kLongestLine = 20_000_000; // characters: a line longer than this is no article

/** The whole library, or the articles chosen, as a file. */
export async function exportFile(library: LibraryAsker, ids: number[] | null, onProgress: (articles: number) => void): Promise<Blob> {
  const packer = new CompressionStream('gzip');
  const packed = new Response(packer.readable).blob();
  const writer = packer.writable.getWriter();
  const put = (value: object | string): Promise<void> =>
    writer.write(new TextEncoder().encode(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`));
  await put({ format: kFormat, version: kFormatVersion, made: new Date().toISOString() } satisfies FileHead);
  let articles = 0;
  for (let after = 0; ; ) {
    const part = await library.ask({ kind: 'exportLines', after, limit: kLinesOfAPart, ...(ids === null ? {} : { ids }) });
    for (const line of part.lines) await put(line);
    onProgress((articles += part.lines.length));
    if (part.next === 0) break;
    after = part.next;
  }
  await put({ end: articles } satisfies FileEnd);
  await writer.close();
  return packed;
}

/** The lines of a packed file. Throws a fault for what is no gzip file, or one that is cut off. */
async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    let part: ReadableStreamReadResult<string>;
    try {
      part = await reader.read();
    } catch {
      throw new LibraryFault('file_damaged');
    }
    if (part.done) break;
    const lines = (rest + part.value).split('\n');
    rest = lines.pop()!;
    if (rest.length > kLongestLine) throw new LibraryFault('not_a_file');
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Calls `take` with the articles' lines, a part at a time; checks the head and the end of the file. */
async function eachPart(file: Blob, signal: AbortSignal, take: (lines: string[]) => Promise<void>): Promise<void> {
  let first = true;
  let end = -1;
  let count = 0;
  let part: string[] = [];
  for await (const line of linesOf(file)) {
    if (signal.aborted) throw new LibraryFault('import_cancelled');
    if (first) {
      const fault = headFault(line);
      if (fault !== null) throw new LibraryFault(fault);
      first = false;
      continue;
    }
    const closing = /^\{"end":(\d+)\}$/.exec(line);
    if (closing) {
      end = Number(closing[1]);
      break;
    }
    ++count;
    part.push(line);
    if (part.length === kLinesOfAPart) {
      await take(part);
      part = [];
    }
  }
  if (first) throw new LibraryFault('file_empty');
  if (part.length > 0) await take(part);
  if (end !== count) throw new LibraryFault('file_cut_off');
}

type Progress = (tally: Tally) => void;

/** What would come of a file; changes nothing. */
export async function previewFile(library: LibraryAsker, file: Blob, signal: AbortSignal, onProgress: Progress): Promise<Tally> {
  let tally = emptyTally();
  await eachPart(file, signal, async (lines) => {
    tally = addTally(tally, await library.ask({ kind: 'preview', lines }));
    onProgress(tally);
  });
  return tally;
}

/** Takes a file into the library: all of it, or, when it is cancelled or fails, nothing. */
export async function importFile(library: LibraryAsker, file: Blob, signal: AbortSignal, onProgress: Progress): Promise<Tally> {
  let tally = emptyTally();
  await library.ask({ kind: 'importBegin' });
  try {
    await eachPart(file, signal, async (lines) => {
      tally = addTally(tally, await library.ask({ kind: 'importLines', lines }));
      onProgress(tally);
    });
  } catch (error) {
    await library.ask({ kind: 'importEnd', apply: false });
    throw error;
  }
  await library.ask({ kind: 'importEnd', apply: true });
  return tally;
}
