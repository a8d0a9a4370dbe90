import { definitionOf } from '#shared/graph/definitionOf';
import type { SocketAddress } from '#shared/graph/Graph';
import type { Palette } from '#shared/graph/NodeDefinition';
import { NEW_SOCKET, newSocketEnd } from '#shared/workflow/groups/newSocket';
import { isLooseReroute } from '#shared/workflow/reroutes';
import type { Workflow } from '#shared/workflow/Workflow';
import type { OpenEnd } from '#shared/workflow/edits';
import { edgesFrom, edgesInto } from '#shared/workflow/lookups';

/** A loose end that may carry anything yet: one of the “+” of a group's end has no type. */
export type LooseEnd = Omit<OpenEnd, 'type'> & Partial<Pick<OpenEnd, 'type'>>;

/**
 * Every socket a loose wire can be dropped on: of the other side, of its type or of a reroute that has none yet, the “+” of a group's end, and
 * on no node that would make a loop. Answered for the whole graph at once when a drag begins; the drop itself is still checked by
 * `checkConnection`.
 */
export function fittingSockets(workflow: Workflow, palette: Palette, open: LooseEnd): ReadonlySet<string> {
  const looping = reachable(workflow, open);
  const fits = new Set<string>();
  const takesAny = (id: string) => isLooseReroute(workflow, id);
  const isNew = open.socket.socket === NEW_SOCKET;
  const isLoose = takesAny(open.socket.node);
  for (const node of workflow.nodes) {
    if (looping.has(node.id)) continue;
    const definition = definitionOf(palette, node);
    const sockets = open.end === 'from' ? definition?.inputs : definition?.outputs;
    for (const [socket, { type }] of Object.entries(sockets ?? {})) {
      if (isNew ? !takesAny(node.id) : isLoose || type === open.type || takesAny(node.id))
        fits.add(fittingKey(otherEnd(open), { node: node.id, socket }));
    }
    if (!isNew && !isLoose && newSocketEnd(node) === otherEnd(open))
      fits.add(fittingKey(otherEnd(open), { node: node.id, socket: NEW_SOCKET }));
  }
  return fits;
}

/** One name for a socket: an input and an output may share theirs. */
export function fittingKey(end: OpenEnd['end'], { node, socket }: SocketAddress): string {
  return JSON.stringify([end, node, socket]);
}

export function otherEnd({ end }: Pick<OpenEnd, 'end'>): OpenEnd['end'] {
  return end === 'from' ? 'to' : 'from';
}

/** The node itself and all it waits for; or, when the input is fixed, all that wait for it. */
function reachable(workflow: Workflow, open: LooseEnd): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [open.socket.node];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const next =
      open.end === 'from'
        ? edgesInto(workflow, id).map((edge) => edge.from.node)
        : edgesFrom(workflow, id).map((edge) => edge.to.node);
    waiting.push(...next);
  }
  return seen;
}
