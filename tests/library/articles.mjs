// Readings of small articles of our own about invented people, as the engine would write them: for tests of the library.
import { readingOf } from './synthetic.mjs';

/** "Mara Ellison:person!" is central, a "*" after it speaks. */
function nameFrom(words) {
  const [, name, kind, marks] = /^(.*):(\w+)([!*]*)$/.exec(words);
  return { key: `${kind}:${name.toLowerCase()}`, name, kind, count: marks.includes('!') ? 5 : 1, central: marks.includes('!'), spoke: marks.includes('*') };
}

/** A reading: `names` as "Name:kind", `quotes` as [speaker, words, block], `figures` as [text, value, unit, block]. */
export function article({ url, headline, text, names = [], quotes = [], figures = [], outlet = 'The Harbour Post', standfirst = '' }, page = {}) {
  const blocks = text.map((paragraph) => ['paragraph', paragraph]);
  const body = {
    headline, standfirst, blocks, names: names.map(nameFrom), topics: [],
    quotes: quotes.map(([speaker, words, block = 0]) => ({ kind: 'direct', text: words, speaker, verb: 'said', block })),
    figures: figures.map(([words, value, unit, block = 0]) => ({ text: words, value, unit, block })),
  };
  const words = text.join(' ').split(/\s+/).length;
  return readingOf({ url, title: headline, outlet, published: '', language: 'en', words, body }, page);
}

export const quayTalks = {
  url: 'https://www.harbourpost.example/news/quay-talks?utm_source=letter',
  headline: 'Quay talks resume in Port Alder',
  text: [
    'Mara Ellison, who chairs the Northmoor Harbour Trust, met the dockers’ union in Port Alder on Tuesday for the first time since the autumn, and left without a word to those who waited.',
    '“We did not come here to sign anything,” Ellison said in the evening. About 340 boats use the northern quay, which the trust wants to close for two years of repairs.',
    'The union fears that a closed quay never opens again. Its members have voted for a strike in the spring if the trust does not give them a date in writing.',
  ],
  names: ['Mara Ellison:person!*', 'Northmoor Harbour Trust:organisation!', 'Port Alder:place!'],
  quotes: [['Mara Ellison', '“We did not come here to sign anything,”', 1]],
  figures: [['340 boats', '340', 'boats', 1]],
};

export const quayVote = {
  url: 'https://northmoor.example/2026/quay-vote',
  outlet: 'Northmoor Courier',
  headline: 'Dockers of Port Alder vote on the quay',
  text: [
    'The dockers of Port Alder vote on Friday on what Mara Ellison of the Northmoor Harbour Trust has offered them: a closed quay for one year, not two, and a date in writing.',
    '“Nobody will be without work in that year,” Ellison said. Some 360 boats would move to the southern basin, where Pedro Anselmo keeps the old cranes.',
    'Those who have counted heads expect a narrow result, and a long night in the hall behind the market before anybody knows it.',
  ],
  names: ['Mara Ellison:person!*', 'Northmoor Harbour Trust:organisation', 'Port Alder:place!', 'Pedro Anselmo:person'],
  quotes: [['Mara Ellison', '“Nobody will be without work in that year,”', 1]],
  figures: [['360 boats', '360', 'boats', 1]],
};

export const beekeepers = {
  url: 'https://www.meadow.example/bees',
  outlet: 'Meadow',
  headline: 'Beekeepers of the upper valley count their losses',
  text: [
    'A third of the hives in the upper valley did not live through the winter, says Ottoline Varga, who has kept bees there for forty years and has written down each winter.',
    'She blames the warm January, in which the bees flew out and found nothing. The valley’s beekeepers will meet in the school of Karst in April to share what is left.',
  ],
  names: ['Ottoline Varga:person!*', 'Karst:place'],
};
