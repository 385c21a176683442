// Library page: everything that was read, found again: a search, the months, people and names, one article, settings. It asks the library
// by a LibraryAsker and never reaches a browser's extension interface itself. What the library keeps is policy.ts.
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { say, sayCount } from '../../core/say';
import type { LibraryAsker } from '../library_client';
import type { EraseWhat, LibraryStatus } from '../library_messages';
import type { Settings } from '../policy';
import type { Month } from '../search';
import { Detail } from './detail';
import { FileView, fileName, saveAs } from './file_view';
import { Months, NamesView } from './names_view';
import { Results } from './results';
import { RowSource } from './row_source';
import { articles, faultWords, monthWords, sizeWords, statusWords, wordsOf } from './said_words';
import { SettingsView } from './settings_view';
import { exportFile } from './transfer_file';

type View = 'articles' | 'names' | 'settings';
const views: readonly View[] = ['articles', 'names', 'settings'];

/** Puts the library's page into `root`, which it then owns. Called again with the same root and another `turn`, it looks anew. */
export function mountLibrary(root: HTMLElement, library: LibraryAsker, turn = 0): void {
  root.classList.add('lib-root', 'sl-root');
  render(<LibraryPage library={library} turn={turn} />, root);
}

function LibraryPage({ library, turn }: { library: LibraryAsker; turn: number }) {
  const [status, setStatus] = useState<LibraryStatus | null>(null);
  const [view, setView] = useState<View>(location.hash === '#settings' ? 'settings' : 'articles');
  const [query, setQuery] = useState('');
  const [notice, setNotice] = useState('');
  const [checked, setChecked] = useState('');
  const [epoch, setEpoch] = useState(0); // a new one when what is kept has changed

  const refresh = useCallback((): void => {
    library.ask({ kind: 'status' }).then(setStatus, (error: unknown) => setNotice(wordsOf(error)));
    setEpoch((before) => before + 1);
  }, [library]);
  useEffect(refresh, [refresh, turn]);

  const configure = (settings: Partial<Settings>): void => {
    // The browser asks, or decides by itself; either way the library works.
    if (settings.on === true) void navigator.storage?.persist?.().catch(() => undefined);
    library.ask({ kind: 'configure', settings }).then(setStatus, (error: unknown) => setNotice(wordsOf(error))).finally(() => setEpoch((before) => before + 1));
  };
  const erase = (what: EraseWhat, words: string): void => {
    if (!globalThis.confirm(say('library_erase_sure', words))) return;
    library.ask({ kind: 'erase', what }).then(
      ({ erased }) => { setNotice(sayCount('library_erased', erased)); refresh(); },
      (error: unknown) => setNotice(wordsOf(error)),
    );
  };
  const check = (): void => {
    setChecked(say('library_checking'));
    library.ask({ kind: 'check' }).then(({ fault }) => setChecked(fault === '' ? say('library_sound') : faultWords(fault)), (error: unknown) => setChecked(wordsOf(error)));
  };
  const seek = (words: string): void => {
    setQuery(words);
    setView('articles');
  };

  if (status === null) return <main class="lib-page" aria-busy="true"><Head status={null} view={view} setView={setView} />{notice ? <p role="alert">{notice}</p> : null}</main>;
  const closed = status.state === 'elsewhere' || status.state === 'newer' || status.state === 'unavailable';
  const welcome = !closed && status.state === 'off' && status.articles === 0 && view !== 'settings';
  return (
    <main class="lib-page">
      <Head status={status} view={view} setView={setView} />
      {status.words ? <p class="lib-warning" role="alert">{faultWords(status.words)}</p> : null}
      {status.state === 'full' ? <p class="lib-warning" role="alert">{say('library_full')}</p> : null}
      {status.nearlyFull && status.state === 'on' ? <p class="lib-warning" role="status">{say('library_nearly_full', sizeWords(status.room ?? 0))}</p> : null}
      <p class={notice ? 'lib-note' : 'lib-unseen'} role="status">{notice}</p>
      {status.exportDue && view !== 'settings' ? (
        <p class="lib-note">{say('library_due')} <button type="button" class="lib-link" onClick={() => setView('settings')}>{say('library_save_it')}</button></p>
      ) : null}
      {welcome ? <Welcome switchOn={() => configure({ on: true })} /> : null}
      {!closed && !welcome && view === 'articles' ? (
        <Articles library={library} query={query} setQuery={setQuery} epoch={epoch} tell={setNotice} erase={erase} configure={configure} settings={status.settings} />
      ) : null}
      {!closed && !welcome && view === 'names' ? <NamesView library={library} seek={seek} /> : null}
      {!closed && view === 'settings' ? (
        <div class="lib-settings">
          <SettingsView status={status} configure={configure} erase={erase} check={check} checked={checked} />
          <FileView library={library} due={status.exportDue} changed={refresh} />
        </div>
      ) : null}
    </main>
  );
}

