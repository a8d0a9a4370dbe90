import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import { GalleryPage } from './pages/GalleryPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test as base } from './support/test.ts';

const FOX = 'a red fox crossing a frozen lake, soft light';
const KEEPER = 'portrait of a lighthouse keeper, yellow oilskin, soft light';
const CHINESE = '一只狐狸在雪地里 🦊';
const CZECH = 'žluťoučká liška na zamrzlém jezeře';

function aBatch(name: string, prompt: string, numImages: number, aspectRatio: string): Workflow {
  return aGraph(name)
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages, aspectRatio })
    .node('draw', 'image-processor', { prompt, seed: prompt.length * 1000 })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
}

/** Ten pictures of four runs, and the gallery on screen. */
const test = base.extend<{ readonly gallery: GalleryPage }>({
  gallery: async ({ editor }, use) => {
    const gallery = new GalleryPage(editor.page);
    await gallery.show();
    await expect(gallery.sum).toHaveText('10 pictures');
    await use(gallery);
  },
});
const before = [
  aBatch('Foxes in winter', FOX, 4, '16:9'),
  aBatch('Keeper', KEEPER, 3, '4:5'),
  aBatch('猫', CHINESE, 2, '1:1'),
  aBatch('Liška', CZECH, 1, '1:1'),
];
test.use({ before: { ran: before } });

test('words find pictures in any script, and “/” leads to where they are typed', async ({ gallery, page }) => {
  await page.keyboard.press('/');
  await expect(gallery.search).toBeFocused();
  await page.keyboard.type('soft light');
  await expect(gallery.sum).toHaveText('7 of 10');
  for (const [words, count] of [
    ['"soft light" -portrait', '4 of 10'],
    ['lighth*', '3 of 10'],
    ['狐狸', '2 of 10'],
    ['🦊', '2 of 10'],
    ['zlutoucka', '1 of 10'],
    ['Jezeře', '1 of 10'],
  ] as const) {
    await gallery.search.fill(words);
    await page.keyboard.press('Enter');
    await expect(gallery.sum).toHaveText(count);
  }
  await page.keyboard.press('Escape');
  await expect(gallery.search).toHaveValue('');
  await expect(gallery.sum).toHaveText('10 pictures');
  await page.keyboard.press('Escape');
  await expect(gallery.search).not.toBeFocused();
});

test('facets tell how many they would find, and what is chosen stands first with its own way out', async ({
  gallery,
  page,
}) => {
  const ratios = await gallery.openFacet('Ratio');
  await expect(ratios.getByRole('option')).toHaveText([/^16:9.*4$/, /^(1:1|4:5).*3$/, /^(1:1|4:5).*3$/]);
  // By keys alone: what is typed finds a value, too.
  await page.keyboard.type('16');
  await page.keyboard.press('Enter');
  await expect(gallery.sum).toHaveText('4 of 10');
  // It stays open, and where it is, for further values.
  await expect(ratios.getByRole('option', { name: /^Chosen: 16:9/ })).toBeVisible();
  const place = () => gallery.filters.getByRole('button', { name: /^Ratio/ }).boundingBox();
  const before = await place();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('4:5');
  await page.keyboard.press('Enter');
  await expect(gallery.sum).toHaveText('7 of 10');
  expect(await place()).toEqual(before);
  await page.keyboard.press('Enter');
  await expect(gallery.sum).toHaveText('4 of 10');
  await page.keyboard.press('Escape');
  await expect(gallery.filters.getByRole('button').first()).toHaveText(/^16:9\s*4$/);
  await gallery.choose('Day', 'Last week');
  await expect(gallery.sum).toHaveText('0 of 10');
  // What to take away, and what that would find.
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^without 16:9/ })).toBeDisabled();
  await page.getByRole('button', { name: /^without Last week\s*4/ }).click();
  await expect(gallery.sum).toHaveText('4 of 10');
  await gallery.choose('Day', 'Today');
  await expect(gallery.sum).toHaveText('4 of 10');
  // The focus goes on among the chips.
  await gallery.filters.getByRole('button', { name: 'Take away 16:9' }).press('Enter');
  await expect(gallery.sum).toHaveText('10 pictures');
  await expect(gallery.filters.getByRole('button', { name: 'Take away Today' })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(gallery.filters.getByRole('button', { name: /^Take away/ })).toHaveCount(0);
  await gallery.choose('Day', 'Today');
  await gallery.filters.getByRole('button', { name: 'Clear all' }).click();
  await expect(gallery.filters.getByRole('button', { name: /^Take away/ })).toHaveCount(0);
});

