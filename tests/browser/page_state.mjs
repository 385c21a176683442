// What a page says about itself and about the marks on it, asked from the page's own world, as the page could.

/** The page's document as text. */
export const pageText = (page) => page.evaluate(() => Document.prototype.__lookupGetter__('documentElement').call(document).outerHTML);

/** The words under every highlight, as a list for each of them. */
export const paintedTexts = (page) =>
  page.evaluate(() =>
    [...CSS.highlights.values()]
      .map((highlight) => [...highlight].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset)))
      .filter((texts) => texts.length > 0),
  );

export const paintedCount = async (page) => (await paintedTexts(page)).flat().length;

/** What can be seen of Sidelight from the page's own world. */
export const tracesOn = (page) =>
  page.evaluate(() => ({
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.length + [...document.styleSheets].filter((sheet) => sheet.ownerNode === null).length,
    globals: Object.keys(window).filter((name) => /sidelight/i.test(name)),
    resources: performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /extension:/.test(name)),
  }));

/**
 * The box of the first painted range that holds `text`, scrolled into view: in CSS pixels of the window, and with `left`
 * and `top` of the page; null without one.
 */
export const boxOf = (page, text) =>
  page.evaluate((text) => {
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer, startOffset, endOffset } of highlight) {
        if (!startContainer.data.slice(startOffset, endOffset).includes(text)) continue;
        const range = new Range();
        range.setStart(startContainer, startOffset);
        range.setEnd(startContainer, endOffset);
        startContainer.parentElement.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = range.getClientRects()[0];
        return { x, y, width, height, left: x + scrollX, top: y + scrollY };
      }
    }
    return null;
  }, text);

/** What the panel shows. */
export const panelState = (reader) =>
  reader.inPanel(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
    return {
      title: document.querySelector('.sl-panel h1')?.textContent ?? '',
      who: texts('.sl-who h3'),
      said: texts('.sl-said'),
      speakers: texts('.sl-speaker h3'),
      state: texts('.sl-state').join(' '),
      notes: texts('.sl-note'),
      footer: texts('.sl-footer p').join(' '),
      busy: document.querySelector('.sl-panel progress') !== null,
      picked: document.querySelector('.sl-picked')?.id ?? '',
    };
  });

export const setLevel = (reader, level) =>
  reader.inPanel((level) => document.querySelector(`input[name=sl-level][value=${level}]`).click(), level);

/** What the active tab's content script answers to a panel, asked for as a panel asks; null when nobody answers. */
const askedInPanel = (reader, pick) =>
  reader.inPanel(async (pick) => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return new Promise((resolve) => {
      const port = chrome.tabs.connect(tab.id, { name: 'panel', frameId: 0 });
      let joined = null;
      port.onMessage.addListener(({ kind, text, first, part, reading: as }) => {
        if (kind === 'piece') {
          const piece = JSON.parse(text);
          if (first) joined = piece;
          else for (const [name, rows] of Object.entries(piece)) joined[name].push(...rows);
          return;
        }
        joined?.blocks.sort((a, b) => a.id - b.id);
        const model = as === undefined ? part : { ...part, reading: joined };
        const { state, reading, library } = model;
        resolve(pick === 'model' ? model : { ...state, url: reading?.page.url ?? '', hasLibrary: library !== undefined });
        port.disconnect();
      });
      port.onDisconnect.addListener(() => {
        void chrome.runtime.lastError;
        resolve(null);
      });
    });
  }, pick);

/** The whole model of the page that is looked at. */
export const modelOf = (reader) => askedInPanel(reader, 'model');

/** Its state, the address of its reading, and whether the library has spoken: all that waiting needs, where a model can be megabytes. */
export const stateOf = (reader) => askedInPanel(reader, 'state');
