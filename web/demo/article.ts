// Article frame (sandboxed document): turns a file or a pasted text into a document that can be shown without running anything
// of it and without any request. Never reads it: that is PageSession's.

import { say } from '../core/say';
import { NotReadable } from '../local/local_reader';
import { styleHides } from '../page/snapshot_rules';

const kMaxBytes = 16 * 2 ** 20;
const policy = (images: string, base: string): string =>
  `default-src 'none'; img-src ${images}; base-uri ${base}; form-action 'none'`;

/** A quiet page for every article: the demo's policy allows no style of theirs, so the frame adopts this one. */
export const articleStyle = `
:where(:root) { color-scheme: light dark; background: light-dark(#fffefb, #1b1c20); color: light-dark(#1d1b18, #e9e5dc); }
:where(body) { font: 1.125rem/1.62 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', 'Noto Serif', Georgia, serif; max-width: 38rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 2.75rem) 1.5rem 6rem; overflow-wrap: break-word; }
:where(h1) { font-size: clamp(1.625rem, 1.2rem + 2vw, 2.125rem); line-height: 1.15; letter-spacing: -0.012em; text-wrap: balance; margin: 0.5rem 0 0.75rem; }
:where(h2) { font-size: 1.375rem; line-height: 1.25; margin: 2.25rem 0 0.5rem; }
:where(h3, h4) { font-size: 1.0625rem; line-height: 1.35; margin: 1.5rem 0 0.375rem; }
:where(a) { color: inherit; text-decoration-color: light-dark(#b9b2a5, #5a5d66); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
:where(figure) { margin: 1.75rem 0; }
:where(figcaption, small) { font-size: 0.875rem; line-height: 1.45; color: light-dark(#5c574f, #b3ada2); }
:where([class*="kicker"]) { font-size: 0.9375rem; font-weight: 600; color: light-dark(#8f5a02, #f2b21b); margin: 0; }
:where([class*="standfirst"], [class*="subheadline"]) { font-size: 1.25rem; line-height: 1.4; font-style: italic; color: light-dark(#5c574f, #b3ada2); margin: 0 0 0.75rem; text-wrap: pretty; }
:where([class*="byline"]) { font: 0.9375rem/1.5 system-ui, 'Noto Sans', sans-serif; color: light-dark(#5c574f, #b3ada2); margin: 0 0 1.5rem; }
:where(aside) { border-top: 1px solid light-dark(#e3ded3, #303238); margin-top: 2.5rem; font-size: 1rem; }
:where(blockquote) { margin: 1.5rem 0; padding-left: 1.125rem; border-left: 2px solid light-dark(#e3ded3, #3a3c43); }
:where(img, video, svg) { max-width: 100%; height: auto; }
:where(table) { border-collapse: collapse; font-size: 0.9375rem; }
:where(td, th) { padding: 0.3rem 0.75rem 0.3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid light-dark(#e3ded3, #303238); }
`;

const kSignsOfHtml = /<(?:!doctype|html|head|body|article|div|p|h[1-6]|table|section|main|span|br)\b[^<]*>|<\/[a-z][a-z0-9]*>/i;

export const looksLikeHtml = (text: string): boolean => kSignsOfHtml.test(text.slice(0, 200_000));

/** Text of a file's bytes: byte order mark, then the page's own word, then UTF-8, then windows-1252. */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes.length > kMaxBytes) throw new NotReadable(say('demo_too_large'));
  const head = bytes.subarray(0, 4096);
  const wide = (head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0xff && head[1] === 0xfe);
  if (wide) return new TextDecoder(head[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes);
  if (head.filter((byte) => byte === 0).length > 8) throw new NotReadable(say('demo_not_text'));
  const said = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(new TextDecoder('latin1').decode(head))?.[1];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs(said ?? '', bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  }
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding.startsWith('utf-16') ? null : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The document to show for HTML or plain text. `base`: where the pictures of our own samples are; those of others are not
 * fetched. Throws NotReadable, in words, when there is nothing in it.
 */
export function articleDocument(source: string, base?: string): { html: string; url: string } {
  if (source.trim() === '') throw new NotReadable(say('demo_empty'));
  const parsed = looksLikeHtml(source) ? new DOMParser().parseFromString(source, 'text/html') : fromPlainText(source);
  disarm(parsed);
  const head = parsed.head;
  const meta = parsed.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  // The origin by its name: Firefox takes 'self' in a srcdoc document for something else.
  meta.content = base ? policy(`${new URL(base).origin} data:`, new URL(base).origin) : policy('data:', "'none'");
  head.prepend(meta);
  if (base) {
    const start = parsed.createElement('base');
    start.href = base;
    meta.after(start);
  }
  return { html: `<!doctype html>\n${parsed.documentElement.outerHTML}`, url: addressOf(parsed) };
}

/** Takes out what could send a request before a policy counts, change the page's address, or style it; what was hidden stays so. */
function disarm(parsed: Document): void {
  const selector = 'base, script:not([type="application/ld+json"]), link:not([rel="canonical" i], [rel="amphtml" i], [rel="author" i]), meta[http-equiv]:not([http-equiv="content-language" i])';
  for (const element of parsed.querySelectorAll(`${selector}, style`)) element.remove();
  for (const element of parsed.querySelectorAll('[style]')) {
    if (styleHides(element.getAttribute('style') ?? '')) element.setAttribute('hidden', '');
    element.removeAttribute('style');
  }
}

function addressOf(parsed: Document): string {
  const said =
    parsed.querySelector('link[rel="canonical" i]')?.getAttribute('href') ??
    parsed.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
    '';
  return /^https?:\/\//i.test(said) ? said : '';
}

const kLongestTitle = 140;

function fromPlainText(source: string): Document {
  const made = document.implementation.createHTMLDocument('');
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const between = /\n[ \t]*\n/.test(source.replace(/\r\n?/g, '\n'));
  const paragraphs = between ? lines.join('\n').split(/\n[ \t]*\n+/) : lines;
  const texts = paragraphs.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  const isTitle = texts.length > 1 && texts[0]!.length <= kLongestTitle && !/[.!?…”"]$/.test(texts[0]!);
  const article = made.createElement('article');
  texts.forEach((text, index) => {
    const element = made.createElement(index === 0 && isTitle ? 'h1' : 'p');
    element.textContent = text;
    article.append(element);
  });
  made.body.append(article);
  if (isTitle) made.title = texts[0]!;
  return made;
}
