// Every hostile page that is made rather than kept: {name, family, body: text or bytes, headers?, contentType?, storm?}. A storm changes
// itself until its own `stop()` is called, which puts it back to `atRest`.
import scripts from './scripts.mjs';
import trees from './trees.mjs';
import words from './words.mjs';

export const madePages = [...scripts, ...trees, ...words];
export const families = [...new Set(madePages.map((made) => made.family))];

/** A few pages of every family, at least `count` in all: the first of each, then the second, and so on. */
export function someOfEach(count) {
  const chosen = new Set();
  for (let round = 0; chosen.size < Math.min(count, madePages.length); ++round) {
    for (const family of families) {
      const made = madePages.filter((one) => one.family === family)[round];
      if (made && chosen.size < count) chosen.add(made);
    }
  }
  return [...chosen];
}
