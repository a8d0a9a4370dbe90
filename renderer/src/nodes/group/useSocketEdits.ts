import { useMemo } from 'react';
import type { SocketType } from '#shared/graph/SocketValues';
import { addSocket, moveSocket, removeSocket, renameSocket, type Side } from '#shared/workflow/groups/groupFace';
import { useStudio } from '../../stores/hooks.ts';
import { useGroupEdit } from './useGroupEdit.ts';

export interface SocketEdits {
  /** Gives its name; `end`: the node in the group that gets it. */
  readonly add: (type: SocketType, end?: string) => string | undefined;
  readonly rename: (name: string, text: string) => void;
  readonly move: (name: string, to: number) => void;
  /** Its wires go too, and that is told. */
  readonly remove: (name: string) => void;
}

/** What a person does with the sockets on one side of a group, a step of undo each. */
export function useSocketEdits(group: string, side: Side): SocketEdits {
  const edit = useGroupEdit();
  const { view } = useStudio();
  return useMemo(
    () => ({
      add(type, end) {
        let socket: string | undefined;
        edit((whole) => {
          const made = addSocket(whole, group, side, { type, name: type }, end);
          socket = made.socket;
          return made.workflow;
        });
        return socket;
      },
      rename(name, text) {
        edit((whole) => renameSocket(whole, group, side, name, text));
      },
      move(name, to) {
        edit((whole) => moveSocket(whole, group, side, name, to));
      },
      remove(name) {
        edit((whole) => {
          const { workflow, wires } = removeSocket(whole, group, side, name);
          if (wires > 0)
            view.getState().announce(wires === 1 ? 'Its wire went with it.' : `${String(wires)} wires went with it.`);
          return workflow;
        });
      },
    }),
    [edit, view, group, side],
  );
}
