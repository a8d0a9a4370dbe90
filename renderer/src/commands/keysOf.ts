import type { CommandId } from '#shared/api/commandTable';
import { shortcutsOf, type OwnShortcuts } from '#shared/api/shortcuts';
import { desktop } from '../api/desktop.ts';
import { useSettings } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import { IS_MAC } from '../ui/isMac.ts';

const SIGNS: readonly (readonly [string, string])[] = [
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['Escape', 'Esc'],
];
const MAC_SIGNS: readonly (readonly [string, string])[] = [
  ['Ctrl+', '⌘'],
  ['Shift+', '⇧'],
  ['Alt+', '⌥'],
];

/** What a browser does itself on these keys, it does before a page hears of them. */
const BROWSERS_OWN: ReadonlySet<string> = new Set([
  'Ctrl+W',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+Shift+T',
  'Ctrl+Shift+PageUp',
  'Ctrl+Shift+PageDown',
]);

/** The keys of a command as this system writes them; empty where it has none. `own`: those the user gave to commands. */
export function keysOf(command: CommandId, own: OwnShortcuts): string {
  return keyText(workingKeys(shortcutsOf(command, own))[0] ?? '');
}

/** The same, as they are now. */
export function useKeysOf(command: CommandId): string {
  return keysOf(command, useShortcutsNow());
}

/** What the user gave to commands, where one draws. */
export function useShortcutsNow(): OwnShortcuts {
  return useSettings((state) => state.settings?.shortcuts ?? NONE);
}

/** The same, where one acts. */
export function shortcutsNow({ settings }: Pick<Studio, 'settings'>): OwnShortcuts {
  return settings.getState().settings?.shortcuts ?? NONE;
}

const NONE: OwnShortcuts = {};

/** Those that reach the page behind this door. */
export function workingKeys(keys: readonly string[]): readonly string[] {
  return desktop ? keys : keys.filter((each) => !BROWSERS_OWN.has(each));
}

/** `Ctrl+Shift+ArrowUp` as this system writes it. */
export function keyText(keys: string): string {
  return [...SIGNS, ...(IS_MAC ? MAC_SIGNS : [])].reduce((text, [name, sign]) => text.replace(name, sign), keys);
}
