import type { CallOutput } from '#shared/api/contract';
import { useDocuments } from '../stores/hooks.ts';
import { useAnswer } from '../stores/useAnswer.ts';

export type RecentFile = CallOutput<'file.recent'>[number];

const NONE: readonly RecentFile[] = [];

/** The files opened or saved last, newest first; asked again whenever the files that are open change. */
export function useRecentFiles(): readonly RecentFile[] {
  const open = useDocuments((state) => state.tabs.map((tab) => tab.file?.name ?? '').join('\n'));
  // Where they cannot be had the menu goes without; whatever is wrong with the service is told where something was asked of it.
  return useAnswer('file.recent', undefined, open).value ?? NONE;
}
