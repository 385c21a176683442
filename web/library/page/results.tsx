// Results (virtual list): the articles that were found, of which only those in view are in the document, however many there are. All by
// keyboard: arrows or J and K move, Enter opens, X chooses.
import { useEffect, useRef, useState } from 'preact/hooks';
import { plain, say } from '../../panel/words';
import type { Row } from '../search';
import type { RowSource } from './row_source';
import { readWords } from './said_words';

const kRowHeight = 92; // CSS pixels; library_page.css says the same
const kBeyond = 6; // rows drawn above and below the window
const kTallest = 16_000_000; // CSS pixels: browsers draw nothing beyond some more than this

export type ResultsProps = {
  source: RowSource;
  /** Changes whenever the source has. */
  turn: number;
  active: number;
  setActive: (index: number) => void;
  open: (row: Row) => void;
  opened: number;
  chosen: ReadonlySet<number>;
  choose: (id: number) => void;
};

export function Results({ source, turn, active, setActive, open, opened, chosen, choose }: ResultsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const first = Math.max(0, Math.floor(top / kRowHeight) - kBeyond);
  const last = Math.min(source.count, Math.ceil((top + height) / kRowHeight) + kBeyond);

  useEffect(() => {
    const element = box.current!;
    const sizes = new ResizeObserver(() => setHeight(element.clientHeight));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    box.current?.scrollTo({ top: 0, behavior: 'instant' });
    setTop(0);
  }, [source]);
  useEffect(() => source.need(first, Math.max(last, first + 1)), [source, first, last, turn]);
  useEffect(() => {
    const element = box.current!;
    const [start, end] = [active * kRowHeight, (active + 1) * kRowHeight];
    if (start < element.scrollTop) element.scrollTop = start;
    else if (end > element.scrollTop + element.clientHeight) element.scrollTop = end - element.clientHeight;
  }, [active]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height / kRowHeight) - 1);
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    const row = source.row(active);
    if (step !== undefined) setActive(Math.max(0, Math.min(source.count - 1, active + step)));
    else if (event.key === 'Enter' && row) open(row);
    else if (event.key === 'x' && row) choose(row.id);
    else return;
    event.preventDefault();
  };

  const indices = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  return (
    <div
      class="lib-results" ref={box} tabIndex={0} role="listbox" aria-label={say('library_articles')} aria-multiselectable="true"
      aria-activedescendant={source.row(active) ? `lib-row-${source.row(active)!.id}` : undefined}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)} onKeyDown={onKeyDown}
    >
      <div class="lib-canvas" role="presentation" style={{ height: `${Math.min(kTallest, source.count * kRowHeight)}px` }}>
        {indices.map((index) => {
          const row = source.row(index);
          if (row === undefined) return <div key={index} class="lib-row lib-coming" role="presentation" style={{ top: `${index * kRowHeight}px` }} />;
          return (
            <ResultRow
              key={index} row={row} index={index} count={source.isExact ? source.count : -1} active={index === active} opened={row.id === opened}
              chosen={chosen.has(row.id)} passage={source.passages.get(row.id)}
              pick={() => { setActive(index); open(row); }} choose={() => choose(row.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

type ResultRowProps = {
  row: Row; index: number; count: number; active: boolean; opened: boolean; chosen: boolean;
  passage: { before: string; match: string; after: string } | undefined;
  pick: () => void; choose: () => void;
};

function ResultRow({ row, index, count, active, opened, chosen, passage, pick, choose }: ResultRowProps) {
  const classes = ['lib-row', active ? 'lib-active' : '', opened ? 'lib-opened' : ''].filter((name) => name !== '').join(' ');
  return (
    <div
      id={`lib-row-${row.id}`} class={classes} role="option" aria-selected={chosen} aria-posinset={index + 1} aria-setsize={count}
      style={{ top: `${index * kRowHeight}px` }} onClick={pick}
    >
      <span class="lib-tick" aria-hidden="true" onClick={(event) => { event.stopPropagation(); choose(); }}>{chosen ? '✓' : ''}</span>
      <span class="lib-row-text">
        <span class="lib-row-title" dir="auto">{plain(row.title) || say('untitled')}</span>
        <span class="lib-row-under">
          <bdi>{plain(row.outlet)}</bdi> · {readWords(row.visits, row.lastRead)}
        </span>
        <span class="lib-row-passage" dir="auto">
          {passage ? <>{plain(passage.before)}{passage.match ? <mark>{plain(passage.match)}</mark> : null}{plain(passage.after)}</> : ''}
        </span>
      </span>
    </div>
  );
}
