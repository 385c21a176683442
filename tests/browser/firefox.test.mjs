// The extension in Firefox.
import { journey } from './journey.mjs';
import { openFirefox } from './firefox.mjs';

journey('firefox', openFirefox);
