// Who's who (entity cards): one card for everyone and everything that is named, most prominent first.
import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../core/reading.generated';
import { CardFacts, CardLookup, useLookupOnly } from './facts';
import type { Judgement, Verdict } from '../page/judgements';
import { markStyles, type MarkType } from '../page/marks';
import { Marked } from './marked';
import { LongList, nothing, Section, Sort } from './section';
import { inWhoOrder, matches, type WhoOrder, whoOrders, type WhoRow } from './view';
import { count, say, sayCount } from './words';

export type Go = (place: Place, name: string) => void;
export type Judge = (judgement: Judgement, verdict: Verdict | null) => void;
export type Picked = { id: string; mention: number } | null;

const kShownAtFirst = 8;
const kShownOfFilter = 50;
const kContextsAtFirst = 6;

export type WhosWhoProps = { id: string; rows: WhoRow[]; filter: string; picked: Picked; go: Go; judge: Judge };

export function WhosWho({ id, rows, filter, picked, go, judge }: WhosWhoProps) {
  const [order, setOrder] = useState<WhoOrder>('prominence');
  const [only, setOnly] = useState<MarkType | null>(null);
  const [showing, setShowing] = useState(false);
  const wantedType = only !== null && rows.some(({ type }) => type === only) && picked === null ? only : null;
  const found = inWhoOrder(rows, order)
    .filter((row) => wantedType === null || row.type === wantedType)
    .filter((row) => matches(filter, row.title, row.line, row.kindLabel, ...row.names));
  const kept = found.filter(({ verdict }) => verdict !== 'not');
  const put = found.filter(({ verdict }) => verdict === 'not');
  const wanted = picked === null ? -1 : kept.findIndex((row) => whoId(row) === picked.id);
  return (
    <Section
      id={id}
      title={say('who')}
      count={found.length}
      empty={nothing(filter, 'none_who')}
      tools={<Sort orders={whoOrders} order={order} set={setOrder} />}
    >
      <Kinds rows={rows} only={wantedType} set={setOnly} />
      <LongList
        rows={kept}
        first={filter === '' ? kShownAtFirst : kShownOfFilter}
        more="more_names"
        wanted={wanted}
        list={(shown) => (
          <ul class="sl-list">
            {shown.map((row) => (
              <WhoCard key={row.group} row={row} picked={picked} go={go} judge={judge} />
            ))}
          </ul>
        )}
      />
      {put.length > 0 ? (
        <div class="sl-put">
          <button type="button" class="sl-more" aria-expanded={showing} onClick={() => setShowing(!showing)}>
            {sayCount('put_aside', put.length)}
          </button>
          {showing ? (
            <ul class="sl-list">
              {put.map((row) => (
                <li key={row.group} class="sl-put-row">
                  <bdi>{row.title}</bdi>
                  <button type="button" class="sl-act" onClick={() => judge(row.judgement, null)}>{say('undo')}</button>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

/** The kinds that there are, each a filter; nothing where all are of one kind. */
function Kinds({ rows, only, set }: { rows: WhoRow[]; only: MarkType | null; set: (type: MarkType | null) => void }) {
  const kinds = markStyles.map(({ type }) => ({ type, rows: rows.filter((row) => row.type === type).length })).filter((kind) => kind.rows > 0);
  if (kinds.length < 2) return null;
  return (
    <div class="sl-kinds" role="group" aria-label={say('who_kinds')}>
      <button type="button" class="sl-pill" aria-pressed={only === null} onClick={() => set(null)}>{say('all')}</button>
      {kinds.map((kind) => (
        <button type="button" key={kind.type} class="sl-pill" aria-pressed={only === kind.type} onClick={() => set(only === kind.type ? null : kind.type)}>
          {say(`type_${kind.type}`)} <span class="sl-count">{count(kind.rows)}</span>
        </button>
      ))}
    </div>
  );
}

export const whoId = (row: { group: number }): string => `sl-who-${row.group}`;

type CardProps = { row: WhoRow; picked: Picked; go: Go; judge: Judge };

function WhoCard({ row, picked, go, judge }: CardProps) {
  const [at, setAt] = useState(0);
  const [why, setWhy] = useState(false);
  const [looking, setLooking] = useState(false);
  const lookupOnly = useLookupOnly(row.group);
  const isPicked = picked?.id === whoId(row);
  useEffect(() => {
    const index = isPicked ? row.mentions.indexOf(picked.mention) : -1;
    if (index >= 0) setAt(index);
  }, [picked]);
  const visit = (index: number): void => {
    const place = row.places[index];
    if (place === undefined) return;
    setAt(index);
    go(place, row.title);
  };
  const classes = ['sl-item', 'sl-who', isPicked ? 'sl-picked' : '', row.verdict === 'known' ? 'sl-known' : ''].filter(Boolean).join(' ');
  return (
    <li id={whoId(row)} class={classes} data-group={row.group}>
      <div class="sl-who-head">
        <h3>
          <button type="button" class="sl-go" data-item data-copy={row.contexts[at]?.words} onClick={() => visit(at)} disabled={row.places.length === 0}>
            <Marked type={row.type}>{row.title}</Marked>
          </button>
        </h3>
        <span class="sl-kind">
          {row.kindLabel}
          {row.sure === 'unsure' ? <span class="sl-sure"> · {say('sure_unsure')}</span> : null}
        </span>
      </div>
      {row.verdict === 'known' ? null : <WhoLines row={row} go={go} />}
      <div class="sl-who-foot">
        <Mentions row={row} at={at} visit={visit} />
        {row.names.length > 0 ? <span class="sl-also">{say('also')} <bdi>{row.names.join(', ')}</bdi></span> : null}
        <span class="sl-acts">
          {lookupOnly ? (
            <button type="button" class="sl-act" data-act="lookup" aria-expanded={looking} onClick={() => setLooking(!looking)}>{say('facts_look_up')}</button>
          ) : null}
          <button type="button" class="sl-act" aria-expanded={why} onClick={() => setWhy(!why)}>{say('why')}</button>
          <button type="button" class="sl-act" data-act="known" aria-pressed={row.verdict === 'known'} onClick={() => judge(row.judgement, row.verdict === 'known' ? null : 'known')}>
            {say('known')}
          </button>
          <button type="button" class="sl-act" data-act="not" onClick={() => judge(row.judgement, 'not')}>{say('not_this')}</button>
        </span>
      </div>
      {looking ? <CardLookup group={row.group} name={row.title} /> : null}
      {why ? <Why row={row} visit={visit} /> : null}
    </li>
  );
}

function WhoLines({ row, go }: { row: WhoRow; go: Go }) {
  return (
    <>
      {row.line ? (
        <p class="sl-line">
          <bdi>{row.line}</bdi> <span class="sl-source">{row.source}</span>
        </p>
      ) : null}
      {row.introduced ? (
        <p class="sl-intro">
          <span class="sl-label">{say('introduced')}</span>{' '}
          <button type="button" class="sl-words" onClick={() => row.introduced && go(row.introduced.place, row.title)}>
            <bdi>{row.introduced.text}</bdi>
          </button>
        </p>
      ) : null}
      <CardFacts group={row.group} name={row.title} go={go} />
    </>
  );
}

/** Where in the article the name stands, from its beginning to its end, and the way from one mention to the next. */
function Mentions({ row, at, visit }: { row: WhoRow; at: number; visit: (index: number) => void }) {
  const of = row.places.length;
  if (of <= 1) return <span class="sl-steps"><Spark row={row} at={at} />{say('mentioned_once')}</span>;
  return (
    <span class="sl-steps" role="group" aria-label={say('mentions_of', row.title)}>
      <Spark row={row} at={at} />
      <button type="button" aria-label={say('mention_previous')} onClick={() => visit((at + of - 1) % of)}>
        <Arrow back />
      </button>
      <span>{say('n_of_m', at + 1, of)}</span>
      <button type="button" aria-label={say('mention_next')} onClick={() => visit((at + 1) % of)}>
        <Arrow />
      </button>
    </span>
  );
}

const kSparkWidth = 96;

function Spark({ row, at }: { row: WhoRow; at: number }) {
  if (row.spots.length === 0) return null;
  const x = (spot: number): number => Math.round(2 + (spot * (kSparkWidth - 4)) / 1000);
  return (
    <svg class="sl-spark" viewBox={`0 0 ${kSparkWidth} 14`} width={kSparkWidth} height="14" aria-hidden="true">
      <path class="sl-spark-line" d={`M0 11.5H${kSparkWidth}`} />
      {row.spots.map((spot, index) => (
        <path key={index} class={index === at ? 'sl-spark-now' : 'sl-spark-tick'} d={`M${x(spot)} ${index === at ? 1 : 5}V11`} />
      ))}
    </svg>
  );
}

/** The evidence: why it is said, and every mention in its own words. */
function Why({ row, visit }: { row: WhoRow; visit: (index: number) => void }) {
  return (
    <div class="sl-why">
      {row.reasons.map((reason) => <p key={reason}>{reason}</p>)}
      <LongList
        rows={row.contexts.map((context, index) => ({ context, index }))}
        first={kContextsAtFirst}
        more="more_mentions"
        list={(shown) => (
          <ol class="sl-contexts">
            {shown.map(({ context, index }) => (
              <li key={index}>
                <button type="button" class="sl-context" onClick={() => visit(index)}>
                  <bdi><span class="sl-around">{context.before}</span><b>{context.words}</b><span class="sl-around">{context.after}</span></bdi>
                </button>
              </li>
            ))}
          </ol>
        )}
      />
    </div>
  );
}

function Arrow({ back }: { back?: boolean }) {
  return (
    <svg class="sl-arrow" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={back ? 'M8 1.5 3.5 6 8 10.5' : 'M4 1.5 8.5 6 4 10.5'} fill="none" stroke="currentColor" stroke-width="1.5" />
    </svg>
  );
}
