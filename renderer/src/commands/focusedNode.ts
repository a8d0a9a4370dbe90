/** The node that has the focus, or in which something has it. */
export function focusedNode(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
}
