// Hostile pages that work by names and scripts: clobbered properties, patched built-ins, spoofed messages, changes without end.
import { article, page } from './article.mjs';

const formNames = [
  'attributes', 'childNodes', 'parentNode', 'firstChild', 'nextSibling', 'tagName', 'nodeType', 'nodeName', 'textContent', 'innerHTML', 'getAttribute',
  'hasAttribute', 'closest', 'matches', 'querySelector', 'children', 'shadowRoot', 'style', 'className', 'ownerDocument', 'isConnected', 'getRootNode',
  'contains', 'getBoundingClientRect', 'offsetParent', 'checkVisibility', 'addEventListener', 'assignedSlot',
];
const documentNames = [
  'body', 'documentElement', 'createTreeWalker', 'querySelector', 'head', 'title', 'defaultView', 'adoptedStyleSheets', 'activeElement', 'createElement',
  'getSelection', 'elementFromPoint', 'caretPositionFromPoint', 'fonts',
];
const windowNames = ['CSS', 'Highlight', 'StaticRange', 'Range', 'MutationObserver', 'chrome', 'browser', 'sidelightReader', 'requestIdleCallback', 'performance'];

const clobbering = [
  ...formNames.map((name) => [`form-${name}`, `<form name="f"><input name="${name}"><input id="${name}">\n${article()}\n</form>`]),
  ...documentNames.map((name) => [`document-${name}`, `<img name="${name}" alt=""><form name="${name}"></form><embed name="${name}">\n${article()}`]),
  ...windowNames.map((name) => [`window-${name}`, `<a id="${name}"></a><a id="${name}" name="x"></a><iframe name="${name}"></iframe>\n${article()}`]),
].map(([name, body]) => ({ name: `clobber-${name}`, body: page({ body }) }));

const patches = {
  'array-map': 'Array.prototype.map = () => [];',
  'array-iterator': 'Array.prototype[Symbol.iterator] = function* () {};',
  'object-setters': "for (const name of ['kind', 'tag', 'to', 'text']) Object.defineProperty(Object.prototype, name, { set() { throw new Error('hostile'); }, configurable: true });",
  'json': "JSON.parse = JSON.stringify = () => { throw new Error('hostile'); };",
  'string-replace': "String.prototype.replace = String.prototype.slice = () => 'hostile';",
  'well-formed': "String.prototype.toWellFormed = () => { throw new Error('hostile'); };",
  'text-content': "Object.defineProperty(Node.prototype, 'textContent', { get: () => 'hostile' });",
  'character-data': "Object.defineProperty(CharacterData.prototype, 'data', { get: () => 'hostile' });",
  'tree-walker': "TreeWalker.prototype.nextNode = function () { return this.currentNode; };",
  'highlights': "CSS.highlights.set = CSS.highlights.delete = () => { throw new Error('hostile'); };",
  'highlight': "globalThis.Highlight = class { constructor() { throw new Error('hostile'); } };",
  'ranges': "globalThis.StaticRange = globalThis.Range = undefined;",
  'observers': "globalThis.MutationObserver = globalThis.IntersectionObserver = function () { throw new Error('hostile'); };",
  'timers': "globalThis.setTimeout = globalThis.requestIdleCallback = globalThis.requestAnimationFrame = () => 0;",
  'promise': "Promise.prototype.then = function () { return this; };",
  'computed-style': "globalThis.getComputedStyle = () => { throw new Error('hostile'); };",
  'rectangles': "Element.prototype.getBoundingClientRect = Range.prototype.getClientRects = () => { throw new Error('hostile'); };",
  'selection': "globalThis.getSelection = Document.prototype.getSelection = () => null;",
  'frozen': 'Object.freeze(Object.prototype); Object.freeze(Array.prototype); Object.freeze(Node.prototype);',
  'to-json': "Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = () => 'hostile';",
  'getters': "for (const name of ['id', 'className', 'hidden', 'lang']) Object.defineProperty(Element.prototype, name, { get() { throw new Error('hostile'); } });",
};
const builtIns = Object.entries(patches).map(([name, script]) => ({ name: `patched-${name}`, body: page({ body: `${article()}\n<script>${script}</script>` }) }));

