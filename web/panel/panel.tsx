// Panel: everything that a reading says, beside its page. Shows what its controller holds and asks it for the rest: never
// reaches a page, an engine or a browser's extension interface itself. What the rows say is in view.ts, the words in core/say.ts.
import { render } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { libraryChips, LibrarySections } from '../library/panel/sections';
import type { Place, Reading } from '../core/reading.generated';
import { direction, language } from '../core/say';
import { type Judgement, type Verdict, type Verdicts, verdictsOf } from '../page/judgements';
import { markTypes, type MarkType } from '../page/marks';
import type { Target } from '../page/plan';
import type { PanelController, PanelModel } from './controller';
import { ExportButton, ExportMenu } from './export';
import { CardSource } from './facts';
import { Footer, Help } from './foot';
import { Filter, LevelControl, SectionChips, Title, TopBar, TypeToggles } from './head';
import { actionOf, type KeyAction } from './keys';
import { textLink } from './links';
import { dateId } from './lists';
import { moveFocus, openSection, show } from './moves';
import { quoteId } from './said';
import { rowsOf, type SectionProps, sectionsOf } from './sections';
import { State } from './state';
import { type Picked, whoId } from './who';
import { readingWords, say } from './words';

export type { PanelController, PanelModel, PanelState, SiteRule, Theme } from './controller';
export { PanelStore } from './controller';

