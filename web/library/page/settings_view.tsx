// Settings of the library: consent, pause, how long, which sites, size, erasing. The file for export and import is file_view.tsx.
import { useState } from 'preact/hooks';
import { say } from '../../core/say';
import type { EraseWhat, LibraryStatus } from '../library_messages';
import { retentionChoices, type Settings } from '../policy';
import { articles, listed, sizeWords } from './said_words';

export type SettingsProps = {
  status: LibraryStatus;
  configure: (settings: Partial<Settings>) => void;
  erase: (what: EraseWhat, words: string) => void;
  check: () => void;
  checked: string;
};

export function SettingsView({ status, configure, erase, check, checked }: SettingsProps) {
  const { settings } = status;
  return (
    <>
      <section>
        <h2>{say('library_keeping')}</h2>
        <label class="lib-check">
          <input type="checkbox" checked={settings.on} onChange={(event) => configure({ on: event.currentTarget.checked })} />
          {say('library_on')}
        </label>
        <label class="lib-check">
          <input type="checkbox" checked={settings.paused} disabled={!settings.on} onChange={(event) => configure({ paused: event.currentTarget.checked })} />
          {say('library_pause')}
        </label>
        <label class="lib-line">
          {say('library_keep_for')}{' '}
          <select value={settings.retentionDays} disabled={!settings.on} onChange={(event) => configure({ retentionDays: Number(event.currentTarget.value) })}>
            {retentionChoices.map((days) => <option key={days} value={days}>{say(`library_for_${days}`)}</option>)}
          </select>
        </label>
        <p class="lib-note">{say('library_private')}</p>
      </section>
      <Sites settings={settings} configure={configure} />
      <Size status={status} check={check} checked={checked} />
      <Erasing erase={erase} />
    </>
  );
}

function Sites({ settings, configure }: Pick<SettingsProps, 'configure'> & { settings: Settings }) {
  const [site, setSite] = useState('');
  const add = (event: Event): void => {
    event.preventDefault();
    if (site.trim() !== '') configure({ excluded: [...settings.excluded, site] });
    setSite('');
  };
  return (
    <section>
      <h2>{say('library_excluded')}</h2>
      <form class="lib-line" onSubmit={add}>
        <input type="text" aria-label={say('library_site_example')} placeholder="example.org" value={site} onInput={(event) => setSite(event.currentTarget.value)} />
        <button type="submit" class="lib-button">{say('library_add')}</button>
      </form>
      <ul class="lib-sites">
        {settings.excluded.map((each) => (
          <li key={each}>
            <bdi>{each}</bdi>{' '}
            <button type="button" aria-label={say('library_keep_again', each)} onClick={() => configure({ excluded: settings.excluded.filter((other) => other !== each) })}>
              {say('library_remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Size({ status, check, checked }: Pick<SettingsProps, 'status' | 'check' | 'checked'>) {
  return (
    <section>
      <h2>{say('library_size')}</h2>
      <p>
        {say('library_size_is', articles(status.articles), sizeWords(status.bytes))}
        {status.articles >= 100 ? ` ${say('library_size_each', sizeWords(Math.round(status.bytes / status.articles)))}` : ''}
      </p>
      {status.aside.length > 0 ? <p class="lib-note">{say('library_aside', listed(status.aside))}</p> : null}
      <p class="lib-line">
        <button type="button" class="lib-button" onClick={check}>{say('library_check')}</button> <span role="status">{checked}</span>
      </p>
    </section>
  );
}

function Erasing({ erase }: Pick<SettingsProps, 'erase'>) {
  const [site, setSite] = useState('');
  const [day, setDay] = useState('');
  const sure = (what: EraseWhat, words: string) => (event: Event): void => {
    event.preventDefault();
    erase(what, words);
  };
  return (
    <section>
      <h2>{say('library_erase')}</h2>
      <p class="lib-note">{say('library_erase_says')}</p>
      <form class="lib-line" onSubmit={sure({ kind: 'site', site: site.trim() }, say('library_all_of_site', site.trim()))}>
        <input type="text" required aria-label={say('library_site_to_erase')} placeholder="example.org" value={site} onInput={(event) => setSite(event.currentTarget.value)} />
        <button type="submit" class="lib-button">{say('library_erase_site')}</button>
      </form>
      <form class="lib-line" onSubmit={sure({ kind: 'days', from: day, to: day }, say('library_all_of_day', day))}>
        <input type="date" required aria-label={say('library_day_to_erase')} value={day} onInput={(event) => setDay(event.currentTarget.value)} />
        <button type="submit" class="lib-button">{say('library_erase_day')}</button>
      </form>
      <button type="button" class="lib-button lib-danger" onClick={sure({ kind: 'all' }, say('library_all_kept'))}>
        {say('library_erase_all')}
      </button>
    </section>
  );
}
