// The include rules see what they must: a small tree that keeps them, and one breach of each at a time.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';

import { breaches, withoutComments } from '../../tools/check_includes.mjs';

const header = '// A thing.\n#pragma once\n';
const lawful = {
  'src/base/range.h': header,
  'src/base/pattern.cc': '#include "base/range.h"\n#include <re2/re2.h>\n#include <string>\n',
  'src/format/container.h': `${header}#include "base/range.h"\n`,
  'src/pack/pack.h': `${header}#include "format/container.h"\n`,
  'src/page/page.h': `${header}#include "base/range.h"\n`,
  'src/page/html_page.cc': '#include "page/page.h"\n',
  'src/page/snapshot.cc': '#include "page/page.h"\n#include <nlohmann/json.hpp>\n',
  'src/names/mention.h': `${header}#include "page/page.h"\n#include "pack/pack.h"\n`,
  'src/quotes/quote.h': `${header}#include "names/mention.h"\n`,
  'src/cli/main.cc': '#include "quotes/quote.h"\n#include <unistd.h>\n',
  'web/core/engine.ts': "// chrome.runtime is the extension's\nconst told = 'chrome.runtime';\nexport { told };\n",
  'web/panel/panel.tsx': "import { told } from '../core/engine';\nexport const browserName = told;\n",
  'web/demo/main.ts': "import { told } from '../core/engine';\nconsole.log(told);\n",
  'extension/background.ts': "import { told } from '../web/core/engine';\nchrome.action.setTitle({ title: told });\n",
};

function breachesOf(files) {
  const root = mkdtempSync(join(tmpdir(), 'sidelight-rules-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return breaches(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a tree that keeps the rules has no breach', () => {
  assert.deepEqual(breachesOf(lawful), []);
});

const unlawful = [
  ['a room that uses a later room', 'src/names/mention.cc', '#include "quotes/quote.h"\n', /names may not use quotes/],
  ['base that uses any room', 'src/base/score.cc', '\n#include "format/container.h"\n', /:2: base may not use format/],
  ['page that uses the pack', 'src/page/article.cc', '#include "pack/pack.h"\n', /page may not use pack/],
  ['format that uses page', 'src/format/text.cc', '#include "page/page.h"\n', /format may not use page/],
  ['the core that uses the command line', 'src/quotes/find.cc', '#include "cli/input.h"\n', /no such file|quotes may not use cli/],
  ['a room that no rule knows', 'src/attic/box.cc', '#include "base/range.h"\n', /room attic is in no rule/],
  ['RE2 beside its door', 'src/names/find.cc', '#include <re2/re2.h>\n', /RE2 is not for this file/],
  ['a library that nobody may use', 'src/page/article.cc', '#include <gumbo.h>\n', /not a header of the C\+\+ standard library/],
  ['JSON beside its doors', 'src/page/article.cc', '#include <nlohmann/json.hpp>\n', /nlohmann\/json is not for this file/],
  ['a header of the system', 'src/names/find.cc', '#include <sys/stat.h>\n', /not a header of the C\+\+ standard library/],
  ['an include that is not from src', 'src/quotes/find.cc', '#include "quote.h"\n', /write includes from src/],
  ['an include of nothing', 'src/quotes/find.cc', '#include "quotes/nothing.h"\n', /no such file in src/],
  ['a header without its guard', 'src/quotes/cue.h', '// A cue.\n', /no #pragma once/],
  ['a header that does not say what it is', 'src/quotes/cue.h', '#pragma once\n', /opens with what it is/],
  ['web/core that imports the extension', 'web/core/a.ts', "import x from '../../extension/background';\n", /may not use extension/],
  ['web/panel that imports the demo', 'web/panel/a.tsx', "export { y } from '../demo/main.ts';\n", /may not use web\/demo/],
  ['a dynamic import', 'web/page/a.ts', "await import('../demo/main.ts');\n", /may not use web\/demo/],
  ['web/page that touches chrome', 'web/page/a.ts', 'const id = chrome.runtime.id;\n', /:1: web\/page may not touch chrome/],
  ['web/panel that touches browser', 'web/panel/a.tsx', 'x(globalThis.browser?.runtime);\n', /may not touch browser/],
  ['markup from text', 'extension/a.ts', 'node.innerHTML = text;\n', /writes markup/],
  ['text run as code', 'web/demo/a.ts', 'eval(text);\n', /runs text as code/],
  ['a name that names nothing', 'web/core/utils.ts', 'export const one = 1;\n', /"utils" names nothing/],
];

for (const [what, path, text, expected] of unlawful) {
  test(`seen: ${what}`, () => {
    const found = breachesOf({ ...lawful, [path]: text });
    assert.equal(found.length, 1, found.join('\n'));
    assert.match(found[0], expected);
    assert.ok(found[0].startsWith(path), found[0]);
  });
}

test('comments and strings are no code, and lines keep their numbers', () => {
  const text = 'a; // chrome.x\n/* browser.y\n */ "chrome.z"; \'it\\\'s\' + b';
  const left = withoutComments(text);
  assert.ok(!/chrome|browser/.test(left));
  assert.equal(left.split('\n').length, 3);
  assert.ok(left.endsWith(' + b'));
});
