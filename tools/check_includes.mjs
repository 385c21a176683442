// House rules on who may use whom: `node tools/check_includes.mjs [ROOT]`. Reads the sources as text, so that it needs no build.
// C++: the one direction of the rooms, and the doors to RE2 and nlohmann/json. Web: what must not know the extension
// doesn't. Also: no room or file named after nothing ("utils"). The rules are told in docs/architecture.md.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The corridor: a room may use itself and every room before it. */
const corridor = ['base', 'page', 'text', 'names', 'people', 'links', 'quotes', 'figures', 'cards', 'reading'];
const allRooms = [...corridor, 'format', 'model', 'pack', 'exports'];

/** For each room of src, the rooms that it may use beside itself. */
const mayUse = (() => {
  const rules = new Map([
    ['format', ['base']],
    ['model', ['base', 'format']],
    // pack/knowledge.h is all that was loaded: models and packs.
    ['pack', ['base', 'format', 'model']],
    ['exports', allRooms],
    ['wasm', allRooms],
    ['cli', allRooms],
    ['train', allRooms],
    ['build_pack', allRooms],
    ['build_words', allRooms],
  ]);
  corridor.forEach((room, at) => {
    const files = at >= corridor.indexOf('text') ? ['model', 'pack'] : room === 'page' ? ['model'] : [];
    const loads = room === 'reading' ? ['format'] : [];
    rules.set(room, [...corridor.slice(0, at), ...files, ...loads]);
  });
  return rules;
})();

/** Headers of others, and the files of src that may include them. */
const doors = [
  { library: 'iconv', header: /^iconv\.h$/, files: [/^page\/html_decode\.cc$/] },
  { library: 'SSE2', header: /^emmintrin\.h$/, files: [/^cli\/json_long_string\.cc$/] },
  { library: 'zlib or bzip2', header: /^(zlib|bzlib)\.h$/, files: [/^build_pack\/dump_stream\.cc$/, /^cli\/byte_source\.cc$/] },
  { library: 'RE2', header: /^(re2|util)\//, files: [/^base\/pattern\.cc$/] },
  {
    library: 'nlohmann/json',
    header: /^nlohmann\//,
    files: [
      /^page\/(snapshot|json_ld)\w*\.(cc|h)$/,
      /^reading\/(write_json\w*|load)\.(cc|h)$/,
      /^exports\//,
      /^cli\/(predict|json|batch)\w*\.(cc|h)$/,
      /^(train|build_pack|build_words)\//,
    ],
  },
];

const vagueNames = /^(utils?|common|helpers?|managers?|misc)$/;

function filesUnder(folder, endings) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`))
    .sort();
}

const slashed = (path) => path.split(sep).join('/');

function checkAngle(file, header) {
  const door = doors.find((each) => each.header.test(header));
  if (door) {
    return door.files.some((each) => each.test(file)) ? undefined : `${door.library} is not for this file: <${header}>`;
  }
  if (/^[a-z_0-9]+$/.test(header)) return undefined;
  // What is neither the standard library nor a door: only the command lines may talk to the system.
  return /^(cli|build_pack)\//.test(file) && /^(unistd|sys\/\w+|fcntl|malloc)(\.h)?$/.test(header)
    ? undefined
    : `not a header of the C++ standard library: <${header}>`;
}

function checkQuoted(src, file, header) {
  const room = file.split('/')[0];
  const other = header.split('/')[0];
  if (!header.includes('/') || header.startsWith('.')) return `write includes from src: "${header}"`;
  if (!existsSync(join(src, header))) return `no such file in src: "${header}"`;
  if (other === room) return undefined;
  const allowed = mayUse.get(room);
  if (!allowed) return `room ${room} is in no rule of tools/check_includes.mjs`;
  return allowed.includes(other) ? undefined : `${room} may not use ${other}: "${header}"`;
}

function* checkCpp(root) {
  const src = join(root, 'src');
  for (const path of filesUnder(src, ['.cc', '.h'])) {
    const file = slashed(relative(src, path));
    const text = readFileSync(path, 'utf8');
    let line = 0;
    for (const content of text.split('\n')) {
      line += 1;
      const found = /^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/.exec(content);
      if (!found) continue;
      const fault = found[1] ? checkQuoted(src, file, found[1]) : checkAngle(file, found[2]);
      if (fault) yield `src/${file}:${line}: ${fault}`;
    }
    if (path.endsWith('.h') && !text.includes('#pragma once')) yield `src/${file}:1: no #pragma once`;
    if (path.endsWith('.h') && !text.startsWith('//')) yield `src/${file}:1: a header opens with what it is`;
  }
}

