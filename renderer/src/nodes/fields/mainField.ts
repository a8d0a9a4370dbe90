/**
 * The field of a drawn node that is typed into first: its first long text, else its first field. `null` where it has none, as from afar. A
 * look that wants another says so with `data-main-field`.
 */
export function mainField(node: Element): HTMLElement | null {
  return (
    node.querySelector<HTMLElement>('[data-main-field]') ??
    node.querySelector<HTMLElement>('textarea.field:enabled') ??
    node.querySelector<HTMLElement>('.field:enabled')
  );
}

/** Puts the caret where one goes on: behind a text; a number is replaced by what is typed. */
export function goInto(field: HTMLElement): void {
  field.focus({ preventScroll: true });
  if (field instanceof HTMLTextAreaElement) {
    field.setSelectionRange(field.value.length, field.value.length);
    field.scrollTop = field.scrollHeight;
  } else if (field instanceof HTMLInputElement) {
    if (field.inputMode === '') field.setSelectionRange(field.value.length, field.value.length);
    else field.select();
  }
}
