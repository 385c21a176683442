// Local server of the browser tests: pages over http on the loopback address, each under the content security policy that its
// address asks for, and a proxy that answers nothing and writes down whatever a browser asks of any other host.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fileFor } from '../../tools/serve.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folders = {
  demo: process.env.SIDELIGHT_DEMO ?? join(root, 'build', 'demo'),
  golden: join(root, 'tests', 'golden'),
  hostile: join(root, 'tests', 'hostile'),
  icons: join(root, 'extension', 'icons'),
  own: join(root, 'tests', 'browser', 'pages'),
  seed: join(root, '..', 'shared', 'seed'),
};

/** The demo's own policy, for hosts that send it as a header too. */
function ownPolicy() {
  return /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(root, 'web', 'demo', 'index.html'), 'utf8'))[1];
}

/** What a page may do: everything; what the demo's own policy allows; only show itself; nothing at all. */
const policies = { free: null, page: ownPolicy(), still: "default-src 'none'; style-src 'unsafe-inline'; img-src data:", strict: "default-src 'none'" };

/** Hosts of the browsers' makers, which they ask of their own accord. */
const makers = /^(?:https?:\/\/)?(?:[\w-]+\.)*(?:google|googleapis|gstatic|gvt1|mozilla|mozgcp|firefox)\.(?:com|net|org)(?=[:/])/;

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

export const seedIsThere = existsSync(join(folders.seed, 'page.html'));

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
const close = (server) =>
  new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });

/** Addresses are /POLICY/FOLDER/PATH. Pages made during a test are added to `made` under their path. */
export async function startServer() {
  const made = new Map();
  const requests = [];
  const answer = (request, response) => {
    requests.push(request.url);
    const [, policy, folder, ...path] = new URL(request.url, 'http://localhost').pathname.split('/');
    const { html: own, headers: others = {} } = made.get(path.join('/')) ?? {};
    const headers = policies[policy] ? { 'content-security-policy': policies[policy] } : {};
    const file = own === undefined && folders[folder] ? fileFor(folders[folder], `/${path.join('/')}`) : undefined;
    if (!(policy in policies) || (own === undefined && file === undefined)) return response.writeHead(404).end();
    // What hostile pages say of their own encoding must count.
    const html = folder === 'hostile' ? 'text/html' : types['.html'];
    const ending = own === undefined ? extname(file) : '.html';
    const type = ending === '.html' ? html : (types[ending] ?? 'application/octet-stream');
    response.writeHead(200, { ...headers, 'content-type': type, ...others }).end(own ?? readFileSync(file));
  };
  const server = createServer(answer);
  const port = await listen(server);
  const elsewhere = [];
  const note = (address) => {
    if (!makers.test(address)) elsewhere.push(address);
  };
  const proxy = createServer((request, response) => {
    note(request.url);
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    note(request.url);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  const proxyPort = await listen(proxy);
  return {
    origin: `http://127.0.0.1:${port}`,
    proxyPort,
    /** Hosts and addresses that were asked for through the proxy, without those of the browsers' makers. */
    elsewhere,
    url: (path, policy = 'free') => `http://127.0.0.1:${port}/${policy}/${path}`,
    /** The paths that were asked of this server, in order. */
    requests,
    /** Serves `html`, text or bytes, under the given name and returns its address. */
    make(name, html, policy = 'free', headers = {}) {
      made.set(name, { html, headers });
      return `http://127.0.0.1:${port}/${policy}/made/${name}`;
    },
    close: () => Promise.all([close(server), close(proxy)]),
  };
}
