// axe-core in a page under a strict policy: the source is run by the driver, in the page's own world.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const linesOf = (violations) => violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`));

/** The violations of WCAG 2.2 AA and of axe's best practices on a page, each as "rule: element". */
export async function axeViolations(page) {
  await page.evaluate(source);
  const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ['violations'] })).violations);
  return linesOf(violations);
}

/** The same in the panel, which in Firefox no driver has for a page: the source goes there as a text, and runs in a sandbox of the driver's. */
export async function axeInPanel(reader) {
  if (reader.panelPage) return axeViolations(reader.panelPage);
  const violations = await reader.inPanel(async (source) => {
    if (globalThis.axe === undefined) new Function(source)();
    const { violations, passes } = await (globalThis.axe ?? window.axe).run(document);
    if (passes.length < 10) throw new Error(`axe looked at next to nothing: ${passes.length} rules`);
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) }));
  }, source);
  return linesOf(violations);
}
