// Snapshot (serialised DOM): what the browser sees of a page, as schema/snapshot.schema.json says, with the Text nodes held
// so that a place can become a range again (anchors.ts). Never understands anything, never changes the page.
//
// The canonical form, {layout: false}, is the same for the same HTML here and in src/page/html_page.cc:
//   1 pre-order from the root element; body (or frameset) is element 0; head is walked for metadata alone
//   2 script, style, noscript, template, link, meta, title, svg … are left out with all that is in them
//   3 math, canvas, iframe, video, audio, select, textarea are kept, what is in them is not
//   4 an element 256 levels deep or deeper is not kept, its children are (note depth_limit)
//   5 hints: the listed attributes, cut, sorted by name
//   6 hidden, for the element itself: hidden, closed dialog, aria-hidden on a block, inline style
//   7 every Text node is one text: [parent element, elements kept before it, data]
//   8 a text of white space alone is dropped in lists and tables, at the start of a block, and after a block
//   9 limits: 50,000 texts, 2 MiB of UTF-8, 200,000 elements; what passes them is left out with a note
// With layout, `hidden` is what the browser computed, fixed positions and the boxes of what holds running text are measured, and open shadow
// roots and same-origin frames are read in the place of their hosts.
//
// A form's fields can shadow `form.attributes`, `form.parentNode` and the like, in an extension's isolated world too: so nodes
// are walked with TreeWalker and read through the getters of their prototypes.
import type { Snapshot, SnapshotElement } from '../core/snapshot.generated';
import { Slices } from './slices';
import { hintsOf, SnapshotBuilder } from './snapshot_builder';
import {
  collapseSpaces,
  dropsWhiteSpace,
  factsOf,
  isWhiteSpace,
  lowerAscii,
  type Neighbour,
  styleHides,
  type TagFacts,
} from './snapshot_rules';

export type SnapshotOptions = {
  /** Measures what is rendered, and reads frames and shadow roots; without it the form is canonical. Default true. */
  layout?: boolean;
  /** The address to give, where the document has none of its own. Default: the document's. */
  url?: string;
  /** Publication date given by the user, YYYY-MM-DD. */
  date?: string;
  /** Elements that are left out with all that is in them: where a panel stands on the page that it reads. */
  without?: readonly Element[];
};

export type SnapshotResult = {
  snapshot: Snapshot;
  /** The node of each text of the snapshot, by the same index. */
  texts: Text[];
  /** The element of each element of the snapshot, by the same index. */
  elements: Element[];
};

const kNodesOfAStep = 100;
const kMaxNesting = 32; // shadow roots and frames inside each other
const kLeastLine = 20; // UTF-16 units of a text that is more than a label
const kShortBoxes = 300; // after so many boxes only those of paragraphs are worth their time (a list of a thousand teasers)
const kLeastParagraph = 80; // UTF-16 units

type Getter<Value> = (node: unknown) => Value;

function getter<Value>(prototype: object, name: string): Getter<Value> {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  return (node) => get?.call(node) as Value;
}

/** Reads that a page can't shadow; made on first use, because a worker and Node have no DOM. */
function makeReads() {
  const getAttribute = Element.prototype.getAttribute;
  const hasAttribute = Element.prototype.hasAttribute;
  const getAttributeNames = Element.prototype.getAttributeNames;
  const box = Element.prototype.getBoundingClientRect;
  const check = Element.prototype.checkVisibility as typeof Element.prototype.checkVisibility | undefined;
  const assigned = HTMLSlotElement.prototype.assignedNodes;
  const walker = Document.prototype.createTreeWalker;
  return {
    root: getter<Element | null>(Document.prototype, 'documentElement'),
    body: getter<HTMLElement | null>(Document.prototype, 'body'),
    url: getter<string>(Document.prototype, 'URL'),
    view: getter<(Window & typeof globalThis) | null>(Document.prototype, 'defaultView'),
    owner: getter<Document>(Node.prototype, 'ownerDocument'),
    walker: (document: Document, root: Node): TreeWalker =>
      walker.call(document, root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT),
    connected: getter<boolean>(Node.prototype, 'isConnected'),
    nodeType: getter<number>(Node.prototype, 'nodeType'),
    localName: getter<string>(Element.prototype, 'localName'),
    namespace: getter<string | null>(Element.prototype, 'namespaceURI'),
    shadowRoot: getter<ShadowRoot | null>(Element.prototype, 'shadowRoot'),
    data: getter<string>(CharacterData.prototype, 'data'),
    textContent: getter<string | null>(Node.prototype, 'textContent'),
    frame: getter<Document | null>(HTMLIFrameElement.prototype, 'contentDocument'),
    frameOfSet: getter<Document | null>(HTMLFrameElement.prototype, 'contentDocument'),
    attribute: (element: Element, name: string): string => getAttribute.call(element, name) ?? '',
    has: (element: Element, name: string): boolean => hasAttribute.call(element, name),
    names: (element: Element): string[] => getAttributeNames.call(element),
    box: (element: Element): DOMRect => box.call(element),
    visible: (element: Element): boolean => check?.call(element, { visibilityProperty: true }) ?? true,
    assigned: (slot: Element): Node[] => assigned.call(slot as HTMLSlotElement),
  };
}

