// Timeline, Figures and On this page (lists of places): rows that lead to the page.
import { LongList, Section } from './section';
import { type FigureRow, matches, type OutlineRow, type RelatedRow, type TimeRow } from './view';
import type { Go } from './who';

const kTimesAtFirst = 30;
const kFiguresAtFirst = 12;
const kItemsAtFirst = 20;
const kPartsAtFirst = 60;

type ListProps<Row> = { id: string; rows: Row[]; filter: string; picked: string; go: Go };

const nothing = (filter: string, empty: string): string => (filter ? 'Nothing here for this filter.' : empty);

export const dateId = (row: { id: number }): string => `sl-date-${row.id}`;

export function Timeline({ id, rows, filter, picked, go }: ListProps<TimeRow>) {
  const found = rows.filter((row) => matches(filter, row.when, row.sentence));
  return (
    <Section id={id} title="Timeline" count={found.length} empty={nothing(filter, 'No dates were found.')}>
      <LongList
        rows={found}
        first={kTimesAtFirst}
        words={['date', 'dates']}
        wanted={found.findIndex((row) => dateId(row) === picked)}
        list={(shown) => (
          <ol class="sl-list sl-time">
            {shown.map((row, index) => (
              <TimeItem key={row.id} row={row} again={row.when !== '' && shown[index - 1]?.when === row.when} picked={picked === dateId(row)} go={go} />
            ))}
          </ol>
        )}
      />
    </Section>
  );
}

function TimeItem({ row, again, picked, go }: { row: TimeRow; again: boolean; picked: boolean; go: Go }) {
  return (
    <li id={dateId(row)} class={picked ? 'sl-item sl-picked' : 'sl-item'}>
      <button type="button" class="sl-row" data-item onClick={() => go(row.place, row.words)}>
        <span class={again ? 'sl-when sl-quiet' : 'sl-when'}>{row.when || '—'}</span>
        <span class="sl-sentence">
          <Sentence text={row.sentence} words={row.words} />
        </span>
      </button>
    </li>
  );
}

function Sentence({ text, words }: { text: string; words: string }) {
  const at = words === '' ? -1 : text.indexOf(words);
  if (at < 0) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.slice(0, at)}
      <b>{words}</b>
      {text.slice(at + words.length)}
    </bdi>
  );
}


export function Figures({ id, rows, filter, go }: Omit<ListProps<FigureRow>, 'picked'>) {
  const shown = rows.filter((row) => matches(filter, row.before, row.text, row.after));
  return (
    <Section id={id} title="Figures" count={shown.length} empty={nothing(filter, 'No figures were found.')}>
      <LongList
        rows={shown}
        first={kFiguresAtFirst}
        words={['figure', 'figures']}
        list={(first) => (
          <ul class="sl-list">
            {first.map((row) => (
              <li key={row.id} class="sl-item">
                <button type="button" class="sl-row sl-figure" data-item onClick={() => go(row.place, row.text)}>
                  <bdi>
                    <span class="sl-around">{row.before}</span>
                    <b>{row.text}</b>
                    <span class="sl-around">{row.after}</span>
                  </bdi>
                </button>
              </li>
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

export type OnThisPageProps = { id: string; outline: OutlineRow[]; related: RelatedRow[]; filter: string; go: Go };

export function OnThisPage({ id, outline, related, filter, go }: OnThisPageProps) {
  const items = related.filter((row) => matches(filter, row.title, row.teaser, row.section));
  const parts = outline.filter((row) => matches(filter, row.label, row.text));
  return (
    <Section id={id} title="On this page" count={items.length + parts.length} empty={nothing(filter, 'Nothing else was found.')}>
      {items.length > 0 ? (
        <>
          <h3 class="sl-sub">Related items</h3>
          <LongList
            rows={items}
            first={kItemsAtFirst}
            words={['item', 'items']}
            list={(shown) => (
              <ul class="sl-list">
                {shown.map((row, index) => (
                  <RelatedItem key={index} row={row} go={go} />
                ))}
              </ul>
            )}
          />
        </>
      ) : null}
      {parts.length > 0 ? (
        <>
          <h3 class="sl-sub">The article</h3>
          <LongList
            rows={parts}
            first={kPartsAtFirst}
            words={['part', 'parts']}
            list={(shown) => (
              <ol class="sl-list sl-outline">
                {shown.map((row, index) => (
                  <OutlineItem key={index} row={row} go={go} />
                ))}
              </ol>
            )}
          />
        </>
      ) : null}
    </Section>
  );
}

function OutlineItem({ row, go }: { row: OutlineRow; go: Go }) {
  return (
    <li class="sl-item" data-level={row.level}>
      <button type="button" class="sl-row" data-item disabled={row.place.length === 0} onClick={() => go(row.place, row.label)}>
        <span class="sl-part">{row.label}</span>
        <bdi class="sl-text">{row.text}</bdi>
      </button>
    </li>
  );
}

function RelatedItem({ row, go }: { row: RelatedRow; go: Go }) {
  return (
    <li class="sl-item sl-related">
      {row.section ? <p class="sl-part"><bdi>{row.section}</bdi></p> : null}
      <button type="button" class="sl-go" data-item disabled={row.place.length === 0} onClick={() => go(row.place, row.title)}>
        <bdi>{row.title}</bdi>
      </button>
      {row.teaser ? <p class="sl-teaser"><bdi>{row.teaser}</bdi></p> : null}
      {row.href ? (
        <a class="sl-open" href={row.href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
          Open<span class="sl-unseen">: {row.title}</span>
        </a>
      ) : null}
    </li>
  );
}
