// A page that becomes another without being loaded, five times over: the reader must follow, and leave no old mark.
import assert from 'node:assert/strict';

import { paintedTexts, panelState, setLevel } from './page_state.mjs';
import { until } from './until.mjs';

const names = ['Noor Halvorsen', 'Kofi Brandqvist', 'Lise Amanorwa', 'Piet Okonjo', 'Runa Teixeira'];

/** Milliseconds from each change to the panel that tells of it. `seat`: what useReader gives. */
export async function followNavigations(seat) {
  const { page } = await seat.readPage(seat.server.url('own/notice.html'));
  await setLevel(seat.reader, 'normal');
  const milliseconds = [];
  for (const [at, name] of names.entries()) {
    await page.evaluate((name, at) => {
      history.pushState({}, '', `?story=${at}`);
      document.querySelector('h1').textContent = `Story ${at} of the harbour`;
      const paragraphs = document.querySelectorAll('article p');
      paragraphs.forEach((paragraph, index) => {
        paragraph.textContent = index === 0 ? `${name} came to Lisbon on Tuesday and spoke for an hour about the harbour, the price of rope and the long winter that was behind the town.` : `“We begin again,” ${name} said, and nobody objected. The meeting went on until the lamps were lit along the quay, as it does every year.`;
      });
      globalThis.changed = performance.now();
    }, name, at);
    await until('the new name', async () => (await panelState(seat.reader)).who.some((who) => who.includes(name)));
    milliseconds.push(Math.round(await page.evaluate(() => performance.now() - globalThis.changed)));
    const words = (await paintedTexts(page)).flat().join(' ');
    assert.ok(!/Palmqvist|Lindqvist/.test(words), words);
  }
  await page.close();
  return milliseconds;
}
