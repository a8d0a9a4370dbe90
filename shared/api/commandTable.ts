/**
 * Everything a person can ask for, once, in the order it is listed. The page's keys, its command palette and its list of shortcuts read this
 * table, and so does the desktop's application menu; what each command does is in `renderer/src/commands/commands.ts`.
 */

/** Titles of the application menu's own menus. */
export const COMMAND_GROUPS = ['File', 'Edit', 'Run', 'View', 'Help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface CommandFacts {
  readonly title: string;
  readonly group: CommandGroup;
  /** In a menu, a line is drawn between sections. Ascending within a group. */
  readonly section: number;
  /** In a menu, below an entry of this title. */
  readonly submenu?: string;
  /** As `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. The first is the one shown. */
  readonly keys: readonly string[];
  /** Whether its keys work while something is typed too. */
  readonly whileTyping?: true;
  /** The browser itself acts on these keys, by a clipboard event: they are only listed. A menu uses the role of this name. */
  readonly native?: 'copy' | 'cut' | 'paste';
  /** What it does to a text where something is typed, as `document.execCommand` names it. */
  readonly textCommand?: 'undo' | 'redo' | 'delete' | 'selectAll';
  /** It acts on the canvas, and waits until that is on screen. All of the group Edit does. */
  readonly where?: 'canvas';
  /** It switches something on and off, and is ticked while that is on. */
  readonly switches?: true;
  /** The view it shows: each view of the window has one such command. */
  readonly shows?: string;
  /** It is not about what is on screen: a Mac offers it without a window too, and then opens one. */
  readonly needsNoPage?: true;
}

