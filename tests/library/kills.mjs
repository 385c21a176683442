// Kills in mid-write: a reader reads article after article, and the library's worker is ended at a random moment, again and again: most often
// after the first article of a round, so that it is writing, now and then while it opens. After every kill the library opens, is sound, and
// holds every article that it had said to be kept; at most one more, which was being kept when it died.
import assert from 'node:assert/strict';

import { randomFrom } from './synthetic.mjs';

/** `count` kills of the worker in one page of library_site.mjs. Says how many articles there are in the end. */
export async function killWorker(page, count, seed = 1) {
  const random = randomFrom(seed);
  let next = 0;
  let kept = 0;
  for (let round = 0; round < count; ++round) {
    const after = Math.floor(random() * 250);
    const opening = random() < 0.2;
    const done = await page.evaluate(
      async (from, after, opening) => {
        let done = 0;
        const killSoon = () => setTimeout(() => client.dispose(), after);
        if (opening) killSoon();
        try {
          for (let index = from; ; ++index) {
            if ((await read(index)).kept !== 'kept') return { done, odd: 'not kept' };
            if (++done === 1 && !opening) killSoon();
          }
        } catch (error) {
          return { done, odd: /^closed$/.test(error.message) ? '' : error.message };
        }
      },
      next,
      after,
      opening,
    );
    assert.equal(done.odd, '', `round ${round}`);
    next += done.done;
    const { status, fault } = await page.evaluate(async () => ({ status: await ask('status'), fault: (await ask('check')).fault }));
    assert.equal(fault, '', `round ${round}`);
    assert.equal(status.state, 'on', `round ${round}: ${status.words}`);
    const extra = status.articles - next;
    assert.ok(extra === 0 || extra === 1, `round ${round}: ${status.articles} articles, ${next} were said to be kept`);
    next += extra; // the one that was written when the answer no longer came
    if (next > 0) await lastIsThere(page, next - 1);
    kept = status.articles;
  }
  return kept;
}

/** The article that was finished last is whole: found by its words, its body readable. */
export async function lastIsThere(page, index) {
  const found = await page.evaluate(async (index) => {
    const { title } = synthetic.syntheticArticle(index).record;
    const { rows } = await ask('search', { query: `title:"${title}"`, limit: 5, before: 0 });
    const detail = rows[0] ? await ask('article', { id: rows[0].id }) : null;
    return { title, found: rows.map((row) => row.title), blocks: detail?.text.length ?? 0 };
  }, index);
  assert.ok(found.found.includes(found.title), `article ${index} is not found`);
  assert.ok(found.blocks > 0, `article ${index} has no text`);
}
