import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { Form, Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { openGroups } from './support/groupsGraph.ts';
import { expect, test } from './support/test.ts';

/** A graph of two pictures, drawn offline, with the form of these fields. */
function drawing(form?: Form): Workflow {
  const graph = aGraph('Teapots')
    .node('provider', 'sample-provider', {}, { position: { x: 0, y: 0 } })
    .node('config', 'gemini-config', { aspectRatio: '4:3', numImages: 2 }, { position: { x: 0, y: 160 } })
    .node('words', 'text', { value: 'a blue teapot' }, { title: 'What to draw', position: { x: 0, y: 560 } })
    .node('pictures', 'image-input', {}, { title: 'Your product', position: { x: 0, y: 760 } })
    .node('draw', 'image-processor', { seed: 7, control: 'fixed' }, { position: { x: 480, y: 0 } })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('words.text', 'draw.prompt')
    .wire('pictures.images', 'draw.references')
    .build();
  return form ? { ...graph, form } : graph;
}

const FORM: Form = {
  fields: [
    { node: 'words', field: 'value', label: 'What to draw', limit: 40 },
    { node: 'config', field: 'aspectRatio', label: 'Shape', choices: ['1:1', '4:3', '16:9'] },
    { node: 'config', field: 'numImages', label: 'How many', max: 4 },
    { node: 'draw', field: 'seed', folded: true },
  ],
};

/** Opens a graph by dropping its file, and shows its form. */
async function open({ page, canvas }: EditorPage, graph: Workflow): Promise<void> {
  await canvas.evaluate((target, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'teapots.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    target.dispatchEvent(new DragEvent('dragover', at));
    target.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(graph));
  await expect(page.getByRole('group', { name: 'What to draw' }).first()).toBeVisible();
  await page.keyboard.press('Control+Shift+F');
  await expect(formOf(page)).toBeVisible();
}

type Page = EditorPage['page'];
const formOf = (page: Page) => page.getByRole('region', { name: 'Form', exact: true });
const resultsOf = (page: Page) => page.getByRole('region', { name: 'Results' });
const fieldOf = (page: Page, label: string) => formOf(page).getByRole('group', { name: label, exact: true });
const words = (page: Page) => formOf(page).getByRole('textbox', { name: 'What to draw' });
const runOf = (page: Page) =>
  formOf(page)
    .locator('.form-foot')
    .getByRole('button', { name: /^(Run|Stop)/ });
const tilesOf = (page: Page) => resultsOf(page).getByRole('button', { name: /^(Large: p|P)icture \d/ });
const earlier = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Earlier results' }).getByRole('button', { name });

/** Runs, and waits until all pictures are there. */
async function run(page: Page, prompt: string): Promise<void> {
  await runOf(page).click();
  await expect(earlier(page, new RegExp(prompt))).toBeVisible({ timeout: 20_000 });
  await expect(tilesOf(page)).toHaveCount(2, { timeout: 20_000 });
  await expect(runOf(page)).toHaveAccessibleName(/^Run/);
  await expect(runOf(page)).toHaveAttribute('aria-disabled', 'false');
}

test('a form is made of a graph, edited, saved with it, and there again after a reload', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(editor, drawing());
  await expect(page.getByRole('heading', { name: 'This graph has no form yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a form' }).click();
  // What is written first, then pictures, then what is changed most; seeds are folded.
  const labels = formOf(page).locator('.form-field__label');
  await expect(labels).toHaveText(['What to draw', 'Your product', 'Ratio', 'Images', 'Model']);
  await expect(formOf(page).getByRole('button', { name: 'Seed', exact: true })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  expect(await problemsInBothThemes(page)).toEqual([]);
  // One step.
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Make a form' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(labels).toHaveCount(5);

  await page.getByRole('button', { name: 'Edit form' }).click();
  await formOf(page).getByRole('textbox', { name: 'Title of the form' }).fill('Teapot shop');
  await formOf(page)
    .getByRole('button', { name: /^Images/ })
    .click();
  const about = formOf(page).getByRole('group', { name: /^About/ });
  await about.getByRole('textbox', { name: 'Label' }).fill('How many');
  await about.getByRole('textbox', { name: 'At most' }).fill('4');
  await formOf(page)
    .getByRole('button', { name: /^Ratio/ })
    .click();
  for (const ratio of ['auto', '3:2', '2:3', '3:4', '4:5', '5:4', '9:16', '21:9']) {
    const box = about.getByRole('checkbox', { name: ratio, exact: true });
    if (await box.isVisible()) await box.uncheck();
  }
  // By keys: up to the top.
  await formOf(page).getByRole('button', { name: 'Move How many', exact: true }).press('Home');
  await formOf(page).getByRole('button', { name: 'Add fields…' }).click();
  await page.getByRole('combobox').fill('resolution');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await formOf(page).getByRole('button', { name: 'Remove Model from the form' }).click();
  expect(await problemsInBothThemes(page)).toEqual([]);
  await formOf(page).getByRole('button', { name: 'Done' }).click();
  await expect(labels).toHaveText(['How many', 'What to draw', 'Your product', 'Ratio', 'Resolution']);
  await expect(page.getByRole('heading', { name: 'Teapot shop' })).toBeVisible();

  // A limit of the form holds there.
  const many = fieldOf(page, 'How many').getByRole('textbox');
  await many.fill('9');
  await many.press('Enter');
  await expect(fieldOf(page, 'How many').getByText('1 to 4, so not 9')).toBeVisible();
  await expect(many).toHaveValue('2');

  await editor.saveAs('Teapot shop');
  // With its file, and with the face that was shown.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Teapot shop' })).toBeVisible();
  await expect(labels).toHaveText(['How many', 'What to draw', 'Your product', 'Ratio', 'Resolution']);
});

test('an earlier result brings its inputs, one’s own come back unharmed, and only an edit takes them', async ({
  editor,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(editor, drawing(FORM));
  await run(page, 'a blue teapot');
  await words(page).fill('a red teapot');
  await run(page, 'a red teapot');
  await words(page).fill('a green teapot');

  await earlier(page, /a blue teapot/).click();
  await expect(formOf(page).getByText(/^Inputs of today/)).toBeVisible();
  await expect(words(page)).toHaveValue('a blue teapot');
  await expect(fieldOf(page, 'What to draw').getByText('differs from yours')).toBeVisible();
  await expect(fieldOf(page, 'Shape').getByText('differs from yours')).toHaveCount(0);
  await expect(resultsOf(page).getByText('a blue teapot', { exact: true }).first()).toBeVisible();
  expect(await problemsInBothThemes(page)).toEqual([]);

  // Looking changed nothing: Escape gives one's own back, and undo undoes what was typed.
  await page.keyboard.press('Escape');
  await expect(formOf(page).getByText(/^Inputs of today/)).toHaveCount(0);
  await expect(words(page)).toHaveValue('a green teapot');
  await page.keyboard.press('Control+z');
  await expect(words(page)).toHaveValue('a red teapot');
  await page.keyboard.press('Control+Shift+z');

  // An edit takes the inputs, in one step with itself.
  await earlier(page, /a blue teapot/).click();
  await expect(words(page)).toHaveValue('a blue teapot');
  await fieldOf(page, 'Shape').getByRole('button', { name: '16:9' }).click();
  await expect(formOf(page).getByText(/^Inputs of today/)).toHaveCount(0);
  await expect(words(page)).toHaveValue('a blue teapot');
  await page.keyboard.press('Control+z');
  await expect(words(page)).toHaveValue('a green teapot');
  await expect(fieldOf(page, 'Shape').getByRole('button', { name: '4:3' })).toHaveAttribute('aria-pressed', 'true');
});

test('a form that is filled in wrongly is not run, and says where', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await open(editor, drawing(FORM));
  await words(page).fill('a teapot that is described in far more letters than there are');
  await expect(fieldOf(page, 'What to draw').getByText('What to draw is longer than 40 letters.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Not run. What to draw is longer than 40 letters.')).toBeVisible();
  await expect(words(page)).toBeFocused();
  await expect(page.getByRole('region', { name: 'Earlier results' })).toHaveCount(0);
});

test('a field whose node is gone says so, and can be removed', async ({ editor, page }) => {
  await open(editor, drawing({ fields: [...FORM.fields, { node: 'lost', field: 'value', label: 'Mood' }] }));
  await expect(fieldOf(page, 'Mood').getByText('This field cannot be filled in: its node is gone.')).toBeVisible();
  await fieldOf(page, 'Mood').getByRole('button', { name: 'Remove it from the form' }).click();
  await expect(fieldOf(page, 'Mood')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(fieldOf(page, 'Mood')).toHaveCount(1);
});

test('what was made is kept, given its seed again, and made again with new ones', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(editor, drawing(FORM));
  await run(page, 'a blue teapot');
  const large = resultsOf(page).getByRole('button', { name: /^Large: picture 1 of 2, seed 7/ });
  await large.focus();
  await page.keyboard.press('k');
  await expect(resultsOf(page).getByRole('button', { name: /^Large: picture 1 of 2, seed 7, kept/ })).toBeFocused();
  await page.keyboard.press('4');
  await expect(resultsOf(page).getByLabel('4 stars').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(resultsOf(page).getByRole('button', { name: /^Large: picture 2 of 2, seed 8/ })).toBeFocused();
  await resultsOf(page).getByRole('button', { name: 'Same seed here' }).click();
  await formOf(page).getByRole('button', { name: 'Seed', exact: true }).click();
  await expect(fieldOf(page, 'Seed').getByRole('textbox', { name: 'Seed' })).toHaveValue('8');
  await resultsOf(page)
    .getByRole('button', { name: /^Large: picture/ })
    .press('Enter');
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await resultsOf(page).getByRole('button', { name: 'Same again, new seeds' }).click();
  await expect(page.getByRole('region', { name: 'Earlier results' }).getByRole('listitem')).toHaveCount(2, {
    timeout: 20_000,
  });
  await expect(fieldOf(page, 'Seed').getByRole('textbox', { name: 'Seed' })).not.toHaveValue(/^[78]$/);
  await resultsOf(page).getByRole('button', { name: 'All 2' }).click();
  await expect(resultsOf(page).getByRole('list', { name: 'All pictures' }).getByRole('button')).toHaveCount(2);
});

test('a field in a group is put on the form and taken off beside itself, and says so when its node is removed', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await editor.node('Painter').focus();
  await page.keyboard.press(' ');
  const show = editor.inspector.getByRole('button', { name: 'Show Seed on the form' });
  await show.focus();
  await expect(show).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  const off = editor.inspector.getByRole('button', { name: 'Take Seed off the form' });
  await expect(off).toBeFocused();
  expect(await problemsInBothThemes(page, '[aria-label="Inspector"]')).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(show).toBeFocused();
  await page.keyboard.press('Enter');

  // Of that use of its group alone.
  await page.keyboard.press('Control+Shift+F');
  await expect(fieldOf(page, 'Seed').getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  await expect(formOf(page).locator('.form-field__label')).toHaveCount(1);
  await page.keyboard.press('Control+Shift+F');
  await editor.node('Painter').focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Shift+F');
  await expect(formOf(page).getByText('This field cannot be filled in: its node is gone.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(fieldOf(page, 'Seed').getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
});
