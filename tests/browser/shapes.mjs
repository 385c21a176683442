// Shapes of marks as they are to be seen without colour: two pictures of the same words, with their mark and without it, are made grey, and
// what differs is the mark. Never looks at a colour, and never at a style.
import { pixelsOf } from './png.mjs';

/** Luminance of each pixel (Rec. 709), row by row. */
function greysOf(picture) {
  const { width, height, channels, data } = pixelsOf(picture);
  const grey = new Float64Array(width * height);
  for (let at = 0; at < grey.length; ++at) {
    grey[at] = 0.2126 * data[at * channels] + 0.7152 * data[at * channels + 1] + 0.0722 * data[at * channels + 2];
  }
  return { width, height, grey };
}

/** Neighbours that are all true, as [first, length]. */
function runsOf(flags) {
  const runs = [];
  flags.forEach((flag, at) => {
    if (!flag) return;
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === at) last[1] += 1;
    else runs.push([at, 1]);
  });
  return runs;
}

const kLeastChange = 8; // of 255: less is how a browser smooths letters
const kWholeTint = 0.5; // of the pixels
const kLineShare = 0.2; // of a row's pixels: less is a letter that a line runs under
const kDashes = 1.7; // a dash is that much longer than the line is thick
const kNoGap = 0.97;

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What the mark of these words looks like, in grey: `kind` is tint, solid, double, dashed, dotted or fine (dots of a pixel's height), beside what
 * was measured. Null where nothing is to be seen.
 */
export function shapeOf(marked, plain) {
  const [on, off] = [greysOf(marked), greysOf(plain)];
  const { width, height } = on;
  const change = on.grey.map((grey, at) => Math.abs(grey - off.grey[at]));
  const strongest = change.reduce((most, each) => Math.max(most, each), 0);
  if (strongest < kLeastChange) return null;
  const changed = change.filter((each) => each >= kLeastChange).length / change.length;
  if (changed > kWholeTint) return { kind: 'tint', changed, strongest };
  const isOn = (x, y) => change[y * width + x] >= strongest / 2;
  const columns = Array.from({ length: width }, (_, x) => x);
  const rows = Array.from({ length: height }, (_, y) => columns.filter((x) => isOn(x, y)).length / width);
  const bands = runsOf(rows.map((share) => share >= kLineShare));
  if (bands.length === 0) return null;
  if (bands.length > 1) return { kind: 'double', bands: bands.length };
  const [top, thickness] = bands[0];
  const line = columns.map((x) => Array.from({ length: thickness }, (_, y) => isOn(x, top + y)).some(Boolean));
  const runs = runsOf(line);
  const measured = { thickness, cover: line.filter(Boolean).length / width, run: mean(runs.map(([, length]) => length)), runs: runs.length };
  if (measured.cover > kNoGap) return { kind: 'solid', ...measured };
  if (measured.run > kDashes * thickness && measured.run > 3) return { kind: 'dashed', ...measured };
  return { kind: thickness < 2 ? 'fine' : 'dotted', ...measured };
}
