// Panel: everything that a reading says, beside its page. Shows what its controller holds and asks it for the rest: never
// reaches a page, an engine or a browser's extension interface itself. What the rows say is in view.ts.
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { LibraryDoor, libraryCounts, ReadBefore, SaidEarlier, SinceYouRead, WhatChanged } from '../library/panel/sections';
import type { Place, Reading } from '../core/reading.generated';
import { markTypes, type MarkType } from '../page/marks';
import type { Target } from '../page/plan';
import type { PanelController, PanelModel } from './controller';
import { Filter, LevelControl, SectionChips, Title, TypeToggles } from './head';
import { actionOf, type KeyAction, keyHelp } from './keys';
import { dateId, Figures, OnThisPage, Stories, storiesTitle, Timeline } from './lists';
import { quoteId, WhoSaidWhat } from './said';
import { embedRows, figureRows, outlineRows, relatedRows, saidView, storyRows, timeRows, typeCounts, whoRows } from './view';
import { type Picked, whoId, WhosWho } from './who';
import { count, plural, readingWords, stateWords } from './words';

export type { PanelController, PanelModel, PanelState, Theme } from './controller';
export { PanelStore } from './controller';

const sectionIds = { stories: 'sl-stories', who: 'sl-who', said: 'sl-said', time: 'sl-time', figures: 'sl-figures', page: 'sl-page', before: 'sl-before', changed: 'sl-changed', since: 'sl-since', spoke: 'sl-spoke' };

/** Puts the panel into `root`, which it then owns; returns what takes it away. */
export function mountPanel(root: HTMLElement, controller: PanelController): () => void {
  root.classList.add('sl-root');
  render(<Panel controller={controller} root={root} />, root);
  return () => {
    render(null, root);
    root.classList.remove('sl-root');
  };
}

function useModel(controller: PanelController): PanelModel {
  const [model, setModel] = useState(() => controller.model());
  useEffect(() => {
    const update = (): void => setModel(controller.model());
    update();
    return controller.subscribe(update);
  }, [controller]);
  return model;
}

function rowsOf(reading: Reading) {
  return {
    kind: reading.page.kind,
    stories: storyRows(reading),
    who: whoRows(reading),
    said: saidView(reading),
    time: timeRows(reading),
    figures: figureRows(reading),
    outline: outlineRows(reading),
    embeds: embedRows(reading),
    related: relatedRows(reading),
    counts: typeCounts(reading),
  };
}

/** The item of the panel that a mark on the page belongs to. */
function itemOf(target: Target): Picked {
  if (target.kind === 'mention') return { id: whoId(target), mention: target.index };
  if (target.kind === 'quote') return { id: quoteId({ id: target.index }), mention: -1 };
  return target.kind === 'date' ? { id: dateId({ id: target.index }), mention: -1 } : null;
}

const calm = (): boolean => globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;

