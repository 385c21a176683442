// Options, Keys: those of the browser, which only the browser changes, and those of the panel.
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../web/core/say';
import { keyHelp } from '../../web/panel/keys';
import { Check } from './choices';
import type { PartProps } from './options';

// Chrome's types know neither Firefox's page of shortcuts nor that the call may be missing.
type Commands = typeof chrome.commands & { openShortcutSettings?: () => Promise<void> };

function changeInBrowser(): void {
  const commands: Commands = chrome.commands;
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

const wordsOfCommand: Record<string, string> = { _execute_action: 'command_read', level: 'command_level', next: 'command_next' };

export function Keys({ preferences, change }: PartProps) {
  const [commands, setCommands] = useState<chrome.commands.Command[]>([]);
  useEffect(() => {
    void chrome.commands.getAll().then(setCommands);
  }, []);
  return (
    <>
      <p class="opt-says">{say('opt_keys_browser')}</p>
      <dl class="opt-keys">
        {commands.filter(({ name }) => name !== undefined && name in wordsOfCommand).map(({ name = '', shortcut }) => (
          <div key={name}>
            <dt><kbd>{shortcut || say('opt_keys_none')}</kbd></dt>
            <dd>{say(wordsOfCommand[name] ?? '')}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="sl-button" onClick={changeInBrowser}>{say('opt_keys_change')}</button>
      <p class="opt-says">{say('opt_keys_panel')}</p>
      <dl class="opt-keys">
        {keyHelp.map(([key, words]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <Check on={preferences.keys} set={(keys) => change({ keys })}>{say('keys_on')}</Check>
    </>
  );
}
