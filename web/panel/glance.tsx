// At a glance: the sentences that tell most of the article, word for word, and who, where and when. Each leads to its place.
import type { Place } from '../core/reading.generated';
import type { DisagreementRow, GlanceView, Named } from './context_view';
import { nothing, Section } from './section';
import { matches } from './view';
import type { Go } from './who';
import { say, sayWith } from './words';

export function Glance({ id, view, filter, go }: { id: string; view: GlanceView; filter: string; go: Go }) {
  const sentences = view.sentences.filter((row) => matches(filter, row.text));
  return (
    <Section id={id} title={say('glance')} count={sentences.length} empty={nothing(filter, 'none_glance')}>
      <ol class="sl-list sl-glance">
        {sentences.map((row) => (
          <li key={row.text} class="sl-item">
            <button type="button" class="sl-row sl-key" data-item disabled={row.place.length === 0} onClick={() => go(row.place, say('this_sentence'))}>
              <bdi>{row.text}</bdi>
            </button>
          </li>
        ))}
      </ol>
      {filter === '' ? (
        <dl class="sl-facts sl-glance-facts">
          <NameLine label={say('glance_who')} names={view.who} go={go} />
          <NameLine label={say('glance_where')} names={view.where} go={go} />
          <NameLine label={say('glance_when')} names={view.when.map(({ words, place }) => ({ name: words, place }))} go={go} />
        </dl>
      ) : null}
    </Section>
  );
}

function NameLine({ label, names, go }: { label: string; names: Named[]; go: Go }) {
  if (names.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {names.map(({ name, place }, index) => (
          <span key={name}>
            {index > 0 ? ' · ' : null}
            <NameButton name={name} place={place} go={go} />
          </span>
        ))}
      </dd>
    </div>
  );
}

function NameButton({ name, place, go }: { name: string; place: Place; go: Go }) {
  return (
    <button type="button" class="sl-words" disabled={place.length === 0} onClick={() => go(place, name)}>
      <bdi>{name}</bdi>
    </button>
  );
}

/** Two figures for one thing, side by side: which of them is right is not for the program to say. */
export function Disagreements({ rows, go }: { rows: DisagreementRow[]; go: Go }) {
  if (rows.length === 0) return null;
  return (
    <div class="sl-differ">
      <h3 class="sl-sub">{say('differ_title')}</h3>
      <ul class="sl-list">
        {rows.map((row, index) => (
          <li key={index}>
            {sayWith('labelled', <bdi>{row.what}</bdi>, <FigureButtons figures={row.figures} go={go} />)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FigureButtons({ figures, go }: { figures: DisagreementRow['figures']; go: Go }) {
  return (
    <>
      {figures.map(({ text, place }, at) => (
        <span key={at}>
          {at > 0 ? ' · ' : null}
          <NameButton name={text} place={place} go={go} />
        </span>
      ))}
    </>
  );
}
