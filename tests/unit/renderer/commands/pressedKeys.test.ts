import { expect, test } from 'vitest';
import { pressedKeys } from '../../../../renderer/src/commands/pressedKeys.ts';
import { matchesKeys } from '../../../../renderer/src/commands/keys.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}) => ({ key, ...NONE, ...held });

test('what is pressed is named as the table names it, and heard under that name', () => {
  const pressed = [
    [press('z', { ctrlKey: true }), 'Ctrl+Z'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
    [press('k', { metaKey: true }), 'Ctrl+K'],
    [press('ArrowUp', { altKey: true, shiftKey: true }), 'Alt+Shift+ArrowUp'],
    [press('?', { shiftKey: true }), '?'],
    [press('+'), '+'],
    [press('+', { ctrlKey: true, shiftKey: true }), 'Ctrl++'],
    [press('+', { ctrlKey: true, altKey: true }), 'Ctrl+Alt++'],
    [press('ß', { ctrlKey: true }), 'Ctrl+ß'],
    [press('F2'), 'F2'],
  ] as const;
  for (const [event, name] of pressed) {
    expect(pressedKeys(event)).toBe(name);
    expect(matchesKeys(event as KeyboardEvent, name), name).toBe(true);
  }
});

test('modifiers alone, dead keys and the space are no keys', () => {
  for (const key of ['Control', 'Shift', 'Meta', 'Dead', ' ']) expect(pressedKeys(press(key))).toBeUndefined();
});
