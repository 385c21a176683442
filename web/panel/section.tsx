// Section (disclosure): a heading with its count, and what is in it; one quiet line when there is nothing. The rows are in
// who.tsx, said.tsx and lists.tsx.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { count as number, say, sayCount } from './words';

export type SectionProps = {
  id: string;
  title: string;
  count: number;
  /** Said when there is nothing to show. */
  empty: string;
  /** Under the heading, when there is something. */
  says?: string | undefined;
  /** Beside the heading: how the rows are sorted. */
  tools?: ComponentChildren;
  children?: ComponentChildren;
};

export function Section({ id, title, count, empty, says, tools, children }: SectionProps) {
  const [open, setOpen] = useState(true);
  const bare = count === 0;
  const body = `${id}-body`;
  if (bare) {
    return (
      <section class="sl-section sl-bare" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
        <h2 id={`${id}-title`}>{title}</h2>
        <p class="sl-empty">{empty}</p>
      </section>
    );
  }
  return (
    <section class="sl-section" id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div class="sl-section-head">
        <h2>
          <button type="button" class="sl-fold" aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
            <span id={`${id}-title`}>{title}</span>
            <span class="sl-count"> {number(count)}</span>
            <Chevron open={open} />
          </button>
        </h2>
        {open ? tools : null}
      </div>
      <div id={body} hidden={!open}>
        {says ? <p class="sl-says">{says}</p> : null}
        {children}
      </div>
    </section>
  );
}

function Chevron({ open }: { open: boolean }) {
  return (
    <svg class={open ? 'sl-chevron sl-down' : 'sl-chevron'} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M4 2 8 6 4 10" fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}

const kMoreAtATime = 50;

export type LongListProps<Row> = {
  rows: Row[];
  /** How many are shown before the reader asks for more. */
  first: number;
  /** Key of "Show 3 more names" in the catalogue. */
  more: string;
  /** A row that must be shown, or -1. */
  wanted?: number;
  list: (rows: Row[]) => ComponentChildren;
};

/** A list that shows its first rows and more of them when asked: a page can hold tens of thousands. */
export function LongList<Row>({ rows, first, more, wanted = -1, list }: LongListProps<Row>) {
  const [asked, setAsked] = useState(0);
  const shown = Math.max(first + asked, wanted + 1);
  const rest = rows.length - shown;
  return (
    <>
      {list(rows.slice(0, shown))}
      {rest > 0 ? (
        <button type="button" class="sl-more" onClick={() => setAsked(asked + kMoreAtATime)}>
          {sayCount(more, Math.min(rest, kMoreAtATime))}
          {rest > kMoreAtATime ? ` ${say('of_all', rest)}` : ''}
        </button>
      ) : null}
    </>
  );
}

export type SortProps<Order extends string> = { orders: readonly Order[]; order: Order; set: (order: Order) => void };

/** How a section's rows are sorted. */
export function Sort<Order extends string>({ orders, order, set }: SortProps<Order>) {
  return (
    <label class="sl-sort">
      <span class="sl-unseen">{say('sort')}</span>
      <select value={order} onChange={(event) => set(event.currentTarget.value as Order)}>
        {orders.map((each) => (
          <option key={each} value={each}>{say(`sort_${each}`)}</option>
        ))}
      </select>
    </label>
  );
}

/** What is said where a list is empty: because of the filter, or by itself. */
export const nothing = (filter: string, key: string): string => say(filter ? 'none_for_filter' : key);
