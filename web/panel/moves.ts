// Moves (focus and scrolling) inside the panel. Never on the page: that is the controller's goTo.

const calm = (): boolean => globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Scrolls an item into view. */
export function show(root: HTMLElement, id: string): void {
  const item = root.querySelector(`#${CSS.escape(id)}`);
  item?.scrollIntoView({ behavior: calm() ? 'instant' : 'smooth', block: 'nearest' });
}

/** Goes to a section with view and focus. */
export function openSection(root: HTMLElement, id: string | undefined): boolean {
  const section = id === undefined ? null : root.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (section === null) return false;
  section.scrollIntoView({ behavior: calm() ? 'instant' : 'smooth', block: 'start' });
  section.focus({ preventScroll: true });
  return true;
}

/** Moves the focus to the next or the previous item; false at the end. */
export function moveFocus(root: HTMLElement, by: 1 | -1): boolean {
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]:not(:disabled)')].filter((item) => item.checkVisibility?.() ?? true);
  const active = root.ownerDocument.activeElement;
  let at = items.indexOf(active as HTMLElement);
  if (at < 0 && active !== null) {
    // From a heading or a control: the first item after it, or the last before it.
    const after = items.findIndex((item) => active.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING);
    at = by === 1 ? (after < 0 ? items.length : after) - 1 : after < 0 ? items.length : after;
  }
  const next = items[at + by];
  next?.focus();
  return next !== undefined;
}
