/** Whether a pressed key is the one named, such as `Ctrl+Shift+Z`. Ctrl stands for ⌘ too. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const key = keyOf(keys);
  const parts = keys.slice(0, -key.length).split('+');
  // With Shift or Alt a digit's key gives another sign, whichever the keyboard has there.
  const isDigitKey = /^\d$/.test(key) && (parts.includes('Shift') || parts.includes('Alt'));
  if (isDigitKey ? event.code !== `Digit${key}` : event.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Ctrl') || event.altKey !== parts.includes('Alt'))
    return false;
  // Which signs need Shift differs from keyboard to keyboard; only for letters and named keys does it mean something.
  return (!isDigitKey && /^[^a-z]$/i.test(key)) || event.shiftKey === parts.includes('Shift');
}

/** Whether keys mean a command where one types too: not those that write there or move in the text, such as `R` or `Home`. */
export function areHeardWhileTyping(keys: string): boolean {
  return /^(?:Ctrl|Alt)\+/.test(keys) || /^F\d{1,2}$/i.test(keyOf(keys));
}

/** Without what is held with it: `+` of `Ctrl++`. */
function keyOf(keys: string): string {
  return keys.endsWith('+') ? '+' : (keys.split('+').at(-1) ?? '');
}
