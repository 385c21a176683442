// Hostile pages that work by their letters: directions, what can't be seen, look-alikes, encodings, markup as text, policies, metadata.
import { article, escaped, headline, page } from './article.mjs';

const between = (name, mark) => name.replace(' ', ` ${mark}`);
const within = (text, mark) =>
  text.replaceAll('Chiamaka Lindqvist', between('Chiamaka Lindqvist', mark).replace('qv', `q${mark}v`)).replaceAll('Osterhaven', `Oster${mark}haven`).replaceAll('$2.6 million', `$2${mark}.6${mark} million`);
const marked = (prefix, marks) =>
  Object.entries(marks).map(([name, mark]) => ({ name: `${prefix}-${name}`, body: page({ title: within(headline, mark), body: article((text) => within(text, mark)) }) }));

const bidi = [
  ...marked('bidi', {
    'lre': '\u202a', 'rle': '\u202b', 'pdf': '\u202c', 'lro': '\u202d', 'rlo': '\u202e', 'lri': '\u2066', 'rli': '\u2067', 'fsi': '\u2068', 'pdi': '\u2069', 'lrm': '\u200e',
    'rlm': '\u200f', 'alm': '\u061c', 'rlo-unclosed-many': '\u202e'.repeat(200),
  }),
  { name: 'bidi-attribute', body: page({ attributes: ' lang="en" dir="rtl"' }) },
  { name: 'bidi-bdo', body: page({ body: article((text) => `<bdo dir="rtl">${text}</bdo>`) }) },
];
const invisible = marked('unseen', {
  'zwsp': '\u200b', 'zwnj': '\u200c', 'zwj': '\u200d', 'joiner': '\u2060', 'bom': '\ufeff', 'soft-hyphen': '\u00ad', 'grapheme-joiner': '\u034f', 'mongolian': '\u180e',
  'hangul-filler': '\u3164', 'choseong': '\u115f', 'tags': '\u{e0041}\u{e0042}', 'variation': '\ufe0f', 'annotation': '\ufff9x\ufffa', 'invisible-times': '\u2062', 'many': '\u200b'.repeat(300),
  'thin-blank': '\u2009', 'ideographic-blank': '\u3000', 'line-separator': '\u2028',
});

const letters = (from, to) => (text) => [...text].map((letter) => [...to][[...from].indexOf(letter)] ?? letter).join('');
const shifted = (capital, small) => (text) =>
  text.replace(/[A-Z]/g, (c) => String.fromCodePoint(capital + c.charCodeAt(0) - 65)).replace(/[a-z]/g, (c) => String.fromCodePoint(small + c.charCodeAt(0) - 97));
