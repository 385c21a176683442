// Painter (CSS Custom Highlight API): puts marks on a page without touching its DOM, one Highlight for each type and theme, and
// finds the mark under a point. Never decides what is marked (plan.ts) nor how it looks (marks.ts).
import type { Place } from '../core/reading.generated';
import { forgetDead, isAlive, isRootAlive } from './alive';
import type { AnchoredPart, Anchors } from './anchors';
import { BackgroundMeter } from './background';
import { groundOf } from './ground';
import { MarkableGround } from './markable_ground';
import { type FlashStep, markStyleSheet, markTypes, type MarkType, type Painted, type Theme, type Tone } from './marks';
import { kMaxRanges, type Mark, type Target } from './plan';

export type StyleRoot = Document | ShadowRoot;

export type PainterOptions = {
  /**
   * Gives a document or shadow root the style sheet of the marks and returns what takes it away again. Default: an adopted
   * sheet. An extension can use scripting.insertCSS, which a page can neither see nor throw away.
   */
  applyStyle?: (css: string, root: StyleRoot) => () => void;
};

type Spot = { start: number; end: number; target: Target };
type Stroke = { part: AnchoredPart; mark: Mark; painted: Painted };
type Realm = Window & typeof globalThis;
/** What one document holds of ours: a frame has its own registry. */
type Surface = { realm: Realm; registry: HighlightRegistry; mine: Map<string, Highlight>; undo: (() => void)[] };

const kMaxRegistrations = 3;
const kMaxGrounds = 8; // more than that are no narrower than every element
const kCheckMilliseconds = 2000;
const kFlashMilliseconds = { strong: 1100, weak: 600 };

/** A name that no page can guess. */
const randomName = (): string =>
  'h' + Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36).padStart(2, '0')).join('');

/** Whether this browser can paint marks at all. */
export const canPaint = (realm: { Highlight?: unknown; CSS?: { highlights?: unknown } } = globalThis): boolean =>
  typeof realm.Highlight === 'function' && realm.CSS?.highlights !== undefined;

