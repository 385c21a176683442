// Full suite: every hostile page in Firefox.
import { openFirefox } from '../browser/firefox.mjs';
import { everyPage, hostilePages } from '../browser/hostile.mjs';

hostilePages('firefox', openFirefox, everyPage(), true);
