// Content script (isolated world): one page being read. It is injected by the reader's gesture, or by the site's rule, and answers the
// panel. Never changes the page; the work itself is web/page/page_session.ts, the reading is in page_reader.ts.
import { useBrowserCatalogue } from './catalogue';
import type { ToPanel } from './messages';
import { PageReader } from './page_reader';

useBrowserCatalogue();

// The script runs anew at every press of the button; the first one stays. An isolated world's globals are no page's.
const world = globalThis as unknown as { sidelightReader?: PageReader };
// A page's element of that name is seen as a global here too: only what this world itself holds counts.
if (!Object.hasOwn(world, 'sidelightReader')) Object.defineProperty(world, 'sidelightReader', { value: new PageReader() });
void world.sidelightReader!.read();
chrome.runtime.sendMessage({ to: 'panel', kind: 'here' } satisfies ToPanel).catch(() => undefined);
