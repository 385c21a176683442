// Links to words (text fragments, URL Fragment Text Directives): an address that opens a page at a passage. Pure.

const kLongest = 120; // characters of a passage that are given whole; a longer one by its beginning and its end
const kEndWords = 5;

/** Comma, dash and ampersand have a meaning of their own there. */
const encoded = (words: string): string => encodeURIComponent(words).replace(/-/g, '%2D');

/** The address with a directive for these words, or an empty text where the page has no address that can be opened. */
export function textLink(address: string, words: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return '';
  }
  const text = words.replace(/\s+/g, ' ').trim();
  if (!/^https?:$/.test(url.protocol) || text === '') return '';
  const parts = text.split(' ');
  const directive =
    text.length <= kLongest || parts.length < 2 * kEndWords
      ? encoded(text)
      : `${encoded(parts.slice(0, kEndWords).join(' '))},${encoded(parts.slice(-kEndWords).join(' '))}`;
  const hash = url.hash.replace(/^#/, '').replace(/:~:.*$/, '');
  url.hash = '';
  return `${url.href.replace(/#$/, '')}#${hash}:~:text=${directive}`;
}
