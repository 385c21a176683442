// The story that hostile pages tell: what stands around it, within it and against it is each family's own.
export const paragraphs = [
  'The ferry between Marrow Point and Osterhaven will sail again on Friday, four months after a storm tore away the northern pier, the Osterhaven Harbour Board (OHB) announced on Tuesday.',
  '“We counted every bolt twice,” said Chiamaka Lindqvist, the board’s director. “Then we counted the ones we had left over.” The repair cost $2.6 million, she added, about 15 percent less than was feared in January.',
  'Fishermen on the far shore were less pleased. Their spokesman, Joaquín Adeyemi-Roth, complained that the new timetable leaves no boat after six in the evening, and warned that some families would move away.',
];
export const headline = 'Ferry line to Osterhaven reopens';

/** The article's element; `change` may rewrite each of its texts. */
export const article = (change = (text) => text) =>
  `<article id="story">\n<h1>${change(headline)}</h1>\n<p class="byline">By Idris Palmqvist, April 16, 2025</p>\n${paragraphs
    .map((text) => `<p>${change(text)}</p>`)
    .join('\n')}\n</article>`;

/** A whole page: `head` and `body` as markup, `body` with the article in it. */
export const page = ({ head = '', body = article(), charset = 'utf-8', attributes = ' lang="en"', title = headline } = {}) =>
  `<!doctype html>\n<html${attributes}>\n<head>\n${charset ? `<meta charset="${charset}">\n` : ''}<title>${title}</title>\n` +
  `<meta property="article:published_time" content="2025-04-16T08:00:00+00:00">\n${head}</head>\n<body>\n${body}\n</body>\n</html>\n`;

export const times = (count, piece) => Array.from({ length: count }, (_, number) => piece(number)).join('');

/** `text` as it is written in markup. */
export const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
