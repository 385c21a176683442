// Section (disclosure): a heading with its count, and what is in it; one quiet line when there is nothing. The rows are in
// who.tsx, said.tsx and lists.tsx.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { plural } from './words';

export type SectionProps = {
  id: string;
  title: string;
  count: number;
  /** Said when there is nothing to show. */
  empty: string;
  /** Under the heading, when there is something. */
  says?: string | undefined;
  children?: ComponentChildren;
};

export function Section({ id, title, count, empty, says, children }: SectionProps) {
  const bare = count === 0;
  return (
    <section class={bare ? 'sl-section sl-bare' : 'sl-section'} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <h2 id={`${id}-title`}>
        {title}
        {bare ? null : <span class="sl-count"> {count}</span>}
      </h2>
      {bare ? <p class="sl-empty">{empty}</p> : null}
      {!bare && says ? <p class="sl-says">{says}</p> : null}
      {bare ? null : children}
    </section>
  );
}

const kMoreAtATime = 50;

export type LongListProps<Row> = {
  rows: Row[];
  /** How many are shown before the reader asks for more. */
  first: number;
  /** One and several of what the rows are. */
  words: [string, string];
  /** A row that must be shown, or -1. */
  wanted?: number;
  list: (rows: Row[]) => ComponentChildren;
};

/** A list that shows its first rows and more of them when asked: a page can hold tens of thousands. */
export function LongList<Row>({ rows, first, words, wanted = -1, list }: LongListProps<Row>) {
  const [more, setMore] = useState(0);
  const shown = Math.max(first + more, wanted + 1);
  const rest = rows.length - shown;
  return (
    <>
      {list(rows.slice(0, shown))}
      {rest > 0 ? (
        <button type="button" class="sl-more" onClick={() => setMore(more + kMoreAtATime)}>
          Show {plural(Math.min(rest, kMoreAtATime), `more ${words[0]}`, `more ${words[1]}`)}
          {rest > kMoreAtATime ? ` of ${rest}` : ''}
        </button>
      ) : null}
    </>
  );
}
