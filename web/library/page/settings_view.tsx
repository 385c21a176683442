// Settings of the library: consent, pause, how long, which sites, size, erasing. The file for export and import is file_view.tsx.
import { useState } from 'preact/hooks';
import type { EraseWhat, LibraryStatus } from '../library_messages';
import { retentionChoices, type Settings } from '../policy';
import { counted, plural, sizeWords } from './said_words';

const retentionWords: Record<number, string> = {
  0: 'until I erase them', 30: 'for 30 days after I last read them', 90: 'for 90 days after I last read them', 365: 'for a year after I last read them',
  1095: 'for three years after I last read them',
};

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
        <h2>Keeping</h2>
        <label class="lib-check">
          <input type="checkbox" checked={settings.on} onChange={(event) => configure({ on: event.currentTarget.checked })} />
          Keep the articles that I read with Sidelight
        </label>
        <label class="lib-check">
          <input type="checkbox" checked={settings.paused} disabled={!settings.on} onChange={(event) => configure({ paused: event.currentTarget.checked })} />
          Pause: show what was read before, keep nothing new
        </label>
        <label class="lib-line">
          Keep articles{' '}
          <select value={settings.retentionDays} disabled={!settings.on} onChange={(event) => configure({ retentionDays: Number(event.currentTarget.value) })}>
            {retentionChoices.map((days) => <option key={days} value={days}>{retentionWords[days]}</option>)}
          </select>
        </label>
        <p class="lib-note">Nothing is ever kept from private windows, and nothing leaves this computer.</p>
      </section>
      <Sites settings={settings} configure={configure} />
      <Size status={status} check={check} checked={checked} />
      <Erasing status={status} erase={erase} />
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
      <h2>Sites of which nothing is kept</h2>
      <form class="lib-line" onSubmit={add}>
        <input type="text" aria-label="A site, such as example.org" placeholder="example.org" value={site} onInput={(event) => setSite(event.currentTarget.value)} />
        <button type="submit" class="lib-button">Add</button>
      </form>
      <ul class="lib-sites">
        {settings.excluded.map((each) => (
          <li key={each}>
            <bdi>{each}</bdi>{' '}
            <button type="button" aria-label={`Keep articles of ${each} again`} onClick={() => configure({ excluded: settings.excluded.filter((other) => other !== each) })}>
              Remove
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
      <h2>Size</h2>
      <p>
        {plural(status.articles, 'article')}, {sizeWords(status.bytes)} on this computer
        {status.articles >= 100 ? `, about ${sizeWords(Math.round(status.bytes / status.articles))} each` : ''}.
      </p>
      {status.state === 'full' ? <p class="lib-warning" role="alert">There is no room left: nothing new is kept, and all that was kept can be read. Erase something, or make room on the disk.</p> : null}
      {status.nearlyFull && status.state !== 'full' ? <p class="lib-warning" role="status">Little room is left: {sizeWords(status.room ?? 0)}.</p> : null}
      {status.aside.length > 0 ? <p class="lib-note">Set aside as it was, because it could not be read: {status.aside.join(', ')}. “Erase everything” removes it.</p> : null}
      <p class="lib-line">
        <button type="button" class="lib-button" onClick={check}>Check the library</button> <span role="status">{checked}</span>
      </p>
    </section>
  );
}

function Erasing({ status, erase }: Pick<SettingsProps, 'status' | 'erase'>) {
  const [site, setSite] = useState('');
  const [day, setDay] = useState('');
  const sure = (what: EraseWhat, words: string) => (event: Event): void => {
    event.preventDefault();
    erase(what, words);
  };
  return (
    <section>
      <h2>Erase</h2>
      <p class="lib-note">One article is erased where it is shown. What is erased is gone: the words are taken out of the index too.</p>
      <form class="lib-line" onSubmit={sure({ kind: 'site', site: site.trim() }, `every article of ${site.trim()}`)}>
        <input type="text" required aria-label="Site to erase" placeholder="example.org" value={site} onInput={(event) => setSite(event.currentTarget.value)} />
        <button type="submit" class="lib-button">Erase this site</button>
      </form>
      <form class="lib-line" onSubmit={sure({ kind: 'days', from: day, to: day }, `every article first read on ${day}`)}>
        <input type="date" required aria-label="Day to erase" value={day} onInput={(event) => setDay(event.currentTarget.value)} />
        <button type="submit" class="lib-button">Erase this day</button>
      </form>
      <button type="button" class="lib-button lib-danger" onClick={sure({ kind: 'all' }, `all ${counted(status.articles)} articles and everything set aside`)}>
        Erase everything
      </button>
    </section>
  );
}
