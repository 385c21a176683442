// Pieces of a reading (streaming): a long reading on its way through a page, whose thread must not be held up by it. The page takes apart
// only what it needs itself, and passes the rest on unread to the panel. Pure. The way there is snapshot_pieces.ts.
import type { Reading } from './reading.generated';

/** A piece is JSON of some members of a reading; of a list, the next rows. */
export type ReadingPieces = {
  /** What a page needs: all but related items, and of the blocks the article's and those in which something was found. One at least. */
  own: string[];
  /** What only a panel shows; nothing of a short reading. */
  rest: string[];
};

const kLongReading = 300_000; // UTF-16 units: what is shorter is taken at one go
const kRowsOfAPiece = 500;

type Lists = Pick<Reading, 'blocks' | 'related' | 'mentions' | 'groups' | 'quotes' | 'dates' | 'figures' | 'cards'>;
type ListName = keyof Lists;
const listNames: readonly ListName[] = ['blocks', 'related', 'mentions', 'groups', 'quotes', 'dates', 'figures', 'cards'];

/** Cuts the JSON of a reading up. */
export function cutReading(text: string): ReadingPieces {
  if (text.length <= kLongReading) return { own: [text], rest: [] };
  const reading = JSON.parse(text) as Reading;
  const used = new Set([...reading.mentions, ...reading.dates, ...reading.figures, ...reading.quotes.flatMap(({ parts }) => parts)].map(({ block }) => block));
  const isOwn = ({ id, region }: Reading['blocks'][number]): boolean => region === 'article' || used.has(id);
  const own: Reading = { ...reading, blocks: reading.blocks.filter(isOwn), related: [] };
  const none: Lists = { blocks: [], related: [], mentions: [], groups: [], quotes: [], dates: [], figures: [], cards: [] };
  return {
    own: [JSON.stringify({ ...own, ...none } satisfies Reading), ...listNames.flatMap((name) => piecesOfList(name, own[name]))],
    rest: [...piecesOfList('blocks', reading.blocks.filter((block) => !isOwn(block))), ...piecesOfList('related', reading.related)],
  };
}

function piecesOfList(name: ListName, rows: readonly unknown[]): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < rows.length; i += kRowsOfAPiece) pieces.push(JSON.stringify({ [name]: rows.slice(i, i + kRowsOfAPiece) }));
  return pieces;
}

/** Puts a reading together again, piece by piece, so that its taker can rest in between. */
export class ReadingJoiner {
  private reading: Reading | null = null;

  take(piece: string): void {
    const part = JSON.parse(piece) as Partial<Reading>;
    if (this.reading === null) {
      this.reading = part as Reading;
      return;
    }
    for (const name of listNames) {
      for (const row of part[name] ?? []) (this.reading[name] as unknown[]).push(row);
    }
  }

  /** The reading of all pieces taken; its blocks stand in the order of the page. */
  finish(): Reading {
    if (this.reading === null) throw new Error('a reading without a piece');
    this.reading.blocks.sort((a, b) => a.id - b.id);
    return this.reading;
  }
}

/** The reading of these pieces, at one go. */
export function joinReading(pieces: readonly string[]): Reading {
  const joiner = new ReadingJoiner();
  for (const piece of pieces) joiner.take(piece);
  return joiner.finish();
}
