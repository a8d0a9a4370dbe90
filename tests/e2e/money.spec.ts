import type { Locator } from 'playwright/test';
import { aGraph } from '../support/builders.ts';
import { withPaidGraph, paidGraph } from './support/moneyGraph.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';
import type { EditorPage } from './pages/EditorPage.ts';

const NODE = 'Generate images';

/** Waits until nothing runs any more. */
async function ended(editor: EditorPage): Promise<void> {
  await expect(editor.stopButton).toBeHidden();
}

async function fromRunMenu(editor: EditorPage, item: string | RegExp): Promise<void> {
  await editor.page.getByRole('button', { name: 'More ways to run' }).click();
  await editor.page.getByRole('menuitem', { name: item }).click();
}

function sheet(editor: EditorPage): Locator {
  return editor.page.getByRole('dialog', { name: /^(Run the graph|Run a part|Generate again)/ });
}

/** As `paidGraph`, with a key of another name. */
function aGraphWithKey(keyName: string) {
  return aGraph('Foxes')
    .node('provider', 'google-provider', { keyName })
    .node('config', 'gemini-config', { numImages: 1 })
    .node('draw', 'image-processor', { prompt: 'a red fox' })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config');
}

async function choose(editor: EditorPage, scope: string): Promise<void> {
  await editor.page.getByRole('button', { name: 'More ways to run' }).click();
  await editor.page.getByRole('menuitemradio', { name: scope }).click();
}

test('an unchanged graph makes no request the second time, and says what that saved; Generate again makes them all', async ({
  page,
}) => {
  await withPaidGraph(page, {}, async ({ editor, server }) => {
    await expect(editor.runButton).toContainText('≈ $0.');
    await editor.run();
    await editor.expectPictures(NODE, 4);
    await ended(editor);
    expect(server.requests).toHaveLength(4);
    await expect(editor.runButton).toContainText('nothing to pay');
    await editor.run();
    const footer = editor.node(NODE).locator('footer');
    await expect(footer).toContainText('reused');
    await expect(footer).toContainText(/saved \$0\.\d+/);
    await expect(editor.tiles(NODE).first()).toHaveAccessibleName(/^Picture 1 of 4, seed 7, reused$/);
    await ended(editor);
    expect(server.requests).toHaveLength(4);

    await fromRunMenu(editor, 'Generate again');
    await expect.poll(() => server.requests.length).toBe(8);
    await ended(editor);
    await expect(editor.tiles(NODE).first()).toHaveAccessibleName('Picture 1 of 4, seed 7');
  });
});

test('one failing call of 16 keeps the other 15, and Retry failed makes exactly one request', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(16), settings: { askAbove: null } }, async ({ editor, server }) => {
    server.respondWith(['internal']);
    await editor.run();
    await editor.expectPictures(NODE, 15);
    await ended(editor);
    expect(server.requests).toHaveLength(16);
    const node = editor.node(NODE);
    await expect(node.getByRole('img', { name: 'Failed' })).toBeVisible();
    await node.getByRole('button', { name: 'Retry failed' }).click();
    await editor.expectPictures(NODE, 16);
    await ended(editor);
    expect(server.requests).toHaveLength(17);
    await editor.expectPictures('Gallery', 17);
    await expect(node.getByRole('img', { name: 'Done' })).toBeVisible();
  });
});

test('a failed picture is asked for alone from its own tile', async ({ page }) => {
  await withPaidGraph(page, {}, async ({ editor, server }) => {
    await choose(editor, 'Keep going');
    server.respondWith(['internal', 'internal']);
    await editor.run();
    await editor.expectPictures(NODE, 2);
    await ended(editor);
    const retries = editor.node(NODE).getByRole('button', { name: /^Retry: picture/ });
    await expect(retries).toHaveCount(2);
    await retries.first().focus();
    await page.keyboard.press('Enter');
    await editor.expectPictures(NODE, 3);
    await ended(editor);
    expect(server.requests).toHaveLength(5);
    await expect(retries).toHaveCount(1);
  });
});

