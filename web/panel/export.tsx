// Export menu: a button in the bar at the top opens it: choose a format, then take the reading away as a file or through the clipboard. Shows only: what the file says is
// made by the engine (src/exports), and how an engine is reached is the host's matter.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type ExportFormat, exportFileName, exportFormats, isExportFormat } from '../core/export_formats';
import type { Reading } from '../core/reading.generated';
import { say } from './words';

export const kExportId = 'sl-export';

/** Opens and closes the menu, from the bar at the top. */
export function ExportButton({ open, set }: { open: boolean; set: (open: boolean) => void }) {
  return (
    <button type="button" class="sl-pill sl-export-open" aria-expanded={open} aria-controls={open ? kExportId : undefined} onClick={() => set(!open)}>
      {say('export')}
    </button>
  );
}

export type ExportMenuProps = {
  reading: Reading;
  /** Makes the file; rejects with words that can be shown. */
  make: (format: ExportFormat) => Promise<string>;
  /** Told in words what came of it, for the panel's live region. */
  announce?: (words: string) => void;
  /** The format that was used last. */
  first?: ExportFormat;
  /** Escape, anywhere in the menu. */
  close?: () => void;
};

/** Why a format would be empty for this reading, or nothing. */
export function emptyBecause(reading: Reading, format: ExportFormat): string {
  if (format === 'quotes-csv' && reading.quotes.length === 0) return say('export_no_quotes');
  if (format === 'names-csv' && reading.cards.length === 0) return say('export_no_names');
  if (format === 'icalendar' && reading.timeline.length === 0) return say('export_no_dates');
  const located = (group: Reading['groups'][number]): boolean =>
    group.region === 'article' &&
    (group.kind === 'place' || group.kind === 'facility') &&
    (group.entity?.facts.some((fact) => fact.key === 'coordinates') ?? false);
  if (format === 'geojson' && !reading.groups.some(located)) return say('export_no_places');
  return '';
}

/** Gives a text to the browser as a file to save; nothing goes over the network. */
export function saveFile(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the blob after this turn; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const keyOf = (format: ExportFormat): string => `export_${format.replaceAll('-', '_')}`;
const labelOf = (format: ExportFormat): string => say(keyOf(format));

export function ExportMenu({ reading, make, announce, first = 'markdown', close }: ExportMenuProps) {
  const id = useId();
  const formats = useRef<HTMLSelectElement>(null);
  // It opens beside its button, not behind it in the order of the keys.
  useEffect(() => formats.current?.focus(), []);
  const [format, setFormat] = useState<ExportFormat>(first);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const row = exportFormats.find((each) => each.name === format)!;
  const empty = emptyBecause(reading, format);

  const tell = (words: string): void => {
    setSaid(words);
    announce?.(words);
  };
  // A button that is switched off while it works would lose the focus.
  const use = async (take: (text: string) => Promise<string> | string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    tell('');
    try {
      tell(await take(await make(format)));
    } catch (error) {
      tell(say('export_failed', wordsOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const save = (): Promise<void> =>
    use((text) => {
      const name = exportFileName(reading.page.title, format);
      saveFile(text, name, row.type);
      return say('export_saved', name);
    });
  const copy = (): Promise<void> =>
    use(async (text) => {
      await navigator.clipboard.writeText(text);
      return say('export_copied', labelOf(format));
    });

  return (
    <section
      class="sl-export"
      id={kExportId}
      aria-label={say('export')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || close === undefined) return;
        event.stopPropagation();
        close();
      }}
    >
      <div class="sl-export-body">
        <label for={`${id}format`}>{say('export_format')}</label>
        <select
          ref={formats}
          id={`${id}format`}
          value={format}
          aria-describedby={`${id}says`}
          onChange={({ currentTarget }) => {
            if (isExportFormat(currentTarget.value)) setFormat(currentTarget.value);
            setSaid('');
          }}
        >
          {exportFormats.map(({ name }) => {
            const why = emptyBecause(reading, name);
            return <option key={name} value={name} disabled={why !== ''}>{why === '' ? labelOf(name) : say('labelled', labelOf(name), why)}</option>;
          })}
        </select>
        <p class="sl-export-says" id={`${id}says`}>{empty === '' ? say(`${keyOf(format)}_says`) : say('labelled', say(`${keyOf(format)}_says`), empty)}</p>
        <div class="sl-export-buttons">
          <button type="button" class="sl-button" disabled={empty !== ''} aria-disabled={busy} onClick={() => void save()}>{say('export_download')}</button>
          <button type="button" class="sl-button" disabled={empty !== ''} aria-disabled={busy} onClick={() => void copy()}>{say('export_copy')}</button>
        </div>
        <p class="sl-export-said" role={announce ? undefined : 'status'}><bdi>{said}</bdi></p>
      </div>
    </section>
  );
}