const alike = {
  'cyrillic': letters('aceopxyABCEHKMOPT', 'асеорхуАВСЕНКМОРТ'),
  'greek': letters('oAEHIKMNOPTXYZ', 'οΑΕΗΙΚΜΝΟΡΤΧΥΖ'),
  'full-width': shifted(0xff21, 0xff41),
  'mathematical': shifted(0x1d400, 0x1d41a),
  'script': shifted(0x1d4d0, 0x1d4ea),
  'circled': shifted(0x24b6, 0x24d0),
  'stacked': (text) => text.replace(/[aeiou]/g, (c) => `${c}\u0301\u0302\u0303`.repeat(1)),
  'stacked-high': (text) => text.replace(/[aeiou]/g, (c) => c + '\u0301'.repeat(60)),
  'decomposed': (text) => text.normalize('NFD'),
  'ligatures': (text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('st', 'ﬆ'),
  'arabic-digits': (text) => text.replace(/[0-9]/g, (c) => String.fromCodePoint(0x660 + Number(c))),
  'capital': (text) => text.toUpperCase(),
  'small': (text) => text.toLowerCase(),
  'emoji': (text) => text.replaceAll(' ', ' 👩‍👩‍👧🏽 '),
  'quotes': (text) => text.replaceAll('“', '‟').replaceAll('”', '‶').replaceAll('’', 'ʼ'),
};
const homoglyphs = Object.entries(alike).map(([name, change]) => ({ name: `alike-${name}`, body: page({ title: change(headline), body: article(change) }) }));

const latin = (text) => Buffer.from(text.replace(/[“”]/g, '"').replace(/’/g, "'"), 'latin1');
const put = (bytes) => Buffer.concat([Buffer.from(page({ body: article().split('</article>')[0] })), Buffer.from(bytes), Buffer.from('</article></body></html>')]);
const encodings = {
  'continuation': put([0x80, 0x80, 0xbf]), 'overlong': put([0xc0, 0xaf, 0xe0, 0x80, 0xaf]), 'surrogates': put([0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80]), 'cut': put([0xe2, 0x80]),
  'beyond': put([0xf4, 0x90, 0x80, 0x80]), 'old-five': put([0xf8, 0x88, 0x80, 0x80, 0x80]), 'fe-ff': put([0xfe, 0xff, 0xff, 0xfe]), 'controls': put([1, 2, 3, 7, 8, 11, 12, 14, 27, 127]),
  'c1': put([0xc2, 0x80, 0xc2, 0x9f]), 'nul': put([0, 0, 0]), 'lone-cr': put('\rone\rtwo\r'), 'noncharacters': put('\uffff\ufffe\u{1ffff}'),
  'utf-16le': Buffer.from(`\ufeff${page()}`, 'utf16le'), 'utf-16be': Buffer.from(`\ufeff${page()}`, 'utf16le').swap16(), 'utf-16-unmarked': Buffer.from(page({ charset: 'utf-16' }), 'utf16le'),
  'latin1-as-utf8': latin(page()), 'latin1-named': latin(page({ charset: 'iso-8859-1' })), 'utf-7': Buffer.from(page({ charset: 'utf-7', body: `+ADw-script+AD4-${article()}` })),
  'x-user-defined': latin(page({ charset: 'x-user-defined' })), 'late-meta': Buffer.from(page({ charset: '', head: `<!--${'x'.repeat(2000)}--><meta charset="koi8-r">` })),
  'two-metas': Buffer.from(page({ head: '<meta charset="shift_jis"><meta charset="big5">' })), 'iso-2022-jp': Buffer.from(page({ charset: 'iso-2022-jp', body: `\x1b$B\x1b(B${article()}` }), 'latin1'),
  'gb18030': Buffer.from(page({ charset: 'gb18030' })), 'replacement': Buffer.from(page({ charset: 'iso-2022-kr' })),
};
const coded = Object.entries(encodings).map(([name, body]) => ({ name: `bytes-${name}`, body, contentType: 'text/html' }));

const payloads = {
  'script': '<script>document.title="RUN"</script>', 'image': '<img src=x onerror=document.title="RUN">', 'svg': '<svg onload=document.title="RUN">', 'frame': '<iframe srcdoc="<b>x">',
  'link': '<a href="javascript:document.title=1">x</a>', 'style': '<style>*{display:none}</style>', 'entities': '&lt;b&gt;x&lt;/b&gt;', 'double': '&amp;lt;img&amp;gt;', 'comment': '<!-- x -->', 'end-tags': '</p></article></body>',
  'template': '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}', 'formula': '=HYPERLINK("http://evil.example","x")', 'plus-formula': '+1+1|calc', 'at-formula': '@SUM(1)', 'address': 'javascript:document.title=1', 'data-address': 'data:text/html,<b>x',
  'prototype': '__proto__ constructor toString hasOwnProperty', 'markdown': '[x](javascript:alert(1)) ![y](http://evil.example/z) `code`', 'json': '","kind":"error","x":"', 'nul': '\ufffd\u0001\u001b[31mred\u001b[0m',
  'long': 'Verylongname'.repeat(900), 'lines': 'one\u2028two\u2029three\u0085four', 'path': '../../../etc/passwd %00 %2e%2e', 'url': 'https://evil.example/" onmouseover="x',
};
const markup = Object.entries(payloads).map(([name, text]) => {
  const shown = escaped(text);
  const json = JSON.stringify({ '@type': 'NewsArticle', headline: text, author: { name: text, url: text }, datePublished: text, image: text, publisher: { name: text } }).replace(/</g, '\\u003c');
  const head = `<meta name="author" content="${shown}">\n<meta property="og:title" content="${shown}">\n<meta property="og:image" content="${shown}">\n<meta property="og:site_name" content="${shown}">\n` +
    `<link rel="canonical" href="${shown}">\n<script type="application/ld+json">${json}</script>\n`;
  const body = article((words) => words.replaceAll('Chiamaka Lindqvist', `Chiamaka ${shown} Lindqvist`).replaceAll('Osterhaven Harbour Board', `${shown} Harbour Board`)).replace(
    '</article>',
    `<figure><img alt="${shown}"><figcaption>${shown} (Photo: ${shown})</figcaption></figure><p>“${shown},” said Minister ${shown} Palmqvist. “${shown}”</p><p><a href="${shown}" title="${shown}">Read ${shown}</a></p></article>`,
  );
  return { name: `markup-${name}`, body: page({ title: shown, head, body, attributes: ` lang="${shown}"` }) };
});

const policies = {
  'none': "default-src 'none'", 'self': "default-src 'self'", 'types': "require-trusted-types-for 'script'; trusted-types 'none'", 'types-report': "require-trusted-types-for 'script'", 'sandbox': 'sandbox', 'sandbox-scripts': 'sandbox allow-scripts',
  'no-workers': "worker-src 'none'; child-src 'none'", 'no-styles': "style-src 'none'", 'no-connect': "connect-src 'none'", 'frame-ancestors': "frame-ancestors 'none'", 'wasm': "script-src 'self'", 'garbage': "default-src;;; 'nonce- ???",
};
const policed = [
  ...Object.entries(policies).map(([name, policy]) => ({ name: `policy-${name}`, body: page(), headers: { 'content-security-policy': policy } })),
  ...Object.entries({ 'meta-none': "default-src 'none'", 'meta-types': "require-trusted-types-for 'script'" }).map(([name, policy]) => ({
    name: `policy-${name}`, body: page({ head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` }),
  })),
  { name: 'policy-isolated', body: page(), headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'same-origin' } },
  { name: 'policy-permissions', body: page(), headers: { 'permissions-policy': 'clipboard-write=(), storage-access=(), unload=()' } },
  { name: 'policy-no-sniff', body: page(), headers: { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY' } },
];

const ld = (text) => `<script type="application/ld+json">${text}</script>\n`;
const heads = {
  'json-broken': ld('{"@type":"NewsArticle","headline":"x'), 'json-deep': ld('['.repeat(3000) + ']'.repeat(3000)), 'json-wide': ld(JSON.stringify({ '@graph': Array.from({ length: 3000 }, (_, n) => ({ '@type': 'Person', name: `P${n}` })) })),
  'json-types': ld('{"@type":["NewsArticle",7,null],"author":7,"datePublished":[],"headline":{"a":1},"image":[[[]]]}'), 'json-repeats': ld('{"@type":"NewsArticle","headline":"a","headline":"b"}').repeat(50),
  'json-numbers': ld('{"@type":"NewsArticle","datePublished":1e999,"wordCount":-0,"x":123456789012345678901234567890}'), 'dates': '<meta property="article:published_time" content="9999-99-99T99:99:99Z"><meta name="date" content="-1">\n',
  'metas-5000': Array.from({ length: 5000 }, (_, n) => `<meta name="m${n}" content="${n}">`).join(''), 'base': '<base href="javascript:x" target="_blank"><base href="//evil.example/">\n', 'refresh-never': '<meta http-equiv="refresh" content="99999;url=javascript:x">\n',
  'authors-1000': Array.from({ length: 1000 }, (_, n) => `<meta name="author" content="Author ${n}">`).join(''), 'title-many': '<title>Second</title><title>Third</title>\n', 'lang-long': `<meta http-equiv="content-language" content="${'x-'.repeat(5000)}">\n`,
};
const metadata = Object.entries(heads).map(([name, head]) => ({ name: `head-${name}`, body: page({ head }) }));

const named = (family, pages) => pages.map((made) => ({ ...made, family }));
export default [
  ...named('bidi', bidi), ...named('unseen', invisible), ...named('alike', homoglyphs), ...named('encodings', coded), ...named('markup', markup), ...named('policies', policed), ...named('metadata', metadata),
];
