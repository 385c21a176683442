// Sections of the panel that come from the library: what was read before, what changed, what is new about somebody, what a speaker said
// earlier. Each shows a part of a LibraryReport; the library's own page is ../page.
import { Section } from '../../panel/section';
import { listed, plain, say, sayCount } from '../../panel/words';
import type { Place, Reading } from '../../core/reading.generated';
import type { Change, Piece } from '../changes';
import { changeWords, faultWords, reasonWords, readWords, whenWords } from '../page/said_words';
import type { LibraryReport } from '../report';
import type { Row } from '../search';

export type LibrarySectionProps = {
  id: string;
  report: LibraryReport;
  /** Where the library's page is, for hosts that have one; "#…" when it is a view of the host's own page. */
  page?: string | undefined;
};

const rows = ({ seen, copies, related }: LibraryReport): number => (seen ? 1 : 0) + copies.length + related.length;

/** How many rows each section has, for the chips. */
export const libraryCounts = (report: LibraryReport): { before: number; changed: number; since: number; spoke: number } => ({
  before: rows(report),
  changed: report.changes?.changes.length ?? 0,
  since: report.since.length,
  spoke: report.spoke.length,
});

/** The way to the library's page: another tab's, or another view of this page. */
const PageLink = ({ page, words }: { page: string; words: string }) => (
  <p class="lib-all"><a href={page} target={page.startsWith('#') ? undefined : '_blank'}>{words}</a></p>
);

function ArticleLink({ row }: { row: Row }) {
  const web = /^https?:\/\//i.test(row.url) ? row.url : undefined;
  const title = <bdi>{plain(row.title) || say('untitled')}</bdi>;
  return web === undefined ? <span class="lib-title">{title}</span> : <a class="lib-title" href={web} target="_blank" rel="noreferrer noopener">{title}</a>;
}

const Under = ({ row }: { row: Row }) => (
  <p class="lib-when"><bdi>{plain(row.outlet)}</bdi> · {readWords(1, row.lastRead)}</p>
);

export function ReadBefore({ id, report, page }: LibrarySectionProps) {
  const { seen, copies, related, words } = report;
  return (
    <Section id={id} title={say('read_before')} count={rows(report)} empty={words === '' ? say(`library_kept_${report.kept}`) : faultWords(words)}>
      {seen ? <p class="lib-seen">{sayCount('library_seen', seen.visits, whenWords(seen.last))}</p> : null}
      {rows(report) > 0 && report.kept === 'full' ? <p class="lib-seen">{say('library_kept_full')}</p> : null}
      <ul class="sl-list">
        {copies.map((row) => (
          <li class="lib-item" key={row.id}>
            <ArticleLink row={row} />
            <p class="lib-why">{say('library_alike', Math.round(row.likeness / 10))}</p>
            <Under row={row} />
          </li>
        ))}
        {related.map((row) => (
          <li class="lib-item" key={row.id}>
            <ArticleLink row={row} />
            <p class="lib-why"><bdi>{plain(reasonWords(row.why))}</bdi></p>
            <Under row={row} />
          </li>
        ))}
      </ul>
      {page ? <PageLink page={page} words={say('library_open')} /> : null}
    </Section>
  );
}

/** The way to the library's page where there is nothing to show, so that it can be switched on. */
export function LibraryDoor({ report, page }: { report: LibraryReport; page?: string | undefined }) {
  if (!page || rows(report) > 0 || report.kept === 'private') return null;
  return <PageLink page={page} words={say(report.kept === 'off' ? 'library_switch_it_on' : 'library_open')} />;
}

const kAround = 90; // characters of what stayed that are shown beside a change

/** Long stretches that stayed are cut: what changed is what is looked for. */
function shortened(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    if (piece.kind !== 'same' || piece.text.length <= 2 * kAround + 10) return piece;
    const [first, last] = [at === 0, at === pieces.length - 1];
    const head = first ? '' : piece.text.slice(0, kAround).replace(/\S*$/, '');
    const tail = last ? '' : piece.text.slice(-kAround).replace(/^\S*/, '');
    return { kind: 'same', text: `${head}…${tail}` };
  });
}

/** The space after the last word is no part of the change. */
function PieceWords({ piece: { kind, text } }: { piece: Piece }) {
  const words = text.trimEnd();
  const Tag = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
  return <><Tag>{words}</Tag>{text.slice(words.length)}</>;
}

