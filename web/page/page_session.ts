// Page session: one page being read: snapshot, marks, watcher, and the way from a place to the screen and back. Never runs the
// engine (the caller gives a function that does) and never changes the page's DOM.
import type { Place, Reading } from '../core/reading.generated';
import type { Snapshot } from '../core/snapshot.generated';
import { forgetDead, isAlive } from './alive';
import { type AnchoredPart, Anchors } from './anchors';
import { type Judgement, type Verdicts, verdictsOf } from './judgements';
import { markTypes, type MarkType } from './marks';
import { metGroups, type MetNames } from './novelty';
import { Painter, type PainterOptions } from './painter';
import { type Level, planMarks, type Target } from './plan';
import { takeSnapshotInSlices, type SnapshotOptions, type SnapshotResult } from './snapshot';
import { Watcher } from './watcher';

export type EngineRead = (snapshot: Snapshot, options: { onProgress?: (fraction: number) => void; onPartial?: (reading: Reading) => void }) => Promise<Reading>;

export type PageSessionOptions = PainterOptions & {
  level?: Level;
  types?: Iterable<MarkType>;
  judgements?: readonly Judgement[];
  snapshot?: SnapshotOptions;
  /** Reads again by itself when the page has changed. Default true. */
  watch?: boolean;
  /** Every finished reading, also those that the watcher asked for. */
  onReading?: (reading: Reading, milliseconds: number) => void;
  onProgress?: (fraction: number) => void;
  /** What was found so far of a page that was not read before, when the whole takes long; its places can be gone to. */
  onPartial?: (reading: Reading) => void;
  /** The page has another address now, without having been loaded anew; it is read again. */
  onMoved?: () => void;
  /** A later reading failed; the old one and its marks stay. */
  onError?: (error: unknown) => void;
  /** The reader clicked on a mark. */
  onPick?: (target: Target) => void;
};

const kShortestGapMilliseconds = 500; // between two readings that the watcher asks for
const kLongestGapMilliseconds = 2000; // the first reading also waited for the engine to start: that says nothing of the next

export class PageSession {
  reading: Reading | null = null;
  /** What the reading was made from; an export is made from it again. */
  snapshot: Snapshot | null = null;
  private readonly painter: Painter;
  private readonly watcher: Watcher;
  private anchors: Anchors | null = null;
  private level: Level;
  private types: ReadonlySet<MarkType>;
  private judgements: readonly Judgement[];
  private met: MetNames = new Set();
  private engineRead: EngineRead | null = null;
  private turn = 0;
  private againTimer: ReturnType<typeof setTimeout> | undefined;
  private lastCost = 0;
  private readAt = -Infinity; // when the last reading was done
  private disposed = false;
  private readonly listening = new Set<Document>();

  constructor(
    private readonly document: Document,
    private readonly options: PageSessionOptions = {},
  ) {
    this.level = options.level ?? 'quiet';
    this.types = new Set(options.types ?? markTypes);
    this.judgements = options.judgements ?? [];
    this.painter = new Painter(options);
    this.watcher = new Watcher(document, {
      isMarked: (node) => this.painter.isMarked(node),
      onChange: (change) => this.readAgain(change.moved),
      onQuiet: () => this.painter.check(),
    });
  }

  /** Reads the page as it stands now and paints its marks. A later call overtakes an earlier one, which resolves with null. */
  async read(engineRead: EngineRead): Promise<Reading | null> {
    this.engineRead = engineRead;
    const turn = ++this.turn;
    const start = performance.now();
    const page = await takeSnapshotInSlices(this.document, this.options.snapshot);
    if (this.disposed || turn !== this.turn) return null;
    const { onProgress, onPartial } = this.options;
    const isFirst = this.reading === null;
    const reading = await engineRead(page.snapshot, {
      ...(onProgress ? { onProgress } : {}),
      ...(onPartial && isFirst ? { onPartial: (part: Reading) => this.tookPart(turn, part, page) } : {}),
    });
    if (this.disposed || turn !== this.turn) return null;
    this.reading = reading;
    this.snapshot = page.snapshot;
    this.anchors = new Anchors(page);
    this.paint();
    this.readAt = performance.now();
    this.lastCost = this.readAt - start;
    this.listen(page.texts);
    if (this.options.watch ?? true) this.watcher.start(rootsOf(page.texts));
    this.options.onReading?.(reading, this.lastCost);
    return reading;
  }

  private tookPart(turn: number, part: Reading, page: SnapshotResult): void {
    if (this.disposed || turn !== this.turn) return;
    this.anchors = new Anchors(page);
    this.options.onPartial?.(part);
  }

  setLevel(level: Level): void {
    this.level = level;
    this.paint();
  }

  setTypes(types: Iterable<MarkType>): void {
    this.types = new Set(types);
    this.paint();
  }

  setJudgements(judgements: readonly Judgement[]): void {
    this.judgements = judgements;
    this.paint();
  }

  /** Names that the reader met in other articles: their marks are pale. */
  setMet(met: MetNames): void {
    const nothingNew = met.size === 0 && this.met.size === 0;
    this.met = met;
    if (nothingNew) return; // to paint the same again costs the page as much as the first time
    this.paint();
  }

  /**
   * Scrolls a place into view, lights it up and selects it. False when its words are no longer on the page. `still` is for
   * readers who want less motion; the system's wish counts too.
   */
  goTo(place: Place, still = false): boolean {
    const parts = this.anchors?.resolve(place) ?? null;
    if (parts === null) return false;
    const view = parts[0]!.node.ownerDocument.defaultView;
    const calm = still || (view?.matchMedia('(prefers-reduced-motion: reduce)').matches ?? false);
    scrollTo(parts[0]!, calm);
    select(parts);
    this.painter.flash(parts, calm);
    return true;
  }

