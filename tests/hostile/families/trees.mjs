// Hostile pages that work by the shape of their tree: sizes, depth, frames, shadow roots, hiding, markup that is broken.
import { article, headline, page, paragraphs, times } from './article.mjs';

const [first, second, third] = paragraphs;
const sized = {
  'paragraphs-2000': `${article()}<section>${times(2000, (n) => `<p>Boat ${n} of the Osterhaven line left at ${n % 12 || 12} in the morning.</p>\n`)}</section>`,
  'inline-20000': `${article()}<p>${times(20000, (n) => `<b>${n % 7}</b>`)}</p>`,
  'quotes-1000': article().replace('</article>', `${times(1000, (n) => `<p>“Bolt ${n} held,” said Chiamaka Lindqvist.</p>`)}</article>`),
  'names-3000': article().replace('</article>', `<p>${times(3000, (n) => `${['Idris', 'Noor', 'Paloma', 'Tevita'][n % 4]} ${['Palmqvist', 'Iriarte', 'Dossou'][n % 3]}${n % 20 ? ', ' : '. '}`)}</p></article>`),
  'attributes-5000': article().replace('<article', `<article ${times(5000, (n) => `a${n}="${n}" `)}`),
  'attribute-1-mb': article().replace('<article', `<article title="${'x'.repeat(1 << 20)}"`),
  'class-100-kb': article().replace('<article', `<article class="${'c '.repeat(50_000)}"`),
  'comments-20000': article().replace('</h1>', `</h1>${'<!-- -->'.repeat(20_000)}`),
  'links-3000': `${times(3000, (n) => `<a href="/${n}">Item ${n}</a> `)}${article()}`,
  'images-1000': article().replace('</article>', `${times(1000, (n) => `<figure><img alt="Boat ${n}"><figcaption>Boat ${n}, seen from Marrow Point.</figcaption></figure>`)}</article>`),
  'table-4000': article().replace('</article>', `<table>${times(400, (r) => `<tr>${times(10, (c) => `<td>${r * c}</td>`)}</tr>`)}</table></article>`),
  'list-5000': article().replace('</article>', `<ul>${times(5000, (n) => `<li>Bolt ${n}`)}</ul></article>`),
  'word-300-kb': article().replace('</article>', `<p>${'Osterhaven'.repeat(30_000)}</p></article>`),
  'blanks-500-kb': article().replace('</article>', `<p>${' \n\t'.repeat(170_000)}</p></article>`),
  'entities-100-kb': article().replace('</article>', `<p>${'&amp;&#x27;&eacute;'.repeat(6000)}</p></article>`),
  'text-nodes-20000': `${article()}<p>${times(20_000, (n) => `${n} <!---->`)}</p>`,
  'ids-5000': `${article()}${times(5000, () => '<i id="story"></i>')}`,
};
const giant = Object.entries(sized).map(([name, body]) => ({ name: `giant-${name}`, body: page({ body }) }));

const nest = (open, close, depth, inner) => open.repeat(depth) + inner + close.repeat(depth);
const nested = {
  'div-300': nest('<div>', '</div>', 300, article()),
  'div-1000': nest('<div>', '</div>', 1000, article()),
  'div-5000': nest('<div>', '</div>', 5000, article()),
  'span-500': article((text) => nest('<span>', '</span>', 500, text)),
  'bold-2000': article().replace(second, nest('<b>', '', 2000, second)),
  'formatting-mixed': article().replace(second, `${times(600, (n) => ['<b>', '<i>', '<em>', '<a>'][n % 4])}${second}`),
  'tables-150': nest('<table><tr><td>', '</td></tr></table>', 150, article()),
  'lists-200': nest('<ul><li>', '</li></ul>', 200, article()),
  'quotations-200': nest('<blockquote>', '</blockquote>', 200, article()),
  'articles-200': nest('<article>', '</article>', 200, article()),
  'text-at-each-level': `${times(400, (n) => `<div>Level ${n} `)}${article()}`,
  'svg-300': `${nest('<svg>', '</svg>', 300, '<text>x</text>')}${article()}`,
  'math-300': `${nest('<math><mi>', '</mi></math>', 300, 'x')}${article()}`,
  'details-100': nest('<details open><summary>More</summary>', '</details>', 100, article()),
  'custom-300': nest('<x-a>', '</x-a>', 300, article()),
};
const deep = Object.entries(nested).map(([name, body]) => ({ name: `deep-${name}`, body: page({ body }) }));

