import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import { accelerator, menuTemplate, type MenuOptions } from '../../../../../electron/hosts/desktop/menu.ts';

function flatten(entries: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return entries.flatMap((entry) => [entry, ...(Array.isArray(entry.submenu) ? flatten(entry.submenu) : [])]);
}

function aMenu(platform: NodeJS.Platform, options: Partial<MenuOptions> = {}) {
  const chosen: string[] = [];
  const opened: string[] = [];
  const top = menuTemplate({
    platform,
    appName: 'Lumi Studio',
    hasDevTools: false,
    hasWindow: true,
    recent: [],
    shortcuts: {},
    run: (id) => void chosen.push(id),
    open: (path) => void opened.push(path),
    ...options,
  });
  return { top, all: flatten(top), chosen, opened };
}

/** Modifiers and key names of Electron's documentation. */
const ACCELERATOR =
  /^((CmdOrCtrl|Ctrl|Cmd|Alt|Shift)\+)*([A-Z0-9]|F\d+|[,./?=-]|Plus|Tab|Delete|Backspace|Esc|Enter|Left|Right|Up|Down|PageUp|PageDown)$/;

describe.each(['linux', 'win32', 'darwin'] as const)('menuTemplate on %s', (platform) => {
  it('offers every command of the table once, or the role that does the same', () => {
    const { all } = aMenu(platform);
    for (const id of commandIds) {
      const { native } = commandFacts(id);
      const offered = all.filter((entry) => entry.id === id || (native && entry.role === native));
      expect(offered, id).toHaveLength(1);
    }
  });

  it('runs what is chosen', () => {
    const { all, chosen } = aMenu(platform);
    for (const entry of all) (entry.click as (() => void) | undefined)?.();
    expect(chosen.toSorted()).toEqual(commandIds.filter((id) => !commandFacts(id).native).toSorted());
  });

  it('writes accelerators as Electron reads them, each once, and leaves the keys to the page', () => {
    const { all } = aMenu(platform);
    const given = all.flatMap((entry) => (entry.accelerator === undefined ? [] : [entry]));
    for (const entry of given) expect(entry.accelerator, entry.label).toMatch(ACCELERATOR);
    expect(new Set(given.map((entry) => entry.accelerator)).size).toBe(given.length);
    expect(given.filter((entry) => entry.id && entry.registerAccelerator !== false)).toEqual([]);
  });

  it('shows the keys the user gave to a command, and none where they were taken away', () => {
    const { all } = aMenu(platform, { shortcuts: { duplicate: ['Ctrl+J'], save: [] } });
    expect(all.find(({ id }) => id === 'duplicate')?.accelerator).toBe('CmdOrCtrl+J');
    expect(all.find(({ id }) => id === 'save')?.accelerator).toBeUndefined();
  });

  it('draws no line at an edge nor two together', () => {
    for (const { submenu } of aMenu(platform).all) {
      if (!Array.isArray(submenu)) continue;
      const lines = submenu.map(({ type }) => type === 'separator');
      expect(lines[0]).toBe(false);
      expect(lines.at(-1)).toBe(false);
      expect(lines.some((isLine, at) => isLine && lines[at + 1])).toBe(false);
    }
  });
});

describe('menuTemplate', () => {
  it('takes no plain letter away from what is typed on a Mac, which acts on a menu’s keys itself', () => {
    const given = aMenu('darwin').all.flatMap((entry) => entry.accelerator ?? []);
    expect(given.filter((each) => !each.includes('Ctrl') && !each.includes('Cmd'))).toEqual([]);
  });

  it('has on a Mac what belongs into the application’s own menu, elsewhere Quit and About where they are looked for', () => {
    const mac = aMenu('darwin').top;
    expect(mac[0]?.label).toBe('Lumi Studio');
    expect(mac.map(({ label }) => label)).toEqual(['Lumi Studio', 'File', 'Edit', 'Run', 'View', 'Window', 'Help']);
    const linux = aMenu('linux').top;
    expect(linux.map(({ label }) => label)).toEqual(['File', 'Edit', 'Run', 'View', 'Help']);
    expect(flatten(linux).filter(({ role }) => role === 'quit' || role === 'about')).toHaveLength(2);
  });

  it('offers without a window what needs none, and nothing that is about a graph', () => {
    const { all } = aMenu('darwin', { hasWindow: false });
    const offered = all.flatMap(({ id, enabled }) => (id !== undefined && enabled ? [id] : []));
    expect(offered).toEqual(expect.arrayContaining(['new', 'open', 'settings']));
    for (const id of ['run', 'delete', 'save', 'close-all']) expect(offered).not.toContain(id);
  });

  it('lists recent graphs where the system has no list of its own, and tells those of one name apart', () => {
    const recent = ['/home/a/R&D.lumi.json', '/home/a/fox.lumi.json', 'C:\\b\\fox.lumi.json'];
    const entriesOf = (platform: NodeJS.Platform, paths: readonly string[]) =>
      aMenu(platform, { recent: paths }).all.find(({ label }) => label === 'Open recent');
    const { all, opened } = aMenu('linux', { recent });
    const list = all.find(({ label }) => label === 'Open recent')?.submenu as MenuItemConstructorOptions[];
    expect(list.map(({ label }) => label)).toEqual(['R&&D.lumi.json', recent[1], recent[2]]);
    (list[2]?.click as unknown as () => void)();
    expect(opened).toEqual([recent[2]]);
    expect(entriesOf('win32', [])?.submenu).toMatchObject([{ enabled: false }]);
    expect(entriesOf('darwin', recent)).toBeUndefined();
  });

  it('offers developer tools only where they can be opened', () => {
    const roles = (hasDevTools: boolean) => aMenu('linux', { hasDevTools }).all.map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });
});

describe('accelerator', () => {
  it('names a plus that is pressed with others, too', () => {
    expect(['Ctrl++', 'Ctrl+Alt++', 'Alt++'].map(accelerator)).toEqual([
      'CmdOrCtrl+Plus',
      'CmdOrCtrl+Alt+Plus',
      'Alt+Plus',
    ]);
    const zoom = aMenu('linux', { shortcuts: { 'zoom-in': ['Ctrl++'] } }).all.find(({ id }) => id === 'zoom-in');
    expect(zoom?.accelerator).toMatch(ACCELERATOR);
  });

  it('names keys as Electron does', () => {
    expect(['Ctrl+Shift+Z', 'Ctrl+Tab', '+', 'Shift+ArrowUp', 'Escape', 'Ctrl+.', '?'].map(accelerator)).toEqual([
      'CmdOrCtrl+Shift+Z',
      'Ctrl+Tab',
      'Plus',
      'Shift+Up',
      'Esc',
      'CmdOrCtrl+.',
      '?',
    ]);
  });
});