const spoofs = {
  'window-message': "for (const kind of ['read', 'cancel', 'result', 'error', 'level', 'next', 'wake', 'style', 'inject']) for (const to of ['content', 'background', 'panel']) postMessage({ to, kind, tab: 1, css: 'x', level: 'off', reading: '{}' }, '*');",
  'runtime-message': "try { chrome.runtime.sendMessage({ to: 'background', kind: 'inject', tab: 1 }); } catch {} try { browser.runtime.sendMessage({ to: 'background', kind: 'wake' }); } catch {}",
  'channel': "const channel = new BroadcastChannel('panel'); setInterval(() => channel.postMessage({ kind: 'change', part: { state: { kind: 'failed', words: 'hostile' } } }), 100);",
  'ports': "addEventListener('message', () => {}); const { port1, port2 } = new MessageChannel(); postMessage('panel', '*', [port2]); port1.postMessage({ kind: 'level', level: 'off' });",
  'events': "setInterval(() => { for (const name of ['sidelight', 'read', 'message', 'panel']) document.dispatchEvent(new CustomEvent(name, { detail: { kind: 'level', level: 'off' }, bubbles: true })); }, 100);",
  'storage': "localStorage.setItem('level', 'off'); dispatchEvent(new StorageEvent('storage', { key: 'level', newValue: 'off' }));",
  'globals': "globalThis.sidelightReader = { session: null }; Object.freeze(globalThis.sidelightReader); globalThis.sidelight = true;",
  'keys': "setInterval(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'R', altKey: true, shiftKey: true, bubbles: true })), 100);",
  'clicks': "setInterval(() => document.querySelector('p')?.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 60, clientY: 200 })), 100);",
  'error-events': "setInterval(() => dispatchEvent(new ErrorEvent('error', { message: 'The engine stopped' })), 200);",
};
const messages = [
  ...Object.entries(spoofs).map(([name, script]) => ({ name: `spoof-${name}`, body: page({ body: `${article()}\n<script>${script}</script>` }) })),
  { name: 'spoof-panel', body: page({ body: `<div class="sl-panel"><h1>Not the panel</h1><div class="sl-who"><h3>Nobody Atall</h3></div><input name="sl-level" value="off"></div>\n${article()}` }) },
  { name: 'spoof-highlights', body: page({ body: `${article()}\n<script>for (let i = 0; i < 300; ++i) CSS.highlights.set('sl-' + i, new Highlight());</script>` }) },
  { name: 'spoof-reading', body: page({ body: `<script type="application/json">{"format":"sidelight-reading","version":1}</script><template>{"to":"panel","kind":"here"}</template>\n${article()}` }) },
  { name: 'spoof-snapshot', body: page({ title: '{&quot;format&quot;:&quot;sidelight-snapshot&quot;,&quot;version&quot;:1}', body: `<pre>{"format":"sidelight-snapshot","version":1}</pre>\n${article()}` }) },
];

// A storm has a `stop` that puts the page at rest as it was at first, so that what else was changed can be seen.
const stormScript = (script, every) => `<script>
const story = document.getElementById('story');
const first = story.outerHTML;
globalThis.atRest = null;
let round = 0;
const storm = () => { ++round; ${script} };
let timer;
addEventListener('load', () => { globalThis.atRest = document.documentElement.outerHTML; timer = setInterval(storm, ${every}); });
globalThis.stop = () => {
  clearInterval(timer);
  const now = document.getElementById('story') ?? document.body.insertBefore(document.createElement('article'), document.body.firstChild);
  now.outerHTML = first;
  document.getElementById('beside').replaceChildren();
};
</script>`;
const now = "document.getElementById('story')";
const storms = {
  'text': [`for (const p of ${now}.querySelectorAll('p')) p.firstChild.data = 'Round ' + round + ' of Mira Olsen.';`, 20],
  'characters': [`const text = ${now}.querySelector('p').firstChild; text.appendData('x'); text.deleteData(text.length - 1, 1);`, 4],
  'split': [`const p = ${now}.querySelectorAll('p')[1]; p.firstChild.splitText(5); p.normalize();`, 10],
  'rerender': [`${now}.innerHTML = ${now}.innerHTML;`, 50],
  'replace': [`${now}.replaceWith(${now}.cloneNode(true));`, 50],
  'remove': [`const s = ${now}; const next = s.nextSibling; s.remove(); next.before(s);`, 30],
  'shuffle': [`${now}.append(${now}.querySelector('p'));`, 20],
  'append': [`if (round < 400) { const p = document.createElement('p'); p.textContent = 'Idris Palmqvist came again, for time ' + round + '.'; document.getElementById('beside').append(p); }`, 10],
  'attributes': [`${now}.className = 'c' + round; ${now}.style.opacity = round % 2 ? '1' : '0.99';`, 5],
  'class-hide': [`${now}.hidden = round % 2 === 0;`, 100],
  'beside': [`document.getElementById('beside').innerHTML = '<b>' + round + '</b>'.repeat(50);`, 10],
  'title': [`document.title = ${JSON.stringify('Ferry line to Osterhaven reopens')};`, 10],
  'history': [`if (round < 40) history.replaceState(null, '', '?round=' + round);`, 200],
  'clear': ['CSS.highlights.clear();', 20],
  'selection': [`getSelection().selectAllChildren(${now}); getSelection().removeAllRanges();`, 50],
  'scroll': ['scrollTo(0, round % 2 ? 40 : 0);', 50],
  'styles': [`document.adoptedStyleSheets = [new CSSStyleSheet()]; document.adoptedStyleSheets = [];`, 50],
  'wrap': [`const p = ${now}.querySelectorAll('p')[2]; const m = document.createElement('mark'); m.append(...p.childNodes); p.append(m); p.replaceChildren(...m.childNodes);`, 30],
};
const mutations = Object.entries(storms).map(([name, [script, every]]) => ({
  name: `storm-${name}`,
  storm: true,
  body: page({ body: `${article()}\n<div id="beside"></div>\n${stormScript(script, every)}` }),
}));

const named = (family, pages) => pages.map((made) => ({ ...made, family }));
export default [...named('clobbering', clobbering), ...named('built-ins', builtIns), ...named('messages', messages), ...named('storms', mutations)];
