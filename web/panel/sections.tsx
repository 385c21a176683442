// Sections of the panel (table of contents): which there are for a reading, in which order, and what stands in each. A new section is
// its rows in `rowsOf`, its component, and one line in `sectionsOf`.
import type { FunctionComponent } from 'preact';
import type { Reading } from '../core/reading.generated';
import type { Opened } from '../library/related';
import type { Verdicts } from '../page/judgements';
import { disagreementRows, glanceView } from './context_view';
import { Disagreements, Glance } from './glance';
import { Figures, OnThisPage, Stories, storiesTitle, Timeline } from './lists';
import { placeRows } from './map_view';
import { Places } from './places';
import { WhoSaidWhat } from './said';
import { embedRows, figureRows, outlineRows, relatedRows, saidView, storyRows, timeRows, typeCounts, whoRows, withNames } from './view';
import { type Go, type Judge, type Picked, WhosWho } from './who';
import { say } from './words';

export function rowsOf(found: Reading, verdicts: Verdicts, opened: readonly Opened[] = []) {
  const reading = withNames(found);
  return {
    kind: reading.page.kind,
    glance: glanceView(reading),
    places: placeRows(reading),
    disagreements: disagreementRows(reading),
    stories: storyRows(reading),
    who: whoRows(reading, verdicts),
    said: saidView(reading),
    time: timeRows(reading),
    figures: figureRows(reading),
    outline: outlineRows(reading),
    embeds: embedRows(reading),
    related: relatedRows(reading, opened),
    counts: typeCounts(reading),
  };
}

export type Rows = ReturnType<typeof rowsOf>;
export type SectionProps = { rows: Rows; filter: string; picked: Picked; go: Go; judge: Judge };
export type PanelSection = { id: string; title: string; count: number; Body: FunctionComponent<SectionProps & { id: string }> };

const StoriesBody: PanelSection['Body'] = ({ id, rows, filter, go }) => <Stories id={id} kind={rows.kind} rows={rows.stories} filter={filter} go={go} />;
const WhoBody: PanelSection['Body'] = ({ id, rows, filter, picked, go, judge }) => <WhosWho id={id} rows={rows.who} filter={filter} picked={picked} go={go} judge={judge} />;
const SaidBody: PanelSection['Body'] = ({ id, rows, filter, picked, go }) => <WhoSaidWhat id={id} view={rows.said} filter={filter} picked={picked?.id ?? ''} go={go} />;
const TimeBody: PanelSection['Body'] = ({ id, rows, filter, picked, go }) => <Timeline id={id} rows={rows.time} filter={filter} picked={picked?.id ?? ''} go={go} />;
const GlanceBody: PanelSection['Body'] = ({ id, rows, filter, go }) => <Glance id={id} view={rows.glance} filter={filter} go={go} />;
const PlacesBody: PanelSection['Body'] = ({ id, rows, filter, go }) => <Places id={id} rows={rows.places} filter={filter} go={go} />;
const FiguresBody: PanelSection['Body'] = ({ id, rows, filter, go }) => (
  <>
    <Disagreements rows={rows.disagreements} go={go} />
    <Figures id={id} rows={rows.figures} filter={filter} go={go} />
  </>
);
const PageBody: PanelSection['Body'] = ({ id, rows, filter, go }) => (
  <OnThisPage id={id} kind={rows.kind} outline={rows.outline} embeds={rows.embeds} related={rows.related} filter={filter} go={go} />
);

/** The sections in the order in which they stand: a page that only links has its links first. */
export function sectionsOf(rows: Rows): PanelSection[] {
  const page = { id: 'sl-page', title: say('page'), count: rows.outline.length + rows.embeds.length + rows.related.length, Body: PageBody };
  const listing = rows.kind === 'front_page';
  const nothingToSum = rows.kind === 'not_article' && rows.glance.sentences.length === 0;
  const stories = rows.kind === 'live_blog' || rows.kind === 'roundup';
  return [
    ...(stories ? [{ id: 'sl-stories', title: storiesTitle(rows.kind), count: rows.stories.length, Body: StoriesBody }] : []),
    ...(listing ? [page] : nothingToSum ? [] : [{ id: 'sl-glance', title: say('glance'), count: rows.glance.sentences.length, Body: GlanceBody }]),
    { id: 'sl-who', title: say('who'), count: rows.who.length, Body: WhoBody },
    { id: 'sl-said', title: say('said'), count: rows.said.quotes, Body: SaidBody },
    { id: 'sl-time', title: say('timeline'), count: rows.time.length, Body: TimeBody },
    { id: 'sl-places', title: say('places'), count: rows.places.length, Body: PlacesBody },
    { id: 'sl-figures', title: say('figures'), count: rows.figures.length, Body: FiguresBody },
    ...(listing ? [] : [page]),
  ];
}
