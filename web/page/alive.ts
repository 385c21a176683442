// Life of a document (browsing context): whether a frame's document still stands in its window. Firefox lets nothing of a document that was
// left be touched by an extension: every access throws. So who keeps documents, roots or nodes of frames asks here first.

/** Never by the document's own property: a form can take its place. */
const viewOf = (document: Document): Window | null =>
  Object.getOwnPropertyDescriptor(Document.prototype, 'defaultView')?.get?.call(document) as Window | null;

export function isAlive(document: Document): boolean {
  if (document === globalThis.document) return true;
  try {
    return viewOf(document)?.document === document;
  } catch {
    return false;
  }
}

/** Whether the document of a node stands in its window; the node itself may have been taken out. */
export function isNodeAlive(node: Node): boolean {
  try {
    return isAlive(node.ownerDocument!);
  } catch {
    return false;
  }
}

/** Whether a document, or the host of a shadow root, still stands on the page. */
export function isRootAlive(root: Document | ShadowRoot): boolean {
  try {
    return root.nodeType === 9 ? isAlive(root as Document) : root.isConnected && isAlive(root.ownerDocument!);
  } catch {
    return false;
  }
}

/** Takes out of a set or a map what is no longer alive. */
export function forgetDead<Kept>(kept: { keys(): Iterable<Kept>; delete(each: Kept): unknown }, isStill: (each: Kept) => boolean): void {
  for (const each of [...kept.keys()]) if (!isStill(each)) kept.delete(each);
}
