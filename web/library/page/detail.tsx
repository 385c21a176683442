// Detail: one article of the library: where it is, when it was read, who is in it, who said what, its text as it was last read.
import { useEffect, useState } from 'preact/hooks';
import { plain, say, sayCount } from '../../panel/words';
import type { LibraryAsker } from '../library_client';
import type { Related } from '../related';
import type { ArticleDetail } from '../library_messages';
import { dayAndTime, reasonWords } from './said_words';

export type DetailProps = {
  library: LibraryAsker;
  id: number;
  open: (id: number) => void;
  close: () => void;
  seek: (query: string) => void;
  erase: (id: number) => void;
  exclude: (site: string) => void;
};

export function Detail({ library, id, open, close, seek, erase, exclude }: DetailProps) {
  const [detail, setDetail] = useState<ArticleDetail | null>(null);
  const [others, setOthers] = useState<Related[]>([]);
  useEffect(() => {
    let wanted = true;
    setDetail(null);
    setOthers([]);
    library.ask({ kind: 'related', id, limit: 5 }).then((found) => wanted && setOthers(found), () => undefined);
    library.ask({ kind: 'article', id }).then((found) => wanted && setDetail(found), () => undefined);
    return () => { wanted = false; };
  }, [id]);
  if (detail === null) return <aside class="lib-detail" aria-label={say('library_article')} aria-busy="true" />;
  const { row, site, versions, text, quotes, names } = detail;
  return (
    <aside class="lib-detail" aria-label={say('library_article')}>
      <button type="button" class="lib-close" onClick={close} aria-label={say('close')}>×</button>
      <p class="lib-over"><bdi>{plain(row.outlet)}</bdi></p>
      <h2><bdi>{plain(row.title) || say('untitled')}</bdi></h2>
      <p class="lib-under">
        {sayCount('library_detail_read', row.visits, dayAndTime(row.firstRead), dayAndTime(row.lastRead))}
        {versions.length > 1 ? ` ${sayCount('library_versions', versions.length)}` : ''}
      </p>
      <p class="lib-acts">
        <a class="lib-button" href={row.url} target="_blank" rel="noreferrer noopener">{say('library_open_page')}</a>
        <button type="button" class="lib-button" onClick={() => erase(id)}>{say('library_erase')}</button>
        <button type="button" class="lib-button" onClick={() => exclude(site)}>{say('library_exclude', site)}</button>
      </p>
      {names.length > 0 ? (
        <>
          <h3>{say('library_named')}</h3>
          <ul class="lib-names">
            {names.slice(0, 24).map(({ name }) => (
              <li key={name}><button type="button" onClick={() => seek(`name:"${name}" `)}><bdi>{plain(name)}</bdi></button></li>
            ))}
          </ul>
        </>
      ) : null}
      {quotes.length > 0 ? (
        <>
          <h3>{say('library_quoted')}</h3>
          {quotes.slice(0, 12).map((quote, at) => (
            <blockquote key={at}>
              <p dir="auto">{plain(quote.text, 1500)}</p>
              {quote.speaker ? (
                <footer><button type="button" onClick={() => seek(`speaker:"${quote.speaker}" `)}><bdi>{plain(quote.speaker)}</bdi></button></footer>
              ) : null}
            </blockquote>
          ))}
        </>
      ) : null}
      {others.length > 0 ? (
        <>
          <h3>{say('library_same')}</h3>
          <ul class="lib-others">
            {others.map((other) => (
              <li key={other.id}>
                <button type="button" onClick={() => open(other.id)}><bdi>{plain(other.title) || say('untitled')}</bdi></button>
                <span class="lib-under"><bdi>{plain(reasonWords(other.why))}</bdi></span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>{say('library_as_read')}</h3>
      <div class="lib-text">
        {text.map(([kind, words], at) => (kind === 'subheading' ? <h4 key={at} dir="auto">{plain(words)}</h4> : <p key={at} dir="auto">{plain(words, 20_000)}</p>))}
      </div>
    </aside>
  );
}
