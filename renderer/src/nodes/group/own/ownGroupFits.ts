import type { SocketType } from '#shared/graph/SocketValues';
import type { OpenEnd } from '#shared/workflow/edits';
import type { GroupEntry } from '../../../stores/groups/groupsStore.ts';

/** Whether a wire in hand has where to go at a group, by what is told of that before it is used. */
export function fitsEnd({ inputs, outputs }: GroupEntry, { end, type }: Pick<OpenEnd, 'end' | 'type'>): boolean {
  return (end === 'from' ? inputs : outputs).some((socket) => socket.type === type);
}

/** Whether what a wire carries goes in and comes out of a group, which can then be put on the wire. */
export function letsThrough({ inputs, outputs }: GroupEntry, type: SocketType): boolean {
  return [inputs, outputs].every((sockets) => sockets.some((socket) => socket.type === type));
}
