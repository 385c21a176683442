// Thirty-four hostile pages, two of every family, in Chromium. All of them: tests/full.
import { someOfEach } from '../hostile/families/index.mjs';
import { openChromium } from './chromium.mjs';
import { hostilePages } from './hostile.mjs';

hostilePages('chromium', openChromium, someOfEach(34));
