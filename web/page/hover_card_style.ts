// The look of the hover card: a slip of the panel's paper. Its shadow root adopts it, so that no policy of a page forbids it.
import { markStyles } from './marks';

const rule = markStyles.map(({ type, line, thickness, light, dark }) => {
  const shape = line === 'tint' ? 'solid 0' : `${line} ${thickness}px`;
  return `.${type} .title { text-decoration: underline ${shape}; text-decoration-skip-ink: none; text-underline-offset: 0.2em; }
.light.${type} .title { text-decoration-color: ${light}; } .dark.${type} .title { text-decoration-color: ${dark}; }`;
});

export const hoverCardStyle = `
:host { all: initial !important; position: fixed !important; margin: 0 !important; padding: 0 !important; border: 0 !important;
  inline-size: min(22rem, calc(100vw - 16px)) !important; block-size: max-content !important; background: transparent !important;
  overflow: visible !important; display: block !important; opacity: 1 !important; pointer-events: auto !important; }
.card { font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif; padding: 14px 16px 10px; border-radius: 10px; border: 1px solid;
  box-shadow: 0 1px 2px rgb(0 0 0 / 8%), 0 14px 36px -12px rgb(0 0 0 / 34%); text-align: start; max-block-size: 70vh; overflow: auto; box-sizing: border-box; }
.light { --paper: #fffefb; --ink: #1d1b18; --soft: #5c574f; --hair: #e3ded3; --focus: #0b4f9e; color-scheme: light; }
.dark { --paper: #1e2024; --ink: #ece8df; --soft: #b3ada2; --hair: #3a3c43; --focus: #8fb4ff; color-scheme: dark; }
.card { background: var(--paper); color: var(--ink); border-color: var(--hair); }
.head { display: flex; justify-content: space-between; align-items: baseline; gap: 12px; }
.title, .line { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Source Serif 4', 'Noto Serif', 'Book Antiqua', Georgia, serif; }
.title { font-size: 17px; font-weight: 600; line-height: 1.35; }
p { margin: 0; }
.kind, .also, .source, .label, .steps { font-size: 12px; color: var(--soft); }
.kind { flex: none; }
.line { font-size: 15px; margin-block-start: 6px; }
.source { margin-inline-start: 6px; font-family: system-ui, 'Noto Sans', sans-serif; }
.source::before { content: '— '; }
.intro { margin-block-start: 6px; display: grid; gap: 1px; }
.said { font-style: italic; }
.foot { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 14px; margin-block-start: 10px; padding-block-start: 6px; border-block-start: 1px solid var(--hair); }
.steps { flex-basis: 100%; display: flex; align-items: center; gap: 2px; font-variant-numeric: tabular-nums; }
button { font: inherit; font-size: 12.5px; color: inherit; background: none; border: 0; padding: 4px 0; margin: 0; min-block-size: 24px; cursor: pointer; }
button:hover { text-decoration: underline; text-underline-offset: 0.22em; }
button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.steps .step:first-child { margin-inline-start: -8px; }
.step { inline-size: 24px; padding: 0; font-size: 16px; line-height: 1; border-radius: 50%; }
.step:hover { background: var(--hair); text-decoration: none; }
[dir='rtl'] .step { transform: scaleX(-1); }
${rule.join('\n')}
@media (forced-colors: active) { .card { border-color: CanvasText; } }
`;
