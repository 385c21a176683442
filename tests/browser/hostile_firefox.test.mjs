// Thirty-four hostile pages, two of every family, in Firefox. All of them: tests/full.
import { someOfEach } from '../hostile/families/index.mjs';
import { openFirefox } from './firefox.mjs';
import { hostilePages } from './hostile.mjs';

hostilePages('firefox', openFirefox, someOfEach(34));
