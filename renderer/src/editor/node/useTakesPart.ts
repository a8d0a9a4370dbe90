import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { otherEnd, socketKey } from '../../stores/graph/fittingSockets.ts';
import { useView } from '../../stores/hooks.ts';

/** Whether the wire being dragged comes from this node, or can be dropped on a socket of it. */
export function useTakesPart(node: string, definition: AnyNodeDefinition | undefined): boolean {
  return useView(({ wire }) => {
    if (!wire) return false;
    if (wire.open.socket.node === node) return true;
    const end = otherEnd(wire.open);
    const sockets = (end === 'to' ? definition?.inputs : definition?.outputs) ?? {};
    return Object.keys(sockets).some((socket) => wire.fits.has(socketKey(end, { node, socket })));
  });
}
