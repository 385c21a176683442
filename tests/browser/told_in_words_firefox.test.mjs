// Pages that can't be read as an article, or not at once, in Firefox.
import { openFirefox } from './firefox.mjs';
import { toldInWords } from './told_in_words.mjs';

toldInWords('Firefox', openFirefox);
