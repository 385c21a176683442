// Foot of the panel: what the reading cost, what was sent (nothing), the self-test and the keys.
import { useState } from 'preact/hooks';
import type { SelfTest } from '../core/self_test';
import type { PanelController, PanelModel } from './controller';
import { keyHelp } from './keys';
import { say, sayCount } from './words';

type FooterProps = { model: PanelModel; controller: PanelController; openHelp: () => void };

export function Footer({ model, controller, openHelp }: FooterProps) {
  const { reading } = model;
  return (
    <footer class="sl-footer">
      <p>
        {reading ? (
          <>
            <span>{sayCount('blocks', reading.counts.blocks)}</span> {model.state.kind === 'ready' ? <span>{say('milliseconds', Math.round(model.milliseconds))}</span> : null}{' '}
          </>
        ) : null}
        <span>{sayCount('requests', model.requests)}</span>{' '}
        {reading ? <span>Sidelight {reading.engine.version}</span> : null}
        {model.hidden ? <span>{say('hidden')}</span> : null}
      </p>
      <div class="sl-foot-buttons">
        {reading ? <button type="button" class="sl-plain" onClick={() => controller.read()}>{say('read_again')}</button> : null}
        <SelfTestButton run={() => controller.selfTest()} />
        <button type="button" class="sl-plain" onClick={openHelp}>{say('keys')}</button>
      </div>
    </footer>
  );
}

/** Runs the self-test and shows what came of it, line by line. */
export function SelfTestButton({ run }: { run: () => Promise<SelfTest> }) {
  const [result, setResult] = useState<SelfTest | 'running' | null>(null);
  const start = (): void => {
    setResult('running');
    void run().then(setResult);
  };
  return (
    <>
      <button type="button" class="sl-plain" disabled={result === 'running'} onClick={start}>{say('self_test')}</button>
      <div class="sl-test" role="status">
        {result === 'running' ? say('self_test_runs') : null}
        {result !== null && result !== 'running' ? (
          <>
            <p>{say(result.passed ? 'self_test_passed' : 'self_test_failed', result.milliseconds)}</p>
            <ul>
              {result.lines.map(({ key, passed }) => (
                <li key={key} class={passed ? 'sl-passed' : 'sl-failed'}>
                  <span aria-hidden="true">{passed ? '✓' : '✗'}</span> {say(`self_test_${key}`)}
                  <span class="sl-unseen">: {say(passed ? 'passed' : 'failed')}</span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </>
  );
}

type HelpProps = { dialog: { current: HTMLDialogElement | null }; on: boolean; set: (on: boolean) => void };

export function Help({ dialog, on, set }: HelpProps) {
  return (
    <dialog class="sl-help" ref={dialog} aria-labelledby="sl-help-title">
      <h2 id="sl-help-title">{say('keys')}</h2>
      <dl>
        {keyHelp.map(([key, words]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <label class="sl-check">
        <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} /> {say('keys_on')}
      </label>
      <button type="button" class="sl-button" onClick={() => dialog.current?.close()}>{say('close')}</button>
    </dialog>
  );
}
