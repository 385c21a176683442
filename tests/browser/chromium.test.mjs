// The extension in Chromium.
import { journey } from './journey.mjs';
import { openChromium } from './chromium.mjs';

journey('chromium', openChromium);
