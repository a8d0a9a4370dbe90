import { describe, expect, it } from 'vitest';
import { matchesKeys } from '../../../../renderer/src/commands/keys.ts';

const pressed = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers }) as KeyboardEvent;

describe('matchesKeys', () => {
  it('wants exactly the modifiers named, whatever the case of the letter', () => {
    expect(matchesKeys(pressed('z', { ctrlKey: true }), 'Ctrl+Z')).toBe(true);
    expect(matchesKeys(pressed('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z')).toBe(true);
    expect(matchesKeys(pressed('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Z')).toBe(false);
    expect(matchesKeys(pressed('z'), 'Ctrl+Z')).toBe(false);
    expect(matchesKeys(pressed('f', { ctrlKey: true }), 'F')).toBe(false);
  });

  it('takes the Mac’s command key for Ctrl', () => {
    expect(matchesKeys(pressed('s', { metaKey: true }), 'Ctrl+S')).toBe(true);
  });

  it('takes a sign wherever the keyboard has it, with Shift or without', () => {
    expect(matchesKeys(pressed('/', { shiftKey: true }), '/')).toBe(true);
    expect(matchesKeys(pressed('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKeys(pressed('+'), '+')).toBe(true);
    expect(matchesKeys(pressed('.', { ctrlKey: true }), 'Ctrl+.')).toBe(true);
  });

  it('tells an arrow with Shift from one without', () => {
    expect(matchesKeys(pressed('ArrowLeft', { shiftKey: true }), 'ArrowLeft')).toBe(false);
    expect(matchesKeys(pressed('ArrowLeft', { shiftKey: true }), 'Shift+ArrowLeft')).toBe(true);
  });
});
