// Ground (selector scope): which elements a rule for a mark must reach so that it paints one text, as a selector. Never a class or an id,
// which a page may change under the mark. Whether a text may be marked at all is markable_ground.ts.

const kScopes: ReadonlySet<string> = new Set(['article', 'main']);
const kPlainTag = /^[a-z][a-z0-9-]*$/;

/**
 * The narrowest ground of a text: what lies in its article or main part, else its parent's tag; every element where that has no plain name,
 * or where it stands in no element.
 */
export function groundOf(text: Text): string {
  const parent = text.parentElement;
  if (parent === null) return '';
  for (let each = parent.parentElement; each !== null; each = each.parentElement) {
    if (kScopes.has(each.localName)) return `${each.localName} *`;
  }
  return kPlainTag.test(parent.localName) ? parent.localName : '';
}