function Panel({ controller, root }: { controller: PanelController; root: HTMLElement }) {
  const model = useModel(controller);
  const { reading } = model;
  const [filter, setFilter] = useState('');
  const [keysOn, setKeysOn] = useState(true);
  const [said, announce] = useState('');
  const help = useRef<HTMLDialogElement>(null);
  const rows = useMemo(() => (reading ? rowsOf(reading) : null), [reading]);
  const picked = useMemo(() => (model.picked ? itemOf(model.picked.target) : null), [model.picked]);

  const go = useCallback(
    (place: Place, name: string): void => {
      void Promise.resolve(controller.goTo(place)).then((found) => {
        announce(found ? `Went to ${name}.` : `These words are no longer on the page: ${name}.`);
      });
    },
    [controller],
  );
  const toggle = (type: MarkType): void => {
    controller.setTypes(markTypes.filter((other) => model.types.includes(other) !== (other === type)));
  };

  useEffect(() => {
    root.dataset.theme = model.theme;
  }, [model.theme]);
  useEffect(() => setFilter(''), [reading]);
  useEffect(() => {
    if (picked === null) return;
    setFilter('');
    requestAnimationFrame(() => show(root, picked.id));
  }, [picked]);

  const act = (action: KeyAction): boolean => {
    if (action.kind === 'next' || action.kind === 'previous') return moveFocus(root, action.kind === 'next' ? 1 : -1);
    if (action.kind === 'section') return openSection(root, rows ? chipsOf(rows)[action.index]?.id : undefined);
    if (action.kind === 'type') toggle(action.type);
    else if (action.kind === 'filter') root.querySelector<HTMLElement>('[data-filter]')?.focus();
    else if (action.kind === 'help') help.current?.showModal();
    else if (filter === '') return false;
    else setFilter('');
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (help.current?.open) return;
    const typing = event.target instanceof HTMLInputElement && event.target.type === 'search';
    const action = actionOf(event, typing);
    if (action === null || (!keysOn && action.kind !== 'leave')) return;
    if (act(action)) event.preventDefault();
  };

  return (
    <div class="sl-panel" onKeyDown={onKeyDown}>
      <p class="sl-unseen" role="status">{said}</p>
      {model.notice ? <p class="sl-note" role="status">{model.notice}</p> : null}
      {reading && rows ? (
        <>
          <Title reading={reading} />
          <State model={model} controller={controller} compact />
          {readingWords(reading).map((text) => <p class="sl-note" key={text}>{text}</p>)}
          <div class="sl-controls">
            <LevelControl level={model.level} set={(level) => controller.setLevel(level)} />
            <TypeToggles types={model.types} counts={rows.counts} toggle={toggle} />
          </div>
          <div class="sl-sticky">
            <SectionChips chips={[...chipsOf(rows), ...libraryChips(model.library)]} open={(id) => openSection(root, id)} />
            <Filter value={filter} set={setFilter} />
          </div>
          {hasStories(rows) ? <Stories id={sectionIds.stories} kind={rows.kind} rows={rows.stories} filter={filter} go={go} /> : null}
          {rows.kind === 'front_page' ? <OnThisPage {...onThisPage(rows)} filter={filter} go={go} /> : null}
          <WhosWho id={sectionIds.who} rows={rows.who} filter={filter} picked={picked} go={go} />
          <WhoSaidWhat id={sectionIds.said} view={rows.said} filter={filter} picked={picked?.id ?? ''} go={go} />
          <Timeline id={sectionIds.time} rows={rows.time} filter={filter} picked={picked?.id ?? ''} go={go} />
          <Figures id={sectionIds.figures} rows={rows.figures} filter={filter} go={go} />
          {rows.kind === 'front_page' ? null : <OnThisPage {...onThisPage(rows)} filter={filter} go={go} />}
          {model.library ? (
            <>
              <ReadBefore id={sectionIds.before} report={model.library} page={model.libraryPage} />
              <LibraryDoor report={model.library} page={model.libraryPage} />
              {model.library.changes ? <WhatChanged id={sectionIds.changed} report={model.library} reading={reading} go={go} /> : null}
              {model.library.since.length > 0 ? <SinceYouRead id={sectionIds.since} report={model.library} reading={reading} go={go} /> : null}
              {model.library.spoke.length > 0 ? <SaidEarlier id={sectionIds.spoke} report={model.library} /> : null}
            </>
          ) : null}
        </>
      ) : (
        <State model={model} controller={controller} />
      )}
      <Footer model={model} openHelp={() => help.current?.showModal()} />
      <Help dialog={help} on={keysOn} set={setKeysOn} />
    </div>
  );
}

function libraryChips(report: PanelModel['library']) {
  if (!report) return [];
  const counts = libraryCounts(report);
  return [
    { id: sectionIds.before, title: 'Read before', count: counts.before },
    ...(report.changes ? [{ id: sectionIds.changed, title: 'What changed', count: counts.changed }] : []),
  ];
}

type Rows = ReturnType<typeof rowsOf>;

const hasStories = (rows: Rows): boolean => rows.kind === 'live_blog' || rows.kind === 'roundup';

const onThisPage = ({ kind, outline, embeds, related }: Rows) => ({ id: sectionIds.page, kind, outline, embeds, related });

