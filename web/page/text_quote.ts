// Text quotes (text-quote selectors): finds a passage again by its own words and the words around it. Pure, without a DOM;
// anchors.ts uses it when a page has changed under a reading.

const kContext = 32; // UTF-16 units on each side

export type TextQuote = { prefix: string; exact: string; suffix: string };

export function quoteOf(text: string, start: number, end: number): TextQuote {
  return {
    prefix: text.slice(Math.max(0, start - kContext), start),
    exact: text.slice(start, end),
    suffix: text.slice(end, end + kContext),
  };
}

const commonEnd = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
};

const commonStart = (a: string, b: string): number => {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
};

const kMaxTries = 200;

/**
 * Where the quote stands in `text` (UTF-16 offset), or -1. Of several places the one with most of the old context; -1 as well
 * when none of several has any of it, because a wrong place is worse than none.
 */
export function findQuote(text: string, quote: TextQuote): number {
  if (quote.exact === '') return -1;
  const places: number[] = [];
  for (let at = text.indexOf(quote.exact); at >= 0 && places.length < kMaxTries; ) {
    places.push(at);
    at = text.indexOf(quote.exact, at + 1);
  }
  if (places.length <= 1) return places[0] ?? -1;
  let best = -1;
  let bestScore = 0;
  for (const at of places) {
    const before = text.slice(Math.max(0, at - kContext), at);
    const end = at + quote.exact.length;
    const after = text.slice(end, end + kContext);
    const score = commonEnd(before, quote.prefix) + commonStart(after, quote.suffix);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
  }
  return best;
}
