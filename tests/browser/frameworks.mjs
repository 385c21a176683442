// Pages of frameworks that hydrate what the server wrote and then draw themselves anew, 200 times over: their texts are made of
// several nodes, a paragraph comes and goes, and the items of a list change places. A reader that touches one node of theirs is told of
// in their console, or their words come out wrong.
import { build } from 'esbuild';

import { root } from './local_server.mjs';

export const kTurns = 200;
const names = ['Maren Tolvald', 'Henrik Solvang', 'Ottoline Varga', 'Idris Palmqvist'];

/** The story at a turn, in the words that all of these frameworks share. */
const story = `
  const names = ${JSON.stringify(names)};
  const inTurn = (turn) => names.map((_, at) => names[(at + turn) % names.length]);
  const story = (h, turn) => h('article', null,
    h('h1', null, 'The vote'),
    h('p', null, 'Updated ', String(turn), ' times.'),
    h('p', null, 'Governor Maren Tolvald spoke in Oslo on Tuesday. “It will sail,” Tolvald said, and ', turn % 2 ? 'sat down' : 'stood up', ' before the council of the harbour, which had waited all day to hear of the ferry.'),
    h('ul', null, inTurn(turn).map((name) => h('li', { key: name }, name, ' of the council asked what it will cost.'))),
    turn % 3 ? h('p', null, 'Iceland watched.') : null);
  const report = (turn) => { globalThis.turn = turn; };
`;

const apps = {
  Preact: `import { h, hydrate } from 'preact';
    import { useEffect, useState } from 'preact/hooks';
    ${story}
    function Story() {
      const [turn, setTurn] = useState(0);
      useEffect(() => { report(turn); if (globalThis.go && turn < ${kTurns}) setTimeout(() => setTurn(turn + 1), 10); });
      useEffect(() => { globalThis.begin = () => { globalThis.go = true; setTurn(1); }; }, []);
      return story(h, turn);
    }
    hydrate(h(Story), document.getElementById('app'));`,
  React: `import { createElement as h, StrictMode, useEffect, useState } from 'react';
    import { hydrateRoot } from 'react-dom/client';
    ${story}
    function Story() {
      const [turn, setTurn] = useState(0);
      useEffect(() => { report(turn); if (!globalThis.go || turn >= ${kTurns}) return; const timer = setTimeout(() => setTurn(turn + 1), 10); return () => clearTimeout(timer); });
      useEffect(() => { globalThis.begin = () => { globalThis.go = true; setTurn(1); }; }, []);
      return story(h, turn);
    }
    hydrateRoot(document.getElementById('app'), h(StrictMode, null, h(Story)), { onRecoverableError: (error) => console.error(String(error)) });`,
  Vue: `import { createSSRApp, h, nextTick, ref } from '@vue/runtime-dom';
    ${story}
    createSSRApp({
      setup() {
        const turn = ref(0);
        const next = () => { turn.value += 1; void nextTick(() => { report(turn.value); if (turn.value < ${kTurns}) setTimeout(next, 10); }); };
        globalThis.begin = next;
        return () => story(h, turn.value);
      },
    }).mount('#app');`,
};

/** What the servers' halves of these frameworks write for turn 0: React parts neighbouring texts, Vue marks what is not there. */
function firstHtml(framework) {
  const between = framework === 'React' ? '<!-- -->' : '';
  const line = (...parts) => parts.join(between);
  const items = names.map((name) => `<li>${line(name, ' of the council asked what it will cost.')}</li>`).join('');
  const said = line('Governor Maren Tolvald spoke in Oslo on Tuesday. “It will sail,” Tolvald said, and ', 'stood up', ' before the council of the harbour, which had waited all day to hear of the ferry.');
  return `<article><h1>The vote</h1><p>${line('Updated ', '0', ' times.')}</p><p>${said}</p><ul>${items}</ul>${framework === 'Vue' ? '<!---->' : ''}</article>`;
}

/** Words of the article when all turns are done. */
export const lastWords = (() => {
  const list = names.map((_, at) => names[(at + kTurns) % names.length]);
  return [`Updated ${kTurns} times.`, ...list.map((name) => `${name} of the council asked what it will cost.`), 'stood up', 'Iceland watched.'];
})();

export const frameworks = Object.keys(apps);

/** The page of a framework, in its form for developers, which says more. */
export async function frameworkPage(framework) {
  const made = await build({
    stdin: { resolveDir: root, loader: 'js', contents: apps[framework] },
    bundle: true,
    write: false,
    format: 'iife',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true' },
  });
  const script = made.outputFiles[0].text.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The vote</title><div id="app">${firstHtml(framework)}</div><script>${script}</script></html>`;
}
