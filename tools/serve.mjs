// Serves one folder on this machine only: `node tools/serve.mjs FOLDER [--port N]`. Never for the open network.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The content type of a file, by its name. */
export const typeOf = (file) => types[extname(file).toLowerCase()] ?? 'application/octet-stream';

/** The file of `folder` that `url` names, or undefined: nothing outside the folder can be named. */
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0')) return undefined;
  let file = join(folder, normalize(path));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** A server of `folder` on the loopback address; port 0 takes any free one. Resolves when it listens. */
export function serve(folder, port = 0) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    const file = fileFor(root, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': typeOf(file),
      'content-length': statSync(file).size,
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).on('error', () => response.destroy()).pipe(response);
  });
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

/** The options of the command line; undefined when they make no sense. */
function parse(words) {
  const folder = words[0];
  let port = 8137;
  for (let i = 1; i < words.length; i += 2) {
    port = Number(words[i + 1]);
    if (words[i] !== '--port' || !Number.isInteger(port) || port < 0 || port > 65535) return undefined;
  }
  return folder ? { folder, port, chosen: words.length > 1 } : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = parse(process.argv.slice(2));
  if (!options || !existsSync(options.folder)) {
    console.error(options ? `serve: no folder ${options.folder}` : 'usage: serve.mjs FOLDER [--port N]');
    process.exit(2);
  }
  const busy = (error) => {
    // A port that was asked for by name is not silently another one.
    if (error.code === 'EADDRINUSE' && !options.chosen) return serve(options.folder, 0);
    console.error(`serve: port ${options.port}: ${error.message}`);
    process.exit(1);
  };
  const server = await serve(options.folder, options.port).catch(busy);
  console.log(`Sidelight's demo: http://localhost:${server.address().port}/   (Ctrl-C ends it)`);
}
