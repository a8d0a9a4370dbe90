import { commands } from '../editor/commands.ts';

const IS_MAC = navigator.platform.startsWith('Mac');
const SIGNS: readonly (readonly [string, string])[] = [
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['Escape', 'Esc'],
  ['Enter', '⏎'],
];
const MAC_SIGNS: readonly (readonly [string, string])[] = [
  ['Ctrl+', '⌘'],
  ['Shift+', '⇧'],
  ['Alt+', '⌥'],
];

/** The keys of a command as this system writes them. */
export function keysOf(command: string): string {
  return keyText(commands.find(({ id }) => id === command)?.keys[0] ?? '');
}

/** `Ctrl+Shift+ArrowUp` as this system writes it. */
export function keyText(keys: string): string {
  return [...SIGNS, ...(IS_MAC ? MAC_SIGNS : [])].reduce((text, [name, sign]) => text.replace(name, sign), keys);
}
