import { commandFacts, type CommandId } from '#shared/api/commandTable';

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

/** The keys of a command as this system writes them; empty where it has none. */
export function keysOf(command: CommandId): string {
  return keyText(commandFacts(command).keys[0] ?? '');
}

/** `Ctrl+Shift+ArrowUp` as this system writes it. */
export function keyText(keys: string): string {
  return [...SIGNS, ...(IS_MAC ? MAC_SIGNS : [])].reduce((text, [name, sign]) => text.replace(name, sign), keys);
}
