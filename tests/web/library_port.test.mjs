// The way to the library's host: while it works for us, or an import waits for its next lines, the background is kept awake; after that
// it is left alone. Firefox ends an event page that nobody speaks to.
import assert from 'node:assert/strict';
import test from 'node:test';

import { importModules } from '../browser/web_modules.mjs';

/** A browser in which the host answers what `answers` says, and that counts the messages that wake it. */
function fakeBrowser(answers) {
  const seen = { wakes: 0, ports: [] };
  globalThis.chrome = {
    extension: { inIncognitoContext: false },
    runtime: {
      sendMessage: () => Promise.resolve(void ++seen.wakes),
      connect() {
        const port = { listeners: [], ends: [], onMessage: { addListener: (each) => port.listeners.push(each) }, onDisconnect: { addListener: (each) => port.ends.push(each) } };
        port.postMessage = ({ id, ask }) => {
          if (answers[ask.kind] !== undefined) queueMicrotask(() => port.listeners.forEach((each) => each({ id, answer: answers[ask.kind] })));
        };
        seen.ports.push(port);
        return port;
      },
    },
  };
  return seen;
}

test('an import keeps the background awake until its end', async (t) => {
  const seen = fakeBrowser({ importBegin: {}, importLines: {}, importEnd: {} });
  const { LibraryPort } = await importModules('extension/library_port.ts');
  t.mock.timers.enable({ apis: ['setInterval'] });
  const port = new LibraryPort();
  await port.ask({ kind: 'importBegin' });
  assert.equal(seen.wakes, 1);
  t.mock.timers.tick(60_000);
  assert.equal(seen.wakes, 7, 'every ten seconds');
  await port.ask({ kind: 'importEnd', apply: true });
  t.mock.timers.tick(60_000);
  assert.equal(seen.wakes, 7, 'and no longer');
});

test('so does a question that takes its time; a host that ends is told of', async (t) => {
  const seen = fakeBrowser({});
  const { LibraryPort } = await importModules('extension/library_port.ts');
  t.mock.timers.enable({ apis: ['setInterval'] });
  const port = new LibraryPort();
  const asked = port.ask({ kind: 'check' });
  await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(25_000);
  assert.equal(seen.wakes, 3);
  seen.ports[0].ends.forEach((end) => end());
  await assert.rejects(asked, /closed/);
  t.mock.timers.tick(30_000);
  assert.equal(seen.wakes, 3);
});
