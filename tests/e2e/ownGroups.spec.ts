import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { problemsInBothThemes } from './support/axeProblems.ts';
import type { Lumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const FILE = join(import.meta.dirname, '..', 'fixtures', 'released', 'groups', 'character.lumi-group.json');

const folder = ({ home }: Lumi) => join(home, 'groups');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'My groups' });
const rows = (page: Page) => dialog(page).getByRole('listitem');

/** Puts a group into the folder by hand, as somebody would who was given it. */
function keepCharacter(lumi: Lumi, more: Readonly<Record<string, string>> = {}): void {
  mkdirSync(folder(lumi), { recursive: true });
  const files = { Character: readFileSync(FILE, 'utf8'), ...more };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder(lumi), `${name}.lumi-group.json`), text);
}

async function openByName(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('My groups…');
  await page.getByRole('option', { name: /^My groups…/ }).click();
  await expect(dialog(page)).toBeVisible();
}

test('one’s own groups are renamed, shared, removed with a way back, and added', async ({ editor, page, lumi }) => {
  keepCharacter(lumi, { Broken: '{"format": "lumi-group"' });
  await openByName(page);
  await expect(rows(page)).toHaveCount(2);
  expect(await problemsInBothThemes(page)).toEqual([]);

  await dialog(page).getByRole('button', { name: 'Rename “Character”' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' }).fill('Broken');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A group “Broken” is among yours already.')).toBeVisible();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name of the group' }).fill('Somebody');
  await page.keyboard.press('Enter');
  await expect(rows(page).filter({ hasText: 'Somebody' })).toBeVisible();

  const download = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Share “Somebody” as a file' }).click();
  const check = page.getByRole('dialog', { name: 'Share the group “Somebody”' });
  await check.getByRole('button', { name: 'Save the file' }).click();
  const shared = await download;
  expect(shared.suggestedFilename()).toBe('Somebody.lumi-group.json');
  const kept = await readFile(join(folder(lumi), 'Somebody.lumi-group.json'), 'utf8');
  expect(await readFile(await shared.path(), 'utf8')).toBe(kept);

  await dialog(page).getByRole('button', { name: 'Remove “Somebody”' }).click();
  await expect(dialog(page).getByText('“Somebody” is removed.')).toBeVisible();
  expect(readdirSync(folder(lumi))).toEqual(['Broken.lumi-group.json']);
  await expect(dialog(page).getByRole('button', { name: 'Put back' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rows(page).filter({ hasText: 'Somebody' })).toBeVisible();
  expect(await readFile(join(folder(lumi), 'Somebody.lumi-group.json'), 'utf8')).toBe(kept);

  // What could not be put back is asked.
  await dialog(page).getByRole('button', { name: 'Remove “Broken”' }).click();
  const question = page.getByRole('dialog', { name: 'Remove the group “Broken”?' });
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(rows(page)).toHaveCount(1);

  await dialog(page).getByRole('button', { name: 'Add “Somebody” to the graph' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(editor.node('Somebody')).toBeVisible();
});

test('Ctrl+K finds one’s own groups, and the menus lead to all of them', async ({ editor, page, lumi }) => {
  await editor.fromFileMenu('My groups…');
  await expect(dialog(page).getByText('There is none yet.')).toBeVisible();
  keepCharacter(lumi);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await editor.canvas.press('/');
  await page.getByRole('option', { name: /^Manage my groups…/ }).click();
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Character');
  await page.getByRole('option', { name: /^Character.*My groups/ }).click();
  await expect(editor.node('Character')).toBeVisible();
});

test('a wire that is dropped on the empty canvas is offered groups that fit, and leads to them', async ({
  editor,
  page,
  lumi,
}) => {
  keepCharacter(lumi);
  await editor.newGraph();
  await editor.addNode('Generate images', { x: 800, y: 200 });
  const dropWire = async (from: string, at: { readonly x: number; readonly y: number }) => {
    await editor.dragWire(editor.handle('Generate images', from, 'target'), at);
    await expect(page.getByPlaceholder(/^Add a node that gives/)).toBeFocused();
    await page.keyboard.type('Character');
  };
  const characters = page.getByRole('option', { name: /^Character/ });
  await dropWire('provider', { x: 500, y: 600 });
  await expect(characters).toHaveCount(0);
  await page.keyboard.press('Escape');
  await dropWire('prompt', { x: 500, y: 600 });
  await page.getByRole('group', { name: 'My groups' }).getByRole('option').click();
  await expect(editor.node('Character')).toBeVisible();
  await expect(editor.wires()).toHaveCount(1);
  // One step: the group and its wire go together.
  await page.keyboard.press('Control+z');
  await expect(editor.node('Character')).toHaveCount(0);
  await expect(editor.wires()).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(editor.wires()).toHaveCount(1);

  // It is a group of this graph now, too.
  await dropWire('seed', { x: 500, y: 350 });
  await expect(characters).toHaveCount(2);
  await characters.first().click();
  await expect(editor.node('Character')).toHaveCount(2);
  await expect(editor.wires()).toHaveCount(2);
});