/** `text` with its comments and the insides of its strings blanked, lines kept. Templates keep their code. */
export function withoutComments(text) {
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (part) =>
    part.startsWith('/') ? blank(part) : part[0] + blank(part.slice(1, -1)) + part[0],
  );
}

const importPattern = /\b(?:from|import|export)\s*\(?\s*['"]([^'"]+)['"]/g;
const plainWeb = ['core', 'page', 'panel', 'library', 'local'];

/** Ways to turn text into markup or code: a reader of strange pages has none of them. */
const dangerous = [
  [/\.(inner|outer)HTML\s*[+]?=(?!=)/, 'writes markup'],
  [/\.insertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\bdocument\.write(ln)?\b|\bcreateContextualFragment\b/, 'writes markup'],
  [/\beval\s*\(|\bnew\s+Function\b/, 'runs text as code'],
];

function* checkWebFile(root, path) {
  const file = slashed(relative(root, path));
  const text = readFileSync(path, 'utf8');
  const parts = file.split('/');
  const isPlain = parts[0] === 'web' && plainWeb.includes(parts[1]);
  const lineOf = (index) => text.slice(0, index).split('\n').length;

  for (const found of text.matchAll(importPattern)) {
    if (!isPlain || !found[1].startsWith('.')) continue;
    const target = slashed(relative(root, resolve(dirname(path), found[1])));
    if (/^(extension|web\/demo)(\/|$)/.test(target)) {
      yield `${file}:${lineOf(found.index)}: web/${parts[1]} may not use ${target}`;
    }
  }
  let line = 0;
  for (const content of withoutComments(text).split('\n')) {
    line += 1;
    const named = isPlain && /(?<![\w.$])(?:globalThis\.)?(chrome|browser)\s*[.?[]/.exec(content);
    if (named) yield `${file}:${line}: web/${parts[1]} may not touch ${named[1]}.*`;
    for (const [pattern, what] of dangerous) {
      if (pattern.test(content)) yield `${file}:${line}: ${what}: ${pattern.exec(content)[0].trim()}`;
    }
  }
}

function* checkWeb(root) {
  for (const folder of ['web', 'extension']) {
    for (const path of filesUnder(join(root, folder), ['.ts', '.tsx', '.js', '.mjs'])) yield* checkWebFile(root, path);
  }
}

function* checkNames(root) {
  for (const folder of ['src', 'web', 'extension', 'tools']) {
    for (const path of filesUnder(join(root, folder), ['.cc', '.h', '.ts', '.tsx', '.mjs'])) {
      const file = slashed(relative(root, path));
      const names = [...file.split('/').slice(0, -1), basename(file).split('.')[0]];
      const vague = names.find((name) => vagueNames.test(name));
      if (vague) yield `${file}: say what it is: "${vague}" names nothing`;
    }
  }
}

/** Every breach of the rules under `root`, as `file:line: what`, in a fixed order. */
export function breaches(root) {
  return [...checkCpp(root), ...checkWeb(root), ...checkNames(root)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..'));
  const found = breaches(root);
  for (const breach of found) console.error(breach);
  console.log(`${found.length} breaches of the include rules`);
  process.exit(found.length === 0 ? 0 : 1);
}
