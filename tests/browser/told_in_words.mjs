// Pages that can't be read as an article, or not at once: the panel says so in words within a second, in the browser that is given.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pageText, panelState } from './page_state.mjs';
import { limit, useReader } from './reader_fixture.mjs';
import { until } from './until.mjs';

const kSoon = 1000; // milliseconds

/** A document of one empty sheet, by the rules of the format. */
function emptyPdf() {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>'];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, at) => {
    const start = file.length;
    file += `${at + 1} 0 obj${object}endobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(`${file}xref\n0 4\n0000000000 65535 f \n${table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`);
}

const article = (title, paragraphs) => `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${paragraphs}</article>`;
const ferry = (at) => `<p>In the ${at}th week Governor Maren Tolvald met Henrik Solvang of the Northern Fisheries Council in Lisbon. “It will sail in ${at} days,” Tolvald said.</p>`;

const twentyMegabytes = () => {
  const paragraphs = [];
  for (let size = 0, at = 0; size < 20e6; ++at) size += paragraphs[paragraphs.push(ferry(at)) - 1].length;
  return article('A ferry without end', paragraphs.join(''));
};

const told = ({ state, notes }) => [state, ...notes].join(' ');

export function toldInWords(name, openReader) {
  const seat = useReader(openReader);

  /** Presses the button and waits at most a second for what the panel says to hold `words`; tells how long it took. */
  async function soonSays(t, page, words) {
    await until('other words', async () => !words.test(told(await panelState(seat.reader))));
    const start = performance.now();
    let said;
    await seat.reader.press(page);
    await until(`the words ${words}`, async () => words.test(told((said = await panelState(seat.reader)))), kSoon).catch((error) => {
      throw new Error(`${error.message}; it says ${JSON.stringify(said)}`);
    });
    t.diagnostic(`${Math.round(performance.now() - start)} ms`);
    return said;
  }

  test(`${name}: a page without text`, limit, async (t) => {
    // The panel is there before: how long a browser takes to open it is not what is asked here.
    const first = await seat.reader.open(seat.server.make('first', article('A ferry', ferry(1))));
    await seat.reader.press(first);
    await until('the reading', async () => (await panelState(seat.reader)).who.length > 0);
    await first.close();
    for (const [file, html] of [['nothing', ''], ['picture', '<!doctype html><title>A picture</title><img alt="" src="data:,">']]) {
      const page = await seat.reader.open(seat.server.make(file, html));
      await soonSays(t, page, /No article was found|no text/);
      await page.close();
    }
  });

  test(`${name}: a PDF`, limit, async (t) => {
    const page = await seat.reader.open(seat.server.make('paper.pdf', emptyPdf(), 'free', { 'content-type': 'application/pdf' }));
    await soonSays(t, page, / PDF\b/);
    await page.close();
  });

  test(`${name}: a page of 20 MB says that it is being read, with a way out, and then what was left out`, limit, async (t) => {
    const page = await seat.reader.open(seat.server.make('endless', twentyMegabytes()));
    const text = await pageText(page);
    await soonSays(t, page, /Finding the article/);
    assert.equal(await seat.reader.inPanel(() => document.querySelector('.sl-state .sl-button')?.textContent), 'Cancel');
    const start = performance.now();
    await until('the end', async () => !(await panelState(seat.reader)).busy, 60_000);
    t.diagnostic(`then ${Math.round(performance.now() - start)} ms`);
    assert.match(told(await panelState(seat.reader)), /the rest was left out/);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: a page that is left while it is read`, limit, async (t) => {
    const long = article('A long ferry', Array.from({ length: 9000 }, (_, at) => ferry(at)).join(''));
    const page = await seat.reader.open(seat.server.make('long', long));
    await soonSays(t, page, /Finding the article/);
    await page.goto(seat.server.make('short', article('A short ferry', ferry(1))));
    await until('the words', async () => /Click Read/.test((await panelState(seat.reader)).state), kSoon);
    await seat.reader.press(page);
    await until('the reading', async () => (await panelState(seat.reader)).title === 'A short ferry');
    await page.close();
  });
}
