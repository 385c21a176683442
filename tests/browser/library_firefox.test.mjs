// The library in the extension for Firefox: its worker belongs to the event page there, and keeps what is read. What else a reader meets
// is the same code as in library_extension.test.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openFirefox } from './firefox.mjs';
import { limit, useReader } from './reader_fixture.mjs';


const page = (title, paragraphs) =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></html>`;
const first = page('Ferry line to Karst is sold', [
  'The ferry line to Karst has a new owner: Ottoline Varga, who runs the Upper Valley Bank, bought it on Monday for a sum that nobody names.',
  '“The boats stay blue,” Varga said. Her bank lent the line money in the winter, when the ice kept its three boats in the harbour for nine weeks.',
]);
const second = page('Karst asks what the ferry will cost', [
  'The council of Karst has asked Ottoline Varga of the Upper Valley Bank to say by Friday what a crossing will cost in the summer.',
  '“Less than a bridge,” Varga said when she was asked on the pier, and took the last boat of the day. The council meets again in a week.',
]);

const seat = useReader(openFirefox);

async function readPage(url) {
  const { page, model } = await seat.readKept(url);
  await page.close();
  return model.library;
}

test('library in Firefox: off until switched on, kept in the event page’s worker, found again', limit, async () => {
  assert.equal((await readPage(seat.server.make('sold', first))).kept, 'off');
  const status = await seat.askLibrary({ kind: 'configure', settings: { on: true } });
  assert.equal(status.state, 'on', JSON.stringify(status));
  assert.equal((await readPage(seat.server.make('sold', first))).kept, 'kept');
  const { kept, related } = await readPage(seat.server.make('cost', second));
  assert.equal(kept, 'kept');
  assert.deepEqual(related.map(({ title }) => title), ['Ferry line to Karst is sold']);
  const found = await seat.askLibrary({ kind: 'search', query: 'speaker:varga "boats stay"', limit: 5, before: 0 });
  assert.equal(found.rows.length, 1);
});

test('library in Firefox: the background starts anew and has it', limit, async () => {
  await seat.reader.inChrome(`(async () => {
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(seat.reader.id)});
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    return 'ended';
  })()`);
  const { kept, related } = await readPage(seat.server.make('sold', first));
  assert.equal(kept, 'kept');
  assert.equal(related.length, 1);
  assert.deepEqual(seat.server.elsewhere, []);
});
