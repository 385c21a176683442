// ZIP files (APPNOTE 6.3), deflated, without times or attributes, so that the same files give the same bytes.
import { crc32, deflateRawSync } from 'node:zlib';

const kDosDate = 0x21; // 1 January 1980, the first that the format knows
const kVersion = 20;
const kUtf8Names = 0x0800;
const kDeflated = 8;

function header(signature, size, fill) {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(signature, 0);
  fill(bytes);
  return bytes;
}

/** `files`: pairs of path (with forward slashes) and bytes, in the order in which they shall stand. */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path.replaceAll('\\', '/'));
    const packed = deflateRawSync(content, { level: 9 });
    // The members that local header and directory share, from `at` on.
    const shared = (bytes, at) => {
      bytes.writeUInt16LE(kVersion, at);
      bytes.writeUInt16LE(kUtf8Names, at + 2);
      bytes.writeUInt16LE(kDeflated, at + 4);
      bytes.writeUInt16LE(kDosDate, at + 8);
      bytes.writeUInt32LE(crc32(content), at + 10);
      bytes.writeUInt32LE(packed.length, at + 14);
      bytes.writeUInt32LE(content.length, at + 18);
      bytes.writeUInt16LE(name.length, at + 22);
    };
    parts.push(header(0x04034b50, 30, (bytes) => shared(bytes, 4)), name, packed);
    const start = offset;
    directory.push(
      header(0x02014b50, 46, (bytes) => {
        bytes.writeUInt16LE(kVersion, 4);
        shared(bytes, 6);
        bytes.writeUInt32LE(start, 42);
      }),
      name,
    );
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = header(0x06054b50, 22, (bytes) => {
    bytes.writeUInt16LE(files.length, 8);
    bytes.writeUInt16LE(files.length, 10);
    bytes.writeUInt32LE(size, 12);
    bytes.writeUInt32LE(offset, 16);
  });
  return Buffer.concat([...parts, ...directory, end]);
}
