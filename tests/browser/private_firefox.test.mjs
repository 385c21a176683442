// A private window in Firefox.
import { openFirefox } from './firefox.mjs';
import { privateWindow } from './private.mjs';

privateWindow('firefox', (server) => openFirefox(server, { isPrivate: true }));