function Words({ change }: { change: Change }) {
  if (change.part === 'figure') return <p class="lib-diff"><del>{plain(change.before)}</del> <ins>{plain(change.after)}</ins></p>;
  if ('text' in change) {
    const text = plain(change.text, 600);
    return <p class="lib-diff">{change.kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>}</p>;
  }
  return (
    <p class="lib-diff">
      {shortened(change.pieces).map((piece, at) => <PieceWords key={at} piece={piece} />)}
    </p>
  );
}

export type GoProps = { reading: Reading; go: (place: Place, name: string) => void };

/** The place of the `index`th block of the article's text, as the library counts blocks. */
function placeOf(reading: Reading, index: number): Place {
  const kinds = new Set(['paragraph', 'subheading', 'list_item', 'quotation', 'table', 'dateline']);
  return reading.blocks.filter((block) => block.region === 'article' && kinds.has(block.kind))[index]?.at ?? [];
}

export function WhatChanged({ id, report, reading, go }: LibrarySectionProps & GoProps) {
  const { changes } = report;
  const when = changes === null ? '' : whenWords(changes.since);
  const says = changes === null || changes.changes.length === 0 ? '' : say('library_since', when, changeWords(changes.changes));
  return (
    <Section id={id} title={say('what_changed')} count={changes?.changes.length ?? 0} empty={say('library_unchanged', when)} says={says}>
      <ul class="sl-list">
        {changes?.changes.map((change, at) => {
          const place = change.kind !== 'removed' ? placeOf(reading, change.block) : [];
          const label = say(`library_part_${change.part}_${change.kind}`);
          return (
            <li class="lib-item" key={at}>
              {place.length > 0 ? <button type="button" class="lib-part" onClick={() => go(place, label)}>{label}</button> : <span class="lib-part">{label}</span>}
              <Words change={change} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

export function SinceYouRead({ id, report, reading, go }: LibrarySectionProps & GoProps) {
  const { since } = report;
  return (
    <Section id={id} title={say('since_you_read')} count={since.length} empty="">
      {since.map((row) => (
        <div class="lib-item" key={row.name}>
          <h3 class="lib-about"><bdi>{plain(row.name)}</bdi></h3>
          <p class="lib-when">{sayCount('library_about', row.articles, whenWords(row.last.lastRead))} <ArticleLink row={row.last} /></p>
          <ul>
            {row.news.map((news) => (
              <li key={news.sentence}>
                <button type="button" class="lib-news" onClick={() => go(placeOf(reading, news.block), say('this_sentence'))}><bdi>{plain(news.sentence, 600)}</bdi></button>
                {news.fresh.length > 0 ? <span class="lib-when">{say('library_new_to_you', plain(listed(news.fresh)))}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

export function SaidEarlier({ id, report }: LibrarySectionProps) {
  return (
    <Section id={id} title={say('said_earlier')} count={report.spoke.length} empty="">
      {report.spoke.map((row) => (
        <div class="lib-item" key={row.speaker}>
          <h3 class="lib-about"><bdi>{plain(row.speaker)}</bdi></h3>
          {row.quotes.map((quote, at) => (
            <blockquote class="lib-quote" key={at}>
              <p><bdi>{plain(quote.text, 1500)}</bdi></p>
              <footer class="lib-when">{quote.verb ? <><bdi>{plain(quote.verb)}</bdi> · </> : null}<ArticleLink row={quote.article} /> · {readWords(1, quote.article.lastRead)}</footer>
            </blockquote>
          ))}
        </div>
      ))}
    </Section>
  );
}

/** The chips of the library's sections. */
export function libraryChips(report: LibraryReport | undefined): { id: string; title: string; count: number }[] {
  if (report === undefined) return [];
  const counts = libraryCounts(report);
  return [
    { id: kIds.before, title: say('read_before'), count: counts.before },
    ...(report.changes ? [{ id: kIds.changed, title: say('what_changed'), count: counts.changed }] : []),
  ];
}

const kIds = { before: 'sl-before', changed: 'sl-changed', since: 'sl-since', spoke: 'sl-spoke' };

type LibrarySectionsProps = Omit<LibrarySectionProps, 'id'> & { reading: Reading; go: (place: Place, name: string) => void };

/** All that the library says to a reading, one section after the other. */
export function LibrarySections({ report, page, reading, go }: LibrarySectionsProps) {
  return (
    <>
      <ReadBefore id={kIds.before} report={report} page={page} />
      <LibraryDoor report={report} page={page} />
      {report.changes ? <WhatChanged id={kIds.changed} report={report} reading={reading} go={go} /> : null}
      {report.since.length > 0 ? <SinceYouRead id={kIds.since} report={report} reading={reading} go={go} /> : null}
      {report.spoke.length > 0 ? <SaidEarlier id={kIds.spoke} report={report} /> : null}
    </>
  );
}
