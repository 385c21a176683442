// Who said what (quotation attribution): the ledger of speakers with their words.
import { LongList, Section } from './section';
import { matches, type SaidQuote, type SaidView, type SpeakerRow } from './view';
import type { Go } from './who';
import { count, plural } from './words';

const kSpeakersAtFirst = 20;
const kQuotesAtFirst = 8;

export const quoteId = (quote: { id: number }): string => `sl-quote-${quote.id}`;

const summary = (view: SaidView): string =>
  [
    view.named > 0 ? `${count(view.named)} named` : '',
    view.unnamed > 0 ? `${count(view.unnamed)} unnamed` : '',
    view.nobody > 0 ? `${plural(view.nobody, 'quote')} without a speaker` : '',
    `${plural(view.words, 'word')} quoted`,
  ]
    .filter((part) => part !== '')
    .join(' · ');

export function WhoSaidWhat({ id, view, filter, picked, go }: { id: string; view: SaidView; filter: string; picked: string; go: Go }) {
  const most = view.speakers.reduce((high, row) => Math.max(high, row.words), 1);
  const speakers = view.speakers
    .map((row) => ({ ...row, quotes: row.quotes.filter((quote) => matches(filter, row.name, quote.text)) }))
    .filter((row) => row.quotes.length > 0);
  return (
    <Section
      id={id}
      title="Who said what"
      count={speakers.reduce((sum, row) => sum + row.quotes.length, 0)}
      empty={filter ? 'Nothing here for this filter.' : 'Nobody is quoted.'}
      says={summary(view)}
    >
      <LongList
        rows={speakers}
        first={kSpeakersAtFirst}
        words={['speaker', 'speakers']}
        wanted={speakers.findIndex((row) => row.quotes.some((quote) => quoteId(quote) === picked))}
        list={(shown) => (
          <ul class="sl-list">
            {shown.map((row) => (
              <Speaker key={`${row.group} ${row.name}`} row={row} most={most} picked={picked} go={go} />
            ))}
          </ul>
        )}
      />
    </Section>
  );
}

function Speaker({ row, most, picked, go }: { row: SpeakerRow; most: number; picked: string; go: Go }) {
  return (
    <li class="sl-speaker">
      <h3>
        {row.name === '' ? 'Nobody named' : <bdi>{row.name}</bdi>}
        {row.name !== '' && !row.named ? <span class="sl-kind"> unnamed</span> : null}
      </h3>
      {row.words > 0 ? (
        <p class="sl-measure">
          <span class="sl-bar" aria-hidden="true" style={{ inlineSize: `${Math.max(4, Math.round((row.words / most) * 40))}%` }} />
          {plural(row.words, 'word')}
        </p>
      ) : null}
      <LongList
        rows={row.quotes}
        first={kQuotesAtFirst}
        words={['quote', 'quotes']}
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

function QuoteItem({ quote, speaker, picked, go }: { quote: SaidQuote; speaker: string; picked: boolean; go: Go }) {
  const reported = quote.kind === 'indirect';
  return (
    <li id={quoteId(quote)} class={picked ? 'sl-item sl-picked' : 'sl-item'}>
      <button type="button" class={reported ? 'sl-quote sl-reported' : 'sl-quote'} data-item onClick={() => go(quote.place, speaker || 'the quote')}>
        {quote.verb ? <span class="sl-verb">{reported ? `${quote.verb}, reported` : quote.verb}</span> : null}
        <bdi class="sl-said">{reported ? quote.text : `“${quote.text}”`}</bdi>
      </button>
    </li>
  );
}
