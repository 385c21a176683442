// Stories, Timeline, Figures and On this page (lists of places): rows that lead to the page.
import { LongList, nothing, Section } from './section';
import { readWords } from '../library/page/said_words';
import type { PageKind } from '../core/kinds.generated';
import { type EmbedRow, type FigureRow, matches, type OutlineRow, type RelatedRow, type StoryRow, type TimeRow } from './view';
import type { Go } from './who';
import { listed, say, sayWith } from './words';

const kTimesAtFirst = 30;
const kFiguresAtFirst = 12;
const kItemsAtFirst = 20;
const kPartsAtFirst = 60;

type ListProps<Row> = { id: string; rows: Row[]; filter: string; picked: string; go: Go };

const kStoriesAtFirst = 30;

export type StoriesProps = { id: string; kind: PageKind; rows: StoryRow[]; filter: string; go: Go };

/** The entries of a live blog with their times, or the stories of a roundup: each leads to its place. */
export function Stories({ id, kind, rows, filter, go }: StoriesProps) {
  const live = kind === 'live_blog';
  const found = rows.filter((row) => matches(filter, row.when, row.title, row.text));
  return (
    <Section
      id={id}
      title={storiesTitle(kind)}
      count={found.length}
      empty={nothing(filter, 'none_stories')}
      says={say(live ? 'entries_says' : 'stories_says')}
    >
      <LongList
        rows={found}
        first={kStoriesAtFirst}
        more={live ? 'more_entries' : 'more_stories'}
        list={(shown) => (
          <ol class={live ? 'sl-list sl-time' : 'sl-list sl-stories'}>
            {shown.map((row) => (
              <StoryItem key={row.number} row={row} go={go} />
            ))}
          </ol>
        )}
      />
    </Section>
  );
}

export const storiesTitle = (kind: PageKind): string => say(kind === 'live_blog' ? 'entries' : 'stories');

function StoryItem({ row, go }: { row: StoryRow; go: Go }) {
  const name = row.title || row.text || say('story_number', row.number);
  return (
    <li class="sl-item">
      <button type="button" class="sl-row" data-item disabled={row.place.length === 0} onClick={() => go(row.place, name)}>
        {row.when ? <span class="sl-when"><bdi>{row.when}</bdi></span> : null}
        {row.title ? <bdi class="sl-story">{row.title}</bdi> : null}
        {row.text ? <bdi class="sl-teaser">{row.text}</bdi> : null}
      </button>
    </li>
  );
}

export const dateId = (row: { id: number }): string => `sl-date-${row.id}`;

export function Timeline({ id, rows, filter, picked, go }: ListProps<TimeRow>) {
  const found = rows.filter((row) => matches(filter, row.when, row.sentence));
  return (
    <Section id={id} title={say('timeline')} count={found.length} empty={nothing(filter, 'none_timeline')}>
      <LongList
        rows={found}
        first={kTimesAtFirst}
        more="more_dates"
        wanted={found.findIndex((row) => dateId(row) === picked)}
        list={(shown) => (
          <ol class="sl-list sl-time">
            {shown.map((row, index) => (
              <TimeItem key={row.id} row={row} again={row.when !== '' && shown[index - 1]?.when === row.when} picked={picked === dateId(row)} go={go} />
            ))}
          </ol>
        )}
      />
    </Section>
  );
}

function TimeItem({ row, again, picked, go }: { row: TimeRow; again: boolean; picked: boolean; go: Go }) {
  return (
    <li id={dateId(row)} class={picked ? 'sl-item sl-picked' : 'sl-item'}>
      <button type="button" class="sl-row" data-item data-copy={row.sentence} onClick={() => go(row.place, row.words)}>
        <span class={again ? 'sl-when sl-quiet' : 'sl-when'}>{row.when || '—'}</span>
        <span class="sl-sentence">
          <Sentence text={row.sentence} words={row.words} />
        </span>
      </button>
    </li>
  );
}

function Sentence({ text, words }: { text: string; words: string }) {
  const at = words === '' ? -1 : text.indexOf(words);
  if (at < 0) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.slice(0, at)}
      <b>{words}</b>
      {text.slice(at + words.length)}
    </bdi>
  );
}