test('what does not fit into the line lies under “More”', async ({ gallery, page }) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await gallery.choose('Day', 'This month');
  await expect(gallery.filters.getByRole('button', { name: /^Kind/ })).toHaveCount(0);
  await gallery.filters.getByRole('button', { name: 'More', exact: true }).click();
  // By keys alone, there and back.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Kind' }).getByRole('option', { name: /^Made here/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(gallery.filters.getByRole('button', { name: 'Take away Made here' })).toBeVisible();
  await expect(gallery.sum).toHaveText('10 pictures');
  const bar = await gallery.filters.boundingBox();
  expect(bar?.height).toBeLessThanOrEqual(30);
});

test('a search is saved under a name, comes back after a reload, and says when another one is asked for', async ({
  gallery,
  page,
}) => {
  await gallery.search.fill('"soft light" -portrait');
  await expect(gallery.sum).toHaveText('4 of 10');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('Soft light');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('button', { name: /^Saved search: Soft light/ });
  await expect(saved).toBeVisible();
  await expect(saved).not.toContainText('changed');
  await gallery.choose('Ratio', '16:9');
  await page.keyboard.press('Escape');
  await expect(saved).toContainText('changed');
  await page.reload();
  // What was asked for last is there again.
  await expect(page).toHaveTitle(/First light/);
  await gallery.show();
  await expect(gallery.search).toHaveValue('"soft light" -portrait');
  await gallery.filters.getByRole('button', { name: 'Clear all' }).click();
  await expect(gallery.sum).toHaveText('10 pictures');
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('button', { name: 'Soft light', exact: true }).click();
  await expect(gallery.sum).toHaveText('4 of 10');
  await expect(gallery.search).toHaveValue('"soft light" -portrait');
  // By the command palette, from elsewhere.
  await gallery.filters.getByRole('button', { name: 'Clear all' }).click();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('soft');
  await page.keyboard.press('Enter');
  await expect(gallery.sum).toHaveText('4 of 10');
  await saved.click();
  await page.getByRole('button', { name: 'Remove the search Soft light' }).click();
  await expect(page.getByText('No search is saved yet.')).toBeVisible();
});

