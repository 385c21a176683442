// Offscreen document (Chrome only): the page that owns the engine's worker, since a service worker can't have one.
import { hostEngine } from './engine_host';

hostEngine();
