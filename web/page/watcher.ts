// Watcher (mutation observation): tells when a page has changed so much that its reading is old: marked text, much new text,
// another address; in the page and in the frames and shadow roots that were read. Debounced. Never reads or paints; page_session.ts does.
import { forgetDead, isRootAlive } from './alive';

export type PageChange = {
  /** Text that carries a mark was changed or taken away. */
  marked: boolean;
  /** UTF-16 units of text that came since the last report. */
  added: number;
  /** The address is another, without a new page load. */
  moved: boolean;
};

export type WatcherOptions = {
  isMarked: (node: Node) => boolean;
  onChange: (change: PageChange) => void;
  /** Called after each burst of changes, whatever they were. */
  onQuiet?: () => void;
  debounceMilliseconds?: number;
  longestWaitMilliseconds?: number;
};

/** New text from which a page is worth another reading: about a paragraph. */
export const kMuchText = 200;
const kMaxLookedAt = 2000; // nodes of one burst

/** Whether a change is worth another reading. */
export const isWorthReading = (change: PageChange): boolean =>
  change.marked || change.moved || change.added >= kMuchText;

const withoutHash = (url: string): string => url.replace(/#.*$/, '');

export class Watcher {
  private readonly observer: MutationObserver;
  private change: PageChange = { marked: false, added: 0, moved: false };
  private url: string;
  private looked = 0;
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The frames' documents and the shadow roots that were read: an observer of the page alone hears nothing of them. */
  private readonly inner = new Set<Document | ShadowRoot>();
  private readonly tick = (): void => this.wait();
  /** A frame has another document now; only the frame itself tells of that. */
  private readonly onLoad = ({ target }: Event): void => {
    const name = (target as Partial<Element> | null)?.localName;
    if (name !== 'iframe' && name !== 'frame') return;
    this.change.added += textOfFrame(target as HTMLIFrameElement | HTMLFrameElement);
    this.wait();
  };

  constructor(
    private readonly document: Document,
    private readonly options: WatcherOptions,
  ) {
    this.url = withoutHash(document.URL);
    this.observer = new MutationObserver((records) => this.look(records));
  }

  /** Watches the page, and from now on also what stands in `roots`. */
  start(roots: Iterable<Document | ShadowRoot> = []): void {
    for (const root of roots) if (root !== this.document) this.inner.add(root);
    forgetDead(this.inner, isRootAlive);
    for (const root of [this.document, ...this.inner]) {
      this.observer.observe(root, { subtree: true, childList: true, characterData: true });
      root.addEventListener('load', this.onLoad, true);
    }
    this.navigation?.addEventListener('currententrychange', this.tick);
    this.document.defaultView?.addEventListener('popstate', this.tick);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.observer.disconnect();
    forgetDead(this.inner, isRootAlive);
    for (const root of [this.document, ...this.inner]) root.removeEventListener('load', this.onLoad, true);
    this.inner.clear();
    this.navigation?.removeEventListener('currententrychange', this.tick);
    this.document.defaultView?.removeEventListener('popstate', this.tick);
  }

  private get navigation(): EventTarget | undefined {
    return (this.document.defaultView as { navigation?: EventTarget } | null)?.navigation;
  }

  private look(records: MutationRecord[]): void {
    const { isMarked } = this.options;
    for (const record of records) {
      if (this.looked > kMaxLookedAt) break;
      this.looked += 1;
      if (record.type === 'characterData') {
        this.change.marked ||= isMarked(record.target);
        continue;
      }
      for (const node of record.addedNodes) this.change.added += this.textOf(node);
      for (const node of record.removedNodes) this.change.marked ||= this.holdsMark(node);
    }
    // Too much to look at one by one is a change of its own.
    if (this.looked > kMaxLookedAt) this.change.added += kMuchText;
    this.wait();
  }

  private textOf(node: Node): number {
    if (node.nodeType !== 1 && node.nodeType !== 3) return 0;
    if (node.nodeType === 1 && /^(script|style|noscript|template)$/.test((node as Element).localName)) return 0;
    return node.textContent?.trim().length ?? 0;
  }

  private holdsMark(node: Node): boolean {
    if (node.nodeType === 3) return this.options.isMarked(node);
    if (node.nodeType !== 1) return false;
    const walker = node.ownerDocument!.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null && this.looked <= kMaxLookedAt; text = walker.nextNode()) {
      this.looked += 1;
      if (this.options.isMarked(text)) return true;
    }
    return false;
  }

  private wait(): void {
    const now = performance.now();
    if (this.timer === undefined) this.since = now;
    clearTimeout(this.timer);
    const longest = this.since + (this.options.longestWaitMilliseconds ?? 1000) - now;
    this.timer = setTimeout(() => this.report(), Math.max(0, Math.min(this.options.debounceMilliseconds ?? 250, longest)));
  }

  private report(): void {
    this.timer = undefined;
    this.looked = 0;
    const url = withoutHash(this.document.URL);
    this.change.moved = url !== this.url;
    this.url = url;
    const { change } = this;
    const before = this.inner.size;
    forgetDead(this.inner, isRootAlive);
    change.marked ||= this.inner.size < before;
    this.options.onQuiet?.();
    if (!isWorthReading(change)) return; // small additions add up
    this.change = { marked: false, added: 0, moved: false };
    this.options.onChange(change);
  }
}

/** UTF-16 units of text of a frame of the same origin; 0 of any other. */
function textOfFrame(frame: HTMLIFrameElement | HTMLFrameElement): number {
  try {
    return frame.contentDocument?.body?.textContent?.trim().length ?? 0;
  } catch {
    return 0;
  }
}
