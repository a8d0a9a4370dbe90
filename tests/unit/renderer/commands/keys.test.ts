import { describe, expect, it, test } from 'vitest';
import { areHeardWhileTyping, matchesKeys } from '../../../../renderer/src/commands/keys.ts';

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

  it('takes a digit with Shift or Alt by its key, whatever sign that gives', () => {
    expect(matchesKeys(pressed('@', { code: 'Digit2', shiftKey: true }), 'Shift+2')).toBe(true);
    expect(matchesKeys(pressed('"', { code: 'Digit2', shiftKey: true }), 'Shift+2')).toBe(true);
    expect(matchesKeys(pressed('¡', { code: 'Digit1', altKey: true }), 'Alt+1')).toBe(true);
    expect(matchesKeys(pressed('2', { code: 'Digit2' }), 'Shift+2')).toBe(false);
    expect(matchesKeys(pressed('1', { code: 'Digit1', altKey: true, shiftKey: true }), 'Alt+1')).toBe(false);
  });
});

test('what writes where one types is no command there, whatever command has the key', () => {
  for (const keys of ['Ctrl+Enter', 'Ctrl++', 'Alt+Shift+ArrowUp', 'F5', 'Shift+F5']) {
    expect(areHeardWhileTyping(keys), keys).toBe(true);
  }
  for (const keys of ['R', 'Shift+R', '+', '?', 'f', 'Enter', 'Home', 'Shift+ArrowLeft', 'Backspace']) {
    expect(areHeardWhileTyping(keys), keys).toBe(false);
  }
});
