// Card (view model of the hover card): what is said beside the pointer about a mark. Pure but for the presses, which the host takes.
// How it is shown is in page/hover_card.ts; the same facts at length are in who.tsx.
import type { Place, Reading } from '../core/reading.generated';
import { direction, language } from '../core/say';
import type { Judgement, Verdict, Verdicts } from '../page/judgements';
import type { CardContent } from '../page/hover_card';
import type { Target } from '../page/plan';
import { whoRows, type WhoRow } from './view';
import { dateWords, plain, say } from './words';

export type CardPresses = {
  goTo: (place: Place) => void;
  openInPanel: (target: Target) => void;
  judge: (judgement: Judgement, verdict: Verdict | null) => void;
};

/** Two targets of which the card says the same. */
export const sameTarget = (a: Target, b: Target): boolean => a.kind === b.kind && a.index === b.index;

/** Says cards about one reading; keeps its rows, and which mention the reader has gone to. */
export class CardTeller {
  private readonly at = new Map<number, number>();
  private rows: Map<number, WhoRow> | null = null;

  constructor(
    private readonly reading: Reading,
    private readonly verdicts: () => Verdicts,
    private readonly presses: CardPresses,
  ) {}

  contentOf(target: Target): CardContent | null {
    if (target.kind === 'mention') return this.ofMention(target);
    if (target.kind === 'quote') return this.ofQuote(target);
    return target.kind === 'date' ? this.ofDate(target) : null;
  }

  private ofMention(target: Target & { kind: 'mention' }): CardContent | null {
    this.rows ??= new Map(whoRows(this.reading).map((row) => [row.group, row]));
    const row = this.rows.get(target.group);
    if (row === undefined) return null;
    const verdict = this.verdicts().get(target.group) ?? null;
    if (verdict === 'not') return null;
    const of = row.places.length;
    const at = this.at.get(target.index) ?? Math.max(0, row.mentions.indexOf(target.index));
    const visit = (next: number): void => {
      this.at.set(target.index, next);
      this.presses.goTo(row.places[next]!);
    };
    return {
      ...around(),
      type: row.type,
      title: row.title,
      kind: row.sure === 'unsure' ? `${row.kindLabel} · ${say('sure_unsure')}` : row.kindLabel,
      also: row.names.length > 0 ? `${say('also')} ${row.names.slice(0, 4).join(', ')}` : '',
      line: row.line,
      source: row.source,
      introduced: row.introduced ? { label: say('introduced'), words: row.introduced.text } : null,
      mentions:
        of > 1
          ? {
              words: say('mention_n_of_m', at + 1, of),
              previous: { words: say('mention_previous'), press: () => visit((at + of - 1) % of) },
              next: { words: say('mention_next'), press: () => visit((at + 1) % of) },
            }
          : null,
      buttons: [
        { words: say('open_in_panel'), press: () => this.presses.openInPanel(target) },
        verdict === 'known'
          ? { words: say('undo'), press: () => this.presses.judge(row.judgement, null) }
          : { words: say('known'), press: () => this.presses.judge(row.judgement, 'known') },
        { words: say('not_this'), press: () => this.presses.judge(row.judgement, 'not') },
      ],
    };
  }

  private ofQuote(target: Target & { kind: 'quote' }): CardContent | null {
    const quote = this.reading.quotes.find(({ id }) => id === target.index);
    if (quote === undefined) return null;
    const card = this.reading.cards.find(({ group }) => group === quote.speaker.group);
    return {
      ...around(),
      type: 'quote',
      title: plain(quote.speaker.name || quote.speaker.text) || say('nobody'),
      kind: plain(quote.cue.text),
      also: quote.kind === 'mixed' ? say('partly') : quote.kind === 'indirect' ? say('reported') : '',
      line: card && card.line.source !== 'none' ? plain(card.line.text) : '',
      source: '',
      introduced: null,
      mentions: null,
      buttons: [{ words: say('open_in_panel'), press: () => this.presses.openInPanel(target) }],
    };
  }

  private ofDate(target: Target & { kind: 'date' }): CardContent | null {
    const date = this.reading.dates.find(({ id }) => id === target.index);
    const words = date ? dateWords(date.value) : '';
    // What the page says already needs no card.
    if (date === undefined || words === '' || words === plain(date.text)) return null;
    return {
      ...around(),
      type: 'date',
      title: words,
      kind: say('block_date'),
      also: '',
      line: '',
      source: '',
      introduced: null,
      mentions: null,
      buttons: [{ words: say('open_in_panel'), press: () => this.presses.openInPanel(target) }],
    };
  }
}

const around = (): { direction: 'ltr' | 'rtl'; language: string } => ({ direction: direction(), language: language() });
