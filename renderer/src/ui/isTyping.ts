/** Whether what has the focus takes keys as text. A button that opens a list does not. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="combobox"]:not(button)') !== null
  );
}
