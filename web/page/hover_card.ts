// Hover card (tooltip): who or what a marked name is, beside the pointer, while it rests there. Its host is the one element that
// Sidelight ever puts into a page, and only while the card is open: a closed shadow root in the top layer. It holds text nodes
// and buttons that do nothing but ask Sidelight's own panel; it never follows a link, and only presses of the reader count.
// What the card says is the caller's: it never knows a Reading.
import { forgetDead, isAlive } from './alive';
import { hoverCardStyle } from './hover_card_style';
import type { MarkType } from './marks';

export type CardButton = { words: string; press: () => void; quiet?: boolean };

export type CardContent = {
  type: MarkType;
  title: string;
  /** What sort of thing it is, and its other names. */
  kind: string;
  also: string;
  line: string;
  source: string;
  /** The article's own words for it, with their label; empty for none. */
  introduced: { label: string; words: string } | null;
  /** "Mention 3 of 7" and its two arrows; null when there is one alone. */
  mentions: { words: string; previous: CardButton; next: CardButton } | null;
  buttons: CardButton[];
  direction: 'ltr' | 'rtl';
  language: string;
};

export type HoverCardOptions<Spot> = {
  /** What is marked under a point of a document's window, with its box in the window of the card's own document. */
  spotAt: (x: number, y: number, document: Document) => { spot: Spot; box: DOMRect } | null;
  sameSpot: (a: Spot, b: Spot) => boolean;
  /** What is said of it; null for no card. Called again after a button was pressed. */
  contentOf: (spot: Spot) => CardContent | null;
  /** Colours that fit the ground of the page. */
  theme: () => 'light' | 'dark';
  inMilliseconds?: number;
  outMilliseconds?: number;
};

const kLookMilliseconds = 50; // between two looks under a moving pointer
const kHeldMilliseconds = 1500; // a smooth scroll takes no longer
const kGap = 6; // CSS pixels between words and card
const kEdge = 8; // and between card and window

export class HoverCard<Spot> {
  private host: HTMLElement | null = null;
  private body: HTMLElement | null = null;
  private shown: { spot: Spot; box: DOMRect } | null = null;
  private wanted: Spot | null = null;
  private openTimer: ReturnType<typeof setTimeout> | undefined;
  private closeTimer: ReturnType<typeof setTimeout> | undefined;
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private point: { x: number; y: number; document: Document } | null = null;
  private readonly documents: Set<Document>;
  private listening = false;
  private heldUntil = 0;

  constructor(
    private readonly document: Document,
    private readonly options: HoverCardOptions<Spot>,
  ) {
    this.documents = new Set([document]);
  }

  get isOpen(): boolean {
    return this.host !== null;
  }

  /** Follows the pointer from now on. */
  start(): void {
    if (this.listening) return;
    this.listening = true;
    forgetDead(this.documents, isAlive);
    for (const document of this.documents) this.listen(document);
    this.document.documentElement.addEventListener('pointerleave', this.onLeave);
  }

  /** Follows the pointer in the documents of frames, too. */
  follow(documents: Iterable<Document>): void {
    forgetDead(this.documents, isAlive);
    for (const document of documents) {
      if (this.documents.has(document)) continue;
      this.documents.add(document);
      if (this.listening) this.listen(document);
    }
  }

  private listen(document: Document): void {
    document.addEventListener('pointermove', this.onMove, { capture: true, passive: true });
    document.addEventListener('keydown', this.onKey, true);
    document.addEventListener('scroll', this.onScroll, { capture: true, passive: true });
    document.addEventListener('pointerdown', this.onDown, true);
  }

  stop(): void {
    this.close();
    clearTimeout(this.lookTimer);
    if (!this.listening) return;
    this.listening = false;
    forgetDead(this.documents, isAlive);
    for (const document of this.documents) {
      document.removeEventListener('pointermove', this.onMove, true);
      document.removeEventListener('keydown', this.onKey, true);
      document.removeEventListener('scroll', this.onScroll, true);
      document.removeEventListener('pointerdown', this.onDown, true);
    }
    this.document.documentElement.removeEventListener('pointerleave', this.onLeave);
  }

