// Deflate (compression of bodies): by the browser's own streams. Never a file format: the library's file is in transfer.ts.

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  // What is wrong with the bytes is told by the reading side.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined);
  writer.close().catch(() => undefined);
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

export const deflated = (text: string): Promise<Uint8Array> =>
  through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));

/** Rejects when the bytes are damaged. */
export const inflated = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
