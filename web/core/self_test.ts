// Self-test (known-answer test): reads a built-in text with the engine that is installed and looks whether the answer is the one
// that it must be. Never a test of the page that the reader has open.
import type { EngineClient } from './engine_client';
import type { Reading } from './reading.generated';
import type { Snapshot } from './snapshot.generated';

export type SelfTestLine = { key: 'engine' | 'names' | 'quotes' | 'dates' | 'again' | 'marks' | 'network'; passed: boolean };
export type SelfTest = { passed: boolean; milliseconds: number; lines: SelfTestLine[] };

const texts = [
  'Ferry stays',
  'The ferry to Iceland will sail on, Governor Maren Tolvald said on Tuesday.',
  '“We shall not strand anyone,” said Tolvald, who had met the harbour council. About 340 people sail each week.',
];

const snapshot: Snapshot = {
  format: 'sidelight-snapshot',
  version: 1,
  url: 'https://sidelight.example/self-test',
  date: '2025-05-14',
  title: 'Ferry stays',
  language: 'en',
  metadata: [],
  jsonLd: [],
  elements: [
    { tag: 'body', parent: -1 },
    { tag: 'article', parent: 0 },
    ...texts.map((_, at) => ({ tag: at === 0 ? 'h1' : 'p', parent: 1 })),
  ],
  texts: texts.map((text, at) => [at + 2, at + 3, text]),
};

function linesOf(reading: Reading, again: Reading): SelfTestLine[] {
  const person = reading.cards.some(({ kind, title }) => kind === 'person' && title === 'Maren Tolvald');
  const said = reading.quotes.some(({ speaker, parts }) => speaker.name === 'Maren Tolvald' && parts.some(({ text }) => text.includes('strand anyone')));
  return [
    { key: 'names', passed: person && reading.cards.some(({ title }) => title === 'Iceland') },
    { key: 'quotes', passed: said },
    { key: 'dates', passed: reading.dates.some(({ value }) => value === '2025-05-13') },
    { key: 'again', passed: JSON.stringify(reading) === JSON.stringify(again) },
  ];
}

/** `requests` counts what went over the network so far: look-ups that the reader asked for before do not count against the test. */
export async function runSelfTest(engine: Promise<EngineClient>, { requests, paints }: { requests: () => number; paints: boolean }): Promise<SelfTest> {
  const start = performance.now();
  const before = requests();
  const around = (lines: SelfTestLine[], runs: boolean): SelfTest => {
    const all: SelfTestLine[] = [
      { key: 'engine', passed: runs },
      ...lines,
      { key: 'marks', passed: paints },
      { key: 'network', passed: requests() === before },
    ];
    return { passed: all.every(({ passed }) => passed), milliseconds: Math.round(performance.now() - start), lines: all };
  };
  try {
    const client = await engine;
    return around(linesOf(await client.read(snapshot), await client.read(snapshot)), true);
  } catch {
    return around([], false);
  }
}
