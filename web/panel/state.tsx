// State of the reading (status): what is said, and what can be done, where there is no reading to show, or none yet.
import type { PanelController, PanelModel } from './controller';
import { Lamp } from './lamp';
import { say, stateWords } from './words';

type StateProps = { model: PanelModel; controller: PanelController; compact?: boolean };

export function State({ model, controller, compact }: StateProps) {
  const { state } = model;
  if (compact && (state.kind === 'ready' || state.kind === 'idle')) return null;
  const words = stateWords(state);
  const working = state.kind === 'working';
  return (
    <div class={compact ? 'sl-state sl-compact' : 'sl-state'} role={state.kind === 'failed' ? 'alert' : 'status'}>
      {compact ? null : <Lamp lit={working} />}
      {compact ? <p class="sl-state-title">{words.title}</p> : <h1 class="sl-state-title">{words.title}</h1>}
      {words.text ? <p class="sl-state-text">{words.text}</p> : null}
      {working ? <progress max={1} value={state.fraction} aria-label={say('state_working')} /> : null}
      {working ? (
        <button type="button" class="sl-button" onClick={() => controller.cancel()}>{say('cancel')}</button>
      ) : (
        <button type="button" class="sl-button" onClick={() => controller.read()}>{say('read')}</button>
      )}
      {state.kind === 'idle' && !compact ? <p class="sl-state-hint">{say('state_idle_hint')}</p> : null}
    </div>
  );
}
