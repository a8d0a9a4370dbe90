/** Keys that only go with others. */
const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Shift',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'NumLock',
  'Fn',
]);

/** What was pressed, as the table of commands names it, such as `Ctrl+Shift+Z`; `undefined` while only modifiers are held. */
export function pressedKeys(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string | undefined {
  const { key } = event;
  if (MODIFIERS.has(key) || key === 'Dead' || key === 'Unidentified' || key === ' ') return undefined;
  const isSign = /^[^a-z]$/i.test(key);
  const parts = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    // Which signs need Shift differs from keyboard to keyboard.
    event.shiftKey && !isSign && 'Shift',
    // ß has no capital of one letter.
    key.length === 1 && key.toUpperCase().length === 1 ? key.toUpperCase() : key,
  ];
  return parts.filter(Boolean).join('+');
}
