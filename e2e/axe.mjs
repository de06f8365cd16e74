// Holds a page to WCAG 2.0–2.2 A and AA and to axe's best practice: no exceptions list, no violations.
import { AxeBuilder } from '@axe-core/playwright';
import { test } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with one paragraph for each violation. Does nothing in the project without JavaScript, where axe cannot run. */
export async function expectAccessible(page) {
  await expectNoViolations(page, (axe) => axe.withTags(RULES));
}

/** Only that everything can be read: for a page that is looked at again in the other colour scheme. */
export async function expectReadable(page) {
  await expectNoViolations(page, (axe) => axe.withRules(['color-contrast']));
}

async function expectNoViolations(page, choose) {
  if (test.info().project.use.javaScriptEnabled === false) return;
  // In the page itself; else each look opens a blank page to put together what frames hold, of which we have none.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await choose(axe).analyze();
  if (violations.length === 0) return;
  throw new Error(`axe found ${violations.length} kinds of fault on ${page.url()}\n\n${violations.map(tell).join('\n\n')}\n`);
}

function tell({ id, impact, help, helpUrl, nodes }) {
  const places = nodes.map((node) => {
    const why = node.failureSummary.split('\n').slice(1).map((line) => line.trim()).join('; ');
    return `  ${node.target.flat().join(' ')}\n    ${node.html.slice(0, 160)}\n    ${why}`;
  });
  return `${id} (${impact}): ${help}\n  ${helpUrl}\n${places.join('\n')}`;
}