  close(): void {
    clearTimeout(this.openTimer);
    clearTimeout(this.closeTimer);
    this.openTimer = this.closeTimer = undefined;
    this.wanted = null;
    this.shown = null;
    this.host?.remove();
    this.host = this.body = null;
  }

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (this.host !== null && event.composedPath().includes(this.host)) return this.keep();
    this.point = { x: event.clientX, y: event.clientY, document: event.currentTarget as Document };
    this.lookTimer ??= setTimeout(() => {
      this.lookTimer = undefined;
      this.look();
    }, kLookMilliseconds);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && event.isTrusted) this.close();
  };

  private readonly onScroll = (event: Event): void => {
    if (performance.now() < this.heldUntil) return; // the card's own arrows scroll the page
    if (this.host === null || !event.composedPath().includes(this.host)) this.close();
  };

  private readonly onDown = (event: PointerEvent): void => {
    if (this.host === null || !event.composedPath().includes(this.host)) this.close();
  };

  private readonly onLeave = (): void => this.leaveSoon();

  private look(): void {
    if (this.point === null) return;
    const found = this.options.spotAt(this.point.x, this.point.y, this.point.document);
    if (found === null) return this.leaveSoon();
    if (this.shown !== null && this.options.sameSpot(this.shown.spot, found.spot)) return this.keep();
    if (this.wanted !== null && this.options.sameSpot(this.wanted, found.spot)) return;
    clearTimeout(this.openTimer);
    this.wanted = found.spot;
    this.openTimer = setTimeout(() => this.open(found), this.options.inMilliseconds ?? 500);
  }

  private keep(): void {
    clearTimeout(this.closeTimer);
    this.closeTimer = undefined;
    clearTimeout(this.openTimer);
    this.wanted = null;
  }

  private leaveSoon(): void {
    clearTimeout(this.openTimer);
    this.wanted = null;
    if (this.shown !== null) this.closeTimer ??= setTimeout(() => this.close(), this.options.outMilliseconds ?? 300);
  }

  private open(found: { spot: Spot; box: DOMRect }): void {
    const content = this.options.contentOf(found.spot);
    this.close();
    if (content === null) return;
    this.shown = found;
    const host = this.document.createElement('div');
    const root = host.attachShadow({ mode: 'closed' });
    const { CSSStyleSheet } = this.document.defaultView as Window & typeof globalThis;
    const look = new CSSStyleSheet();
    look.replaceSync(hoverCardStyle);
    const where = new CSSStyleSheet();
    root.adoptedStyleSheets = [look, where];
    this.body = this.document.createElement('div');
    root.append(this.body);
    this.fill(content);
    host.setAttribute('popover', 'manual');
    this.host = host;
    this.document.documentElement.append(host);
    host.showPopover();
    this.place(found.box, where);
  }

  /** Says it anew, after a button was pressed. */
  private refresh(): void {
    const content = this.shown === null ? null : this.options.contentOf(this.shown.spot);
    if (content === null) this.close();
    else this.fill(content);
  }

  private fill(content: CardContent): void {
    const { body } = this;
    if (body === null) return;
    body.className = `card ${this.options.theme()} ${content.type}`;
    body.dir = content.direction;
    body.lang = content.language;
    const head = this.element('div', 'head', [this.element('bdi', 'title', [content.title]), this.element('span', 'kind', [content.kind])]);
    const parts: HTMLElement[] = [head];
    if (content.also) parts.push(this.element('p', 'also', [content.also]));
    if (content.line) {
      const source = content.source ? [this.element('span', 'source', [content.source])] : [];
      parts.push(this.element('p', 'line', [this.element('bdi', '', [content.line]), ...source]));
    }
    if (content.introduced) {
      const { label, words } = content.introduced;
      parts.push(this.element('p', 'intro', [this.element('span', 'label', [label]), this.element('bdi', 'said', [words])]));
    }
    const foot = content.buttons.map((button) => this.button(button, button.words, 'plain'));
    if (content.mentions) {
      const { words, previous, next } = content.mentions;
      foot.unshift(this.element('span', 'steps', [this.button(previous, '‹', 'step'), words, this.button(next, '›', 'step')]));
    }
    if (foot.length > 0) parts.push(this.element('div', 'foot', foot));
    body.replaceChildren(...parts);
  }

  private element(tag: string, name: string, children: (string | HTMLElement)[]): HTMLElement {
    const made = this.document.createElement(tag);
    if (name) made.className = name;
    made.append(...children);
    return made;
  }

  private button(button: CardButton, shown: string, name: string): HTMLElement {
    const made = this.element('button', name, [shown]);
    made.setAttribute('type', 'button');
    if (shown !== button.words) made.setAttribute('aria-label', button.words);
    made.addEventListener('click', (event) => {
      if (!event.isTrusted) return; // a page may not press it
      this.heldUntil = performance.now() + kHeldMilliseconds;
      button.press();
      this.refresh();
    });
    return made;
  }

  /** Under the words, or above them where there is no room; always inside the window. By a sheet of ours, which no page overrules. */
  private place(box: DOMRect, where: CSSStyleSheet): void {
    const view = this.document.defaultView;
    if (this.host === null || view === null) return;
    const { width, height } = this.host.getBoundingClientRect();
    const room = view.innerHeight - box.bottom - kGap - kEdge;
    const top = height <= room || box.top < height ? box.bottom + kGap : box.top - kGap - height;
    const left = Math.max(kEdge, Math.min(box.left, view.innerWidth - width - kEdge));
    where.replaceSync(`:host { left: ${Math.round(left)}px !important; top: ${Math.round(Math.max(kEdge, top))}px !important; }`);
  }
}
