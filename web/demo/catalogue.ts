// Catalogue of the demo: the extension's messages, fetched from beside the page in the reader's language, and put where the page's own
// words stand ([data-say]).
import { catalogueOf, direction, language, say, useCatalogue } from '../core/say';

declare const LOCALES: readonly string[]; // by tools/build_demo.mjs

const kName = 'sidelight-language';

export const locales: readonly string[] = LOCALES;

/** The first language of the reader that there is a catalogue for. */
function wanted(): string {
  const chosen = new URLSearchParams(location.search).get('lang') ?? stored();
  for (const tag of [chosen, ...navigator.languages]) {
    const exact = LOCALES.find((name) => name.replace('_', '-').toLowerCase() === tag.toLowerCase());
    const near = LOCALES.find((name) => name.split('_')[0] === tag.split('-')[0]!.toLowerCase());
    if (exact ?? near) return (exact ?? near)!;
  }
  return 'en';
}

function stored(): string {
  try {
    return localStorage.getItem(kName) ?? '';
  } catch {
    return '';
  }
}

/** Chooses a language for this and later visits, and shows the page anew. */
export function chooseLanguage(name: string): void {
  try {
    localStorage.setItem(kName, name.replace('_', '-'));
  } catch {
    // It holds for this visit, by the address.
  }
  const url = new URL(location.href);
  url.searchParams.set('lang', name.replace('_', '-'));
  location.replace(url);
}

/** Fetches the catalogue and says the page in it; resolves with its name. */
export async function startCatalogue(): Promise<string> {
  const name = wanted();
  const response = await fetch(new URL(`locales/${name}.json`, document.baseURI));
  if (!response.ok) throw new Error('no catalogue');
  useCatalogue(catalogueOf((await response.json()) as Record<string, { message: string }>));
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) element.textContent = say(element.dataset['say']!);
  for (const element of document.querySelectorAll<HTMLElement>('[data-say-label]')) element.setAttribute('aria-label', say(element.dataset['sayLabel']!));
  for (const element of document.querySelectorAll<HTMLElement>('[data-say-title]')) element.title = say(element.dataset['sayTitle']!);
  document.title = say('demo_page_title');
  return name;
}