  /** The mark under a point of the window. */
  targetAt(x: number, y: number, document = this.document): Target | null {
    return this.painter.hitTest(document, x, y);
  }

  /** The mark under a point of a document's window, and its box in the window of the page. */
  markAt(x: number, y: number, document = this.document): { target: Target; box: DOMRect } | null {
    const found = this.painter.hit(document, x, y);
    if (found === null || document === this.document) return found;
    const { left, top } = placeOfFrame(document, this.document);
    return { target: found.target, box: new DOMRect(found.box.x + left, found.box.y + top, found.box.width, found.box.height) };
  }

  /** The documents whose text was read: the page's own and those of its frames. */
  get documents(): ReadonlySet<Document> {
    return this.listening;
  }

  /** Takes away all that this session put on the page and stops watching. */
  dispose(): void {
    this.disposed = true;
    clearTimeout(this.againTimer);
    this.watcher.stop();
    this.painter.clear();
    forgetDead(this.listening, isAlive);
    for (const document of this.listening) document.removeEventListener('click', this.onClick, true);
    this.listening.clear();
    this.anchors = null;
    this.reading = null;
  }

  private paint(): void {
    if (this.reading === null || this.anchors === null || this.disposed) return;
    const verdicts: Verdicts = verdictsOf(this.reading, this.judgements);
    const marks = planMarks(this.reading, this.level, this.types, verdicts, metGroups(this.reading, this.met));
    if (marks.length === 0) this.painter.clear();
    else this.painter.paint(marks, this.anchors);
  }

  private readAgain(moved: boolean): void {
    if (this.disposed || this.engineRead === null) return;
    clearTimeout(this.againTimer);
    if (moved) this.options.onMoved?.();
    // A page that never rests is read no more than a sixth of the time, or every two seconds; another page, or one that has rested, at once.
    const rest = Math.min(kLongestGapMilliseconds, Math.max(kShortestGapMilliseconds, 5 * this.lastCost));
    const rested = performance.now() - this.readAt;
    const gap = moved ? 0 : Math.max(0, rest - kShortestGapMilliseconds - rested);
    this.againTimer = setTimeout(() => {
      if (this.engineRead === null) return;
      this.read(this.engineRead).catch((error: unknown) => this.options.onError?.(error));
    }, gap);
  }

  private listen(texts: readonly Text[]): void {
    forgetDead(this.listening, isAlive);
    for (const document of new Set([this.document, ...texts.map((text) => text.ownerDocument)])) {
      if (this.listening.has(document)) continue;
      this.listening.add(document);
      document.addEventListener('click', this.onClick, true);
    }
  }

  private readonly onClick = (event: MouseEvent): void => {
    const document = event.currentTarget as Document;
    if (event.button !== 0 || document.getSelection()?.type === 'Range' && !this.ownSelection(document)) return;
    const target = this.painter.hitTest(document, event.clientX, event.clientY);
    if (target !== null) this.options.onPick?.(target);
  };

  /** What goTo selected does not count as the reader selecting text. */
  private ownSelection(document: Document): boolean {
    return document.getSelection()?.toString() === lastSelected.get(document);
  }
}

/** The documents and shadow roots in which texts stand. */
const rootsOf = (texts: readonly Text[]): Set<Document | ShadowRoot> =>
  new Set(texts.map((text) => text.getRootNode()).filter((root): root is Document | ShadowRoot => root.nodeType === 9 || (root.nodeType === 11 && 'host' in root)));

/** Where the window of a frame stands in the window of the page. */
function placeOfFrame(document: Document, page: Document): { left: number; top: number } {
  const place = { left: 0, top: 0 };
  for (let view: Window | null = document.defaultView; view !== null && view.document !== page; view = view.parent) {
    const frame = view.frameElement;
    if (frame === null) break;
    const box = frame.getBoundingClientRect();
    place.left += box.left + frame.clientLeft;
    place.top += box.top + frame.clientTop;
  }
  return place;
}

const lastSelected = new WeakMap<Document, string>();

function rangeOf(parts: readonly AnchoredPart[]): Range {
  const first = parts[0]!;
  const last = parts[parts.length - 1]!;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.start);
  range.setEnd(last.node, last.end);
  return range;
}

function select(parts: readonly AnchoredPart[]): void {
  const document = parts[0]!.node.ownerDocument;
  const selection = document.getSelection();
  if (selection === null) return;
  const range = rangeOf(parts);
  selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  lastSelected.set(document, selection.toString());
}

const kTallPart = 0.5; // of the window: from here on the place itself is centred, not its element

function scrollTo(part: AnchoredPart, calm: boolean): void {
  const element = part.node.parentElement;
  const view = part.node.ownerDocument.defaultView;
  if (element === null || view === null) return;
  const behavior = calm ? 'instant' : 'smooth';
  const tall = element.getBoundingClientRect().height > view.innerHeight * kTallPart;
  element.scrollIntoView({ behavior: tall ? 'instant' : behavior, block: tall ? 'nearest' : 'center', inline: 'nearest' });
  if (!tall) return;
  const box = rangeOf([part]).getBoundingClientRect();
  view.scrollBy({ top: box.top - view.innerHeight * 0.4, behavior });
}
