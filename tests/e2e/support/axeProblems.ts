import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

const OVERLAYS = '[role="dialog"], [role="menu"]';
const THEMES = ['dark', 'light'] as const;

/** All that axe finds on a page, of whatever weight and by every one of its rules. */
export async function axeProblems(page: Page): Promise<string[]> {
  return problemsIn(new AxeBuilder({ page }));
}

/** The same of a part of the page, by its selector: of what lies over it, else of all; in both themes. */
export async function problemsInBothThemes(page: Page, part?: string): Promise<string[]> {
  const isCovered = (await page.locator(OVERLAYS).and(page.locator(':visible')).count()) > 0;
  const within = part ?? (isCovered ? OVERLAYS : 'body');
  const problems: string[] = [];
  for (const theme of THEMES) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    const axe = new AxeBuilder({ page }).include(within);
    problems.push(...(await problemsIn(axe)).map((problem) => `${theme}: ${problem}`));
  }
  return problems;
}

async function problemsIn(axe: AxeBuilder): Promise<string[]> {
  // There are no frames, for which it would open a page of its own each time; and what is well is not told of.
  const { violations } = await axe
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${id} (${impact ?? ''}): ${node.target.join(' ')}`),
  );
}
