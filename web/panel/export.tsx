// Export menu: choose a format, then take the reading away as a file or through the clipboard. Shows only: what the file says is
// made by the engine (src/exports), and how an engine is reached is the host's matter.
import { useId, useState } from 'preact/hooks';
import { type ExportFormat, exportFileName, exportFormats, isExportFormat } from '../core/export_formats';
import type { Reading } from '../core/reading.generated';

export type ExportMenuProps = {
  reading: Reading;
  /** Makes the file; rejects with words that can be shown. */
  make: (format: ExportFormat) => Promise<string>;
  /** Told in words what came of it, for the panel's live region. */
  announce?: (words: string) => void;
  /** The format that was used last. */
  first?: ExportFormat;
};

/** Why a format would be empty for this reading, or nothing. */
export function emptyBecause(reading: Reading, format: ExportFormat): string {
  if (format === 'quotes-csv' && reading.quotes.length === 0) return 'no quotes here';
  if (format === 'names-csv' && reading.cards.length === 0) return 'no names here';
  if (format === 'icalendar' && reading.timeline.length === 0) return 'no dates here';
  const located = (group: Reading['groups'][number]): boolean =>
    group.region === 'article' &&
    (group.kind === 'place' || group.kind === 'facility') &&
    (group.entity?.facts.some((fact) => fact.key === 'coordinates') ?? false);
  if (format === 'geojson' && !reading.groups.some(located)) return 'no known places here';
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

export function ExportMenu({ reading, make, announce, first = 'markdown' }: ExportMenuProps) {
  const id = useId();
  const [format, setFormat] = useState<ExportFormat>(first);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const row = exportFormats.find((each) => each.name === format)!;
  const empty = emptyBecause(reading, format);

  const say = (words: string): void => {
    setSaid(words);
    announce?.(words);
  };
  const use = async (take: (text: string) => Promise<string> | string): Promise<void> => {
    setBusy(true);
    say('');
    try {
      say(await take(await make(format)));
    } catch (error) {
      say(`The export did not work: ${wordsOf(error)}`);
    } finally {
      setBusy(false);
    }
  };
  const save = (): Promise<void> =>
    use((text) => {
      const name = exportFileName(reading.page.title, format);
      saveFile(text, name, row.type);
      return `Saved as ${name}.`;
    });
  const copy = (): Promise<void> =>
    use(async (text) => {
      await navigator.clipboard.writeText(text);
      return `Copied as ${row.label}.`;
    });

  return (
    <details class="sl-export">
      <summary>Export</summary>
      <div class="sl-export-body">
        <label for={`${id}format`}>Format</label>
        <select
          id={`${id}format`}
          value={format}
          aria-describedby={`${id}says`}
          onChange={({ currentTarget }) => {
            if (isExportFormat(currentTarget.value)) setFormat(currentTarget.value);
            setSaid('');
          }}
        >
          {exportFormats.map(({ name, label }) => {
            const why = emptyBecause(reading, name);
            return <option key={name} value={name} disabled={why !== ''}>{why === '' ? label : `${label}: ${why}`}</option>;
          })}
        </select>
        <p class="sl-export-says" id={`${id}says`}>{empty === '' ? row.says : `${row.says}: ${empty}.`}</p>
        <div class="sl-export-buttons">
          <button type="button" class="sl-button" disabled={busy || empty !== ''} onClick={() => void save()}>Download</button>
          <button type="button" class="sl-button" disabled={busy || empty !== ''} onClick={() => void copy()}>Copy</button>
        </div>
        <p class="sl-export-said" role={announce ? undefined : 'status'}><bdi>{said}</bdi></p>
      </div>
    </details>
  );
}
