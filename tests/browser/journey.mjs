// The reader's journey, the same in every browser: press the button, read the panel, go to a place, click on a mark, switch it off.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { frameworkPage, frameworks, kTurns, lastWords } from './frameworks.mjs';
import { markStyles } from './web_modules.mjs';
import { seedIsThere } from './local_server.mjs';
import { boxOf, modelOf, pageText, paintedCount, paintedTexts, panelState, setLevel, tracesOn } from './page_state.mjs';
import { countColour } from './png.mjs';
import { nativeReading } from './native.mjs';
import { followNavigations } from './navigation.mjs';
import { limit, pictures, sleep, useReader } from './reader_fixture.mjs';
import { shapeOf } from './shapes.mjs';
import { until } from './until.mjs';

/** A short article, and so many teasers, some of which name a person. */
function pageOfTeasers(count) {
  const teaser = (at) => `<li class="teaser"><a href="/story-${at}"><h3>What the river towns decided in week ${at}</h3></a><p>${at % 100 ? 'A council met, and a ferry sailed again.' : 'Governor Maren Tolvald met the council.'}</p></li>`;
  const said = 'Governor Maren Tolvald of Osterhaven met Henrik Solvang of the Northern Fisheries Council in Lisbon. “It will sail in ten days,” Tolvald said.';
  const related = Array.from({ length: count }, (_, at) => teaser(at)).join('');
  return `<!doctype html><html lang="en"><title>Ferries sail again</title><main><article><h1>Ferries sail again</h1><p>${said}</p><p>${said}</p></article><aside><h2>Related stories</h2><ul>${related}</ul></aside></main></html>`;
}

