// Offscreen document (Chrome only): the page that owns the workers of engine and library, since a service worker can't have one.
import { hostEngine } from './engine_host';
import { hostLibrary } from './library_host';

hostEngine();
hostLibrary();
