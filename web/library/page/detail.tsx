// Detail: one article of the library: where it is, when it was read, who is in it, who said what, its text as it was last read.
import { useEffect, useState } from 'preact/hooks';
import { plain } from '../../panel/words';
import type { LibraryAsker } from '../library_client';
import type { Related } from '../related';
import type { ArticleDetail } from '../library_messages';
import { dayAndTime, plural, timesWords } from './said_words';

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
  if (detail === null) return <aside class="lib-detail" aria-label="Article" aria-busy="true" />;
  const { row, site, versions, text, quotes, names } = detail;
  return (
    <aside class="lib-detail" aria-label="Article">
      <button type="button" class="lib-close" onClick={close} aria-label="Close">×</button>
      <p class="lib-over"><bdi>{plain(row.outlet)}</bdi></p>
      <h2><bdi>{plain(row.title) || 'Untitled page'}</bdi></h2>
      <p class="lib-under">
        Read {timesWords(row.visits)}, first {dayAndTime(row.firstRead)}
        {row.visits > 1 ? `, last ${dayAndTime(row.lastRead)}` : ''}.
        {versions.length > 1 ? ` ${plural(versions.length, 'version')} of it are kept.` : ''}
      </p>
      <p class="lib-acts">
        <a class="lib-button" href={row.url} target="_blank" rel="noreferrer noopener">Open the page</a>
        <button type="button" class="lib-button" onClick={() => erase(id)}>Erase</button>
        <button type="button" class="lib-button" onClick={() => exclude(site)}>Keep nothing of {site}</button>
      </p>
      {names.length > 0 ? (
        <>
          <h3>Named in it</h3>
          <ul class="lib-names">
            {names.slice(0, 24).map(({ name }) => (
              <li key={name}><button type="button" onClick={() => seek(`name:"${name}" `)}><bdi>{plain(name)}</bdi></button></li>
            ))}
          </ul>
        </>
      ) : null}
      {quotes.length > 0 ? (
        <>
          <h3>Said in it</h3>
          {quotes.slice(0, 12).map((quote, at) => (
            <blockquote key={at}>
              <p><bdi>{plain(quote.text, 1500)}</bdi></p>
              {quote.speaker ? (
                <footer><button type="button" onClick={() => seek(`speaker:"${quote.speaker}" `)}><bdi>{plain(quote.speaker)}</bdi></button></footer>
              ) : null}
            </blockquote>
          ))}
        </>
      ) : null}
      {others.length > 0 ? (
        <>
          <h3>Read about the same</h3>
          <ul class="lib-others">
            {others.map((other) => (
              <li key={other.id}>
                <button type="button" onClick={() => open(other.id)}><bdi>{plain(other.title) || 'Untitled page'}</bdi></button>
                <span class="lib-under"><bdi>{plain(other.why)}</bdi></span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3>As it was last read</h3>
      <div class="lib-text">
        {text.map(([kind, words], at) => (kind === 'subheading' ? <h4 key={at}><bdi>{plain(words)}</bdi></h4> : <p key={at}><bdi>{plain(words, 20_000)}</bdi></p>))}
      </div>
    </aside>
  );
}
