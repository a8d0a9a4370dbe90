import { expect, test as base } from 'playwright/test';
import type { Workflow } from '#shared/workflow/Workflow';
import { EditorPage } from '../pages/EditorPage.ts';
import { homeAfter } from './homeAfter.ts';
import { startLumi, type Lumi } from './startLumi.ts';

interface Fixtures {
  /** The environment Lumi Studio sees; set with `test.use`. */
  readonly env: Readonly<Record<string, string>>;
  /** What was run in its data folder before, the oldest first; set with `test.use`. */
  readonly before: { readonly ran: readonly Workflow[] };
  readonly lumi: Lumi;
  readonly editor: EditorPage;
}

/** A Lumi Studio of its own and a page in it, for every test. A page that reports an error of its own fails the test. */
export const test = base.extend<Fixtures>({
  env: [{}, { option: true }],
  before: [{ ran: [] }, { option: true }],
  lumi: async ({ env, before: { ran } }, use) => {
    const lumi = await startLumi(env, ran.length > 0 ? await homeAfter(ran) : undefined);
    await use(lumi);
    await lumi.close();
  },
  editor: async ({ lumi, page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await use(editor);
    // A page whose server has gone says so; that is not an error of its own.
    expect(errors.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  },
});

export { expect };
