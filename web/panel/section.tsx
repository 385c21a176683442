// Section (disclosure): a heading with its count, and what is in it; one quiet line when there is nothing. The rows are in
// who.tsx, said.tsx and list.tsx.
import type { ComponentChildren } from 'preact';

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
