/** Whether a pressed key is the one named, such as `Ctrl+Shift+Z`. Ctrl stands for ⌘ too. */
export function matchesKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  if ((event.ctrlKey || event.metaKey) !== parts.includes('Ctrl') || event.altKey !== parts.includes('Alt'))
    return false;
  // Which signs need Shift differs from keyboard to keyboard; only for letters and named keys does it mean something.
  return /^[^a-z]$/i.test(key) || event.shiftKey === parts.includes('Shift');
}

/** Whether what has the focus takes keys as text. A button that opens a list does not. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="combobox"]:not(button)') !== null
  );
}
