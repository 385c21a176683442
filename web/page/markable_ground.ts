// Markable ground (visibility filter): whether a text may carry a mark at all: not in fields, code or what can be edited, and not
// where nothing is to be seen. Never decides what is worth a mark: plan.ts.

const never = new Set(['code', 'kbd', 'samp', 'textarea', 'input', 'select', 'option', 'script', 'style']);

/** A pre is code, but for the one that a browser wraps around a plain text. */
const isCode = (element: Element): boolean =>
  never.has(element.localName) || (element.localName === 'pre' && element.parentNode !== element.ownerDocument.body);

const isEditable = (element: Element): boolean => (element as HTMLElement).isContentEditable === true;

/** Looks at the elements of one paint; forgets nothing, so make a new one for the next. */
export class MarkableGround {
  private readonly known = new Map<Element, boolean>();

  holds(text: Text): boolean {
    const parent = text.parentNode;
    if (parent === null) return false;
    const element = parent.nodeType === 11 ? (parent as ShadowRoot).host : (parent as Element);
    if (element.nodeType !== 1) return false;
    return this.isGround(element) && (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
  }

  private isGround(element: Element): boolean {
    const passed: Element[] = [];
    let answer = true;
    for (let at: Element | null = element; at !== null; at = above(at)) {
      const known = this.known.get(at);
      if (known !== undefined) {
        answer = known;
        break;
      }
      passed.push(at);
      if (!isCode(at) && !isEditable(at)) continue;
      answer = false;
      break;
    }
    for (const each of passed) this.known.set(each, answer);
    return answer;
  }
}

function above(element: Element): Element | null {
  const parent = element.parentNode;
  if (parent === null) return null;
  if (parent.nodeType === 11) return (parent as ShadowRoot).host ?? null;
  return parent.nodeType === 1 ? (parent as Element) : null;
}
