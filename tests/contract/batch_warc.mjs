// Web archives for the tests of `sidelight batch`, made of our own pages: records as ISO 28500 writes them, plain or gzipped.
import { gzipSync } from 'node:zlib';

let made = 0;

/** One record. `lies` is added to the length that its header says. */
export function warcRecord(type, headers, block, lies = 0) {
  made += 1;
  const id = `<urn:uuid:00000000-0000-4000-8000-${String(made).padStart(12, '0')}>`;
  const bytes = Buffer.isBuffer(block) ? block : Buffer.from(block);
  const fields = { 'WARC-Type': type, 'WARC-Record-ID': id, 'WARC-Date': '2026-03-04T05:06:07Z', ...headers, 'Content-Length': bytes.length + lies };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** An HTTP response with `body`, sent as `headers` say. */
export function httpResponse(body, headers = {}, status = '200 OK') {
  const fields = Object.entries({ 'Content-Type': 'text/html; charset=utf-8', ...headers });
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`), Buffer.from(body)]);
}

export const response = (url, body, headers, status) =>
  warcRecord('response', { 'WARC-Target-URI': url, 'Content-Type': 'application/http;msgtype=response' }, httpResponse(body, headers, status));

/** `body` in chunks of `size` bytes. */
export function chunked(body, size = 700) {
  const bytes = Buffer.from(body);
  const parts = [];
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

/** A page of our own: the article number `number` of an invented paper. */
export function newsPage(number) {
  const name = ['Chiamaka Lindqvist', 'Idris Palmqvist', 'Noor Terkelsen', 'Paloma Iriarte'][number % 4];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry ${number} sails again</title></head><body><article>
<h1>Ferry ${number} sails again</h1><p>The ferry to Osterhaven will sail again on Friday, the harbour board said, after a winter in which nobody crossed.</p>
<p>“We counted all ${number + 2} bolts twice,” said ${name}, the board’s director. “It held, and it will hold.”</p>
<p>The repair cost $2.6 million, about 15 percent less than was feared. Fares go up in May.</p></article></body></html>`;
}

/** Records one after the other: plain, each a gzip member of its own, or packed as a whole. */
export const packings = {
  plain: (records) => Buffer.concat(records),
  'gzip per record': (records) => Buffer.concat(records.map((record) => gzipSync(record))),
  'gzip as a whole': (records) => gzipSync(Buffer.concat(records)),
};
