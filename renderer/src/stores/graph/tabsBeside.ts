import type { OpenDocument } from './documents.ts';

/** The ids of the tabs beside one: all others, those to its right, or of all those without unsaved changes. */
export function tabsBeside(
  tabs: readonly Pick<OpenDocument, 'id' | 'isDirty' | 'file'>[],
  id: string,
  which: 'others' | 'right' | 'saved',
): readonly string[] {
  const at = tabs.findIndex((tab) => tab.id === id);
  return tabs
    .filter((tab, index) => {
      if (which === 'saved') return tab.file !== null && !tab.isDirty;
      return which === 'others' ? index !== at : index > at;
    })
    .map((tab) => tab.id);
}