test('a run that keeps going makes all other calls and goes on with what there is; one that stops does not', async ({
  page,
}) => {
  const graph = paidGraph(3)
    .node('second', 'image-processor', { prompt: 'a blue fox', seed: 9 }, { title: 'Second' })
    .wire('provider.provider', 'second.provider')
    .wire('config.config', 'second.config')
    .wire('draw.images', 'second.references');
  await withPaidGraph(page, { graph }, async ({ editor, server }) => {
    server.respondWith(['internal']);
    await editor.run();
    await expect(editor.node(NODE).getByRole('img', { name: 'Failed' })).toBeVisible();
    await ended(editor);
    await expect(editor.node('Second').getByRole('img', { name: 'Stopped' })).toBeVisible();
    expect(server.requests.length).toBeLessThanOrEqual(3);
    const before = server.requests.length;
    await choose(editor, 'Keep going');
    server.respondWith(['internal']);
    await fromRunMenu(editor, 'Generate again');
    await editor.expectPictures('Second', 3);
    await ended(editor);
    expect(server.requests.length - before).toBe(6);
  });
});

test('a failed re-run never takes the earlier picture away, neither from the node nor from the gallery', async ({
  page,
}) => {
  await withPaidGraph(page, { graph: paidGraph(1) }, async ({ editor, server }) => {
    await editor.run();
    await editor.expectPictures(NODE, 1);
    await ended(editor);
    server.respondWith('no-credit');
    await fromRunMenu(editor, 'Generate again');
    await expect(editor.node(NODE).getByRole('img', { name: 'Failed' })).toBeVisible();
    for (const node of [NODE, 'Gallery']) {
      await expect(editor.tiles(node)).toHaveAccessibleName('Picture 1 of 1, seed 7, from an earlier run');
      // Each tile says it when it is pointed at; the node says it once.
      await expect(editor.node(node).locator('footer')).toContainText('earlier run');
      await editor.expectPictures(node, 1);
    }
    server.respondWith('picture');
    await editor.node(NODE).getByRole('button', { name: 'Retry: picture 1 of 1' }).click();
    await expect(editor.tiles(NODE)).toHaveAccessibleName('Picture 1 of 1, seed 7');
    expect(server.requests).toHaveLength(3);
  });
});

test('a run over the threshold is shown first: its calls, its estimate, what a cap lets through', async ({ page }) => {
  await withPaidGraph(page, { settings: { askAbove: 50_000, dayCap: 5_000_000 } }, async ({ editor, server }) => {
    await editor.run();
    await expect(sheet(editor)).toBeVisible();
    await expect(sheet(editor).getByText('Calls to send')).toBeVisible();
    await expect(sheet(editor)).toContainText('≈ $0.');
    await expect(sheet(editor)).toContainText('You are asked from $0.05 on');
    await expect(sheet(editor)).toContainText('$0.00 spent of $5.00');
    await sheet(editor).getByRole('button', { name: 'Cancel' }).click();
    expect(server.requests).toEqual([]);

    await editor.run();
    await sheet(editor).getByLabel('Cap for this run').fill('0.10');
    await sheet(editor).getByLabel('Cap for this run').press('Enter');
    await expect(sheet(editor)).toContainText(/The cap per run lets \d of 4 calls through/);
    await sheet(editor).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(editor.node(NODE).getByRole('img', { name: 'Failed' })).toBeVisible();
    await ended(editor);
    expect(server.requests.length).toBeLessThan(4);
    await expect(editor.node(NODE).locator('footer')).toContainText(/cap/i);
  });
});

