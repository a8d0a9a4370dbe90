import { expect, type Locator, type Page } from 'playwright/test';
import type { RunSettings } from '#shared/runs/RunSettings';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/** The view of all runs, as a person sees it. */
export class RunsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async show(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Runs' }).click();
    await expect(this.page.getByRole('heading', { name: 'Runs', exact: true })).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole('group', { name: 'Runs, newest first' });
  }

  /** The rows of a graph, newest first. */
  rows(graph: string | RegExp): Locator {
    return this.list
      .getByRole('button')
      .filter({ hasText: graph })
      .filter({ hasNotText: /^Resume/ });
  }

  get queue(): Locator {
    return this.page.getByRole('region', { name: 'Queue' });
  }

  get waiting(): Locator {
    return this.queue.getByRole('list', { name: 'Waiting runs' }).getByRole('listitem');
  }

  /** The run that is open, by the name of its graph. */
  detail(graph: string): Locator {
    return this.page.getByRole('region', { name: graph, exact: true });
  }

  /** What the head of the open run says under a label. */
  fact(graph: string, label: string): Locator {
    return this.detail(graph)
      .getByRole('term')
      .filter({ hasText: new RegExp(`^${label}$`) })
      .locator('xpath=following-sibling::dd');
  }

  async tab(name: string | RegExp): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Asks the service behind the page for a run, as another page would. */
  async start(graph: Workflow, settings: RunSettings = {}): Promise<void> {
    const started = await this.page.evaluate(
      async (input) => {
        const pass = localStorage.getItem('lumi.pass') ?? '';
        const headers = { 'content-type': 'application/json', 'x-lumi-pass': pass };
        const reply = await fetch('./api/call/run.start', { method: 'POST', headers, body: JSON.stringify({ input }) });
        return (await reply.json()) as { readonly ok: boolean };
      },
      { workflow: workflowFile(graph), ...settings },
    );
    expect(started).toMatchObject({ ok: true });
  }
}
