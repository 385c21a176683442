// Snapshot builder (serialised DOM under limits): collects elements and texts in document order and leaves out what passes
// the limits, with a note. Never touches a DOM: that is snapshot.ts.
import type { NoteCode } from '../core/kinds.generated';
import type { ElementHints, Snapshot, SnapshotElement } from '../core/snapshot.generated';
import {
  cutHint,
  cutUnits,
  hintNames,
  kMaxDepth,
  kMaxElements,
  kMaxJsonLd,
  kMaxJsonLdUnits,
  kMaxMetadata,
  kMaxMetaUnits,
  kMaxTextBytes,
  kMaxTexts,
  utf8Length,
  wellFormed,
} from './snapshot_rules';

export class SnapshotBuilder {
  readonly elements: SnapshotElement[] = [];
  readonly texts: [number, number, string][] = [];
  readonly metadata: [string, string][] = [];
  readonly jsonLd: string[] = [];
  private bytes = 0;
  private readonly over = new Set<NoteCode>();

  /** Adds an element at a depth (body has 0); the index that its children have as their parent. */
  addElement(element: SnapshotElement, depth: number): number {
    if (depth >= kMaxDepth) this.over.add('depth_limit');
    else if (this.elements.length >= kMaxElements) this.over.add('node_limit');
    else return this.elements.push(element) - 1;
    return element.parent;
  }

  /** Whether an element at this depth would be kept: measuring one that is not would be lost work. */
  hasRoomFor(depth: number): boolean {
    return depth < kMaxDepth && this.elements.length < kMaxElements;
  }

  /** Adds a text; false when a limit left it out. */
  addText(parent: number, data: string): boolean {
    if (data === '') return false;
    if (this.texts.length >= kMaxTexts) {
      this.over.add('node_limit');
      return false;
    }
    const text = wellFormed(data);
    const bytes = this.bytes + utf8Length(text);
    if (bytes > kMaxTextBytes) {
      this.over.add('text_limit');
      return false;
    }
    this.bytes = bytes;
    this.texts.push([parent, this.elements.length, text]);
    return true;
  }

  /** True when nothing more can be added: the walk may end. */
  get full(): boolean {
    return this.texts.length >= kMaxTexts && this.over.has('node_limit');
  }

  addNote(code: NoteCode): void {
    this.over.add(code);
  }

  addMetadata(name: string, content: string): void {
    if (this.metadata.length >= kMaxMetadata) return;
    this.metadata.push([cutHint('name', wellFormed(name)), cutUnits(wellFormed(content), kMaxMetaUnits)]);
  }

  addJsonLd(text: string): void {
    if (this.jsonLd.length < kMaxJsonLd && text.length <= kMaxJsonLdUnits) this.jsonLd.push(wellFormed(text));
  }

  finish(page: { url: string; date?: string; title: string; language: string }): Snapshot {
    const order: NoteCode[] = ['text_limit', 'node_limit', 'depth_limit'];
    const notes = order.filter((code) => this.over.has(code));
    return {
      format: 'sidelight-snapshot',
      version: 1,
      url: wellFormed(page.url),
      ...(page.date ? { date: page.date } : {}),
      title: wellFormed(page.title),
      language: wellFormed(page.language),
      metadata: this.metadata,
      jsonLd: this.jsonLd,
      elements: this.elements,
      texts: this.texts,
      ...(notes.length > 0 ? { notes } : {}),
    };
  }
}

/** The hints of an element with attributes of these names: sorted by name, cut, or nothing when none of them is one. */
export function hintsOf(names: readonly string[], valueOf: (name: string) => string): ElementHints | undefined {
  const wanted = names.filter((name) => hintNames.has(name));
  if (wanted.length === 0) return undefined;
  if (wanted.length > 1) wanted.sort();
  const hints: ElementHints = {};
  for (const name of wanted) hints[name] = cutHint(name, wellFormed(valueOf(name)));
  return hints;
}
