// Options, Data: all that is kept, to a file, from a file, and gone.
import { useRef } from 'preact/hooks';
import { say } from '../../web/core/say';
import { defaults, fromFile, toFile } from '../../web/panel/preferences';
import { originsOf } from '../site_rules';
import { dropAllPacks } from '../pack_store';
import { eraseEverything } from '../stored';
import type { PartProps } from './options';

const kMaxFileBytes = 4 * 2 ** 20;

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'sidelight-options.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function Data({ preferences, change, announce }: PartProps) {
  const file = useRef<HTMLInputElement>(null);
  const sure = useRef<HTMLDialogElement>(null);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const read = chosen.size <= kMaxFileBytes ? fromFile(await chosen.text()) : null;
    if (read === null) announce(say('opt_import_bad'));
    else {
      // A rule "always" is the browser's to grant: those that are here stay.
      change({ ...read, sites: { ...read.sites, ...Object.fromEntries(Object.entries(preferences.sites).filter(([, rule]) => rule === 'always')) } });
      announce(say('opt_import_done'));
    }
  };
  const erase = async (): Promise<void> => {
    const origins = Object.keys(preferences.sites).flatMap(originsOf);
    await eraseEverything();
    await dropAllPacks();
    if (origins.length > 0) await chrome.permissions.remove({ origins });
    change(defaults);
    announce(say('opt_erased'));
  };
  return (
    <>
      <p class="opt-says">{say('opt_data_says')}</p>
      <p class="opt-buttons">
        <button type="button" class="sl-button" onClick={() => save(toFile(preferences))}>{say('opt_export')}</button>
        <button type="button" class="sl-button" onClick={() => file.current?.click()}>{say('opt_import')}</button>
        <button type="button" class="sl-button" onClick={() => sure.current?.showModal()}>{say('opt_erase')}</button>
      </p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={say('opt_import')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <dialog class="sl-help" ref={sure} aria-labelledby="erase-title">
        <h2 id="erase-title">{say('opt_erase_sure')}</h2>
        <p class="opt-buttons">
          <button type="button" class="sl-button" onClick={() => sure.current?.close()}>{say('cancel')}</button>
          <button
            type="button"
            class="sl-button opt-main"
            onClick={() => {
              sure.current?.close();
              void erase();
            }}
          >
            {say('opt_erase')}
          </button>
        </p>
      </dialog>
    </>
  );
}