let madeReads: ReturnType<typeof makeReads> | null = null;
const readsOnce = (): ReturnType<typeof makeReads> => (madeReads ??= makeReads());
const kHtml = 'http://www.w3.org/1999/xhtml';

/** A block whose box is measured when a line of text turns up in it: what a snapshot reads of a layout is what it takes longest for. */
type Block = { element: Element; entry: SnapshotElement };

/** Where the window of the document that is walked stands on the page, in CSS pixels: a frame's is not the page's. */
type Origin = { left: number; top: number };

/** A level of the walk: an element whose children are being visited, the visible block around them, and whether a link is. */
type Level = { tag: string; element: number; depth: number; hidden: boolean; before: Neighbour; block: Block | null; linked: boolean };

class PageWalk {
  readonly builder = new SnapshotBuilder();
  readonly texts: Text[] = [];
  readonly elements: Element[] = [];
  title: string | null = null;
  lost = false;
  private readonly reads = readsOnce();
  private nesting = 0;
  private boxes = 0;
  private origin: Origin = { left: 0, top: 0 };
  /** How far each window is scrolled. Forgotten when the page goes on. */
  private scrolled = new Map<Window, Origin>();
  /** The window of the document that is walked. */
  private view: (Window & typeof globalThis) | null = null;

  constructor(
    private readonly layout: boolean,
    private readonly without: readonly Element[],
  ) {}

  /** Visits everything under `root`; `top` says where its children belong (element -1: not in the body yet). */
  walk(root: Node, top: Level): void {
    const around = this.view;
    for (const step of this.steps(root, top)) void step;
    this.view = around;
  }

  /** The same, with a halt after every kNodesOfAStep nodes; `lost` when the page has meanwhile taken away where it stood. */
  *steps(root: Node, top: Level): Generator<void> {
    const document = this.reads.owner(root);
    this.view = this.reads.view(document);
    const walker = this.reads.walker(document, root);
    const levels: Level[] = [top];
    let node = walker.firstChild();
    let visited = 0;
    while (node !== null && !this.builder.full) {
      if (++visited % kNodesOfAStep === 0) {
        yield;
        this.scrolled.clear();
        this.lost ||= !this.reads.connected(node);
        if (this.lost) return;
      }
      const level = levels[levels.length - 1]!;
      const below = this.visit(node, level);
      const child = below === null ? null : walker.firstChild();
      if (child !== null) {
        levels.push(below!);
        node = child;
        continue;
      }
      let next = walker.nextSibling();
      while (next === null && levels.length > 1) {
        levels.pop();
        walker.parentNode();
        next = walker.nextSibling();
      }
      node = next;
    }
  }

  /** Takes a node; the level of its children when they are to be visited. */
  private visit(node: Node, level: Level): Level | null {
    if (this.reads.nodeType(node) === 3) {
      this.visitText(node as Text, level);
      return null;
    }
    const element = node as Element;
    if (this.without.includes(element)) return null;
    const name = this.reads.localName(element);
    const facts = factsOf(this.layout && name === 'frame' ? 'iframe' : name); // a frame of a set is read as any other
    const { tag } = facts;
    if (this.nesting === 0) this.readMetadata(element, tag);
    if (facts.leftOut) return null;
    level.before = facts.after;
    if (level.element < 0 && !this.isBody(tag, level)) {
      return { tag, element: -1, depth: 0, hidden: false, before: 'none', block: null, linked: false };
    }
    return this.visitElement(element, facts, level);
  }

