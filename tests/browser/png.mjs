// PNG pictures (RFC 2083) as browsers photograph pages: 8 bits a channel, colours with or without alpha, not interlaced.
import { inflateSync } from 'node:zlib';

const kSignature = 8;

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

const predictors = [
  () => 0,
  (left) => left,
  (left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** The pixels of a picture, `channels` bytes each, row by row. */
export function pixelsOf(png) {
  const parts = [];
  for (let at = kSignature; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (channels === undefined || png[24] !== 8 || png[28] !== 0) throw new Error('a picture of a kind that is not read here');
  const packed = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const data = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const predict = predictors[packed[y * (stride + 1)]];
    for (let x = 0; x < stride; ++x) {
      const at = y * stride + x;
      const left = x >= channels ? data[at - channels] : 0;
      const up = y > 0 ? data[at - stride] : 0;
      const corner = x >= channels && y > 0 ? data[at - stride - channels] : 0;
      data[at] = (packed[y * (stride + 1) + 1 + x] + predict(left, up, corner)) & 255;
    }
  }
  return { width, height, channels, data };
}

/** How many pixels of a picture have a colour like #0B4F9E, each channel within `tolerance`. */
export function countColour(png, colour, tolerance = 6) {
  const wanted = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const { channels, data } = pixelsOf(png);
  let found = 0;
  for (let at = 0; at < data.length; at += channels) {
    if (wanted.every((value, channel) => Math.abs(data[at + channel] - value) <= tolerance)) found += 1;
  }
  return found;
}
