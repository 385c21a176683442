// Pages that can't be read as an article, or not at once, in Chromium.
import { openChromium } from './chromium.mjs';
import { toldInWords } from './told_in_words.mjs';

toldInWords('Chromium', openChromium);
