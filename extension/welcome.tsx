// Welcome page (onboarding): opened once, after the installation: what to press, and an article to try it on. It reads its own article, as
// the demo does; only the toolbar button reads other pages.
import { render } from 'preact';
import type { EngineClient } from '../web/core/engine_client';
import { say } from '../web/core/say';
import { LocalReader } from '../web/local/local_reader';
import { Lamp } from '../web/panel/lamp';
import { mountPanel } from '../web/panel/panel';
import { startPage } from './catalogue';
import { startEngine } from './engine_files';
import { loadPreferences, storePreferences } from './stored';

const kSampleAddress = 'https://sidelight.example/sampler/lighthouse';

function Intro() {
  return (
    <>
      <p class="sl-brand"><Lamp small />Sidelight</p>
      <p class="wel-title" role="heading" aria-level={1}>{say('welcome_title')}</p>
      <p class="wel-lead">{say('welcome_lead')}</p>
      <ol class="wel-steps">
        {[1, 2, 3].map((step) => (
          <li key={step}>
            <h2>{say(`welcome_${step}`)}</h2>
            <p>{say(`welcome_${step}_says`)}</p>
          </li>
        ))}
      </ol>
      <p class="wel-try" role="heading" aria-level={2}>{say('welcome_try')}</p>
      <p class="wel-says">
        {say('welcome_try_says')}{' '}
        <button type="button" class="sl-plain" onClick={() => void chrome.runtime.openOptionsPage()}>{say('welcome_done')}</button>{' '}
        <a href="library.html" target="_blank">{say('library_keep')}</a>
      </p>
    </>
  );
}

async function start(): Promise<void> {
  startPage();
  const intro = document.getElementById('intro')!;
  const panel = document.getElementById('panel')!;
  panel.setAttribute('aria-label', say('demo_panel'));
  render(<Intro />, intro);
  let engine: Promise<EngineClient> | null = null;
  const preferences = await loadPreferences();
  document.documentElement.dataset['theme'] = preferences.theme;
  const reader = new LocalReader({
    engine: () => (engine ??= startEngine()),
    preferences,
    remember: (part) => void storePreferences(part),
  });
  mountPanel(panel, reader);
  await reader.open(document, { url: kSampleAddress, without: [panel, intro] });
}

void start();
