// Our own corpus of news prose (corpus/*.txt, format in corpus/README.md): reading it, checking it, and giving it out as JSON lines.
// `node tools/corpus.mjs check`                     faults with file and line; exit status 1 when there is one
// `node tools/corpus.mjs count`                     words, names, groups, quotes and dates of each part
// `node tools/corpus.mjs lines [train|held]`        one JSON object an article, offsets in code points
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const styles = ['briefing', 'analysis', 'report', 'interview', 'roundup', 'live'];
const kinds = ['kicker', 'headline', 'standfirst', 'byline', 'date', 'dateline', 'paragraph', 'subheading', 'list_item', 'quotation', 'pull_quote', 'caption', 'credit', 'embed', 'table'];
export const nameTypes = ['person', 'organisation', 'place', 'facility', 'event', 'work', 'law', 'nationality', 'product'];
export const otherForms = ['nominal', 'pronoun'];
export const quoteKinds = ['direct', 'mixed', 'indirect'];
const dateValue = /^(PRESENT_REF|PAST_REF|FUTURE_REF|\.\.|\d{4}s?|\d{3}X?|\d{4}-(\d{2}|Q[1-4]|H[12]|W\d{2}(-WE)?|SP|SU|FA|AU|WI)(-\d{2})?(T(MO|AF|EV|NI|\d{2}(:\d{2})?))?)$/;

