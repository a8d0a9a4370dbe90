/** Titles of the application menu's own menus. */
export const COMMAND_GROUPS = ['File', 'Edit', 'Run', 'View', 'Help'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

export interface CommandFacts {
  readonly title: string;
  /** What people call it elsewhere, in other editors and in the words of the APIs: it is found by these too. */
  readonly keywords?: readonly string[];
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
