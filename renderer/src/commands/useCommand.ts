import { useCallback, useSyncExternalStore } from 'react';
import { useStudio } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import type { MenuChoice } from '../ui/overlays/MenuEntries.tsx';
import type { CommandId } from '#shared/api/commandTable';
import { commandEntry } from './commandEntry.ts';
import { commands } from './commands.ts';
import { isEnabled } from './isEnabled.ts';
import { performCommand } from './performCommand.ts';

/** A command as a button shows it. */
export function useCommand(id: CommandId): {
  readonly isEnabled: boolean;
  readonly isChecked: boolean;
  readonly run: () => void;
} {
  const studio = useStudio();
  const watch = useWatch(studio);
  return {
    isEnabled: useSyncExternalStore(watch, () => isEnabled(studio, id)),
    isChecked: useSyncExternalStore(watch, () => commands[id].isChecked?.(studio) ?? false),
    run: () => void performCommand(studio, id),
  };
}

/** Commands as rows of a menu that may be open while things change. */
export function useCommandEntries(ids: readonly CommandId[]): readonly MenuChoice[] {
  const studio = useStudio();
  useSyncExternalStore(useWatch(studio), () =>
    ids.map((id) => `${String(isEnabled(studio, id))} ${commands[id].label?.(studio) ?? ''}`).join('\n'),
  );
  return ids.map((id) => commandEntry(studio, id));
}

/** Calls back whenever what can be done may have changed. Gives its own end. */
export function watchCommands(
  { workflow, documents, run, queue, view, settings, preview }: Studio,
  changed: () => void,
): () => void {
  const ends = [workflow, documents, run, queue, view, settings, preview].map((store) => store.subscribe(changed));
  return () => {
    for (const end of ends) end();
  };
}

function useWatch(studio: Studio): (changed: () => void) => () => void {
  return useCallback((changed) => watchCommands(studio, changed), [studio]);
}
