// Full suite: every hostile page in Chromium.
import { openChromium } from '../browser/chromium.mjs';
import { everyPage, hostilePages } from '../browser/hostile.mjs';

hostilePages('chromium', openChromium, everyPage(), true);