  private isBody(tag: string, level: Level): boolean {
    return level.tag === 'html' && (tag === 'body' || tag === 'frameset') && this.elements.length === 0;
  }

  private visitElement(element: Element, facts: TagFacts, level: Level): Level | null {
    const { builder } = this;
    const { tag } = facts;
    let index = level.element;
    let hidden = level.hidden;
    let { block } = level;
    if (builder.hasRoomFor(level.depth)) {
      const entry = this.entryOf(element, facts, level);
      hidden ||= entry.hidden === true;
      if (hidden) block = null;
      else if (facts.lines) block = { element, entry };
      index = builder.addElement(entry, level.depth);
      this.elements.push(element);
    } else {
      builder.addElement({ tag, parent: level.element }, level.depth);
    }
    const below: Level = { tag, element: index, depth: level.depth + 1, hidden, before: 'none', block, linked: level.linked || tag === 'a' };
    if (!this.layout) return facts.emptied ? null : below;
    return this.visitComposed(element, tag, below) || facts.emptied ? null : below;
  }

  /** Reads a frame's document, a shadow root or the nodes given to a slot in place of the element's children; true when it did. */
  private visitComposed(element: Element, tag: string, below: Level): boolean {
    if (this.nesting >= kMaxNesting) return false;
    this.nesting += 1;
    try {
      if (tag === 'iframe') {
        const body = this.frameBody(element);
        if (body !== null) this.walkFrame(element, body, below);
        return true;
      }
      const shadow = this.reads.shadowRoot(element);
      if (shadow) {
        this.walk(shadow, below);
        return true;
      }
      if (tag !== 'slot') return false;
      const given = this.reads.assigned(element);
      for (const node of given) {
        const inside = this.visit(node, below);
        if (inside !== null) this.walk(node, inside);
      }
      return given.length > 0;
    } finally {
      this.nesting -= 1;
    }
  }

  private walkFrame(frame: Element, body: Element, below: Level): void {
    const around = this.origin;
    if (!below.hidden) this.origin = this.originOf(frame);
    this.walk(body, { ...below, tag: 'body' });
    this.origin = around;
  }

  private originOf(frame: Element): Origin {
    const { view } = this;
    const { left, top } = this.reads.box(frame);
    const scrolled = view === null ? { left: 0, top: 0 } : this.scrollOf(view);
    return { left: this.origin.left + left + scrolled.left, top: this.origin.top + top + scrolled.top };
  }

  private frameBody(frame: Element): Element | null {
    try {
      const { reads } = this;
      const document = reads.localName(frame) === 'frame' ? reads.frameOfSet(frame) : reads.frame(frame); // null for another origin
      return document === null ? null : reads.body(document);
    } catch {
      return null;
    }
  }

  private visitText(text: Text, level: Level): void {
    if (level.element < 0) return;
    const data = this.reads.data(text);
    const before = level.before;
    if (data === '') return;
    level.before = 'inline';
    if (isWhiteSpace(data) && dropsWhiteSpace(level.tag, before)) {
      level.before = before;
      return;
    }
    if (!this.builder.addText(level.element, data)) return;
    this.texts.push(text);
    // What is all link is no column of running text.
    const least = this.boxes < kShortBoxes ? kLeastLine : kLeastParagraph;
    if (this.layout && data.length >= least && level.block !== null && !level.linked) this.measureBox(level.block);
  }

  private entryOf(element: Element, facts: TagFacts, level: Level): SnapshotElement {
    const { reads } = this;
    const hints = hintsOf(reads.names(element), (name) => reads.attribute(element, name));
    const entry: SnapshotElement = { tag: facts.tag, parent: level.element, ...(hints ? { hints } : {}) };
    const isAriaHidden = facts.block && hints?.['aria-hidden'] !== undefined && lowerAscii(hints['aria-hidden']) === 'true';
    if (!this.layout) {
      if (isAriaHidden || this.saysHidden(element, facts.tag)) entry.hidden = true;
    } else if (!level.hidden) {
      this.measure(element, facts.placed, isAriaHidden, entry);
    }
    return entry;
  }

