// File (export and import): saves the library as one file, shows what a file would bring before anything is taken from it, and takes it
// in wholly or not at all.
import { useRef, useState } from 'preact/hooks';
import { say, sayCount } from '../../core/say';
import type { LibraryAsker } from '../library_client';
import type { Tally } from '../transfer';
import { dayWords, faultWords, listed, wordsOf } from './said_words';
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
  const parts = [sayCount('library_tally_fresh', tally.fresh)];
  if (tally.more > 0) parts.push(sayCount('library_tally_more', tally.more));
  if (tally.known > 0) parts.push(sayCount('library_tally_known', tally.known));
  if (tally.first > 0) parts.push(say('library_tally_days', dayWords(tally.first), dayWords(tally.last)));
  return parts.reduce((before, part) => say('listed', before, part));
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
    run(say('library_saving', ''), null, async (tell) => {
      const blob = await exportFile(library, null, (articles) => tell(say('library_saving', articles)));
      saveAs(blob, fileName());
      await library.ask({ kind: 'exported' });
      return { kind: 'done', words: say('library_saved') };
    });
  const look = (file: File): Promise<void> => {
    const abort = new AbortController();
    return run(say('library_looking', ''), abort, async (tell) => {
      const tally = await previewFile(library, file, abort.signal, (part) => tell(say('library_looking', handled(part))));
      return { kind: 'preview', file, tally };
    });
  };
  const take = (file: File, of: number): Promise<void> => {
    const abort = new AbortController();
    return run(say('library_taking', 0, of), abort, async (tell) => {
      const tally = await importFile(library, file, abort.signal, (part) => tell(say('library_taking', handled(part), of)));
      return { kind: 'done', words: say('library_taken', tallyWords(tally)) };
    });
  };

  return (
    <section>
      <h2>{say('library_file')}</h2>
      {due ? <p class="lib-warning" role="status">{say('library_due')} {say('library_due_says')}</p> : null}
      <p class="lib-line">
        <button type="button" class="lib-button" disabled={work.kind === 'busy'} onClick={() => void save()}>{say('library_save_file')}</button>
        <button type="button" class="lib-button" disabled={work.kind === 'busy'} onClick={() => picker.current?.click()}>{say('library_take_file')}</button>
        <input
          type="file" class="lib-unseen" tabIndex={-1} aria-hidden="true" ref={picker} accept=".gz,.jsonl.gz,application/gzip"
          onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (file) void look(file); }}
        />
      </p>
      <div role="status">
        {work.kind === 'busy' ? (
          <p class="lib-line">
            <span>{work.words}</span>
            {work.abort ? <button type="button" class="lib-button" onClick={() => work.abort?.abort()}>{say('cancel')}</button> : null}
          </p>
        ) : null}
        {work.kind === 'done' ? <p>{work.words}</p> : null}
        {work.kind === 'preview' ? (
          <div class="lib-preview">
            <p>{say('library_file_holds', tallyWords(work.tally))}</p>
            {work.tally.unfit > 0 ? <p>{sayCount('library_left_out', work.tally.unfit, listed(work.tally.faults.map(faultWords)))}</p> : null}
            <p class="lib-line">
              <button type="button" class="lib-button" onClick={() => void take(work.file, handled(work.tally))}>{say('library_take')}</button>
              <button type="button" class="lib-button" onClick={() => setWork({ kind: 'none' })}>{say('library_leave')}</button>
            </p>
          </div>
        ) : null}
      </div>
    </section>
  );
}