export const commandTable = {
  new: { title: 'New graph', group: 'File', section: 1, keys: ['Ctrl+Alt+N'], needsNoPage: true },
  open: { title: 'Open…', group: 'File', section: 1, keys: ['Ctrl+O'], whileTyping: true, needsNoPage: true },
  'open-sample': { title: 'Open the sample graph', group: 'File', section: 1, keys: [], needsNoPage: true },
  save: { title: 'Save', group: 'File', section: 2, keys: ['Ctrl+S'], whileTyping: true },
  'save-as': { title: 'Save as…', group: 'File', section: 2, keys: ['Ctrl+Shift+S'], whileTyping: true },
  share: { title: 'Export for sharing…', group: 'File', section: 3, keys: [] },
  'close-tab': { title: 'Close graph', group: 'File', section: 4, keys: ['Ctrl+W', 'Alt+W'], whileTyping: true },
  'close-all': { title: 'Close all graphs', group: 'File', section: 4, keys: [] },
  settings: {
    title: 'Settings…',
    group: 'File',
    section: 8,
    keys: ['Ctrl+,', 'Ctrl+4'],
    whileTyping: true,
    needsNoPage: true,
  },

  run: { title: 'Run', group: 'Run', section: 1, keys: ['Ctrl+Enter'], whileTyping: true },
  'run-selection': { title: 'Run to here', group: 'Run', section: 1, keys: ['Ctrl+Shift+Enter'], where: 'canvas' },
  'run-from-here': { title: 'Run from here', group: 'Run', section: 1, keys: ['Alt+Enter'], where: 'canvas' },
  'run-again': { title: 'Generate again', group: 'Run', section: 1, keys: ['Ctrl+Alt+Enter'] },
  'run-times': { title: 'Run several times…', group: 'Run', section: 1, keys: [] },
  preflight: { title: 'Check before running…', group: 'Run', section: 2, keys: ['Alt+Shift+Enter'] },
  'retry-failed': { title: 'Retry failed', group: 'Run', section: 3, keys: ['Alt+R'], where: 'canvas' },
  stop: { title: 'Stop', group: 'Run', section: 4, keys: ['Ctrl+.'], whileTyping: true },
  'pause-queue': { title: 'Pause the queue, or go on', group: 'Run', section: 4, keys: ['Alt+Q'], switches: true },

  undo: { title: 'Undo', group: 'Edit', section: 1, keys: ['Ctrl+Z'], textCommand: 'undo' },
  redo: { title: 'Redo', group: 'Edit', section: 1, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], textCommand: 'redo' },
  cut: { title: 'Cut', group: 'Edit', section: 2, keys: ['Ctrl+X'], native: 'cut' },
  copy: { title: 'Copy', group: 'Edit', section: 2, keys: ['Ctrl+C'], native: 'copy' },
  paste: { title: 'Paste', group: 'Edit', section: 2, keys: ['Ctrl+V'], native: 'paste' },
  delete: { title: 'Delete', group: 'Edit', section: 2, keys: ['Delete', 'Backspace'], textCommand: 'delete' },
  duplicate: { title: 'Duplicate', group: 'Edit', section: 3, keys: ['Ctrl+D'] },
  'duplicate-wired': { title: 'Duplicate with its wires', group: 'Edit', section: 3, keys: ['Ctrl+Shift+D'] },
  'add-node': { title: 'Add a node', group: 'Edit', section: 3, keys: ['/', 'Tab'] },
  connect: { title: 'Connect or disconnect…', group: 'Edit', section: 3, keys: ['C'] },
  'select-all': { title: 'Select all', group: 'Edit', section: 4, keys: ['Ctrl+A'], textCommand: 'selectAll' },
  'select-none': { title: 'Select nothing', group: 'Edit', section: 4, keys: ['Escape'] },
  'select-left': {
    title: 'Select the node to the left',
    group: 'Edit',
    section: 4,
    submenu: 'Select',
    keys: ['ArrowLeft'],
  },
  'select-right': {
    title: 'Select the node to the right',
    group: 'Edit',
    section: 4,
    submenu: 'Select',
    keys: ['ArrowRight'],
  },
  'select-up': { title: 'Select the node above', group: 'Edit', section: 4, submenu: 'Select', keys: ['ArrowUp'] },
  'select-down': { title: 'Select the node below', group: 'Edit', section: 4, submenu: 'Select', keys: ['ArrowDown'] },
  rename: { title: 'Rename', group: 'Edit', section: 5, keys: ['F2'] },
  bypass: { title: 'Bypass', group: 'Edit', section: 5, keys: ['Ctrl+B'], switches: true },
  mute: { title: 'Mute', group: 'Edit', section: 5, keys: ['Ctrl+M'], switches: true },
  collapse: { title: 'Collapse', group: 'Edit', section: 5, keys: ['Alt+C'], switches: true },
  'move-left': { title: 'Move left', group: 'Edit', section: 6, submenu: 'Move', keys: ['Shift+ArrowLeft'] },
  'move-right': { title: 'Move right', group: 'Edit', section: 6, submenu: 'Move', keys: ['Shift+ArrowRight'] },
  'move-up': { title: 'Move up', group: 'Edit', section: 6, submenu: 'Move', keys: ['Shift+ArrowUp'] },
  'move-down': { title: 'Move down', group: 'Edit', section: 6, submenu: 'Move', keys: ['Shift+ArrowDown'] },
  'move-far-left': {
    title: 'Move far left',
    group: 'Edit',
    section: 6,
    submenu: 'Move',
    keys: ['Ctrl+Shift+ArrowLeft'],
  },
  'move-far-right': {
    title: 'Move far right',
    group: 'Edit',
    section: 6,
    submenu: 'Move',
    keys: ['Ctrl+Shift+ArrowRight'],
  },
  'move-far-up': { title: 'Move far up', group: 'Edit', section: 6, submenu: 'Move', keys: ['Ctrl+Shift+ArrowUp'] },
  'move-far-down': {
    title: 'Move far down',
    group: 'Edit',
    section: 6,
    submenu: 'Move',
    keys: ['Ctrl+Shift+ArrowDown'],
  },

  commands: { title: 'Run a command…', group: 'View', section: 1, keys: ['Ctrl+K'], whileTyping: true },
  'show-graph': {
    title: 'Show the graph',
    group: 'View',
    section: 1,
    keys: ['Ctrl+1'],
    whileTyping: true,
    shows: 'graph',
    switches: true,
  },
  'show-runs': {
    title: 'Show runs',
    group: 'View',
    section: 1,
    keys: ['Ctrl+3'],
    whileTyping: true,
    shows: 'runs',
    switches: true,
    needsNoPage: true,
  },
  'reference-sets': { title: 'Reference sets…', group: 'View', section: 1, keys: [] },
  'next-tab': {
    title: 'Next graph',
    group: 'View',
    section: 2,
    keys: ['Ctrl+Tab', 'Alt+PageDown'],
    whileTyping: true,
  },
  'previous-tab': {
    title: 'Previous graph',
    group: 'View',
    section: 2,
    keys: ['Ctrl+Shift+Tab', 'Alt+PageUp'],
    whileTyping: true,
  },
  fit: { title: 'Fit the graph to the window', group: 'View', section: 3, keys: ['F'], where: 'canvas' },
  'zoom-in': { title: 'Zoom in', group: 'View', section: 3, keys: ['+', '='], where: 'canvas' },
  'zoom-out': { title: 'Zoom out', group: 'View', section: 3, keys: ['-'], where: 'canvas' },
  inspector: {
    title: 'Show or hide the inspector',
    group: 'View',
    section: 4,
    keys: ['I'],
    where: 'canvas',
    switches: true,
  },
  wildcards: { title: 'Browse wildcards…', group: 'View', section: 4, keys: [] },
  'theme-dark': { title: 'Dark theme', group: 'View', section: 5, submenu: 'Theme', keys: [], switches: true },
  'theme-light': { title: 'Light theme', group: 'View', section: 5, submenu: 'Theme', keys: [], switches: true },
  'theme-system': {
    title: 'Theme as the system',
    group: 'View',
    section: 5,
    submenu: 'Theme',
    keys: [],
    switches: true,
  },

  shortcuts: { title: 'List the shortcuts', group: 'Help', section: 1, keys: ['?'], needsNoPage: true },
  report: { title: 'Make a report…', group: 'Help', section: 2, keys: [], needsNoPage: true },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof commandTable;

/** The commands that show a view of the window. */
export type ShowCommandId = {
  [Id in CommandId]: (typeof commandTable)[Id] extends { readonly shows: string } ? Id : never;
}[CommandId];

/** The views of the window. */
export type ViewId = (typeof commandTable)[ShowCommandId]['shows'];

/** Every command, in the order of the table. */
export const commandIds = Object.keys(commandTable) as readonly CommandId[];

/** What the table says of a command. */
export function commandFacts(id: CommandId): CommandFacts & { readonly shows?: ViewId } {
  return commandTable[id];
}
