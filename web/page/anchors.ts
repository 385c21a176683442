// Anchors: places of a Reading ([[text, start, end], …]) → parts of live Text nodes. A part is given only when the node still
// says what it said; else the words are looked for near by, and when they are gone there is no part. Never changes the page.
import { isNodeAlive } from './alive';
import type { Place } from '../core/reading.generated';
import type { SnapshotResult } from './snapshot';
import { isBlock, wellFormed } from './snapshot_rules';
import { findQuote, quoteOf } from './text_quote';

export type AnchoredPart = { node: Text; start: number; end: number };

const kMaxSearchUnits = 50_000; // of a block that is searched
const kMaxSearches = 400; // for one reading: a page that was replaced as a whole is read again anyway

export class Anchors {
  private searches = 0;
  private readonly said: readonly [number, number, string][];

  constructor(private readonly page: SnapshotResult) {
    this.said = page.snapshot.texts;
  }

  /** The node of text `index`, whatever it says now. */
  node(index: number): Text | undefined {
    return this.page.texts[index];
  }

  /** The same, but for one whose frame has another document now. */
  private livingNode(index: number): Text | undefined {
    const node = this.page.texts[index];
    return node && isNodeAlive(node) ? node : undefined;
  }

  /** Whether the node of text `index` stands in its document and says what it said. */
  isUnchanged(index: number): boolean {
    const node = this.livingNode(index);
    const said = this.said[index];
    if (!node || !said || !node.isConnected) return false;
    return node.data === said[2] || (node.data.length === said[2].length && wellFormed(node.data) === said[2]);
  }

  /** The parts of a place, in order, or null when any of its words is gone. */
  resolve(place: Place): AnchoredPart[] | null {
    const parts: AnchoredPart[] = [];
    for (const [text, start, end] of place) {
      const said = this.said[text];
      if (!said || start < 0 || end > said[2].length || start >= end) return null;
      const node = this.livingNode(text);
      if (node && this.isUnchanged(text)) parts.push({ node, start, end });
      else {
        const found = this.search(text, start, end);
        if (found === null) return null;
        parts.push(...found);
      }
    }
    return parts.length > 0 ? parts : null;
  }

  private search(text: number, start: number, end: number): AnchoredPart[] | null {
    if (++this.searches > kMaxSearches) return null;
    const quote = quoteOf(this.said[text]![2], start, end);
    const node = this.livingNode(text);
    if (node?.isConnected) {
      const at = findQuote(node.data, quote);
      if (at >= 0) return [{ node, start: at, end: at + quote.exact.length }];
    }
    const block = this.livingBlock(this.said[text]![0]);
    return block === null ? null : searchIn(block, quote);
  }

  /** The nearest element above that still stands in the document, no further up than the nearest block's parent. */
  private livingBlock(index: number): Element | null {
    let blocksPassed = 0;
    for (let at = index; at >= 0 && blocksPassed < 2; at = this.page.snapshot.elements[at]!.parent) {
      const element = this.page.elements[at];
      if (element && isNodeAlive(element) && element.isConnected) return element;
      if (isBlock(this.page.snapshot.elements[at]!.tag)) blocksPassed += 1;
    }
    return null;
  }
}

function searchIn(block: Element, quote: ReturnType<typeof quoteOf>): AnchoredPart[] | null {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: { node: Text; from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    nodes.push({ node, from: text.length });
    text += node.data;
    if (text.length > kMaxSearchUnits) break;
  }
  const at = findQuote(text, quote);
  if (at < 0) return null;
  const end = at + quote.exact.length;
  const parts: AnchoredPart[] = [];
  for (const { node, from } of nodes) {
    const start = Math.max(at, from);
    const stop = Math.min(end, from + node.data.length);
    if (start < stop) parts.push({ node, start: start - from, end: stop - from });
  }
  return parts;
}
