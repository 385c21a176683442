// Options, About: which Sidelight this is, down to the bytes of its engine, and whether it works.
import { useEffect, useState } from 'preact/hooks';
import { requestsElsewhere } from '../../web/core/requests';
import { say } from '../../web/core/say';
import { runSelfTest, type SelfTest } from '../../web/core/self_test';
import { canPaint } from '../../web/page/painter';
import { SelfTestButton } from '../../web/panel/foot';
import { dataFiles, startEngine } from '../engine_files';

const hexOf = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file of the extension, as it lies there. */
async function hashOf(path: string): Promise<string> {
  const response = await fetch(chrome.runtime.getURL(path));
  return hexOf(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
}

async function selfTest(): Promise<SelfTest> {
  const engine = startEngine();
  try {
    return await runSelfTest(engine, { requests: requestsElsewhere, paints: canPaint() });
  } finally {
    void engine.then((client) => client.dispose(), () => undefined);
  }
}

export function About() {
  const [hash, setHash] = useState('');
  const [files, setFiles] = useState<[string, string][]>([]);
  useEffect(() => {
    void hashOf('sidelight.wasm').then(setHash);
    void Promise.all(dataFiles.map(async (name): Promise<[string, string]> => [name, (await hashOf(`data/${name}`)).slice(0, 16)])).then(setFiles);
  }, []);
  return (
    <>
      <dl class="opt-facts">
        <div><dt>{say('opt_version')}</dt><dd>{chrome.runtime.getManifest().version}</dd></div>
        <div><dt>{say('opt_engine')}</dt><dd><code>{hash}</code></dd></div>
        <div>
          <dt>{say('opt_packs')}</dt>
          <dd><ul>{files.map(([name, short]) => <li key={name}><code>{name}</code> <span class="opt-small-inline">{short}</span></li>)}</ul></dd>
        </div>
        <div>
          <dt>{say('opt_licence')}</dt>
          <dd><a href="LICENSE" target="_blank">Apache-2.0</a> · <a href="NOTICE" target="_blank">{say('opt_notice')}</a></dd>
        </div>
      </dl>
      <div class="sl-foot-buttons opt-test"><SelfTestButton run={selfTest} /></div>
    </>
  );
}
