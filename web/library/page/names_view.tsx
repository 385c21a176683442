// People and names: who and what was read about, most often first, and the months in which it was read.
import { useEffect, useRef, useState } from 'preact/hooks';
import { entityKindRows } from '../../core/kinds.generated';
import { plain } from '../../panel/words';
import type { LibraryAsker } from '../library_client';
import type { Month, NameRow } from '../search';
import { counted, monthWords, plural } from './said_words';

const kFirst = 100;
const kMost = 1000;

export function NamesView({ library, seek }: { library: LibraryAsker; seek: (query: string) => void }) {
  const [of, setOf] = useState('person');
  const [filter, setFilter] = useState('');
  const [limit, setLimit] = useState(kFirst);
  const [rows, setRows] = useState<NameRow[]>([]);
  useEffect(() => {
    let wanted = true;
    library.ask({ kind: 'names', of, filter, limit }).then((found) => wanted && setRows(found), () => undefined);
    return () => { wanted = false; };
  }, [of, filter, limit]);
  const most = rows[0]?.articles ?? 1;
  const kinds = entityKindRows.filter(({ name }) => name !== 'nationality');
  return (
    <div class="lib-people">
      <div class="lib-filters">
        <label>
          <span class="lib-unseen">Kind</span>
          <select value={of} onChange={(event) => setOf(event.currentTarget.value)}>
            {kinds.map((kind) => <option key={kind.name} value={kind.name}>{kind.plural}</option>)}
            <option value="topic">Topics</option>
            <option value="">All names</option>
          </select>
        </label>
        <input type="search" placeholder="Find a name" aria-label="Find a name" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </div>
      {rows.length === 0 ? <p class="lib-empty">Nobody and nothing of this kind was read about yet.</p> : null}
      <ol class="lib-often">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.name}`}>
            <button type="button" onClick={() => seek(row.kind === 'topic' ? `${row.name} ` : `name:"${row.name}" `)}>
              <span class="lib-often-name"><bdi>{plain(row.name)}</bdi></span>
              <span class="lib-often-count">{plural(row.articles, 'article')}{row.spoke > 0 ? `, quoted in ${counted(row.spoke)}` : ''}</span>
              <span class="lib-often-bar" style={{ inlineSize: `${Math.max(1, Math.round((100 * row.articles) / most))}%` }} />
            </button>
          </li>
        ))}
      </ol>
      {rows.length === limit && limit < kMost ? (
        <button type="button" class="lib-button" onClick={() => setLimit(kMost)}>Show more</button>
      ) : null}
    </div>
  );
}

/** A bar for each month, by keyboard with the arrow keys; a press shows what was read then. */
export function Months({ months, shown, choose }: { months: Month[]; shown: string; choose: (month: string) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const at = Math.max(0, months.findIndex(({ month }) => month === shown));
  const [focus, setFocus] = useState(-1);
  if (months.length < 2) return null;
  const most = Math.max(...months.map(({ articles }) => articles));
  const current = focus >= 0 && focus < months.length ? focus : shown === '' ? months.length - 1 : at;
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(months.length - 1, current + step));
    setFocus(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul class="lib-months" ref={list} aria-label="When it was read" onKeyDown={onKeyDown}>
      {months.map(({ month, articles }, index) => (
        <li key={month}>
          <button
            type="button" tabIndex={index === current ? 0 : -1} aria-pressed={month === shown} title={`${monthWords(month)}: ${plural(articles, 'article')}`}
            aria-label={`${monthWords(month)}: ${plural(articles, 'article')}`} onClick={() => choose(month === shown ? '' : month)}
          >
            <span style={{ blockSize: `${Math.max(6, Math.round((100 * articles) / most))}%` }} />
          </button>
        </li>
      ))}
    </ul>
  );
}
