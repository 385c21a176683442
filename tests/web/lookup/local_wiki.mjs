// A server on loopback that answers as Wikipedia and Wikidata do, with answers of our own in their shapes. `fetch` sends requests
// for their hosts to it; nothing leaves the machine.
import { createServer } from 'node:http';
import { once } from 'node:events';

/** Starts the server; `answer(host, path, query)` gives {status, headers, body, after} or undefined for "not found". */
export async function localWiki(answer) {
  const asked = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    const host = request.headers['x-host'];
    const url = new URL(request.url, `https://${host}`);
    asked.push({ host, path: url.pathname, query: url.searchParams, headers: request.headers });
    most = Math.max(most, ++open);
    const given = answer(host, decodeURIComponent(url.pathname), url.searchParams) ?? { status: 404, body: { type: 'https://mediawiki.org/wiki/HyperSwitch/errors/not_found' } };
    setTimeout(() => {
      open -= 1;
      if (given.cut) return response.destroy();
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body ?? {}));
    }, given.after ?? 0);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  return {
    asked,
    most: () => most,
    options: [],
    fetch(address, options) {
      this.options.push(options);
      const { host, pathname, search } = new URL(address);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...options, headers: { ...options.headers, 'x-host': host } });
    },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

export const summaryOf = (title, more = {}) => ({
  type: 'standard', title, displaytitle: `<i>${title}</i>`, namespace: { id: 0, text: '' },
  titles: { canonical: title.replaceAll(' ', '_'), normalized: title, display: title }, pageid: 7, lang: 'en', dir: 'ltr', revision: '1',
  timestamp: '2026-10-02T11:00:00Z', description: 'port of our own invention', extract: `${title} is a port that we made up.`,
  extract_html: `<p><b>${title}</b> is a port that we made up.</p>`,
  content_urls: { desktop: { page: `https://en.wikipedia.org/wiki/${encodeURIComponent(title.replaceAll(' ', '_'))}` } }, ...more,
});

export const entityOf = (id, more = {}) => ({
  pageid: 9, ns: 0, title: id, lastrevid: 5, modified: '2026-09-01T00:00:00Z', type: 'item', id,
  labels: { en: { language: 'en', value: 'Ada Moss' } }, descriptions: { en: { language: 'en', value: 'harbour minister of our own invention' } },
  aliases: { en: [{ language: 'en', value: 'A. Moss' }] }, claims: {}, sitelinks: { enwiki: { site: 'enwiki', title: 'Ada Moss', badges: [] } }, ...more,
});

const time = (value, precision) => ({ time: value, timezone: 0, before: 0, after: 0, precision, calendarmodel: 'http://www.wikidata.org/entity/Q1985727' });
export const timeClaim = (value, precision = 11, rank = 'normal') => ({ mainsnak: { snaktype: 'value', datavalue: { value: time(value, precision), type: 'time' } }, type: 'statement', rank });

export const officeClaim = (id, { since, until, rank = 'normal', novalue = false } = {}) => ({
  mainsnak: novalue ? { snaktype: 'novalue', property: 'P39' } : { snaktype: 'value', datavalue: { value: { 'entity-type': 'item', 'numeric-id': Number(id.slice(1)), id }, type: 'wikibase-entityid' } },
  type: 'statement', rank,
  qualifiers: {
    ...(since && { P580: [{ snaktype: 'value', datavalue: { value: time(since, 11), type: 'time' } }] }),
    ...(until && { P582: [{ snaktype: 'value', datavalue: { value: time(until, 11), type: 'time' } }] }),
  },
});