test('one picture tells all of itself, and what is said of it is kept', async ({ gallery, page }) => {
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await expect(gallery.section('Prompt')).toContainText(FOX);
  // Large, among the others that were found.
  await gallery.aside.getByRole('button', { name: /^Open .* large$/ }).click();
  const large = page.getByRole('dialog').filter({ has: page.getByRole('complementary', { name: 'Picture details' }) });
  await expect(large.getByText(FOX).first()).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(large.getByText(KEEPER).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await gallery.aside.getByRole('radio', { name: '4 stars' }).click();
  await expect(gallery.tiles(/4 stars/)).toHaveCount(1);
  await gallery.aside.getByRole('button', { name: 'Add a tag' }).click();
  await page.keyboard.type('冬');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(gallery.section('Tags').getByRole('button', { name: '冬: find all' })).toBeVisible();
  // A note goes with its picture, though one goes on without leaving the field first.
  await gallery.section('Note').getByRole('textbox').fill('for the cover, až bude sníh');
  await gallery
    .tiles(/keeper/)
    .first()
    .click();
  await expect(gallery.section('Prompt')).toContainText(KEEPER);
  await expect(gallery.section('Note').getByRole('textbox')).toHaveValue('');
  await gallery.tiles(/4 stars/).click();
  await expect(gallery.section('Note').getByRole('textbox')).toHaveValue('for the cover, až bude sníh');
  await gallery.search.fill('snih');
  await expect(gallery.sum).toHaveText('1 of 10');
  await gallery.search.fill('');
  await gallery.tiles(/4 stars/).click();
  await gallery.section('Tags').getByRole('button', { name: '冬: find all' }).click();
  await expect(gallery.sum).toHaveText('1 of 10');
});

test('several pictures show what they share, and are changed together', async ({ gallery, page }) => {
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await gallery.aside.getByRole('button', { name: 'Add a tag' }).click();
  await page.keyboard.type('keeper');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(gallery.section('Tags').getByRole('button', { name: 'keeper: find all' })).toBeVisible();
  await gallery
    .tiles(/lighthouse/)
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await expect(gallery.aside.getByRole('heading', { name: '2 pictures' })).toBeVisible();
  await expect(gallery.section('Prompt')).toHaveText(/mixed/);
  await expect(gallery.section('Tags').getByRole('button', { name: 'keeper, 1 of 2: find all' })).toBeVisible();
  await gallery.section('Tags').getByRole('button', { name: 'Put keeper on all' }).click();
  await expect(gallery.section('Tags').getByRole('button', { name: 'keeper: find all' })).toBeVisible();
  await gallery.aside.getByRole('button', { name: 'Add a board' }).click();
  await page.keyboard.type('For print');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await gallery.aside.getByRole('radio', { name: '3 stars' }).click();
  await expect(gallery.tiles(/3 stars/)).toHaveCount(2);
  await gallery.section('Note').getByRole('textbox').fill('both');
  await page.keyboard.press('Tab');
  await gallery.section('Boards').getByRole('button', { name: 'For print: find all' }).click();
  await expect(gallery.sum).toHaveText('2 of 10');
  // The board is renamed, made one with another, and removed; the pictures stay.
  await gallery.filters.getByRole('button', { name: 'Clear all' }).click();
  await page.getByRole('button', { name: 'Boards and tags…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Boards and tags' });
  await dialog.getByRole('textbox', { name: 'Name of the board For print' }).fill('Printed');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Name of the board Printed' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove the tag keeper' }).click();
  await dialog.getByRole('button', { name: 'Remove the tag', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of the tag keeper' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await gallery.search.fill('both');
  await expect(gallery.sum).toHaveText('2 of 10');
});

test('two boards become one where one is given the other’s name, and that is asked first', async ({
  gallery,
  page,
}) => {
  for (const [words, board] of [
    [/fox crossing/, 'Print'],
    [/lighthouse/, 'Posters'],
  ] as const) {
    await gallery.tiles(words).first().click();
    // The panel goes on to the picture when all of it is known.
    await expect(gallery.aside.getByText(words).first()).toBeVisible();
    await gallery.aside.getByRole('button', { name: 'Add a board' }).click();
    await page.keyboard.type(board);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(gallery.section('Boards').getByRole('button', { name: `${board}: find all` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Boards and tags…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Boards and tags' });
  await dialog.getByRole('textbox', { name: 'Name of the board Posters' }).fill('print');
  await expect(dialog.getByText('There is a board “Print” with 1 picture.')).toBeVisible();
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Keep both' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name of the board Posters' })).toHaveValue('Posters');
  await dialog.getByRole('textbox', { name: 'Name of the board Posters' }).fill('Print');
  await dialog.getByRole('button', { name: 'Make the two one' }).click();
  await expect(dialog.getByRole('textbox')).toHaveCount(1);
  await expect(dialog.getByText('2 pictures')).toBeVisible();
  await page.keyboard.press('Escape');
  await gallery.choose('Board', /^Print/);
  await expect(gallery.sum).toHaveText('2 of 10');
});

test('what is refused is taken back with words, and a note stays to be tried again', async ({ gallery, page }) => {
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  const refusal = { ok: false, error: { code: 'storage', message: 'The library is on a full disk.' } };
  await page.route('**/api/call/picture.set*', (route) => route.fulfill({ json: refusal }));
  await gallery.aside.getByRole('radio', { name: '4 stars' }).click();
  await expect(page.getByText('The library is on a full disk.').first()).toBeVisible();
  await expect(gallery.aside.getByRole('radio', { name: '4 stars' })).not.toBeChecked();
  await expect(gallery.tiles(/4 stars/)).toHaveCount(0);
  const note = gallery.section('Note').getByRole('textbox');
  await note.fill('for the cover');
  await expect(gallery.section('Note').getByRole('status')).toContainText('Not kept');
  await expect(note).toHaveValue('for the cover');
  await page.unroute('**/api/call/picture.set*');
  await note.focus();
  await page.keyboard.press('Tab');
  await expect(gallery.section('Note').getByRole('status')).toHaveText('');
  await gallery.search.fill('cover');
  await expect(gallery.sum).toHaveText('1 of 10');
});

test.describe('with nothing in it', () => {
  test.use({ before: { ran: [] } });
  test('an empty gallery says what comes next', async ({ editor, page }) => {
    const gallery = new GalleryPage(editor.page);
    await gallery.show();
    await expect(page.getByRole('heading', { name: 'No pictures yet' })).toBeVisible();
    await gallery.aside.getByRole('button', { name: 'Trash' }).click();
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all pictures' }).click();
    await page.getByRole('button', { name: 'Show the graph' }).click();
    await expect(editor.canvas).toBeVisible();
  });
});

test('a key is kept in no note and no tag, and is searched for nowhere', async ({ gallery, page }) => {
  const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
  await gallery.search.fill(key);
  await expect(page.getByText('That looks like an API key, so it is not searched for.')).toBeVisible();
  await expect(gallery.sum).toHaveText('10 pictures');
  await gallery.search.fill('');
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await gallery.section('Note').getByRole('textbox').fill(`use ${key}`);
  await expect(gallery.section('Note').getByRole('status')).toContainText('holds an API key');
  await gallery.aside.getByRole('button', { name: 'Add a tag' }).click();
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^The name holds an API key/)).toBeVisible();
  await expect(gallery.section('Tags').getByRole('button', { name: /find all/ })).toHaveCount(0);
});