test('the sheet comes on demand, tells what is reused, and sets what a failed call ends in its run', async ({
  page,
}) => {
  await withPaidGraph(page, {}, async ({ editor, server }) => {
    await editor.run();
    await editor.expectPictures(NODE, 4);
    await ended(editor);
    await page.keyboard.press('Alt+Shift+Enter');
    await expect(sheet(editor)).toContainText(/Reused\s*4\s*saves \$0\./);
    await sheet(editor).getByRole('combobox', { name: 'If a call fails' }).click();
    await page.getByRole('option', { name: 'Keep going' }).click();
    await sheet(editor).getByRole('button', { name: 'Run', exact: true }).click();
    await ended(editor);
    expect(server.requests).toHaveLength(4);
    await page.getByRole('button', { name: 'More ways to run' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Keep going' })).toHaveAttribute('aria-checked', 'false');
  });
});

test('a missing key is told before the run, and the sheet comes back once it was set', async ({ page }) => {
  await withPaidGraph(page, { hasKey: false }, async ({ editor, server }) => {
    await editor.run();
    await expect(sheet(editor).getByRole('list', { name: 'Keys' })).toContainText('GOOGLE_API_KEY');
    await expect(sheet(editor).getByRole('button', { name: 'Set the key…' })).toBeFocused();
    await sheet(editor).getByRole('button', { name: 'Set the key…' }).click();
    await page.getByLabel('Key for GOOGLE_API_KEY').fill(server.key);
    await page.getByLabel('Key for GOOGLE_API_KEY').press('Enter');
    await expect(page.getByRole('group', { name: 'GOOGLE_API_KEY', exact: true })).toContainText('for this session');
    await page.keyboard.press('Escape');
    await expect(sheet(editor)).toBeVisible();
    await expect(sheet(editor).getByRole('list', { name: 'Keys' })).toBeHidden();
    await expect(sheet(editor).getByRole('button', { name: 'Run', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await editor.expectPictures(NODE, 4);
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(4);
  });
});

test('a key that is approved and turns out to be missing starts nothing, and the sheet says so', async ({ page }) => {
  const graph = aGraphWithKey('TEAM_KEY');
  await withPaidGraph(page, { graph }, async ({ editor, server }) => {
    await editor.run();
    await sheet(editor).getByRole('button', { name: 'Approve and run' }).click();
    await expect(sheet(editor).getByRole('button', { name: 'Set the key…' })).toBeVisible();
    await expect(sheet(editor).getByRole('list', { name: 'Keys' })).toContainText('TEAM_KEY');
    await sheet(editor).getByRole('button', { name: 'Cancel' }).click();
    await expect(editor.stopButton).toBeHidden();
    expect(server.requests).toEqual([]);
  });
});

test('where a cap lets nothing through the sheet does not press for the run; several runs are summed', async ({
  page,
}) => {
  const graph = paidGraph(2, { seed: 7, control: 'increment' });
  await withPaidGraph(page, { graph, settings: { runCap: 1000 } }, async ({ editor, server }) => {
    await editor.run();
    await expect(sheet(editor).getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet(editor)).toBeHidden();
    await fromRunMenu(editor, 'Run several times…');
    await page.getByRole('dialog').getByLabel('Runs').fill('3');
    await page.getByRole('dialog').getByRole('button', { name: 'Run 3 times' }).click();
    await expect(sheet(editor)).toContainText(/Calls to send\s*6/);
    await expect(sheet(editor)).toContainText(/Each: 2 calls, ≈ \$0\.\d+/);
    expect(server.requests).toEqual([]);
  });
});

test('running from a node runs it, what takes from it and what those need, and nothing beside', async ({ page }) => {
  const graph = paidGraph(1)
    .node('aside', 'image-processor', { prompt: 'a sibling', seed: 1 }, { title: 'Aside' })
    .wire('provider.provider', 'aside.provider')
    .wire('config.config', 'aside.config');
  await withPaidGraph(page, { graph }, async ({ editor, server }) => {
    await editor.node(NODE).getByText(NODE).first().click();
    await page.keyboard.press('Alt+Enter');
    await editor.expectPictures('Gallery', 1);
    await ended(editor);
    expect(server.requests).toHaveLength(1);
    await editor.node('Aside').getByText('Aside').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Run to here' }).click();
    await editor.expectPictures('Aside', 1);
    expect(server.requests).toHaveLength(2);
  });
});

test('a run with randomise keeps the seed it drew on screen, and is no step of undo', async ({ page }) => {
  const graph = paidGraph(1, { seed: 7, control: 'randomise' });
  await withPaidGraph(page, { graph }, async ({ editor, server }) => {
    const seed = editor.node(NODE).getByLabel('Seed', { exact: true });
    await expect(seed).toHaveValue('7');
    await editor.run();
    await editor.expectPictures(NODE, 1);
    await ended(editor);
    await expect(seed).not.toHaveValue('7');
    const drawn = await seed.inputValue();
    await expect(editor.tiles(NODE)).toHaveAccessibleName(`Picture 1 of 1, seed ${drawn}`);
    await expect(page.getByRole('banner').getByRole('button', { name: /^Undo/ })).toBeDisabled();
    await page.keyboard.press('Control+z');
    await expect(seed).toHaveValue(drawn);
    expect(server.requests).toHaveLength(1);
  });
});

test('runs wait for each other, are counted beside Run, and each moves the seed on', async ({ page }) => {
  const graph = paidGraph(1, { seed: 7, control: 'increment' });
  await withPaidGraph(page, { graph, delayMs: 1500 }, async ({ editor, server }) => {
    await fromRunMenu(editor, 'Run several times…');
    await page.getByRole('dialog').getByLabel('Runs').fill('3');
    await page.getByRole('dialog').getByRole('button', { name: 'Run 3 times' }).click();
    await expect(page.getByRole('button', { name: '2 waiting' })).toBeVisible();
    await page.keyboard.press('Alt+q');
    await expect(page.getByRole('button', { name: '2 waiting, paused' })).toBeVisible();
    await fromRunMenu(editor, 'Add to the queue');
    await expect(page.getByRole('button', { name: '3 waiting, paused' })).toBeVisible();
    await fromRunMenu(editor, 'Go on with the queue');
    await expect.poll(() => server.requests.length).toBe(4);
    await ended(editor);
    await expect(page.getByRole('button', { name: /waiting/ })).toBeHidden();
    await expect(editor.tiles(NODE)).toHaveAccessibleName('Picture 1 of 1, seed 11');
    expect(server.maxInFlight).toBe(1);
  });
});

test('a call a crash cut off is asked for again only when the user says so', async ({ page }) => {
  await withPaidGraph(
    page,
    { graph: paidGraph(3), settings: { concurrency: 1 } },
    async ({ editor, server, crash }) => {
      const views = page.getByRole('navigation', { name: 'Views' });
      server.respondWith(['picture', 'hang']);
      await editor.run();
      await editor.expectPictures(NODE, 1);
      await expect.poll(() => server.requests.length).toBe(2);
      await crash();
      await views.getByRole('button', { name: 'Runs' }).click();
      await page
        .getByRole('button', { name: /^Resume/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Leave them out' }).click();
      await views.getByRole('button', { name: 'Graph' }).click();
      await editor.expectPictures(NODE, 2);
      const askAgain = editor.node(NODE).getByRole('button', { name: 'Ask again: picture 2 of 3' });
      await expect(askAgain).toBeVisible();
      expect(server.requests).toHaveLength(3);
      await askAgain.click();
      await editor.expectPictures(NODE, 3);
      expect(server.requests).toHaveLength(4);
    },
  );
});

test('a second press on Stop starts no run; a moment later the button runs again', async ({ page }) => {
  await withPaidGraph(
    page,
    { graph: paidGraph(8), settings: { concurrency: 1, askAbove: null }, delayMs: 600 },
    async ({ editor, server }) => {
      await editor.run();
      await expect(editor.tiles(NODE).first()).toBeVisible();
      // Pressed from within the page, the very moment it comes: a slow machine must not give it the time it is held back for.
      await page.evaluate(() => {
        const watch = new MutationObserver(() => {
          const run = document.querySelector<HTMLButtonElement>('.run-button:not(.run-button--stop)');
          if (!run) return;
          watch.disconnect();
          run.click();
          run.click();
        });
        watch.observe(document.body, { childList: true, subtree: true });
      });
      await editor.stopButton.click();
      await expect(editor.runButton).toBeVisible();
      await expect(editor.runButton).toHaveAttribute('aria-disabled', 'false');
      const before = server.requests.length;
      expect(before).toBeLessThan(8);
      await expect(editor.stopButton).toBeHidden();
      await editor.run();
      await editor.expectPictures(NODE, 8);
      expect(server.requests).toHaveLength(8);
    },
  );
});

test('a page whose service has ended says so by itself, and nothing spins on', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(3), settings: { concurrency: 1 } }, async ({ editor, server, kill }) => {
    server.respondWith(['picture', 'hang']);
    await editor.run();
    await editor.expectPictures(NODE, 1);
    await expect.poll(() => server.requests.length).toBe(2);
    await page.keyboard.press('Control+3');
    const list = page.getByRole('group', { name: 'Runs, newest first' });
    await expect(list.getByText('1 of 3')).toBeVisible();
    await kill();
    await expect(page.getByText('Lumi Studio’s service has ended.')).toBeVisible();
    await expect(list.getByText('Interrupted')).toBeVisible();
    await page.keyboard.press('Control+1');
    await expect(editor.stopButton).toBeHidden();
    await expect(editor.node(NODE).getByText('May have been billed')).toHaveCount(1);
    await expect(editor.node(NODE).getByText('Stopped, 1 of 3')).toBeVisible();
    await editor.expectPictures(NODE, 1);
  });
});

test('Details of a failed node brings its error into view; a failed place says why on focus', async ({ page }) => {
  await withPaidGraph(page, {}, async ({ editor, server }) => {
    await choose(editor, 'Keep going');
    server.respondWith(['internal', 'internal']);
    await editor.run();
    await editor.expectPictures(NODE, 2);
    await ended(editor);
    await expect(editor.node(NODE).getByText('2 failed', { exact: true })).toBeVisible();
    await expect(editor.node(NODE).locator('footer')).toContainText(/overloaded/);
    await editor.node(NODE).getByRole('button', { name: 'Details' }).click();
    const errors = editor.inspector.getByRole('group', { name: 'What went wrong' });
    await expect(errors).toBeFocused();
    await expect(errors).toBeInViewport();
    const why = (await errors.locator('p').first().textContent()) ?? '';
    const place = editor.node(NODE).getByRole('group', { name: /^Place \d of 4: / });
    expect(await place.first().getAttribute('aria-label')).toContain(why);
    await place.first().getByRole('button').focus();
    await expect(page.getByRole('tooltip')).toContainText(why);
  });
});

for (const theme of ['Dark', 'Light'] as const) {
  test(`the sheet and a failed node have no serious access problem in the ${theme.toLowerCase()} theme`, async ({
    page,
  }) => {
    await withPaidGraph(page, { settings: { askAbove: 0, runCap: 90_000 } }, async ({ editor, server }) => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Run a command').fill(`${theme} theme`);
      await page.keyboard.press('Enter');
      server.respondWith('no-credit');
      await editor.run();
      await expect(sheet(editor)).toBeVisible();
      expect(await axeProblems(page)).toEqual([]);
      await sheet(editor).getByRole('button', { name: 'Run', exact: true }).click();
      await expect(editor.node(NODE).getByRole('img', { name: 'Failed' })).toBeVisible();
      await ended(editor);
      expect(await axeProblems(page)).toEqual([]);
    });
  });
}
