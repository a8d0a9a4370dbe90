import type { MenuItemConstructorOptions } from 'electron';
import { commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { COMMAND_GROUPS, type CommandGroup } from '#shared/api/commands/CommandFacts';
import { shortcutsOf, type OwnShortcuts } from '#shared/api/shortcuts';

type Entry = MenuItemConstructorOptions;

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  readonly hasDevTools: boolean;
  /** Without a window, only what needs none is offered: on a Mac the menu outlives it. */
  readonly hasWindow: boolean;
  /** Paths of the graph files opened or saved last, newest first. A Mac keeps a list of its own. */
  readonly recent: readonly string[];
  /** Keys the user gave to commands. */
  readonly shortcuts: OwnShortcuts;
  /** Runs a command in the page. */
  readonly run: (id: CommandId) => void;
  /** Opens one of `recent`. */
  readonly open: (path: string) => void;
}

const LINE: Entry = { type: 'separator' };

/** The application menu: every command of the table where the table puts it, and what each platform expects besides. */
export function menuTemplate(options: MenuOptions): Entry[] {
  const isMac = options.platform === 'darwin';
  const menus = COMMAND_GROUPS.map((group): Entry => {
    const entries = [...commandEntries(group, options), ...platformEntries(group, options)];
    return { label: group, submenu: entries, ...(group === 'Help' && { role: 'help' }) };
  });
  return isMac ? [macAppMenu(options), ...menus.toSpliced(-1, 0, macWindowMenu())] : menus;
}

/** A line between sections; what shares a submenu lies in it. */
function commandEntries(group: CommandGroup, options: MenuOptions): Entry[] {
  const entries: Entry[] = [];
  const submenus = new Map<string, Entry[]>();
  let section: number | undefined;
  for (const id of commandIds) {
    const facts = commandFacts(id);
    // A Mac has its settings in the menu of the application's name.
    if (facts.group !== group || (id === 'settings' && options.platform === 'darwin')) continue;
    if (section !== undefined && section !== facts.section) entries.push(LINE);
    section = facts.section;
    let place = entries;
    if (facts.submenu !== undefined) {
      const known = submenus.get(facts.submenu);
      place = known ?? [];
      if (!known) entries.push({ label: facts.submenu, submenu: place });
      submenus.set(facts.submenu, place);
    }
    place.push(commandEntry(id, options));
  }
  return entries;
}

function commandEntry(id: CommandId, { platform, hasWindow, shortcuts, run }: MenuOptions): Entry {
  const { title, native, needsNoPage = false, switches = false } = commandFacts(id);
  if (native) return { label: title, role: native };
  const [first] = shortcutsOf(id, shortcuts);
  // A Mac would take a plain letter away from what is typed; elsewhere the keys are only shown, for the page acts on them itself.
  const isShown = first !== undefined && (platform !== 'darwin' || first.startsWith('Ctrl+'));
  return {
    id,
    label: title,
    ...(switches && { type: 'checkbox' as const }),
    enabled: hasWindow || needsNoPage,
    click: () => {
      run(id);
    },
    ...(isShown && { accelerator: accelerator(first), registerAccelerator: false }),
  };
}

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  Ctrl: 'CmdOrCtrl',
};

/** `Ctrl+Shift+ArrowUp` as Electron writes it. @see https://www.electronjs.org/docs/latest/api/accelerator */
export function accelerator(keys: string): string {
  // The sign that joins the parts may itself be the last of them.
  const parts = keys
    .replace(/\+$/, 'Plus')
    .split('+')
    .map((part) => KEY_NAMES[part] ?? part);
  // ⌘Tab is the system's; between tabs even a Mac goes by Ctrl.
  return parts.join('+').replace(/^CmdOrCtrl(?=.*\+Tab$)/, 'Ctrl');
}

function platformEntries(group: CommandGroup, options: MenuOptions): Entry[] {
  const { platform, hasDevTools } = options;
  const isMac = platform === 'darwin';
  switch (group) {
    case 'File':
      return isMac
        ? [
            LINE,
            { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] },
            { role: 'close', accelerator: 'Shift+Cmd+W' },
          ]
        : [LINE, recentMenu(options), LINE, { role: 'quit' }];
    case 'View':
      return [
        LINE,
        { role: 'togglefullscreen' },
        ...(hasDevTools ? [LINE, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ];
    case 'Help':
      return isMac ? [] : [LINE, { role: 'about' }];
    case 'Edit':
    case 'Run':
      return [];
  }
}

function recentMenu({ recent, open }: MenuOptions): Entry {
  const names = recent.map(fileName);
  const submenu = recent.map((path, at): Entry => {
    const name = names[at] ?? path;
    const isOnly = names.indexOf(name) === names.lastIndexOf(name);
    return {
      // One “&” would underline the letter after it.
      label: (isOnly ? name : path).replaceAll('&', '&&'),
      click: () => {
        open(path);
      },
    };
  });
  return { label: 'Open recent', submenu: submenu.length > 0 ? submenu : [{ label: 'None yet', enabled: false }] };
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function macAppMenu(options: MenuOptions): Entry {
  return {
    label: options.appName,
    submenu: [
      { role: 'about' },
      LINE,
      commandEntry('settings', options),
      LINE,
      { role: 'services' },
      LINE,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      LINE,
      { role: 'quit' },
    ],
  };
}

/** ⌘M is Mute on the page, so the window is minimised by another key. */
function macWindowMenu(): Entry {
  return {
    role: 'window',
    label: 'Window',
    submenu: [{ role: 'minimize', accelerator: 'Ctrl+Cmd+M' }, { role: 'zoom' }, LINE, { role: 'front' }],
  };
}