function Head({ status, view, setView }: { status: LibraryStatus | null; view: View; setView: (view: View) => void }) {
  return (
    <header class="lib-head">
      <h1>{say('library')}</h1>
      <p class="lib-under">{status ? statusWords(status) : ''}</p>
      <nav aria-label={say('library')}>
        {views.map((each) => (
          <button key={each} type="button" aria-current={each === view ? 'page' : undefined} onClick={() => setView(each)}>{say(`library_${each}`)}</button>
        ))}
      </nav>
    </header>
  );
}

function Welcome({ switchOn }: { switchOn: () => void }) {
  return (
    <section class="lib-welcome">
      <h2>{say('library_keep')}</h2>
      <p>{say('library_keep_says')}</p>
      <ul>
        <li>{say('library_keep_1')}</li>
        <li>{say('library_keep_2')}</li>
        <li>{say('library_keep_3')}</li>
      </ul>
      <button type="button" class="lib-button lib-main" onClick={switchOn}>{say('library_switch_on')}</button>
    </section>
  );
}

type ArticlesProps = {
  library: LibraryAsker; query: string; setQuery: (query: string) => void; epoch: number; settings: Settings;
  tell: (words: string) => void; erase: (what: EraseWhat, words: string) => void; configure: (settings: Partial<Settings>) => void;
};

const keys = [
  [['↓', '↑'], 'library_key_move'], [['Enter'], 'library_key_open'], [['X'], 'library_key_choose'], [['/'], 'library_key_search'], [['Esc'], 'library_key_clear'],
] as const;

const kTyping = 40; // milliseconds after a key before the search goes out

function Articles({ library, query, setQuery, epoch, settings, tell, erase, configure }: ArticlesProps) {
  const [asked, setAsked] = useState(query);
  const [turn, setTurn] = useState(0);
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [months, setMonths] = useState<Month[]>([]);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => setAsked(query), kTyping);
    return () => clearTimeout(timer);
  }, [query]);
  useEffect(() => {
    library.ask({ kind: 'months' }).then(setMonths, () => undefined);
  }, [epoch]);
  useEffect(() => box.current?.focus(), []);
  const source = useMemo(
    () => new RowSource(library, asked.trim() === '' ? '' : asked, () => setTurn((before) => before + 1), (error) => tell(wordsOf(error))),
    [library, asked, epoch],
  );
  useEffect(() => setActive(0), [source]);

  const choose = (id: number): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const month = /(?:^|\s)on:(\d{4}-\d{2})(?=\s|$)/.exec(query)?.[1] ?? '';
  const setMonth = (next: string): void => {
    const rest = query.replace(/(?:^|\s)on:\d{4}(?:-\d{2}){0,2}(?=\s|$)/g, '').trim();
    setQuery(next === '' ? rest : `${rest} on:${next} `.trimStart());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      document.querySelector<HTMLElement>('.lib-results')?.focus();
      event.preventDefault();
    } else if (event.key === 'Escape' && query !== '') setQuery('');
  };
  return (
    <div class="lib-articles" onKeyDown={(event) => { if (event.key === '/' && event.target !== box.current) { box.current?.focus(); event.preventDefault(); } }}>
      <div class="lib-search">
        <input
          ref={box} type="search" value={query} aria-label={say('library_search')} placeholder={say('library_search_hint')}
          onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={onKeyDown}
        />
        <p class="lib-found" role="status">{foundWords(source, asked)}{month ? ` · ${monthWords(month)}` : ''}</p>
      </div>
      <Months months={months} shown={month} choose={setMonth} />
      {chosen.size > 0 ? (
        <p class="lib-chosen">
          {sayCount('library_chosen', chosen.size)}
          <button type="button" class="lib-button" onClick={() => void exportFile(library, [...chosen], () => undefined).then((file) => saveAs(file, fileName('-selection')), (error: unknown) => tell(wordsOf(error)))}>{say('library_save_selection')}</button>
          <button type="button" class="lib-button" onClick={() => { erase({ kind: 'ids', ids: [...chosen] }, articles(chosen.size)); setChosen(new Set()); }}>{say('library_erase')}</button>
          <button type="button" class="lib-button" onClick={() => setChosen(new Set())}>{say('library_choose_none')}</button>
        </p>
      ) : null}
      <div class={opened > 0 ? 'lib-split lib-open' : 'lib-split'}>
        <Results source={source} turn={turn} active={active} setActive={setActive} open={(row) => setOpened(row.id)} opened={opened} chosen={chosen} choose={choose} />
        {opened > 0 ? (
          <Detail
            library={library} id={opened} open={setOpened} close={() => setOpened(0)} seek={setQuery}
            erase={(id) => { erase({ kind: 'ids', ids: [id] }, say('library_this_article')); setOpened(0); }}
            exclude={(site) => configure({ excluded: [...settings.excluded, site] })}
          />
        ) : null}
      </div>
      <p class="lib-keys">
        {keys.map(([names, words]) => <span key={words}>{names.map((name) => <kbd key={name}>{name}</kbd>)} {say(words)}</span>)}
      </p>
    </div>
  );
}

function foundWords(source: RowSource, asked: string): string {
  if (source.count === 0) return source.isExact ? (say(asked.trim() === '' ? 'library_found_empty' : 'library_found_none')) : '';
  return source.isExact ? articles(source.count) : say('library_newest');
}