/** The style of the marks as a sheet that the root adopts. */
export function adoptSheet(css: string, root: StyleRoot): () => void {
  const realm = realmOf(root.nodeType === 9 ? (root as Document) : root.ownerDocument!);
  const sheet = new realm.CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

// A content script's own globals are used for its own document, a frame's for a frame.
const realmOf = (document: Document): Realm =>
  document === globalThis.document ? (globalThis as unknown as Realm) : (document.defaultView as Realm);

/** Null where this browser can't paint, and in a frame that is between two documents: there even asking is an error. */
function registryOf(realm: Realm): HighlightRegistry | null {
  try {
    return canPaint(realm) ? realm.CSS.highlights : null;
  } catch {
    return null;
  }
}

export class Painter {
  private readonly prefix = randomName();
  private readonly surfaces = new Map<Document, Surface>();
  /** Of each root, the grounds and names that it has rules for. */
  private readonly styled = new Map<StyleRoot, Set<string>>();
  private readonly spots = new Map<Text, Spot[]>();
  private registrations = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private flashTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PainterOptions = {}) {}

  /** Paints these marks and no others; how many of them stand on the page now. */
  paint(marks: readonly Mark[], anchors: Anchors): number {
    this.forgetDead();
    for (const surface of this.surfaces.values()) for (const highlight of surface.mine.values()) highlight.clear();
    this.spots.clear();
    const meter = new BackgroundMeter();
    const ground = new MarkableGround();
    const strokes: Stroke[] = [];
    let painted = 0;
    for (const mark of marks) {
      const parts = anchors.resolve(mark.place);
      if (parts === null || strokes.length + parts.length > kMaxRanges || !parts.every(({ node }) => ground.holds(node))) continue;
      painted += 1;
      for (const part of parts) strokes.push({ part, mark, painted: this.paintedAs(mark, themeAt(part.node, meter)) });
    }
    // All is measured before anything is painted: a range that is added makes the next measurement a new style pass.
    this.styleFor(strokes.map(({ part, painted }) => ({ node: part.node, painted })));
    for (const stroke of strokes) this.paintStroke(stroke);
    if (painted > 0) this.timer ??= setInterval(() => this.check(), kCheckMilliseconds);
    else this.stopChecking();
    return painted;
  }

  /** Whether a mark stands on this node. */
  isMarked(node: Node): boolean {
    return this.spots.has(node as Text);
  }

  /** Puts our highlights back when the page has thrown them out: three times, then it may have its way. */
  check(): void {
    this.forgetDead();
    let lost = false;
    for (const { registry, mine } of this.surfaces.values()) {
      for (const [name, highlight] of mine) lost ||= registry.get(name) !== highlight;
    }
    if (!lost) return;
    if (this.registrations >= kMaxRegistrations) {
      this.stopChecking();
      return;
    }
    this.registrations += 1;
    for (const { registry, mine } of this.surfaces.values()) {
      for (const [name, highlight] of mine) registry.set(name, highlight);
    }
  }

  /** Lights up a place for a moment, stronger first. */
  flash(parts: readonly AnchoredPart[], still: boolean): void {
    clearTimeout(this.flashTimer);
    this.show(parts, 'strong');
    this.show([], 'weak');
    this.flashTimer = setTimeout(() => {
      this.show([], 'strong');
      if (still) return;
      this.show(parts, 'weak');
      this.flashTimer = setTimeout(() => this.show([], 'weak'), kFlashMilliseconds.weak);
    }, kFlashMilliseconds.strong + (still ? kFlashMilliseconds.weak : 0));
  }

  /** What the mark under a point of the window of `document` stands for; a name before the quote around it. */
  hitTest(document: Document, x: number, y: number): Target | null {
    return this.hit(document, x, y)?.target ?? null;
  }

  /** The mark under a point, and its box in the window. */
  hit(document: Document, x: number, y: number): { target: Target; box: DOMRect } | null {
    if (this.spots.size === 0) return null;
    this.forgetDead();
    const caret = this.caretAt(document, x, y);
    if (caret === null) return null;
    let best: Spot | null = null;
    let bestBox: DOMRect | null = null;
    for (const spot of this.spots.get(caret.node) ?? []) {
      const inside = spot.start <= caret.offset && caret.offset <= spot.end;
      if (!inside || (best !== null && best.end - best.start <= spot.end - spot.start)) continue;
      const box = boxAt(caret.node, spot, x, y);
      if (box === null) continue;
      best = spot;
      bestBox = box;
    }
    return best !== null && bestBox !== null ? { target: best.target, box: bestBox } : null;
  }

  /** Takes every mark and style sheet away. */
  clear(): void {
    this.stopChecking();
    clearTimeout(this.flashTimer);
    this.spots.clear();
    this.forgetDead();
    for (const { registry, mine, undo } of this.surfaces.values()) {
      for (const [name, highlight] of mine) {
        highlight.clear();
        if (registry.get(name) === highlight) registry.delete(name);
      }
      for (const takeAway of undo) takeAway();
    }
    this.surfaces.clear();
    this.styled.clear();
    this.registrations = 0;
  }

  /** Frames that have another document now. */
  private forgetDead(): void {
    forgetDead(this.surfaces, isAlive);
    forgetDead(this.styled, isRootAlive);
  }

  private nameOf = (type: MarkType, theme: Theme, tone: Tone): string =>
    `${this.prefix}-${markTypes.indexOf(type)}${theme[0]}${tone[0]}`;
  private flashName = (step: FlashStep): string => `${this.prefix}-${step[0]}`;

  private paintedAs({ type, pale }: Mark, theme: Theme): Painted {
    const tone = pale ? 'pale' : 'full';
    return { name: this.nameOf(type, theme, tone), type, theme, tone };
  }

  private paintStroke({ part, mark, painted }: Stroke): void {
    this.addRange(part, painted.name, mark.type === 'quote' ? 0 : 1);
    const spots = this.spots.get(part.node);
    const spot: Spot = { start: part.start, end: part.end, target: mark.target };
    if (spots) spots.push(spot);
    else this.spots.set(part.node, [spot]);
  }

  private show(parts: readonly AnchoredPart[], step: FlashStep): void {
    const name = this.flashName(step);
    this.forgetDead();
    for (const { mine } of this.surfaces.values()) mine.get(name)?.clear();
    this.styleFor(parts.map(({ node }) => ({ node, painted: { name, step } })));
    for (const part of parts) this.addRange(part, name, 2);
  }

  private addRange({ node, start, end }: AnchoredPart, name: string, priority: number): void {
    if (end > node.data.length) return;
    const surface = this.surfaceOf(node.ownerDocument);
    if (surface === null) return;
    let highlight = surface.mine.get(name);
    if (highlight === undefined) {
      highlight = new surface.realm.Highlight();
      highlight.priority = priority;
      surface.mine.set(name, highlight);
      surface.registry.set(name, highlight);
    }
    highlight.add(
      new surface.realm.StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }),
    );
  }

  private surfaceOf(document: Document): Surface | null {
    let surface = this.surfaces.get(document);
    if (surface === undefined) {
      const realm = realmOf(document);
      const registry = realm === null ? null : registryOf(realm);
      if (registry === null) return null;
      surface = { realm, registry, mine: new Map(), undo: [] };
      this.surfaces.set(document, surface);
    }
    return surface;
  }

  /** Gives each root the rules that it lacks for these texts. */
  private styleFor(strokes: readonly { node: Text; painted: Painted }[]): void {
    const missing = new Map<StyleRoot, { painted: Map<string, Painted>; grounds: Set<string> }>();
    for (const { node, painted } of strokes) {
      const root = styleRootOf(node);
      if (root === null) continue;
      const ground = groundOf(node);
      if (this.styled.get(root)?.has(`${ground} ${painted.name}`)) continue;
      let wanted = missing.get(root);
      if (wanted === undefined) missing.set(root, (wanted = { painted: new Map(), grounds: new Set() }));
      wanted.painted.set(painted.name, painted);
      wanted.grounds.add(ground);
    }
    for (const [root, { painted, grounds }] of missing) {
      const surface = this.surfaceOf(root.nodeType === 9 ? (root as Document) : root.ownerDocument!);
      if (surface === null) continue;
      const has = this.styled.get(root) ?? new Set<string>();
      this.styled.set(root, has);
      for (const name of painted.keys()) for (const ground of grounds) has.add(`${ground} ${name}`);
      const selectors = grounds.size > kMaxGrounds ? [''] : [...grounds];
      surface.undo.push((this.options.applyStyle ?? adoptSheet)(markStyleSheet([...painted.values()], selectors), root));
    }
  }

  private caretAt(document: Document, x: number, y: number): { node: Text; offset: number } | null {
    const shadowRoots = [...this.styled.keys()].filter((root): root is ShadowRoot => root.nodeType === 11);
    const position = document.caretPositionFromPoint?.(x, y, { shadowRoots });
    if (position) return textAt(position.offsetNode, position.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? textAt(range.startContainer, range.startOffset) : null;
  }

  private stopChecking(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}

/** The document or shadow root whose sheets style a node; null for one that stands in neither. */
function styleRootOf(node: Node): StyleRoot | null {
  const root = node.getRootNode();
  if (root.nodeType === 9) return root as Document;
  return root.nodeType === 11 && 'host' in root ? (root as ShadowRoot) : null;
}

/** Text directly in a shadow root stands on what its host stands on. */
function themeAt(node: Text, meter: BackgroundMeter): Theme {
  const parent = node.parentNode;
  if (parent === null) return 'light';
  if (parent.nodeType === 1) return meter.themeOf(parent as Element);
  return parent.nodeType === 11 && 'host' in parent ? meter.themeOf((parent as ShadowRoot).host) : 'light';
}

const textAt = (node: Node, offset: number): { node: Text; offset: number } | null =>
  node.nodeType === 3 ? { node: node as Text, offset } : null;

/** The line of a mark that covers a point. A caret is found beside a line, too: the mark is hit only where its letters are. */
function boxAt(node: Text, { start, end }: Spot, x: number, y: number): DOMRect | null {
  if (end > node.data.length) return null;
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const covers = (box: DOMRect): boolean => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 2 && y <= box.bottom + 2;
  return [...range.getClientRects()].find(covers) ?? null;
}

/** The places of a reading that belong to a target, first one first. */
export function placesOf(marks: readonly Mark[], target: Target): Place[] {
  return marks
    .filter((mark) => mark.target.kind === target.kind && mark.target.index === target.index)
    .map((mark) => mark.place);
}
