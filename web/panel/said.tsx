// Who said what (quotation attribution): the ledger of speakers with their words.
import { useState } from 'preact/hooks';
import { LongList, nothing, Section, Sort } from './section';
import { matches, type SaidQuote, type SaidView, type SpeakerRow } from './view';
import type { Go } from './who';
import { count, say, sayCount } from './words';

const kSpeakersAtFirst = 20;
const kQuotesAtFirst = 8;

type SaidOrder = 'words' | 'appearance';
const saidOrders: readonly SaidOrder[] = ['words', 'appearance'];

export const quoteId = (quote: { id: number }): string => `sl-quote-${quote.id}`;

const summary = (view: SaidView): string =>
  [
    view.named > 0 ? sayCount('named_sources', view.named) : '',
    view.unnamed > 0 ? sayCount('unnamed_sources', view.unnamed) : '',
    view.nobody > 0 ? sayCount('quotes_of_nobody', view.nobody) : '',
    sayCount('words_quoted', view.words),
  ]
    .filter((part) => part !== '')
    .join(' · ');

export function WhoSaidWhat({ id, view, filter, picked, go }: { id: string; view: SaidView; filter: string; picked: string; go: Go }) {
  const [order, setOrder] = useState<SaidOrder>('words');
  const most = view.speakers.reduce((high, row) => Math.max(high, row.words), 1);
  const speakers = view.speakers
    .map((row) => ({ ...row, quotes: row.quotes.filter((quote) => matches(filter, row.name, quote.text)) }))
    .filter((row) => row.quotes.length > 0);
  if (order === 'appearance') speakers.sort((a, b) => a.quotes[0]!.id - b.quotes[0]!.id);
  return (
    <Section
      id={id}
      title={say('said')}
      count={speakers.reduce((sum, row) => sum + row.quotes.length, 0)}
      empty={nothing(filter, 'none_said')}
      says={summary(view)}
      tools={speakers.length > 1 ? <Sort orders={saidOrders} order={order} set={setOrder} /> : null}
    >
      <LongList
        rows={speakers}
        first={kSpeakersAtFirst}
        more="more_speakers"
        wanted={speakers.findIndex((row) => row.quotes.some((quote) => quoteId(quote) === picked))}
        list={(shown) => (
          <ul class="sl-list">
            {shown.map((row) => (
              <Speaker key={`${row.group} ${row.name}`} row={row} most={most} all={view.words} picked={picked} go={go} />
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

type SpeakerProps = { row: SpeakerRow; most: number; all: number; picked: string; go: Go };

function Speaker({ row, most, all, picked, go }: SpeakerProps) {
  return (
    <li class="sl-speaker">
      <div class="sl-who-head">
        <h3>{row.name === '' ? say('nobody') : <bdi>{row.name}</bdi>}</h3>
        <span class="sl-kind">{row.name !== '' && !row.named ? say('unnamed') : row.words > 0 ? say('words_of', sayCount('words', row.words), share(row.words, all)) : ''}</span>
      </div>
      {row.line ? <p class="sl-role"><bdi>{row.line}</bdi></p> : null}
      {row.words > 0 ? (
        <span class="sl-measure" aria-hidden="true"><span class="sl-bar" style={{ inlineSize: `${Math.max(2, Math.round((row.words / most) * 100))}%` }} /></span>
      ) : null}
      <LongList
        rows={row.quotes}
        first={kQuotesAtFirst}
        more="more_quotes"
        wanted={row.quotes.findIndex((quote) => quoteId(quote) === picked)}
        list={(shown) => (
          <ul class="sl-quotes">
            {shown.map((quote) => (
              <QuoteItem key={quote.id} quote={quote} speaker={row.name} picked={picked === quoteId(quote)} go={go} />
            ))}
          </ul>
        )}
      />
    </li>
  );
}

const share = (part: number, all: number): string => `${count(Math.round((100 * part) / Math.max(1, all)))} %`;

function QuoteItem({ quote, speaker, picked, go }: { quote: SaidQuote; speaker: string; picked: boolean; go: Go }) {
  const reported = quote.kind === 'indirect';
  const notes = [
    quote.verb,
    reported ? say('reported') : quote.kind === 'mixed' ? say('partly') : '',
    quote.sure === 'unsure' ? say('sure_unsure') : '',
  ].filter((part) => part !== '');
  return (
    <li id={quoteId(quote)} class={picked ? 'sl-item sl-picked' : 'sl-item'}>
      <button type="button" class={reported ? 'sl-quote sl-reported' : 'sl-quote'} data-item data-copy={quote.text.split(' … ')[0]} onClick={() => go(quote.place, speaker || say('the_quote'))}>
        <bdi class="sl-said">{reported ? quote.text : say('quoted', quote.text)}</bdi>
        {notes.length > 0 ? <span class="sl-verb">{notes.map((note) => <span key={note}><bdi>{note}</bdi></span>)}</span> : null}
      </button>
    </li>
  );
}
