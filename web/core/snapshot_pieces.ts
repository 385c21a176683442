// Pieces of a snapshot (streaming): the JSON of a snapshot in pieces, which joined are the same text: a page can rest while it writes and
// sends one. Pure. The way back is reading_pieces.ts.
import type { Snapshot } from './snapshot.generated';

const kRowsOfAPiece = 2000; // about 150 kB

/** The pieces in order; one of a small page. */
export function* piecesOfSnapshot(snapshot: Snapshot): Generator<string> {
  const { elements, texts } = snapshot;
  if (elements.length + texts.length <= kRowsOfAPiece) {
    yield JSON.stringify(snapshot);
    return;
  }
  const { elements: _elements, texts: _texts, ...head } = snapshot;
  yield `${JSON.stringify(head).slice(0, -1)},"elements":[`;
  yield* rows(elements);
  yield '],"texts":[';
  yield* rows(texts);
  yield ']}';
}

function* rows(all: readonly unknown[]): Generator<string> {
  for (let i = 0; i < all.length; i += kRowsOfAPiece) {
    yield (i > 0 ? ',' : '') + JSON.stringify(all.slice(i, i + kRowsOfAPiece)).slice(1, -1);
  }
}
