// Postings (inverted index in chunks): in which articles a name or topic stands. A chunk is a list of article ids, ascending, each
// with two flags, as differences in bytes of seven bits:
//
//   (id - id before) << 2 | spoke << 1 | central      low seven bits first, the high bit of a byte says that more follow
//
// Pure. The rows that hold the chunks are written by store.ts.

export type Posting = { id: number; central: boolean; spoke: boolean };

/** From here on a chunk is cut in two; an append to a full one begins the next. */
export const kLongestChunk = 256;

export function encodePostings(postings: readonly Posting[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const { id, central, spoke } of postings) {
    let rest = (id - before) * 4 + (spoke ? 2 : 0) + (central ? 1 : 0);
    before = id;
    while (rest >= 128) {
      bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

/** Calls back for every posting in order: no objects, because a common name has tens of thousands. */
export function eachPosting(bytes: Uint8Array, take: (id: number, flags: number) => void): void {
  let id = 0;
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 127) * scale;
    if (byte >= 128) scale *= 128;
    else {
      id += Math.floor(value / 4);
      take(id, value % 4);
      value = 0;
      scale = 1;
    }
  }
}

export function decodePostings(bytes: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  eachPosting(bytes, (id, flags) => postings.push({ id, central: (flags & 1) !== 0, spoke: (flags & 2) !== 0 }));
  return postings;
}

/** The chunks that a chunk becomes when a posting enters it (or replaces the one of its id). `last`: no chunk comes after it. */
export function withPosting(chunk: readonly Posting[], posting: Posting, last: boolean): Posting[][] {
  const at = chunk.findIndex(({ id }) => id >= posting.id);
  if (at >= 0 && chunk[at]!.id === posting.id) return [chunk.map((each, index) => (index === at ? posting : each))];
  if (at < 0) {
    if (chunk.length < kLongestChunk) return [[...chunk, posting]];
    if (last) return [[...chunk], [posting]];
  }
  const all = at < 0 ? [...chunk, posting] : [...chunk.slice(0, at), posting, ...chunk.slice(at)];
  if (all.length <= kLongestChunk) return [all];
  return [all.slice(0, kLongestChunk / 2), all.slice(kLongestChunk / 2)];
}
