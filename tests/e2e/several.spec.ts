import { centre } from './pages/EditorPage.ts';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { pressAtOnce } from './support/pressAtOnce.ts';
import { expect, test } from './support/test.ts';

test('several selected nodes have a bar: what they cost, by keys too, clear of nodes, away while dragging', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withPaidGraph(page, { graph: paidGraph(4) }, async ({ editor }) => {
    const bar = page.getByRole('toolbar', { name: 'Selected nodes' });
    await editor.canvas.press('Escape');
    await expect(bar).toHaveCount(0);
    await page.keyboard.press('f');
    await page.keyboard.press('Control+a');
    await expect(bar).toBeVisible();
    // What it would send and what that costs is said before.
    await expect(bar.getByRole('button', { name: /^Run selection, 4 calls ≈ \$0\.\d+$/ })).toBeVisible();

    const edges = async (selector: string) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((each) => {
          const { left, top, right, bottom } = each.getBoundingClientRect();
          return { left, top, right, bottom };
        }),
      );
    const [own] = await edges('.several-bar');
    const [canvas] = await edges('.react-flow');
    if (!own || !canvas) throw new Error('It is not on screen.');
    const covered = (await edges('.react-flow__node')).filter(
      (node) => node.left < own.right && own.left < node.right && node.top < own.bottom && own.top < node.bottom,
    );
    expect(covered).toEqual([]);
    expect(own.left >= canvas.left && own.right <= canvas.right).toBe(true);
    expect(own.top >= canvas.top && own.bottom <= canvas.bottom).toBe(true);

    await page.keyboard.press('b');
    await expect(bar.getByRole('button', { name: /^Run selection/ })).toBeFocused();
    const standing = (await bar.getAttribute('data-way')) === 'column';
    await page.keyboard.press(standing ? 'ArrowDown' : 'ArrowRight');
    await expect(bar.getByRole('button', { name: 'Align or distribute' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: /^Align left edges/ })).toBeVisible();
    await pressAtOnce(page, 'Escape', 'Escape');
    await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
    await expect(bar).toBeVisible();

    const from = await centre(editor.node('Gallery').locator('.node__title'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, from.y);
    await page.mouse.move(from.x + 30, from.y, { steps: 3 });
    await expect(bar).toBeHidden();
    await page.mouse.up();
    await expect(bar).toBeVisible();

    await bar.getByRole('button', { name: 'Mute' }).click();
    await expect(editor.inspector.getByText('4 muted: they do not run.')).toBeVisible();
    await bar.getByRole('button', { name: 'Delete' }).click();
    await expect(bar).toHaveCount(0);
    await expect(page.locator('.react-flow__node')).toHaveCount(0);
  });
});
