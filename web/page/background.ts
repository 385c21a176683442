// Background of a text (contrast measurement): whether it stands on light or on dark, from what the browser computed. Never
// asks for the system's preference first: a page may be dark in a light system.
import type { Theme } from './marks';

type Colour = { r: number; g: number; b: number; alpha: number };

/** An `rgb()`, `rgba()` or `color(srgb …)` value as computed styles give it; null for other forms. */
export function parseColour(text: string): Colour | null {
  const body = /^(rgba?|color)\(([^)]*)\)$/.exec(text.trim());
  if (body === null) return null;
  const parts = body[2]!.split(/[\s,/]+/).filter((part) => part !== '');
  const wide = body[1] === 'color';
  if (wide && parts.shift() !== 'srgb') return null;
  const numbers = parts.map((part) => (part.endsWith('%') ? parseFloat(part) / 100 : parseFloat(part)));
  const [r, g, b, alpha = 1] = numbers;
  if (r === undefined || g === undefined || b === undefined || numbers.some(Number.isNaN)) return null;
  const scale = wide ? 255 : 1;
  return { r: r * scale, g: g * scale, b: b * scale, alpha };
}

/** Relative luminance (WCAG 2.2), 0 to 1. */
export function luminance({ r, g, b }: Colour): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

const kDarkBelow = 0.18;

/** Measures elements of one paint; forgets nothing, so make a new one for the next. */
export class BackgroundMeter {
  private readonly known = new Map<Element, Theme>();

  themeOf(element: Element): Theme {
    const passed: Element[] = [];
    let theme: Theme | null = null;
    for (let at: Element | null = element; at !== null && theme === null; at = above(at)) {
      theme = this.known.get(at) ?? this.ownTheme(at);
      passed.push(at);
    }
    const found = theme ?? canvasTheme(element);
    for (const at of passed) this.known.set(at, found);
    return found;
  }

  private ownTheme(element: Element): Theme | null {
    const style = ownerOf(element).defaultView?.getComputedStyle(element);
    if (!style) return null;
    const background = parseColour(style.backgroundColor);
    if (background !== null && background.alpha >= 0.5) return luminance(background) < kDarkBelow ? 'dark' : 'light';
    if (style.backgroundImage === 'none' && background !== null) return null;
    // A picture behind the text, or a colour in another form: light letters say that it is dark.
    const letters = parseColour(style.color);
    return letters !== null && luminance(letters) > 0.5 ? 'dark' : 'light';
  }
}

/** A property by its prototype's getter: a form's fields can take its place on the form. */
const read = (prototype: object, name: string, node: Node): unknown => Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(node);
const ownerOf = (element: Element): Document => read(Node.prototype, 'ownerDocument', element) as Document;

const above = (element: Element): Element | null => {
  const slot = read(Element.prototype, 'assignedSlot', element) as Element | null;
  if (slot) return slot;
  const parent = read(Node.prototype, 'parentNode', element) as Node | null;
  if (parent === null) return null;
  const type = read(Node.prototype, 'nodeType', parent);
  if (type === 11) return (parent as ShadowRoot).host;
  return type === 1 ? (parent as Element) : null;
};

/** The canvas behind a page that paints no background: light, unless its colour scheme is dark. */
function canvasTheme(element: Element): Theme {
  const document = ownerOf(element);
  const view = document.defaultView;
  if (!view) return 'light';
  const root = read(Document.prototype, 'documentElement', document) as Element;
  const scheme = view.getComputedStyle(root).colorScheme;
  if (!scheme.includes('dark')) return 'light';
  return !scheme.includes('light') || view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