test('the trash keeps what is moved there until it is emptied, and says what that does', async ({
  gallery,
  lumi,
  page,
}) => {
  const files = () => picturesIn(lumi.home).length;
  const before = files();
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await page.keyboard.press('Delete');
  await expect(gallery.sum).toHaveText(/^9 /);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(gallery.tiles(/fox crossing/)).toHaveCount(4);
  await gallery
    .tiles(/fox crossing/)
    .first()
    .click();
  await gallery
    .tiles(/fox crossing/)
    .nth(1)
    .click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Delete');
  await expect(gallery.tiles(/fox crossing/)).toHaveCount(2);
  expect(files()).toBe(before);
  await page.keyboard.press('Escape');
  await gallery.aside.getByRole('button', { name: /^Trash/ }).click();
  const bar = page.getByRole('region', { name: 'Trash' });
  await expect(bar).toContainText(/^2 pictures, \d+ kB; they stay on the disk until you empty the trash/);
  await gallery.tiles().first().click();
  await expect(gallery.aside.getByText('In the trash since today.')).toBeVisible();
  await gallery.aside.getByRole('button', { name: 'Take it out' }).click();
  await expect(gallery.tiles()).toHaveCount(1);
  await bar.getByRole('button', { name: 'Empty the trash…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Empty the trash' });
  await dialog.getByText('Only what has been there for long').click();
  await expect(dialog.getByText('Nothing in the trash is as old as that.')).toBeVisible();
  await dialog.getByText('All that is in the trash').click();
  await expect(dialog.getByText(/^1 picture, \d+ kB, goes from the disk. Nothing brings them back.$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove 1 picture' }).click();
  await expect(page.getByRole('dialog').getByText(/^1 picture removed, \d+ kB free again.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  expect(files()).toBe(before - 1);
  await page.getByRole('button', { name: 'Show all pictures' }).click();
  await expect(gallery.sum).toHaveText('9 pictures');
});

test('runs are found by what they asked for, and lead to their pictures and back', async ({ gallery, page }) => {
  const runs = new RunsPage(page);
  await runs.show();
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('oilskin');
  await expect(runs.list.getByRole('button')).toHaveText([/Keeper/]);
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('狐狸');
  await expect(runs.list.getByRole('button')).toHaveText([/猫/]);
  await runs.rows('猫').click();
  await runs.detail('猫').getByRole('button', { name: 'Show in the gallery' }).click();
  await expect(gallery.sum).toHaveText('2 of 10');
  await expect(gallery.filters.getByRole('button', { name: 'Take away Run: 猫' })).toBeVisible();
  await gallery.tiles().first().click();
  await gallery.aside.getByTitle('Show it among the runs').click();
  await expect(runs.detail('猫')).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce' });

    test('axe finds no problem in finding, the details, the dialogs and the trash', async ({ gallery, page }) => {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      const isFine = async () => {
        expect(await axeProblems(page)).toEqual([]);
      };
      await isFine();
      await gallery
        .tiles(/fox crossing/)
        .first()
        .click();
      await gallery.aside.getByRole('radio', { name: '4 stars' }).click();
      await gallery.aside.getByRole('button', { name: 'Add a tag' }).click();
      await page.keyboard.type('keeper');
      await isFine();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect(gallery.section('Tags').getByRole('button', { name: 'keeper: find all' })).toBeVisible();
      await isFine();
      await gallery
        .tiles(/lighthouse/)
        .first()
        .click({ modifiers: ['ControlOrMeta'] });
      await expect(gallery.section('Tags').getByRole('button', { name: 'keeper, 1 of 2: find all' })).toBeVisible();
      await isFine();
      for (const facet of ['Ratio', 'Rating', 'Day', 'Cost']) {
        await gallery.openFacet(facet);
        await isFine();
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: 'Saved' }).click();
      await isFine();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Boards and tags…' }).click();
      await isFine();
      await page.keyboard.press('Escape');
      await gallery.choose('Ratio', '16:9');
      await page.keyboard.press('Escape');
      await gallery.choose('Day', 'Last week');
      await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
      await isFine();
      await gallery.filters.getByRole('button', { name: 'Clear all' }).click();
      await gallery
        .tiles(/fox crossing/)
        .first()
        .click();
      await page.keyboard.press('Delete');
      await gallery.aside.getByRole('button', { name: /^Trash/ }).click();
      await expect(page.getByRole('region', { name: 'Trash' })).toBeVisible();
      await isFine();
      await page.getByRole('button', { name: 'Empty the trash…' }).click();
      await isFine();
    });
  });
}

function picturesIn(home: string): readonly string[] {
  return readdirSync(join(home, 'library', 'pictures'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[0-9a-f]{64}(?:\.\w+)?$/.test(name),
  );
}