/** Puts the panel into `root`, which it then owns; returns what takes it away. */
export function mountPanel(root: HTMLElement, controller: PanelController): () => void {
  root.classList.add('sl-root');
  root.lang = language();
  root.dir = direction();
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

/** The item of the panel that a mark on the page belongs to. */
function itemOf(target: Target): Picked {
  if (target.kind === 'mention') return { id: whoId(target), mention: target.index };
  if (target.kind === 'quote') return { id: quoteId({ id: target.index }), mention: -1 };
  return target.kind === 'date' ? { id: dateId({ id: target.index }), mention: -1 } : null;
}

const noVerdicts: Verdicts = new Map();

/** What was said to assistive technology last, and how to say more. */
function useAnnouncer(controller: PanelController) {
  const [said, announce] = useState('');
  const go = useCallback(
    (place: Place, name: string): void => {
      void Promise.resolve(controller.goTo(place)).then((found) => announce(say(found ? 'went_to' : 'gone_from_page', name)));
    },
    [controller],
  );
  const judge = useCallback(
    (judgement: Judgement, verdict: Verdict | null): void => {
      controller.judge(judgement, verdict);
      announce(say(verdict === null ? 'judged_undone' : `judged_${verdict}`, judgement.name));
    },
    [controller],
  );
  return { said, announce, go, judge };
}

function useRows({ reading, judgements, library }: PanelModel) {
  const verdicts = useMemo(() => (reading ? verdictsOf(reading, judgements) : noVerdicts), [reading, judgements]);
  return useMemo(() => (reading ? rowsOf(reading, verdicts, library?.opened) : null), [reading, verdicts, library?.opened]);
}

function Panel({ controller, root }: { controller: PanelController; root: HTMLElement }) {
  const model = useModel(controller);
  const { reading } = model;
  const [filter, setFilter] = useState('');
  const [exporting, setExporting] = useState(false);
  const { said, announce, go, judge } = useAnnouncer(controller);
  const help = useRef<HTMLDialogElement>(null);
  const rows = useRows(model);
  const picked = useMemo(() => (model.picked ? itemOf(model.picked.target) : null), [model.picked]);
  const sections = rows ? sectionsOf(rows) : [];

  const toggle = (type: MarkType): void => {
    controller.setTypes(markTypes.filter((other) => model.types.includes(other) !== (other === type)));
  };

  useEffect(() => {
    root.dataset.theme = model.theme;
  }, [model.theme]);
  useEffect(() => setFilter(''), [reading?.page.url]);
  useEffect(() => {
    if (model.find) setFilter(model.find.words);
  }, [model.find]);
  useEffect(() => {
    if (picked === null) return;
    setFilter('');
    requestAnimationFrame(() => show(root, picked.id));
  }, [picked]);

  const act = (action: KeyAction): boolean => {
    if (action.kind === 'next' || action.kind === 'previous') return moveFocus(root, action.kind === 'next' ? 1 : -1);
    if (action.kind === 'section') return openSection(root, sections[action.index]?.id);
    if (action.kind === 'judge') return judgeFocused(root, rows?.who ?? [], action.verdict, judge);
    if (action.kind === 'copy') return copyFocused(root, reading, announce);
    if (action.kind === 'type') toggle(action.type);
    else if (action.kind === 'filter') root.querySelector<HTMLElement>('[data-filter]')?.focus();
    else if (action.kind === 'help') help.current?.showModal();
    else if (filter === '') return false;
    else setFilter('');
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (help.current?.open) return;
    const typing = (event.target instanceof HTMLInputElement && event.target.type === 'search') || event.target instanceof HTMLSelectElement;
    const action = actionOf(event, typing);
    if (action === null || (!model.keys && action.kind !== 'leave')) return;
    if (act(action)) event.preventDefault();
  };

  const closeExport = (): void => {
    setExporting(false);
    root.querySelector<HTMLElement>('.sl-export-open')?.focus();
  };

  const props: SectionProps | null = rows && { rows, filter, picked, go, judge };
  return (
    <div class="sl-panel" onKeyDown={onKeyDown}>
      <p class="sl-unseen" role="status">{said}</p>
      <TopBar model={model} controller={controller}>
        {reading && controller.export ? <ExportButton open={exporting} set={setExporting} /> : null}
      </TopBar>
      {reading && controller.export && exporting ? <ExportMenu reading={reading} make={(format) => controller.export!(format)} announce={announce} close={closeExport} /> : null}
      {model.notice ? <p class="sl-note" role="status">{model.notice}</p> : null}
      {reading && rows && props ? (
        <CardSource.Provider value={{ reading, lookups: controller.lookups }}>
          <Title reading={reading} />
          <State model={model} controller={controller} compact />
          {readingWords(reading).map((text) => <p class="sl-note" key={text}>{text}</p>)}
          <div class="sl-controls">
            <LevelControl level={model.level} set={(level) => controller.setLevel(level)} />
            <TypeToggles types={model.types} counts={rows.counts} toggle={toggle} />
          </div>
          <div class="sl-sticky">
            <SectionChips chips={[...sections, ...libraryChips(model.library)]} open={(id) => openSection(root, id)} root={root} />
            <Filter value={filter} set={setFilter} />
          </div>
          {sections.map(({ id, Body }) => <Body key={id} id={id} {...props} />)}
          {model.library ? <LibrarySections report={model.library} page={model.libraryPage} reading={reading} go={go} /> : null}
        </CardSource.Provider>
      ) : (
        <State model={model} controller={controller} />
      )}
      <Footer model={model} controller={controller} openHelp={() => help.current?.showModal()} />
      <Help dialog={help} on={model.keys} set={(on) => controller.setKeys(on)} />
    </div>
  );
}

type Announce = (words: string) => void;

/** Not this and I know this, for the card that has the focus. */
function judgeFocused(root: HTMLElement, who: { group: number; verdict: Verdict | null; judgement: Judgement }[], verdict: Verdict, judge: (judgement: Judgement, verdict: Verdict | null) => void): boolean {
  const group = root.ownerDocument.activeElement?.closest<HTMLElement>('[data-group]')?.dataset.group;
  const row = who.find((each) => String(each.group) === group);
  if (row === undefined) return false;
  judge(row.judgement, row.verdict === verdict ? null : verdict);
  return true;
}

/** Copies a link that leads to the words of the item that has the focus. */
function copyFocused(root: HTMLElement, reading: Reading | null, announce: Announce): boolean {
  const words = root.ownerDocument.activeElement?.closest<HTMLElement>('[data-copy]')?.dataset.copy ?? '';
  const link = reading && words !== '' ? textLink(reading.page.url || reading.page.canonical, words) : '';
  if (link === '') return false;
  navigator.clipboard.writeText(link).then(
    () => announce(say('copied')),
    () => announce(say('not_copied')),
  );
  return true;
}
