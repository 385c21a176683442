// People and names: who and what was read about, most often first, and the months in which it was read.
import { useEffect, useRef, useState } from 'preact/hooks';
import { entityKindRows } from '../../core/kinds.generated';
import { plain, say, sayCount } from '../../panel/words';
import type { LibraryAsker } from '../library_client';
import type { Month, NameRow } from '../search';
import { articles, monthWords } from './said_words';

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
          <span class="lib-unseen">{say('library_kind')}</span>
          <select value={of} onChange={(event) => setOf(event.currentTarget.value)}>
            {kinds.map((kind) => <option key={kind.name} value={kind.name}>{say(`library_kinds_${kind.name}`)}</option>)}
            <option value="topic">{say('library_topics')}</option>
            <option value="">{say('library_all_names')}</option>
          </select>
        </label>
        <input type="search" placeholder={say('library_find_name')} aria-label={say('library_find_name')} value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </div>
      {rows.length === 0 ? <p class="lib-empty">{say('library_none_of_kind')}</p> : null}
      <ol class="lib-often">
        {rows.map((row) => (
          <li key={`${row.kind} ${row.name}`}>
            <button type="button" onClick={() => seek(row.kind === 'topic' ? `${row.name} ` : `name:"${row.name}" `)}>
              <span class="lib-often-name"><bdi>{plain(row.name)}</bdi></span>
              <span class="lib-often-count">{row.spoke > 0 ? say('listed', articles(row.articles), sayCount('library_spoke_in', row.spoke)) : articles(row.articles)}</span>
              <span class="lib-often-bar" style={{ inlineSize: `${Math.max(1, Math.round((100 * row.articles) / most))}%` }} />
            </button>
          </li>
        ))}
      </ol>
      {rows.length === limit && limit < kMost ? (
        <button type="button" class="lib-button" onClick={() => setLimit(kMost)}>{say('library_show_more')}</button>
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
  const most = Math.max(...months.map((each) => each.articles));
  const told = (each: Month): string => say('labelled', monthWords(each.month), articles(each.articles));
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
    <ul class="lib-months" ref={list} aria-label={say('library_months')} onKeyDown={onKeyDown}>
      {months.map((each, index) => (
        <li key={each.month}>
          <button
            type="button" tabIndex={index === current ? 0 : -1} aria-pressed={each.month === shown} title={told(each)}
            aria-label={told(each)} onClick={() => choose(each.month === shown ? '' : each.month)}
          >
            <span style={{ blockSize: `${Math.max(6, Math.round((100 * each.articles) / most))}%` }} />
          </button>
        </li>
      ))}
    </ul>
  );
}
