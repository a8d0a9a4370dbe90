import { expect, test } from './support/test.ts';

test('keys are changed, asked about where another command has them, kept, and set back', async ({ editor, page }) => {
  const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
  const row = dialog.getByRole('group', { name: 'Duplicate', exact: true });
  await page.keyboard.press('?');
  await dialog.getByRole('textbox', { name: 'Find a shortcut' }).fill('duplicate');
  await row.getByRole('button', { name: 'Add keys to Duplicate' }).click();
  await page.keyboard.press('Control+b');
  await expect(row.getByRole('alert')).toHaveText(/belongs to Bypass/);
  await row.getByRole('button', { name: 'Leave it' }).click();
  await row.getByRole('button', { name: 'Add keys to Duplicate' }).click();
  await page.keyboard.press('q');
  await expect(row).toContainText('Q');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await editor.node('Seed').getByText('Seed').first().click();
  await page.keyboard.press('q');
  await expect(editor.node('Seed').first()).toBeVisible();
  await expect(
    page
      .locator('.react-flow__node')
      .filter({ hasText: 'Seed' })
      .filter({ has: page.locator('.node--selected') }),
  ).toHaveCount(1);
  const count = await page.locator('.react-flow__node').count();
  await page.reload();
  await expect(page.locator('.react-flow__node')).toHaveCount(count);
  await page.keyboard.press('?');
  await expect(row).toContainText('Q');
  await row.getByRole('button', { name: 'Usual keys for Duplicate' }).click();
  await expect(row).not.toContainText('Q');
});

test('keys of another command are taken from it', async ({ editor, page }) => {
  const dialog = page.getByRole('dialog', { name: 'Shortcuts' });
  const row = (title: string) => dialog.getByRole('group', { name: title, exact: true });
  const search = dialog.getByRole('textbox', { name: 'Find a shortcut' });
  await page.keyboard.press('?');
  await search.fill('duplicate');
  await row('Duplicate').getByRole('button', { name: 'Add keys to Duplicate' }).click();
  await page.keyboard.press('Control+b');
  await row('Duplicate').getByRole('button', { name: 'Take it' }).click();
  await expect(row('Duplicate').getByRole('button', { name: /^Take Ctrl.?B from Duplicate/ })).toBeAttached();
  await search.fill('bypass');
  await expect(row('Bypass')).toBeVisible();
  await expect(row('Bypass').getByRole('button', { name: /^Take Ctrl.?B/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const nodes = page.locator('.react-flow__node');
  const count = await nodes.count();
  await editor.node('Seed').getByText('Seed').first().click();
  await page.keyboard.press('Control+b');
  await expect(nodes).toHaveCount(count + 1);
});

test('new nodes hold what the settings say', async ({ editor, page }) => {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'New graphs' }).click();
  await dialog.getByRole('textbox', { name: 'Pictures of new graphs' }).fill('3');
  await dialog.getByRole('combobox', { name: 'Seeds of new graphs' }).click();
  await page.getByRole('option', { name: 'increment' }).click();
  await dialog.getByRole('combobox', { name: 'Provider of new graphs' }).click();
  await page.getByRole('option', { name: 'OpenRouter' }).click();
  const model = dialog.getByRole('button', { name: /^Model of new graphs/ });
  const usual = await model.innerText();
  await model.click();
  await page
    .getByRole('dialog', { name: 'Model' })
    .getByRole('combobox', { name: /any id/ })
    .fill('seedream');
  await page.keyboard.press('Enter');
  await expect(model).not.toHaveText(usual);
  const chosen = await model.innerText();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await editor.newGraph();
  await editor.addNode('Gemini settings', { x: 200, y: 120 });
  await editor.addNode('Seed', { x: 620, y: 120 });
  await expect(editor.node('Gemini settings').getByRole('textbox', { name: 'Images' })).toHaveValue('3');
  await expect(editor.node('Seed').getByText('increment')).toBeVisible();
  await editor.addNode('OpenRouter', { x: 200, y: 620 });
  await expect(editor.node('OpenRouter').getByText(chosen, { exact: true })).toBeVisible();
});

test('a new node is served by the provider and the model of the settings', async ({ editor, page }) => {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'New graphs' }).click();
  await dialog.getByRole('combobox', { name: 'Provider of new graphs' }).click();
  await page.getByRole('option', { name: 'OpenRouter' }).click();
  await dialog.getByRole('button', { name: /^Model of new graphs/ }).click();
  const model = 'Seedream 5.0 Pro';
  await page
    .getByRole('dialog', { name: 'Model' })
    .getByRole('combobox', { name: /any id/ })
    .fill(model);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: `Model of new graphs: ${model}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await editor.newGraph();
  await editor.addNode('Generate images', { x: 600, y: 200 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+A');
  await expect(editor.node('OpenRouter')).toBeVisible();
  await expect(editor.node('OpenRouter').getByText(model, { exact: true })).toBeVisible();
  await expect(editor.node('Sample')).toHaveCount(0);
});