  private saysHidden(element: Element, tag: string): boolean {
    const { reads } = this;
    return reads.has(element, 'hidden') || (tag === 'dialog' && !reads.has(element, 'open')) || styleHides(reads.attribute(element, 'style'));
  }

  private measure(element: Element, placed: boolean, isAriaHidden: boolean, entry: SnapshotElement): void {
    const { view } = this;
    if (view === null) return;
    if (isAriaHidden) entry.hidden = true;
    const visible = this.reads.visible(element);
    if (visible && !placed) return;
    const style = view.getComputedStyle(element);
    // Without a box is not yet hidden: display: contents, and what is inside closed details.
    if (!visible && (style.display === 'none' || /hidden|collapse/.test(style.visibility))) entry.hidden = true;
    else if (style.position === 'fixed' || style.position === 'sticky') entry.fixed = true;
  }

  private measureBox({ element, entry }: Block): void {
    if (entry.box !== undefined) return;
    const { view } = this;
    if (view === null) return;
    this.boxes += 1;
    const { left, top, width, height } = this.reads.box(element);
    const scrolled = this.scrollOf(view);
    const { origin } = this;
    entry.box = [origin.left + left + scrolled.left, origin.top + top + scrolled.top, width, height].map((n) => Math.round(n));
  }

  /** To ask a window for it is to lay its page out again. */
  private scrollOf(view: Window): Origin {
    let scrolled = this.scrolled.get(view);
    if (scrolled === undefined) this.scrolled.set(view, (scrolled = { left: view.scrollX, top: view.scrollY }));
    return scrolled;
  }

  private readMetadata(element: Element, tag: string): void {
    const { reads, builder } = this;
    if (tag === 'meta') {
      const name = ['name', 'property', 'itemprop'].map((key) => reads.attribute(element, key)).find((value) => value !== '');
      const content = reads.attribute(element, 'content');
      if (name !== undefined) builder.addMetadata(lowerAscii(name), content);
      else if (lowerAscii(reads.attribute(element, 'http-equiv')) === 'content-language') {
        builder.addMetadata('content-language', content);
      }
    } else if (tag === 'link') {
      const rel = lowerAscii(reads.attribute(element, 'rel'));
      if (rel === 'canonical' || rel === 'amphtml' || rel === 'author') {
        builder.addMetadata(`link:${rel}`, reads.attribute(element, 'href'));
      }
    } else if (tag === 'title' && this.title === null && reads.namespace(element) === kHtml) {
      this.title = collapseSpaces(reads.textContent(element) ?? '');
    } else if (tag === 'script' && lowerAscii(reads.attribute(element, 'type')) === 'application/ld+json') {
      builder.addJsonLd(reads.textContent(element) ?? '');
    }
  }
}

const kTop = (): Level => ({ tag: 'html', element: -1, depth: 0, hidden: false, before: 'none', block: null, linked: false });

function finish(walk: PageWalk, document: Document, options: SnapshotOptions): SnapshotResult {
  const reads = readsOnce();
  const root = reads.root(document);
  const snapshot = walk.builder.finish({
    url: options.url ?? reads.url(document),
    ...(options.date ? { date: options.date } : {}),
    title: walk.title ?? '',
    language: root === null ? '' : reads.attribute(root, 'lang'),
  });
  return { snapshot, texts: walk.texts, elements: walk.elements };
}

/** Takes a snapshot of a document. Linear in its size; beyond the limits it is partial and its notes say so. */
export function takeSnapshot(document: Document, options: SnapshotOptions = {}): SnapshotResult {
  const walk = new PageWalk(options.layout ?? true, options.without ?? []);
  const root = readsOnce().root(document);
  if (root !== null) walk.walk(root, kTop());
  return finish(walk, document, options);
}

/** The same snapshot, taken in short slices between which the page goes on; at one go when the page changes under it. */
export async function takeSnapshotInSlices(document: Document, options: SnapshotOptions = {}): Promise<SnapshotResult> {
  const walk = new PageWalk(options.layout ?? true, options.without ?? []);
  const root = readsOnce().root(document);
  const slices = new Slices();
  for (const step of root === null ? [] : walk.steps(root, kTop())) {
    void step;
    if (slices.over) await slices.rest();
  }
  return walk.lost ? takeSnapshot(document, options) : finish(walk, document, options);
}