/** One mark: {tag, attributes, begin, end}, code points in the block's text. Marks may hold others, and never cross. */
function parseTag(words) {
  const date = /^date=(\S+)$/.exec(words);
  if (date) return { tag: 'date', values: date[1].split(',') };
  const found = /^([a-z]+)(#[\p{L}\p{N}_-]+)?((?:!metonym)?)((?: by=[\p{L}\p{N}_-]+)?)$/u.exec(words);
  if (!found) return undefined;
  const [, tag, id, metonym, by] = found;
  return { tag, ...(id && { id: id.slice(1) }), ...(metonym && { metonym: true }), ...(by && { by: by.slice(4) }) };
}

/** The text of a marked line without its marks, and the marks; `fault` is called with what is wrong. */
export function parseLine(marked, fault) {
  const marks = [];
  const open = [];
  const out = [];
  const points = [...marked];
  for (let at = 0; at < points.length; ++at) {
    if (points[at] === '{') {
      const bar = points.indexOf('|', at);
      const mark = bar < 0 ? undefined : parseTag(points.slice(at + 1, bar).join(''));
      if (!mark) {
        fault(`no tag: ${points.slice(at, at + 40).join('')}`);
        return { text: out.join(''), marks };
      }
      marks.push(mark);
      open.push(mark);
      mark.begin = out.length;
      at = bar;
    } else if (points[at] === '}') {
      const mark = open.pop();
      if (!mark) fault('a brace closes nothing');
      else mark.end = out.length;
    } else {
      out.push(points[at]);
    }
  }
  for (const mark of open) {
    fault(`${mark.tag} is not closed`);
    mark.end = out.length;
  }
  return { text: out.join(''), marks };
}

function checkMark(mark, text, fault) {
  const known = ['date', 'cue', 'speaker', 'notquote', ...nameTypes, ...otherForms, ...quoteKinds];
  if (!known.includes(mark.tag)) fault(`unknown tag ${mark.tag}`);
  if (mark.begin === mark.end) fault(`${mark.tag} is empty`);
  const words = [...text].slice(mark.begin, mark.end).join('');
  if (words !== words.trim()) fault(`${mark.tag} has white space at an end: "${words}"`);
  if ([...otherForms, ...quoteKinds, 'cue', 'speaker'].includes(mark.tag) && !mark.id) fault(`${mark.tag} has no id: "${words}"`);
  for (const value of mark.values ?? []) {
    if (!value.split('/').every((part) => dateValue.test(part))) fault(`no value of a date: ${value}`);
  }
}

/** Ids that nothing names, and quotes without anybody who says them. */
function checkIds(article, fault) {
  const all = article.blocks.flatMap((block) => block.marks);
  const named = new Set(all.filter(({ tag }) => nameTypes.includes(tag)).map(({ id }) => id));
  const quotes = new Set(all.filter(({ tag }) => quoteKinds.includes(tag)).map(({ id }) => id));
  for (const mark of all) {
    if (otherForms.includes(mark.tag) && !named.has(mark.id)) fault(`${mark.tag} of #${mark.id}, which no name has`);
    if (mark.by && !named.has(mark.by)) fault(`by=${mark.by}, which no name has`);
    if ((mark.tag === 'cue' || mark.tag === 'speaker') && !quotes.has(mark.id)) fault(`${mark.tag} of #${mark.id}, which no quote has`);
  }
  for (const id of quotes) {
    const said = all.some((mark) => mark.id === id && (mark.tag === 'speaker' || mark.by));
    if (!said) fault(`nobody says #${id}`);
  }
}

/** {slug, title, style, date, part, blocks: [{kind, text, marks}]}; `fault` is called with (line number, words). */
export function parseArticle(slug, source, fault) {
  const article = { slug, blocks: [] };
  source.split('\n').forEach((line, index) => {
    const wrong = (words) => fault(index + 1, words);
    if (line.trim() === '') return;
    const block = /^\[([a-z_]+)\] (.*)$/.exec(line);
    const member = /^(title|style|date|part): (.*)$/.exec(line);
    if (block) {
      if (!kinds.includes(block[1])) wrong(`unknown kind of block: ${block[1]}`);
      const { text, marks } = parseLine(block[2].trim(), wrong);
      for (const mark of marks) checkMark(mark, text, wrong);
      article.blocks.push({ kind: block[1], text, marks });
    } else if (member && article.blocks.length === 0) {
      article[member[1]] = member[2].trim();
    } else {
      wrong(`neither "[kind] text" nor a member: ${line.slice(0, 60)}`);
    }
  });
  const wrong = (words) => fault(0, words);
  if (!article.title) wrong('no title');
  if (!styles.includes(article.style)) wrong(`no style: ${article.style}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(article.date ?? '')) wrong(`no date: ${article.date}`);
  if (!['train', 'held'].includes(article.part)) wrong(`neither train nor held: ${article.part}`);
  checkIds(article, wrong);
  return article;
}

/** All articles of a folder of the repository, by slug; faults as "corpus/slug.txt:line: words". Folders inside are not read: `corpus/second` is
 *  the second marking of articles that stand in `corpus`, and no article of its own (corpus_agreement.mjs compares the two). */
export function readCorpus(folder = 'corpus') {
  const faults = [];
  const articles = readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const slug = name.slice(0, -'.txt'.length);
      return parseArticle(slug, readFileSync(join(root, folder, name), 'utf8'), (line, words) => faults.push(`${folder}/${name}:${line}: ${words}`));
    });
  return { articles, faults };
}

/** The article as one text, one block a line, its marks with offsets in it. */
export function asText(article) {
  let text = '';
  const marks = [];
  for (const block of article.blocks) {
    if (text !== '') text += '\n';
    const begin = [...text].length;
    text += block.text;
    for (const { begin: from, end, ...mark } of block.marks) marks.push({ start: begin + from, end: begin + end, ...mark });
  }
  return { id: article.slug, style: article.style, date: article.date, part: article.part, text, marks };
}

function count(articles) {
  for (const part of ['train', 'held']) {
    const marks = articles.filter((article) => article.part === part).flatMap((article) => article.blocks.flatMap((block) => block.marks));
    const words = articles.filter((article) => article.part === part).flatMap((article) => article.blocks).reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    const tally = (tags) => marks.filter(({ tag }) => tags.includes(tag)).length;
    const groups = articles.filter((article) => article.part === part).reduce((sum, article) => sum + new Set(article.blocks.flatMap((block) => block.marks).filter(({ tag, id }) => id && nameTypes.includes(tag)).map(({ id }) => id)).size, 0);
    console.log(`${part.padEnd(6)} ${articles.filter((article) => article.part === part).length} articles · ${words} words · ${tally(nameTypes)} names · ${groups} groups · ${tally(otherForms)} other mentions · ${tally(quoteKinds)} quotes · ${tally(['date'])} dates`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, part] = process.argv.slice(2);
  const { articles, faults } = readCorpus();
  if (command === 'lines') {
    for (const article of articles) if (!part || article.part === part) console.log(JSON.stringify(asText(article)));
  } else if (command === 'count') {
    count(articles);
  } else if (command === 'check') {
    for (const fault of faults) console.error(fault);
    console.log(`${articles.length} articles, ${faults.length} faults`);
    process.exit(faults.length > 0 ? 1 : 0);
  } else {
    console.error('usage: corpus.mjs check|count|lines [train|held]');
    process.exit(2);
  }
}