export function journey(name, openReader) {
  const state = useReader(openReader);
  const { readPage, readAny } = state;
  const picture = (what) => join(pictures, `${name}-${what}.png`);
  state.picture = picture;

  test(`${name}: the button reads the page: panel, marks, and the page untouched`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    const shown = await panelState(state.reader);
    assert.equal(shown.title, 'Lamplighters keep their ladder');
    assert.ok(shown.who.includes('Chiamaka Lindqvist'), shown.who.join(', '));
    assert.ok(shown.said.some((words) => words.includes('Nobody has fallen from it since 1962')), shown.said.join(' | '));
    assert.match(shown.footer, /0 network requests/);
    assert.ok((await paintedCount(page)) > 0, 'nothing is marked');
    assert.equal(await pageText(page), text, 'the page was changed while it was read');
    await setLevel(state.reader, 'everything');
    await until('more marks', async () => (await paintedCount(page)) > 8);
    assert.equal(await pageText(page), text, 'the page was changed by its marks');
    const traces = await tracesOn(page);
    assert.deepEqual({ ...traces, highlights: 0 }, { highlights: 0, sheets: 0, globals: [], resources: [] });
    await page.screenshot({ path: picture('page') });
    await state.reader.photographPanel(picture('panel'));
    await page.close();
  });

  test(`${name}: a mark can be seen, in the colour for light and for dark ground`, limit, async () => {
    const { page } = await readPage(state.server.url('own/notice.html'));
    await setLevel(state.reader, 'normal');
    const person = (await markStyles()).find((style) => style.type === 'person');
    for (const [text, colour] of [['Idris Palmqvist', person.light], ['Joaquín Adeyemi-Roth', person.dark]]) {
      await until(`the mark of ${text}`, async () => {
        const box = await boxOf(page, text);
        if (box === null) return false;
        const clip = { x: box.left, y: box.top, width: box.width, height: box.height + 8 };
        return countColour(Buffer.from(await page.screenshot({ clip })), colour) >= box.width;
      });
    }
    await page.close();
  });

  test(`${name}: the shapes of the marks are told apart in grey, on light and on dark ground`, limit, async (t) => {
    const { page } = await readPage(state.server.url('own/shapes.html'));
    await setLevel(state.reader, 'normal');
    const marks = [
      ['person', 'solid', 'Chiamaka Lindqvist', 'Idris Palmqvist'],
      ['organisation', 'dashed', 'United Nations', 'World Health Organization'],
      ['place', 'dotted', 'Iceland', 'Norway'],
      ['thing', 'double', 'Treaty of Versailles', 'Paris Agreement'],
      ['date', 'fine', 'September 12, 2025', 'October 3, 2025'],
      ['quote', 'tint', 'We have been patient for three seasons', 'I would have lit it myself'],
    ].flatMap(([type, kind, light, dark]) => [{ type, kind, words: light }, { type, kind, words: dark }]);
    for (const mark of marks) {
      const box = await until(`the mark of ${mark.words}`, () => boxOf(page, mark.words));
      mark.clip = { x: Math.ceil(box.left), y: Math.floor(box.top), width: Math.floor(box.width) - 1, height: Math.ceil(box.height) + 6 };
    }
    const picturesOf = async () => {
      await page.evaluate(() => scrollTo(0, 0));
      const taken = [];
      for (const { clip } of marks) taken.push(Buffer.from(await page.screenshot({ clip })));
      return taken;
    };
    const marked = await picturesOf();
    await setLevel(state.reader, 'off');
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    const plain = await picturesOf();
    marks.forEach((mark, at) => {
      const shape = shapeOf(marked[at], plain[at]);
      t.diagnostic(`${mark.type}, ${mark.words}: ${JSON.stringify(shape)}`);
      assert.equal(shape?.kind, mark.kind, `${mark.type}: ${mark.words}: ${JSON.stringify(shape)}`);
    });
    await page.close();
  });

  test(`${name}: Off takes every mark away, and another level brings them back`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    await setLevel(state.reader, 'off');
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    assert.deepEqual(await tracesOn(page), { highlights: 0, sheets: 0, globals: [], resources: [] });
    assert.equal(await pageText(page), text);
    const marked = Buffer.from(await page.screenshot());
    for (const style of await markStyles()) {
      if (style.line !== 'tint') assert.equal(countColour(marked, style.light, 0), 0, `${style.type} is still to be seen`);
    }
    await setLevel(state.reader, 'normal');
    await until('marks again', async () => (await paintedCount(page)) > 0);
    await page.close();
  });

  test(`${name}: an item of the panel leads to its words: scrolled to, selected`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    assert.equal(await page.evaluate(() => window.scrollY), 0);
    const quote = await state.reader.inPanel(() => {
      const quotes = [...document.querySelectorAll('.sl-quote')];
      const last = quotes.find((quote) => quote.textContent.includes('I would have said yes')) ?? quotes.at(-1);
      last.click();
      return last.querySelector('.sl-said').textContent;
    });
    await until('the page to scroll', () => page.evaluate(() => window.scrollY > 400));
    const selected = await page.evaluate(() => getSelection().toString());
    assert.ok(selected !== '' && quote.includes(selected.replace(/^[“"]|[,.]?[”"]$/g, '')), `${selected} | ${quote}`);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: a click on a mark opens its card; a link that is marked stays a link`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    await setLevel(state.reader, 'normal');
    await until('the marks', async () => (await paintedTexts(page)).flat().some((words) => words.includes('Idris Palmqvist')));
    const box = await boxOf(page, 'Idris Palmqvist');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const picked = await until('the card', async () => (await panelState(state.reader)).picked);
    assert.match(await state.reader.inPanel((id) => document.getElementById(id).textContent, picked), /Palmqvist/);
    const at = await page.evaluate(() => {
      document.getElementById('link').scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = document.getElementById('link').getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await page.mouse.click(at.x, at.y);
    await until('the link to be followed', () => page.evaluate(() => location.hash === '#below'));
    await until('the card of the link', async () => (await panelState(state.reader)).picked !== picked);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: the card: 500 ms in, stays under the pointer, 300 ms out, Esc; the page is as it was`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    const hosts = (page) => page.evaluate(() => document.querySelectorAll('[popover]').length);
    await setLevel(state.reader, 'normal');
    await until('the mark', async () => ((await paintedTexts(page)).flat()).includes('Idris Palmqvist'));
    const box = await boxOf(page, 'Idris Palmqvist');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.bringToFront();
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y);
    await sleep(300);
    assert.equal(await hosts(page), 0, 'it came too early');
    const card = await until('the card', () => page.evaluate(() => {
      const host = document.querySelector('[popover]');
      if (host === null) return null;
      const { x, y, width, height } = host.getBoundingClientRect();
      return { x, y, width, height, top: host.matches(':popover-open'), closed: host.shadowRoot === null, empty: host.textContent === '' };
    }));
    assert.ok(card.top && card.closed && card.empty, JSON.stringify(card));
    assert.ok(card.y >= y && Math.abs(card.x - box.x) < 40, 'it is under its words');
    await page.screenshot({ path: picture('card') });
    await page.mouse.move(card.x + 30, card.y + 20, { steps: 4 });
    await sleep(700);
    assert.equal(await hosts(page), 1, 'it left under the pointer');
    await page.keyboard.press('Escape');
    assert.equal(await hosts(page), 0);
    assert.equal(await pageText(page), text);
    await page.mouse.move(x, y);
    await page.mouse.move(x + 2, y);
    await until('the card again', async () => (await hosts(page)) === 1);
    await page.mouse.move(5, 5);
    await sleep(120);
    assert.equal(await hosts(page), 1, 'no grace');
    await until('the card to go', async () => (await hosts(page)) === 0, 2000);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: “Not this” and “Never” count at once and are remembered`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    await state.reader.inPanel(() => [...document.querySelectorAll('.sl-who')].find((card) => card.textContent.includes('Chiamaka Lindqvist')).querySelector('[data-act=not]').click());
    await until('its card to go', async () => !(await panelState(state.reader)).who.some((who) => who.includes('Lindqvist')));
    await page.reload();
    await state.reader.press(page);
    await until('the next reading', async () => (await panelState(state.reader)).who.length > 0);
    assert.ok(!(await panelState(state.reader)).who.some((who) => who.includes('Lindqvist')));
    await state.reader.inPanel(() => document.querySelector('.sl-put .sl-more').click());
    await until('the way back', () => state.reader.inPanel(() => document.querySelector('.sl-put .sl-act') !== null));
    await state.reader.inPanel(() => document.querySelector('.sl-put .sl-act').click());
    await until('its card again', async () => (await panelState(state.reader)).who.some((who) => who.includes('Lindqvist')));
    await state.reader.inPanel(() => document.querySelectorAll('.sl-rules button')[2].click());
    await until('the words', async () => /Not on this site/.test((await panelState(state.reader)).state));
    assert.equal((await tracesOn(page)).highlights, 0);
    await state.reader.inPanel(() => document.querySelectorAll('.sl-rules button')[0].click());
    await until('to be ready', async () => /Ready when you are/.test((await panelState(state.reader)).state));
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: the keys change the level and go from mention to mention`, limit, async () => {
    const { page } = await readPage(state.server.url('own/notice.html'));
    const few = await paintedCount(page);
    await state.reader.command('level');
    await until('the next level', async () => (await paintedCount(page)) > few);
    await state.reader.command('next');
    const first = await until('a selection', () => page.evaluate(() => getSelection().toString()));
    await state.reader.command('next');
    await until('the next selection', () => page.evaluate((first) => getSelection().toString() !== first, first));
    await page.close();
  });

  test(`${name}: the panel’s own keys: items, sections, filter, help; and the reading leaves as a file`, limit, async () => {
    const { page } = await readPage(state.server.url('own/notice.html'));
    const press = (key) =>
      state.reader.inPanel((key) => void (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })), key);
    await state.reader.inPanel(() => document.querySelector('.sl-chip').focus());
    await press('j');
    assert.equal(await state.reader.inPanel(() => document.activeElement.matches('[data-item]')), true);
    await press('2');
    assert.equal(await state.reader.inPanel(() => document.activeElement.classList.contains('sl-section')), true);
    await press('/');
    assert.equal(await state.reader.inPanel(() => document.activeElement.matches('[data-filter]')), true);
    await state.reader.inPanel(() => document.querySelector('.sl-chip').focus());
    await press('?');
    await until('the help', () => state.reader.inPanel(() => document.querySelector('.sl-help').open));
    await state.reader.inPanel(() => document.querySelector('.sl-help').close());
    await state.reader.inPanel(() => {
      // What is kept on a document is there for the next look, too.
      URL.createObjectURL = (blob) => ((document.saved = blob), 'data:,');
      document.querySelector('.sl-export-open').click();
    });
    await until('the menu', () => state.reader.inPanel(() => document.activeElement.localName === 'select'));
    await state.reader.inPanel(() => document.querySelector('.sl-export-buttons button').click());
    await until('the file', () => state.reader.inPanel(() => document.saved?.text().then((text) => /Lamplighters keep their ladder/.test(text))));
    await page.close();
  });

  test(`${name}: a page whose policy forbids everything is read all the same`, limit, async () => {
    const { page, text } = await readPage(state.server.url('golden/gzero-briefing/page.html', 'strict'));
    assert.ok((await paintedCount(page)) > 0);
    assert.equal(await pageText(page), text);
    await setLevel(state.reader, 'off');
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: the reading is the native program's for the same snapshot`, limit, async () => {
    const urls = ['gzero-briefing', 'nextjs', 'live-blog'].map((slug) => state.server.url(`golden/${slug}/page.html`, 'still'));
    if (seedIsThere) urls.push(state.server.url('seed/page.html', 'still'));
    urls.push(state.server.make('teasers.html', pageOfTeasers(1500), 'still')); // so long that its reading comes in pieces
    for (const url of urls) {
      const { page, model } = await readAny(url);
      const snapshot = await state.reader.snapshotOf(page);
      assert.deepEqual(model.reading, nativeReading(snapshot), url);
      await page.close();
    }
  });

  const withSeed = { ...limit, skip: seedIsThere ? false : '../shared/seed is not there' };
  test(`${name}: the seed page shows its names and its quote`, withSeed, async () => {
    const { page, text } = await readPage(state.server.url('seed/page.html', 'strict'));
    const shown = await panelState(state.reader);
    const { reading } = await modelOf(state.reader);
    const cards = reading.cards.map((card) => card.title).join();
    for (const who of ['Vladimir Putin', 'Xi Jinping', 'Jeremy Chan']) assert.ok(cards.includes(who), `${who} is not in ${cards}`);
    assert.ok(shown.who.some((who) => who.includes('Vladimir Putin')), shown.who.join(', '));
    assert.ok(shown.said.some((words) => words.includes('highly likely')), shown.said.join(' | '));
    assert.ok(shown.speakers.some((speaker) => speaker.includes('Jeremy Chan')), shown.speakers.join(', '));
    assert.equal(await pageText(page), text);
    await page.screenshot({ path: picture('seed-page') });
    await state.reader.photographPanel(picture('seed-panel'));
    await page.close();
  });

  test(`${name}: text in an open shadow root is read and marked, and Off leaves nothing there`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/shadow.html'));
    await setLevel(state.reader, 'normal');
    const person = (await markStyles()).find((style) => style.type === 'person');
    await until('the mark', async () => {
      const box = await boxOf(page, 'Chiamaka Lindqvist');
      if (box === null) return false;
      const clip = { x: box.left, y: box.top, width: box.width, height: box.height + 8 };
      return countColour(Buffer.from(await page.screenshot({ clip })), person.light) >= box.width;
    });
    await setLevel(state.reader, 'off');
    await until('no mark', async () => (await tracesOn(page)).highlights === 0);
    assert.equal(await page.evaluate(() => document.querySelector('article div').shadowRoot.adoptedStyleSheets.length), 0);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  for (const framework of frameworks) {
    test(`${name}: a page of ${framework} draws itself ${kTurns} times over with its marks on, and nothing goes wrong in it`, limit, async () => {
      const page = await state.reader.open(state.server.make(framework, await frameworkPage(framework)));
      const problems = [];
      page.on('console', (message) => /^(error|warn)/.test(message.type()) && problems.push(message.text()));
      page.on('pageerror', (error) => problems.push(String(error)));
      await until('its hydration', () => page.evaluate(() => typeof globalThis.begin === 'function'));
      await state.reader.press(page);
      await until('the reading', async () => (await panelState(state.reader)).who.some((who) => who.includes('Tolvald')));
      await setLevel(state.reader, 'normal');
      await until('its marks', async () => (await paintedTexts(page)).flat().includes('Henrik Solvang'));
      await page.evaluate(() => globalThis.begin());
      await until('all turns', () => page.evaluate((turns) => globalThis.turn === turns, kTurns), 60_000);
      const words = await page.evaluate(() => document.querySelector('article').innerText.replace(/\s+/g, ' '));
      const places = lastWords.map((each) => words.indexOf(each));
      assert.ok(places.every((place) => place >= 0), words);
      const items = places.slice(1, 5);
      assert.deepEqual(items, items.toSorted((a, b) => a - b), `the list is out of order: ${words}`);
      await until('its marks after all turns', async () => (await paintedTexts(page)).flat().includes('Henrik Solvang'));
      assert.deepEqual(problems, []);
      await page.close();
    });
  }

  for (const [kind, file] of [['its page', 'framed.html'], ['a frameset', 'frameset.html']]) test(`${name}: an article that stands in a frame of ${kind} is read, marked, explained and followed; the offer beside it is not`, limit, async () => {
    const { page, text } = await readPage(state.server.url(`own/${file}`));
    const inner = () => page.evaluate(() => document.getElementById('story').contentDocument.documentElement.outerHTML);
    const painted = () => page.evaluate(() => {
      const { contentWindow } = document.getElementById('story');
      return [...contentWindow.CSS.highlights.values()].flatMap((marks) => [...marks].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset)));
    });
    const story = await inner();
    const shown = await panelState(state.reader);
    assert.equal(shown.title, 'Second boat for the far shore');
    assert.ok(shown.who.includes('Ottoline Varga'), shown.who.join(', '));
    assert.ok(shown.said.some((words) => words.includes('nobody came')), shown.said.join(' | '));
    assert.ok(!shown.who.some((who) => /Sellwell|Brightwater/.test(who)), 'the offer was read');
    await setLevel(state.reader, 'normal');
    await until('the marks', async () => (await painted()).includes('Idris Palmqvist'));
    const box = await page.evaluate(() => {
      const frame = document.getElementById('story');
      const marks = [...frame.contentWindow.CSS.highlights.values()].flatMap((each) => [...each]);
      const { startContainer, startOffset, endOffset } = marks.find((mark) => mark.startContainer.data.slice(mark.startOffset, mark.endOffset) === 'Idris Palmqvist');
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(startContainer, endOffset);
      const [own, outer] = [range.getBoundingClientRect(), frame.getBoundingClientRect()];
      return { x: outer.x + frame.clientLeft + own.x, y: outer.y + frame.clientTop + own.y, height: own.height };
    });
    await page.bringToFront();
    await page.mouse.move(box.x + 20, box.y + 6);
    await page.mouse.move(box.x + 24, box.y + 8);
    const card = await until('the card', () => page.evaluate(() => document.querySelector('[popover]')?.getBoundingClientRect().toJSON()));
    assert.ok(Math.abs(card.x - box.x) < 10 && card.y >= box.y + box.height && card.y < box.y + box.height + 20, JSON.stringify({ card, box }));
    await page.mouse.move(5, 5);
    await until('the card to go', () => page.evaluate(() => document.querySelector('[popover]') === null));
    await state.reader.inPanel(() => [...document.querySelectorAll('.sl-who')].find((each) => each.textContent.includes('Chiamaka Lindqvist')).querySelector('.sl-go').click());
    await until('the frame to scroll', () => page.evaluate(() => document.getElementById('story').contentWindow.scrollY > 300));
    assert.match(await page.evaluate(() => document.getElementById('story').contentWindow.getSelection().toString()), /Lindqvist/);
    await setLevel(state.reader, 'off');
    await until('no mark', async () => (await painted()).length === 0);
    assert.equal(await pageText(page), text);
    assert.equal(await inner(), story);
    await setLevel(state.reader, 'normal');
    await page.evaluate(() => {
      const paragraph = document.getElementById('story').contentDocument.querySelector('p');
      paragraph.textContent = 'The ferry company of Karst will buy no boat, Henrik Solvang told the council of Marrow Point on Tuesday, after a winter in which the old one stood still.';
    });
    await until('the new words', async () => (await panelState(state.reader)).who.includes('Henrik Solvang'));
    await until('their marks', async () => (await painted()).some((words) => words.includes('Solvang')));
    await page.evaluate(() => {
      document.getElementById('story').src = 'shapes.html';
    });
    await until('the next story of the frame', async () => (await panelState(state.reader)).title === 'One mark of each shape');
    await until('its marks', async () => (await painted()).includes('Idris Palmqvist'));
    await page.close();
  });

  test(`${name}: a page that becomes another without being loaded is read anew, soon, and no old mark stays`, limit, async (t) => {
    const milliseconds = await followNavigations(state);
    t.diagnostic(`from the change to the panel, ms: ${milliseconds.join(' ')}`);
    assert.ok(milliseconds.toSorted((a, b) => a - b)[2] < 5000, milliseconds.join(' '));
  });

  test(`${name}: text that comes later is read as well`, limit, async () => {
    const { page } = await readPage(state.server.url('own/notice.html'));
    const text = await page.evaluate(() => {
      const paragraph = document.createElement('p');
      paragraph.textContent =
        'On Wednesday the harbour master, Henrik Solvang, offered the guild a room of his own in Lisbon. “They may bring the ladder,” ' +
        'Solvang said, “and stay as long as they like.” The council will answer him in the summer, when the guild has been asked.';
      document.querySelector('article').append(paragraph);
      return document.documentElement.outerHTML;
    });
    await until('the new name', async () => (await panelState(state.reader)).who.some((who) => who.includes('Solvang')));
    await setLevel(state.reader, 'normal');
    await until('its mark', async () => (await paintedTexts(page)).flat().some((words) => words.includes('Solvang')));
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: a page that rewrites a marked text keeps no mark on other words`, limit, async () => {
    const { page } = await readPage(state.server.url('own/notice.html'));
    await setLevel(state.reader, 'normal');
    await until('the marks', async () => (await paintedTexts(page)).flat().length > 5);
    await page.evaluate(() => {
      document.querySelector('article p').firstChild.data = 'Nothing of this was true, and nobody had ever heard of the place.';
    });
    const reading = await until('the new reading', async () => {
      const { reading } = await modelOf(state.reader);
      return reading.blocks.some((block) => block.text.includes('Nothing of this')) ? reading : null;
    });
    const spans = [...reading.mentions, ...reading.dates, ...reading.figures, ...reading.quotes.flatMap((quote) => quote.parts)];
    const said = new Set(spans.map(({ text }) => text));
    for (const words of (await paintedTexts(page)).flat()) assert.ok(said.has(words), words);
    await page.close();
  });

  test(`${name}: a form that shadows the DOM’s own names is read and left alone`, limit, async () => {
    const { page, text } = await readPage(state.server.url('hostile/form-clobbering.html'));
    assert.ok((await panelState(state.reader)).who.some((who) => who.includes('Lindqvist')));
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: a page that throws highlights away has its way in the end, and is not changed`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    const marks = await paintedCount(page);
    // It is looked after the marks every two seconds, and whenever the page has changed and rests: a node that comes and goes.
    const stir = () => page.evaluate(() => document.body.appendChild(document.createComment('stir')).remove());
    for (let again = 1; again <= 3; ++again) {
      await page.evaluate(() => CSS.highlights.clear());
      if (again > 1) await stir();
      await until(`the marks to come back, time ${again}`, async () => (await paintedCount(page)) === marks);
    }
    await page.evaluate(() => CSS.highlights.clear());
    await stir();
    await sleep(700); // longer than the painter waits for a page to rest
    assert.equal(await paintedCount(page), 0);
    assert.equal(await pageText(page), text);
    await page.close();
  });

  test(`${name}: a picture is told of in words`, limit, async () => {
    const page = await state.reader.open(state.server.url('icons/128.png'));
    await state.reader.press(page);
    await until('the words', async () => /This is a picture/.test((await panelState(state.reader)).state));
    await page.close();
  });

  test(`${name}: a front page is said to be one`, limit, async () => {
    const { page } = await readAny(state.server.url('golden/front-page/page.html'));
    await until('the words', async () => /front page|no article/i.test((await panelState(state.reader)).notes.join(' ')));
    await page.close();
  });

  test(`${name}: when the extension goes, its marks go; when it is back, Read works`, limit, async () => {
    const { page, text } = await readPage(state.server.url('own/notice.html'));
    const person = (await markStyles()).find((style) => style.type === 'person');
    const isMarked = async () => countColour(Buffer.from(await page.screenshot()), person.light, 0) > 0;
    await until('a mark', isMarked);
    await state.reader.reload();
    await until('no mark', async () => !(await isMarked()));
    assert.equal(await pageText(page), text);
    await page.close();
    const again = await readPage(state.server.url('own/notice.html'));
    assert.ok((await paintedCount(again.page)) > 0);
    await again.page.close();
  });

  test(`${name}: a page that no extension may read is told of in words`, limit, async () => {
    const page = await state.reader.open(state.reader.pageThatNobodyMayRead);
    await state.reader.press(page);
    await until('the words', async () => /belongs to the browser/.test((await panelState(state.reader)).state));
    await page.goto(state.server.url('own/notice.html'));
    await until('the words to go', async () => /Click Read/.test((await panelState(state.reader)).state));
    await state.reader.press(page);
    await until('the reading', async () => (await panelState(state.reader)).who.length > 0);
    await page.close();
  });

  test(`${name}: nothing was asked of any other host`, limit, () => {
    assert.deepEqual(state.server.elsewhere, []);
  });

  return state;
}
