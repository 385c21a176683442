// A private window in Chromium.
import { openChromium } from './chromium.mjs';
import { privateWindow } from './private.mjs';

privateWindow('chromium', (server) => openChromium(server, { isPrivate: true }));
