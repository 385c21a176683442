// Options page: what the reader chose, where it counts, and what Sidelight is. Each part is a section in a file beside this; the choices
// themselves are web/panel/preferences.ts.
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { say } from '../../web/core/say';
import { Lamp } from '../../web/panel/lamp';
import { defaults, type Preferences } from '../../web/panel/preferences';
import { startPage } from '../catalogue';
import { followPreferences, loadPreferences, storePreferences } from '../stored';
import { About } from './about';
import { Data } from './data';
import { Keys } from './keys';
import { Knowledge } from './knowledge';
import { Library } from './library';
import { Lookups } from './lookups';
import { Looks } from './looks';
import { Privacy } from './privacy';
import { Reading } from './reading';
import { Sites } from './sites';

export type PartProps = { preferences: Preferences; change: (part: Partial<Preferences>) => void; announce: (words: string) => void };

/** A new part is one line here. */
const parts = [
  { id: 'reading', Body: Reading },
  { id: 'sites', Body: Sites },
  { id: 'library', Body: Library },
  { id: 'knowledge', Body: Knowledge },
  { id: 'lookups', Body: Lookups },
  { id: 'looks', Body: Looks },
  { id: 'keys', Body: Keys },
  { id: 'data', Body: Data },
  { id: 'privacy', Body: Privacy },
  { id: 'about', Body: About },
] as const;

function Options() {
  const [preferences, setPreferences] = useState<Preferences>(defaults);
  const [said, announce] = useState('');
  useEffect(() => {
    void loadPreferences().then(setPreferences);
    followPreferences(setPreferences);
  }, []);
  useEffect(() => {
    document.documentElement.dataset['theme'] = preferences.theme;
  }, [preferences.theme]);
  const change = useCallback((part: Partial<Preferences>): void => {
    setPreferences((before) => ({ ...before, ...part }));
    void storePreferences(part).then((stored) => announce(say(stored ? 'opt_saved' : 'error_storage_full')));
  }, []);
  return (
    <div class="opt">
      <header class="opt-top">
        <p class="sl-brand"><Lamp small />Sidelight</p>
        <nav aria-label={say('sections')}>
          {parts.map(({ id }) => <a key={id} href={`#${id}`}>{say(`opt_${id}`)}</a>)}
        </nav>
      </header>
      <main>
        <h1>{say('opt_title')}</h1>
        <p class="opt-said" role="status">{said}</p>
        {parts.map(({ id, Body }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{say(`opt_${id}`)}</h2>
            <Body preferences={preferences} change={change} announce={announce} />
          </section>
        ))}
      </main>
    </div>
  );
}

startPage();
document.title = say('opt_title');
const root = document.getElementById('options')!;
root.className = 'sl-root';
render(<div class="sl-panel"><Options /></div>, root);
