// Catalogue of the extension: the browser's own choice of language and messages. The same files serve the demo.
import { direction, language, useCatalogue } from '../web/core/say';

// Given back as they are: core/say.ts puts the values in.
const kPlaces = ['$1', '$2', '$3', '$4'];

export function useBrowserCatalogue(): void {
  useCatalogue((key) => chrome.i18n.getMessage(key, kPlaces));
}

/** For a page of the extension: takes the catalogue, and says language and direction. */
export function startPage(): void {
  useBrowserCatalogue();
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
}
