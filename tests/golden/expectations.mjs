// What a hand-made expected.json asks of a reading: each function gives a list of what is missing or wrong, in words. The
// layout is that of the seed page's expected.json; a member that is absent is not asked for.
import { readFileSync } from 'node:fs';

const fold = (text) =>
  String(text ?? '')
    .normalize('NFC')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

export const readExpected = (path) => JSON.parse(readFileSync(path, 'utf8'));

const bodyKinds = new Set(['paragraph', 'subheading', 'list_item', 'quotation']);

export function articleBody(reading) {
  return reading.blocks
    .filter((block) => block.region === 'article' && bodyKinds.has(block.kind))
    .map((block) => block.text)
    .join('\n');
}

function wrongFields(expected, reading) {
  const wrong = [];
  const same = (name, found, wanted) => {
    if (wanted !== undefined && fold(found) !== fold(wanted)) {
      wrong.push(`${name}: “${found}” instead of “${wanted}”`);
    }
  };
  same('page kind', reading.page.kind, expected.page_kind);
  same('title', reading.page.title, expected.title);
  same('kicker', reading.page.kicker, expected.kicker);
  same('standfirst', reading.page.standfirst, expected.standfirst);
  same('published', reading.page.published.slice(0, 10), expected.published?.slice(0, 10));
  same('authors', reading.page.authors.join('; '), expected.authors?.join('; '));
  same('body', articleBody(reading), expected.articleBody);
  return wrong;
}

// Every expected block is there with its kind, in this order; nothing else stands in the article or in related.
function wrongBlocks(expected, reading) {
  if (!expected.blocks) return [];
  const wrong = [];
  const shown = reading.blocks.filter((block) => block.region !== 'other');
  let next = 0;
  for (const [kind, text] of expected.blocks) {
    if (kind === 'boilerplate') continue;
    const found = reading.blocks.filter((block) => fold(block.text) === fold(text));
    const typed = found.find((block) => block.kind === kind);
    // What another service shows has a title, but no text of its own on the page.
    if (!typed && kind === 'embed' && reading.embeds.some((embed) => fold(embed.title) === fold(text))) continue;
    if (!typed) {
      wrong.push(`${kind} “${text.slice(0, 60)}”: ${found.length ? `read as ${found[0].kind}` : 'not found'}`);
      continue;
    }
    if (typed.id < next) wrong.push(`${kind} “${text.slice(0, 60)}”: out of order`);
    next = typed.id;
  }
  const wanted = new Set(expected.blocks.map(([, text]) => fold(text)));
  for (const block of shown) {
    if (!wanted.has(fold(block.text)) && block.region === 'article') {
      wrong.push(`${block.kind} “${block.text.slice(0, 60)}”: not expected in the article`);
    }
  }
  return wrong;
}

function wrongGroups(expected, reading) {
  const wrong = [];
  const surface = (group) =>
    new Set(
      group.mentions
        .map((id) => reading.mentions[id])
        .filter((mention) => mention.form === 'name')
        .map((mention) => fold(mention.text)),
    );
  for (const group of expected.groups ?? []) {
    const wanted = group.mentions.map(fold);
    const found = reading.groups.find((candidate) => {
      const names = surface(candidate);
      return wanted.every((name) => names.has(name));
    });
    if (!found) {
      wrong.push(`group “${group.name}”: no group holds ${group.mentions.join(', ')}`);
      continue;
    }
    if (!group.type.split(' or ').includes(found.kind)) wrong.push(`group “${group.name}”: ${found.kind} instead of ${group.type}`);
    if (group.wikidata && found.entity?.id !== group.wikidata) {
      wrong.push(`group “${group.name}”: linked to ${found.entity?.id ?? 'nothing'} instead of ${group.wikidata}`);
    }
    if (group.wikidata === null && found.entity?.id.startsWith('Q')) {
      wrong.push(`group “${group.name}”: linked to ${found.entity.id} instead of nothing`);
    }
  }
  return wrong;
}

function wrongQuotes(expected, reading) {
  const wrong = [];
  const texts = (quote) => [quote.parts.map((part) => part.text).join(' '), ...quote.parts.map((part) => part.text)].map(fold);
  for (const quote of [...(expected.quotes ?? []), ...(expected.quotes_in_related ?? [])]) {
    const found = reading.quotes.find((candidate) => texts(candidate).includes(fold(quote.text)));
    if (!found) {
      wrong.push(`quote “${quote.text.slice(0, 60)}”: not found`);
      continue;
    }
    if (quote.kind && found.kind !== quote.kind) wrong.push(`quote “${quote.text.slice(0, 40)}”: ${found.kind} instead of ${quote.kind}`);
    if (quote.speaker && ![found.speaker.name, found.speaker.text].map(fold).includes(fold(quote.speaker))) {
      wrong.push(`quote “${quote.text.slice(0, 40)}”: speaker “${found.speaker.name}” instead of “${quote.speaker}”`);
    }
    if (quote.cue && fold(found.cue.text) !== fold(quote.cue)) {
      wrong.push(`quote “${quote.text.slice(0, 40)}”: cue “${found.cue.text}” instead of “${quote.cue}”`);
    }
  }
  return wrong;
}

function wrongDates(expected, reading) {
  const wrong = [];
  const used = new Set();
  for (const date of expected.dates ?? []) {
    const accepted = [date.value, ...(date.accept ?? [])];
    const found = reading.dates.find(
      (candidate) => !used.has(candidate.id) && fold(candidate.text) === fold(date.text) && accepted.includes(candidate.value),
    );
    if (found) used.add(found.id);
    else {
      const other = reading.dates.find((candidate) => fold(candidate.text) === fold(date.text));
      wrong.push(`date “${date.text}”: ${other ? `${other.value} instead of ${date.value}` : 'not found'}`);
    }
  }
  return wrong;
}

// What the page consists of beside its blocks: notes, entries or stories, related items, pictures, embeds, pull quotes.
function wrongParts(expected, reading) {
  const wrong = [];
  const same = (name, found, wanted) => {
    if (wanted !== undefined && JSON.stringify(found) !== JSON.stringify(wanted)) {
      wrong.push(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
    }
  };
  // A wanted object asks only for the members that it has.
  const list = (name, found, wanted) => {
    if (wanted === undefined) return;
    same(`${name}, how many`, found.length, wanted.length);
    wanted.forEach((row, index) => {
      for (const [member, value] of Object.entries(row)) same(`${name} ${index + 1}, ${member}`, fold(found[index]?.[member]), fold(value));
    });
  };
  same('notes', reading.notes.map((note) => note.code), expected.notes);
  same('stories', reading.stories.map((story) => [story.time, fold(story.title)]), expected.stories?.map(([time, title]) => [time, fold(title)]));
  list('related item', reading.related, expected.related_items);
  list('embed', reading.embeds, expected.embeds);
  const block = (text) => reading.blocks.find((candidate) => fold(candidate.text) === fold(text));
  for (const [text, image] of expected.images ?? []) same(`picture of “${text.slice(0, 40)}”`, block(text)?.image, image);
  for (const [text, repeated] of expected.repeats ?? []) same(`repeated by “${text.slice(0, 40)}”`, block(text)?.repeats, block(repeated)?.id ?? -1);
  return wrong;
}

/** Everything that `expected` asks for and `reading` does not give. */
export function misses(expected, reading) {
  return [
    ...wrongFields(expected, reading),
    ...wrongBlocks(expected, reading),
    ...wrongGroups(expected, reading),
    ...wrongQuotes(expected, reading),
    ...wrongDates(expected, reading),
    ...wrongParts(expected, reading),
  ];
}
