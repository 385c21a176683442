// Head of the panel: what is being read, how much is marked, and the way to the sections.
import type { PageFields, Reading } from '../core/reading.generated';
import { markStyles, type MarkType } from '../page/marks';
import { type Level, levels } from '../page/plan';
import { Marked } from './marked';
import { kindLabel } from './view';
import { count, dateWords, minutes, plain, plural } from './words';

export function Title({ reading }: { reading: Reading }) {
  const { page, counts } = reading;
  const over = [kindLabel(reading), page.outlet || host(page), page.kicker || page.section].map((part) => plain(part)).filter((part) => part !== '');
  const under = [
    plain(page.authors.join(', ')),
    dateWords(page.published.slice(0, 10)),
    counts.words > 0 && page.kind !== 'front_page' ? `${plural(counts.words, 'word')}, ${minutes(counts.words)}` : '',
  ].filter((part) => part !== '');
  return (
    <div class="sl-title">
      {over.length > 0 ? <p class="sl-over">{over.map((part, index) => <span key={index}><bdi>{part}</bdi></span>)}</p> : null}
      <h1><bdi>{plain(page.title) || 'Untitled page'}</bdi></h1>
      {page.standfirst ? <p class="sl-standfirst"><bdi>{plain(page.standfirst, 600)}</bdi></p> : null}
      {under.length > 0 ? <p class="sl-under">{under.map((part, index) => <span key={index}><bdi>{part}</bdi></span>)}</p> : null}
    </div>
  );
}

const host = (page: PageFields): string => {
  try {
    return new URL(page.canonical || page.url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
};

export function LevelControl({ level, set }: { level: Level; set: (level: Level) => void }) {
  return (
    <fieldset class="sl-levels">
      <legend>Marks on the page</legend>
      <div class="sl-segments">
        {levels.map((row) => (
          <label key={row.name} title={row.says} class={row.name === level ? 'sl-segment sl-chosen' : 'sl-segment'}>
            <input type="radio" name="sl-level" value={row.name} checked={row.name === level} onChange={() => set(row.name)} />
            <span>{row.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export type TypeTogglesProps = {
  types: readonly MarkType[];
  counts: Record<MarkType, number>;
  toggle: (type: MarkType) => void;
};

export function TypeToggles({ types, counts, toggle }: TypeTogglesProps) {
  return (
    <div class="sl-types" role="group" aria-label="Types of marks">
      {markStyles.map((style) => {
        const on = types.includes(style.type);
        return (
          <button type="button" key={style.type} class="sl-type" aria-pressed={on} onClick={() => toggle(style.type)}>
            <Marked type={style.type} off={!on}>{style.plural}</Marked> <span class="sl-count">{count(counts[style.type])}</span>
          </button>
        );
      })}
    </div>
  );
}

export type Chip = { id: string; title: string; count: number };

export function SectionChips({ chips, open }: { chips: Chip[]; open: (id: string) => void }) {
  return (
    <nav class="sl-chips" aria-label="Sections">
      {chips.map((chip) => (
        <button type="button" key={chip.id} class={chip.count === 0 ? 'sl-chip sl-none' : 'sl-chip'} onClick={() => open(chip.id)}>
          {chip.title}
        </button>
      ))}
    </nav>
  );
}

export function Filter({ value, set }: { value: string; set: (value: string) => void }) {
  return (
    <div class="sl-filter">
      <input
        type="search"
        data-filter
        aria-label="Filter names, quotes and dates"
        placeholder="Filter names, quotes, dates"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