export function Figures({ id, rows, filter, go }: Omit<ListProps<FigureRow>, 'picked'>) {
  const shown = rows.filter((row) => matches(filter, row.before, row.text, row.after));
  return (
    <Section id={id} title={say('figures')} count={shown.length} empty={nothing(filter, 'none_figures')}>
      <LongList
        rows={shown}
        first={kFiguresAtFirst}
        more="more_figures"
        list={(first) => (
          <ul class="sl-list">
            {first.map((row) => (
              <li key={row.id} class="sl-item">
                <button type="button" class="sl-row sl-figure" data-item data-copy={row.text} onClick={() => go(row.place, row.text)}>
                  <bdi>
                    <span class="sl-around">{row.before}</span>
                    <b>{row.text}</b>
                    <span class="sl-around">{row.after}</span>
                  </bdi>
                </button>
              </li>
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

export type OnThisPageProps = { id: string; kind: PageKind; outline: OutlineRow[]; embeds: EmbedRow[]; related: RelatedRow[]; filter: string; go: Go };

export function OnThisPage({ id, kind, outline, embeds, related, filter, go }: OnThisPageProps) {
  const listing = kind === 'front_page';
  const items = related.filter((row) => matches(filter, row.title, row.teaser, row.section));
  const parts = outline.filter((row) => matches(filter, row.label, row.text));
  const shows = embeds.filter((row) => matches(filter, row.service, row.title));
  return (
    <Section id={id} title={say('page')} count={items.length + parts.length + shows.length} empty={nothing(filter, 'none_page')}>
      {items.length > 0 ? (
        <>
          <h3 class="sl-sub">{say(listing ? 'part_links' : 'part_related')}</h3>
          <LongList
            rows={items}
            first={kItemsAtFirst}
            more="more_items"
            list={(shown) => (
              <ul class="sl-list">
                {shown.map((row, index) => (
                  <RelatedItem key={index} row={row} go={go} />
                ))}
              </ul>
            )}
          />
        </>
      ) : null}
      {shows.length > 0 ? (
        <>
          <h3 class="sl-sub">{say('part_embeds')}</h3>
          <LongList
            rows={shows}
            first={kItemsAtFirst}
            more="more_items"
            list={(shown) => (
              <ul class="sl-list">
                {shown.map((row, index) => (
                  <EmbedItem key={index} row={row} go={go} />
                ))}
              </ul>
            )}
          />
        </>
      ) : null}
      {parts.length > 0 ? (
        <>
          <h3 class="sl-sub">{say(listing || kind === 'not_article' ? 'part_text' : 'part_article')}</h3>
          <LongList
            rows={parts}
            first={kPartsAtFirst}
            more="more_parts"
            list={(shown) => (
              <ol class="sl-list sl-outline">
                {shown.map((row, index) => (
                  <OutlineItem key={index} row={row} go={go} />
                ))}
              </ol>
            )}
          />
        </>
      ) : null}
    </Section>
  );
}

function OutlineItem({ row, go }: { row: OutlineRow; go: Go }) {
  return (
    <li class="sl-item" data-level={row.level}>
      <button type="button" class="sl-row" data-item disabled={row.place.length === 0} onClick={() => go(row.place, row.label)}>
        <span class="sl-part">{row.label}</span>
        <bdi class="sl-text">{row.text}</bdi>
      </button>
    </li>
  );
}

function EmbedItem({ row, go }: { row: EmbedRow; go: Go }) {
  const name = row.title || say('embed_untitled', row.service);
  return (
    <li class="sl-item sl-related">
      <p class="sl-part"><bdi>{row.service}</bdi></p>
      <button type="button" class="sl-go" data-item disabled={row.place.length === 0} onClick={() => go(row.place, name)}>
        <bdi>{name}</bdi>
      </button>
      <OpenLink href={row.href} title={name} />
    </li>
  );
}

function OpenLink({ href, title }: { href: string | undefined; title: string }) {
  if (href === undefined) return null;
  return (
    <a class="sl-open" href={href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
      <span aria-hidden="true">{say('open')}</span>
      <span class="sl-unseen">{say('open_item', title)}</span>
    </a>
  );
}

function RelatedItem({ row, go }: { row: RelatedRow; go: Go }) {
  return (
    <li class="sl-item sl-related">
      {row.section ? <p class="sl-part"><bdi>{row.section}</bdi></p> : null}
      <button type="button" class="sl-go" data-item disabled={row.place.length === 0} onClick={() => go(row.place, row.title)}>
        <bdi>{row.title}</bdi>
      </button>
      {row.teaser ? <p class="sl-teaser"><bdi>{row.teaser}</bdi></p> : null}
      {row.shared.length > 0 ? <p class="sl-shared">{sayWith('also_about', <bdi>{listed(row.shared)}</bdi>)}</p> : null}
      {row.lastRead === undefined ? null : <p class="sl-read">{readWords(1, row.lastRead)}</p>}
      <OpenLink href={row.href} title={row.title} />
    </li>
  );
}
