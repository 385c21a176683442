// File (export and import): saves the library as one file, shows what a file would bring before anything is taken from it, and takes it
// in wholly or not at all.
import { useRef, useState } from 'preact/hooks';
import type { LibraryAsker } from '../library_client';
import type { Tally } from '../transfer';
import { counted, dayWords, plural, wordsOf } from './said_words';
import { exportFile, importFile, previewFile } from './transfer_file';

/** Offers a file to be saved. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const fileName = (part = ''): string => `sidelight-library${part}-${new Date().toISOString().slice(0, 10)}.jsonl.gz`;

type Work =
  | { kind: 'none' }
  | { kind: 'busy'; words: string; abort: AbortController | null }
  | { kind: 'preview'; file: File; tally: Tally }
  | { kind: 'done'; words: string };

const handled = (tally: Tally): number => tally.fresh + tally.more + tally.known + tally.unfit;

/** What is in a file, in words. */
function tallyWords(tally: Tally): string {
  const parts = [plural(tally.fresh, 'new article')];
  if (tally.more > 0) parts.push(`${counted(tally.more)} of which it knows a later reading`);
  if (tally.known > 0) parts.push(`${counted(tally.known)} that are here already`);
  return `${parts.join(', ')}${tally.first > 0 ? `, read from ${dayWords(tally.first)} to ${dayWords(tally.last)}` : ''}.`;
}

export function FileView({ library, due, changed }: { library: LibraryAsker; due: boolean; changed: () => void }) {
  const [work, setWork] = useState<Work>({ kind: 'none' });
  const picker = useRef<HTMLInputElement>(null);

  const run = async (words: string, abort: AbortController | null, task: (tell: (words: string) => void) => Promise<Work>): Promise<void> => {
    setWork({ kind: 'busy', words, abort });
    try {
      setWork(await task((told) => setWork({ kind: 'busy', words: told, abort })));
    } catch (error) {
      setWork({ kind: 'done', words: wordsOf(error) });
    }
    changed();
  };
  const save = (): Promise<void> =>
    run('Saving …', null, async (tell) => {
      const blob = await exportFile(library, null, (articles) => tell(`Saving … ${counted(articles)}`));
      saveAs(blob, fileName());
      await library.ask({ kind: 'exported' });
      return { kind: 'done', words: 'The file was saved.' };
    });
  const look = (file: File): Promise<void> => {
    const abort = new AbortController();
    return run('Looking at the file …', abort, async (tell) => {
      const tally = await previewFile(library, file, abort.signal, (part) => tell(`Looking at the file … ${counted(handled(part))}`));
      return { kind: 'preview', file, tally };
    });
  };
  const take = (file: File, of: number): Promise<void> => {
    const abort = new AbortController();
    return run('Taking it in …', abort, async (tell) => {
      const tally = await importFile(library, file, abort.signal, (part) => tell(`Taking it in … ${counted(handled(part))} of ${counted(of)}`));
      return { kind: 'done', words: `Taken in: ${tallyWords(tally)}` };
    });
  };

  return (
    <section>
      <h2>One file</h2>
      {due ? <p class="lib-warning" role="status">A month has passed since the library was last saved as a file. Browsers may clear what they keep when the disk is full; a file is yours.</p> : null}
      <p class="lib-line">
        <button type="button" class="lib-button" disabled={work.kind === 'busy'} onClick={() => void save()}>Save the library as a file</button>
        <button type="button" class="lib-button" disabled={work.kind === 'busy'} onClick={() => picker.current?.click()}>Take in a file …</button>
        <input
          type="file" class="lib-unseen" tabIndex={-1} aria-hidden="true" ref={picker} accept=".gz,.jsonl.gz,application/gzip"
          onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void look(file); }}
        />
      </p>
      <div role="status">
        {work.kind === 'busy' ? (
          <p class="lib-line">
            <span>{work.words}</span>
            {work.abort ? <button type="button" class="lib-button" onClick={() => work.abort?.abort()}>Cancel</button> : null}
          </p>
        ) : null}
        {work.kind === 'done' ? <p>{work.words}</p> : null}
        {work.kind === 'preview' ? (
          <div class="lib-preview">
            <p>This file holds {tallyWords(work.tally)}</p>
            {work.tally.unfit > 0 ? <p>{plural(work.tally.unfit, 'line')} will be left out: {work.tally.reasons.join('; ')}.</p> : null}
            <p class="lib-line">
              <button type="button" class="lib-button" onClick={() => void take(work.file, handled(work.tally))}>Take it in</button>
              <button type="button" class="lib-button" onClick={() => setWork({ kind: 'none' })}>Leave it</button>
            </p>
          </div>
        ) : null}
      </div>
    </section>
  );
}
