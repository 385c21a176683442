// Local pages for browser tests: a server on the loopback address that serves fixtures under chosen headers and counts what is asked.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
};

/**
 * `pages`: path → {body, headers?}; `folders`: prefix → folder of static files. Gives {origin, asked, close}; `asked` lists the paths
 * that were requested.
 */
export async function servePages({ pages = {}, folders = {} }) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    asked.push(path);
    const page = pages[path];
    if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
      response.end(page.body);
      return;
    }
    const prefix = Object.keys(folders).find((name) => path.startsWith(name));
    const file = prefix && join(folders[prefix], normalize(path.slice(prefix.length) || 'index.html'));
    if (file && file.startsWith(folders[prefix]) && existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
      return;
    }
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not here');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(resolve);
    }),
  };
}

export const htmlPage = (path, headers = {}) => ({ body: readFileSync(path), headers });