const other = article((text) => text.replaceAll('Chiamaka Lindqvist', 'Gorm Framedweller'));
const srcdoc = (html) => `<iframe srcdoc="${html.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></iframe>`;
const framed = {
  'srcdoc': srcdoc(other) + article(),
  'srcdoc-sandboxed': srcdoc(other).replace('<iframe', '<iframe sandbox') + article(),
  'srcdoc-nested': srcdoc(srcdoc(srcdoc(other))) + article(),
  'alone': srcdoc(other),
  'blank': `<iframe></iframe><iframe src="about:blank"></iframe>${article()}`,
  'script': `<iframe src="javascript:'${'x'.repeat(100)}'"></iframe>${article()}`,
  'data': `<iframe src="data:text/html,&lt;p&gt;Gorm Framedweller&lt;/p&gt;"></iframe>${article()}`,
  'object': `<object data="data:text/html,x"></object><embed src="data:text/plain,x">${article()}`,
  'many': srcdoc('<p>x</p>').repeat(100) + article(),
  'within-text': article((text) => text.replace('Osterhaven', `Osterhaven ${srcdoc('<b>in</b>')}`)),
  'same-origin-writes': `<iframe id="f"></iframe>${article()}<script>document.getElementById('f').contentDocument.write(${JSON.stringify('<p>Gorm Framedweller wrote this.</p>')}); document.getElementById('f').contentDocument.close();</script>`,
  'takes-nodes': `<iframe id="f"></iframe><p id="gone">Gorm Framedweller left.</p>${article()}<script>document.getElementById('f').contentDocument.body.append(document.getElementById('gone'));</script>`,
  'dialog': `<dialog open>${srcdoc(other)}</dialog>${article()}`,
  'hidden': `${srcdoc(other).replace('<iframe', '<iframe hidden')}${article()}`,
};
const frames = Object.entries(framed).map(([name, body]) => ({ name: `frame-${name}`, body: page({ body }) }));

const shadow = (script, body = article()) => `${body}\n<script>const story = document.getElementById('story');\n${script}</script>`;
const hidden = '<p>“You never read this,” said Gorm Framedweller.</p>';
const shadows = {
  'closed': shadow(`const host = document.createElement('div'); story.append(host); host.attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(hidden)};`),
  'closed-article': shadow(`const host = document.createElement('div'); story.before(host); host.attachShadow({ mode: 'closed' }).append(...story.childNodes);`),
  'closed-in-open': shadow(`const host = document.createElement('div'); story.append(host); const inner = document.createElement('div'); host.attachShadow({ mode: 'open' }).append(inner); inner.attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(hidden)};`),
  'declared-closed': `${article().replace('</article>', `<div><template shadowrootmode="closed">${hidden}</template></div></article>`)}`,
  'declared-open': `${article().replace('</article>', `<div><template shadowrootmode="open"><p>Noor Terkelsen came too.</p></template></div></article>`)}`,
  'slots': shadow(`const host = document.createElement('div'); host.innerHTML = '<p slot="b">Second slot.</p><p slot="a">First slot.</p>'; host.attachShadow({ mode: 'open' }).innerHTML = '<slot name="a"></slot><slot name="b"></slot><slot></slot>'; story.append(host);`),
  'nested-60': shadow(`let at = story; for (let i = 0; i < 60; ++i) { const host = document.createElement('div'); at.append(host); at = host.attachShadow({ mode: 'open' }); } at.textContent = 'Noor Terkelsen at the bottom.';`),
  'hosts-500': shadow(`for (let i = 0; i < 500; ++i) { const host = document.createElement('span'); story.append(host); host.attachShadow({ mode: 'open' }).textContent = 'Root ' + i; }`),
  'throwing-element': shadow(`customElements.define('x-throw', class extends HTMLElement { static observedAttributes = ['style', 'class', 'id']; attributeChangedCallback() { document.title = 'CHANGED'; } }); story.append(document.createElement('x-throw'));`),
  'own-sheets': shadow(`const host = document.createElement('div'); story.append(host); const root = host.attachShadow({ mode: 'open' }); root.innerHTML = '<p>Noor Terkelsen in a shadow.</p>'; const sheet = new CSSStyleSheet(); sheet.replaceSync('p { color: green }'); root.adoptedStyleSheets = [sheet];`),
  'frozen-sheets': shadow(`const host = document.createElement('div'); story.append(host); const root = host.attachShadow({ mode: 'open' }); root.innerHTML = '<p>Noor Terkelsen in a shadow.</p>'; Object.defineProperty(root, 'adoptedStyleSheets', { get: () => Object.freeze([]), set() { throw new Error('hostile'); } });`),
  'body-root': shadow(`document.body.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot>';`),
};
const shadowPages = Object.entries(shadows).map(([name, body]) => ({ name: `shadow-${name}`, body: page({ body }) }));