/** The sections in the order in which they stand: a page that only links has its links first. */
function chipsOf(rows: Rows) {
  const page = { id: sectionIds.page, title: 'On this page', count: rows.outline.length + rows.embeds.length + rows.related.length };
  const listing = rows.kind === 'front_page';
  return [
    ...(hasStories(rows) ? [{ id: sectionIds.stories, title: storiesTitle(rows.kind), count: rows.stories.length }] : []),
    ...(listing ? [page] : []),
    { id: sectionIds.who, title: 'Who’s who', count: rows.who.length },
    { id: sectionIds.said, title: 'Who said what', count: rows.said.speakers.length },
    { id: sectionIds.time, title: 'Timeline', count: rows.time.length },
    { id: sectionIds.figures, title: 'Figures', count: rows.figures.length },
    ...(listing ? [] : [page]),
  ];
}

function State({ model, controller, compact }: { model: PanelModel; controller: PanelController; compact?: boolean }) {
  const { state } = model;
  if (compact && (state.kind === 'ready' || state.kind === 'idle')) return null;
  const words = stateWords(state);
  const working = state.kind === 'working';
  return (
    <div class={compact ? 'sl-state sl-compact' : 'sl-state'} role={state.kind === 'failed' ? 'alert' : 'status'}>
      {compact ? null : <Lamp lit={working} />}
      {compact ? <p class="sl-state-title">{words.title}</p> : <h1 class="sl-state-title">{words.title}</h1>}
      {words.text ? <p class="sl-state-text">{words.text}</p> : null}
      {working ? <progress max={1} value={state.fraction} aria-label="Reading" /> : null}
      {working ? (
        <button type="button" class="sl-button" onClick={() => controller.cancel()}>Cancel</button>
      ) : (
        <button type="button" class="sl-button" onClick={() => controller.read()}>Read</button>
      )}
    </div>
  );
}

/** The sign of Sidelight: a disc that is lit from one side. */
export function Lamp({ lit }: { lit?: boolean }) {
  return (
    <svg class={lit ? 'sl-lamp sl-lit' : 'sl-lamp'} viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path class="sl-glow" d="M16 3a13 13 0 0 1 0 26Z" />
    </svg>
  );
}

function Footer({ model, openHelp }: { model: PanelModel; openHelp: () => void }) {
  const { reading } = model;
  return (
    <footer class="sl-footer">
      <p>
        {reading ? (
          <>
            <span>{plural(reading.counts.blocks, 'block')}</span> <span>{count(Math.round(model.milliseconds))} ms</span>{' '}
          </>
        ) : null}
        <span>{plural(model.requests, 'network request')}</span>{' '}
        {reading ? <span>Sidelight {reading.engine.version}</span> : null}
      </p>
      <button type="button" class="sl-plain" onClick={openHelp}>Keys</button>
    </footer>
  );
}

type HelpProps = { dialog: { current: HTMLDialogElement | null }; on: boolean; set: (on: boolean) => void };

function Help({ dialog, on, set }: HelpProps) {
  return (
    <dialog class="sl-help" ref={dialog} aria-labelledby="sl-help-title">
      <h2 id="sl-help-title">Keys</h2>
      <dl>
        {keyHelp.map(([key, does]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="sl-check">
        <input type="checkbox" checked={on} onChange={(event) => set(event.currentTarget.checked)} /> Keys work while the panel has the focus
      </label>
      <button type="button" class="sl-button" onClick={() => dialog.current?.close()}>Close</button>
    </dialog>
  );
}

function show(root: HTMLElement, id: string): void {
  const item = root.querySelector(`#${CSS.escape(id)}`);
  item?.scrollIntoView({ behavior: calm() ? 'instant' : 'smooth', block: 'nearest' });
}

function openSection(root: HTMLElement, id: string | undefined): boolean {
  const section = id === undefined ? null : root.querySelector<HTMLElement>(`#${id}`);
  if (section === null) return false;
  section.scrollIntoView({ behavior: calm() ? 'instant' : 'smooth', block: 'start' });
  section.focus({ preventScroll: true });
  return true;
}

function moveFocus(root: HTMLElement, by: 1 | -1): boolean {
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]:not(:disabled)')];
  const active = document.activeElement;
  let at = items.indexOf(active as HTMLElement);
  if (at < 0 && active !== null) {
    // From a heading or a control: the first item after it, or the last before it.
    const after = items.findIndex((item) => active.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    at = by === 1 ? (after < 0 ? items.length : after) - 1 : after < 0 ? items.length : after;
  }
  const next = items[at + by];
  next?.focus();
  return next !== undefined;
}
