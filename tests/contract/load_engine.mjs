// The Engine class of web/core/engine.ts, bundled for Node: the tests use the loader that the browser uses.
import { bundleModule } from './bundle_module.mjs';

export const loadEngineClass = async () => (await bundleModule('web/core/engine.ts')).Engine;
