import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { desktop } from '../api/desktop.ts';

const IS_MAC = navigator.platform.startsWith('Mac');
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
const BROWSERS_OWN: ReadonlySet<string> = new Set(['Ctrl+W', 'Ctrl+Tab', 'Ctrl+Shift+Tab']);

/** The keys of a command as this system writes them; empty where it has none. */
export function keysOf(command: CommandId): string {
  return keyText(workingKeys(commandFacts(command).keys)[0] ?? '');
}

/** Those that reach the page behind this door. */
export function workingKeys(keys: readonly string[]): readonly string[] {
  return desktop ? keys : keys.filter((each) => !BROWSERS_OWN.has(each));
}

/** `Ctrl+Shift+ArrowUp` as this system writes it. */
export function keyText(keys: string): string {
  return [...SIGNS, ...(IS_MAC ? MAC_SIGNS : [])].reduce((text, [name, sign]) => text.replace(name, sign), keys);
}