const styles = {
  'opacity': 'opacity: 0', 'display': 'display: none', 'visibility': 'visibility: hidden', 'size': 'font-size: 0', 'away': 'position: absolute; left: -9999px',
  'clip': 'clip-path: inset(50%)', 'colour': 'color: transparent', 'contents': 'display: contents', 'content-visibility': 'content-visibility: hidden',
  'transform': 'transform: scale(0)', 'select': 'user-select: none; pointer-events: none', 'height': 'height: 0; overflow: hidden',
};
const hiding = [
  ...Object.entries(styles).map(([name, style]) => ({
    name: `hide-${name}`,
    body: page({ body: article().replace('</article>', `<p style="${style}">“Unseen,” said Gorm Framedweller.</p></article>`) }),
  })),
  { name: 'hide-overlay', body: page({ body: `${article()}<div style="position:fixed;inset:0;z-index:2147483647;opacity:.01" onclick="document.title='CLICKED'"></div>` }) },
  { name: 'hide-all', body: page({ body: `<div style="display:none">${article()}</div>` }) },
];

const mended = {
  'plaintext': `${article()}<plaintext>${hidden}`,
  'xmp': `<xmp>${hidden}</xmp>${article()}`,
  'comment-open': `${article()}<!-- ${hidden}`,
  'cdata': `<![CDATA[ ${hidden} ]]>${article()}`,
  'misnested': article((text) => `<b><p><i>${text}</b></p></i>`),
  'fostered': `<table>${article()}<tr><td>Cell</table>`,
  'select': `<select><option>${article()}</option></select>${article()}`,
  'forms': `<form><form>${article()}</form></form>`,
  'two-bodies': `<body class="a">${article()}</body><body class="b">${hidden}</body>`,
  'frameset-late': `${article()}<frameset><frame></frameset>`,
  'foreign': `<svg><foreignObject>${article()}</foreignObject></svg>`,
  'math-text': `<math><mtext>${article()}</mtext></math>`,
  'templates': `<template><template>${hidden}</template></template>${article()}`,
  'quotes-open': `<div class="a b=>${article()}" x='>${article()}`,
  'null-tags': article().replaceAll('<p>', '<p\0>'),
  'slashes': article().replaceAll('<p>', '<p/ / / a=/>'),
  'title-open': `<title>${headline}`,
  'upper': article().replaceAll('<p', '<P').replaceAll('</p', '</P'),
  'end-tags': `</br></p></p></article></html>${article()}</body></html>${hidden}`,
  'nothing': '',
  'one-letter': 'x',
  'only-third': third,
  'only-first-bytes': `<p>${first.slice(0, 40)}`,
};
const broken = Object.entries(mended).map(([name, body]) => ({ name: `broken-${name}`, body: page({ body }) }));

const named = (family, pages) => pages.map((made) => ({ ...made, family }));
export default [
  ...named('giant', giant), ...named('deep', deep), ...named('frames', frames), ...named('shadows', shadowPages), ...named('hiding', hiding), ...named('broken', broken),
];
