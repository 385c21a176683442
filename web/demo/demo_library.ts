// Library of the demo: one worker of this page, begun when the reader asks for the library or has kept something before, and a view of
// the page that shows it (#library). What it keeps and finds is web/library.
import type { Reading } from '../core/reading.generated';
import { isThere } from '../library/files';
import { LibraryClient } from '../library/library_client';
import { mountLibrary } from '../library/page/library_page';
import { emptyReport, type LibraryReport } from '../library/report';

export const kLibraryView = '#library';

/** Files that offline.ts keeps once they were asked for. */
declare const LIBRARY_FILES: readonly string[]; // by tools/build_demo.mjs

export class DemoLibrary {
  private client: LibraryClient | null = null;
  private turn = 0;

  /** Hands a reading in, and says what belongs to it. Never rejects: a reading does not wait for the library. */
  async answer(reading: Reading): Promise<LibraryReport> {
    try {
      if (this.client === null && !(await isThere())) return emptyReport('off');
      // A page cannot tell for sure that its window is private; where it is, the browser gives no files, or forgets them with the window.
      return await this.asked().ask({ kind: 'read', reading, isPrivate: false });
    } catch (error) {
      return emptyReport('unavailable', error instanceof Error ? error.message : String(error));
    }
  }

  /** Shows the library instead of the article when the address says so, and calls back when the article is shown again. */
  wire(view: HTMLElement, others: readonly HTMLElement[], onBack: () => void): void {
    const show = (): void => {
      const shown = location.hash === kLibraryView;
      const was = !view.hidden;
      view.hidden = !shown;
      for (const other of others) other.hidden = shown;
      if (shown) mountLibrary(view.querySelector<HTMLElement>('#library')!, this.asked(), ++this.turn);
      else if (was) onBack();
    };
    addEventListener('hashchange', show);
    show();
  }

  private asked(): LibraryClient {
    if (this.client !== null) return this.client;
    this.client = new LibraryClient(() => new Worker(new URL('library_worker.js', document.baseURI), { name: 'sidelight library' }));
    // Asked for once more when the service worker is there to keep them, for the next time without a network.
    void navigator.serviceWorker?.ready.then(() => LIBRARY_FILES.map((name) => fetch(new URL(name, document.baseURI)).catch(() => undefined)));
    return this.client;
  }
}
