import { edgeId } from './lookups.ts';
import {
  MAX_BUNDLE_NAME,
  MAX_CLAMP,
  MAX_WIRE_LABEL,
  type Position,
  type Workflow,
  type WorkflowEdge,
} from './Workflow.ts';

/** How wires are to look; what is absent stays, `null` and `false` take it away. */
export interface WireLook {
  readonly label?: string | null;
  readonly hidden?: boolean;
  readonly bundle?: string | null;
  /** Of the bundle: goes with it, and is the same on all its wires. */
  readonly clamp?: Position | null;
}

/** The graph with these wires, as `edgeId` names them, looking so. The same object comes back where nothing changes. */
export function changeWires(workflow: Workflow, ids: ReadonlySet<string>, look: WireLook): Workflow {
  const edges = workflow.edges.map((edge) => (ids.has(edgeId(edge)) ? changed(edge, look) : edge));
  return edges.every((edge, at) => edge === workflow.edges[at]) ? workflow : { ...workflow, edges };
}

function changed(edge: WorkflowEdge, look: WireLook): WorkflowEdge {
  const label = look.label === undefined ? edge.label : shortened(look.label, MAX_WIRE_LABEL);
  const bundle = look.bundle === undefined ? edge.bundle : shortened(look.bundle, MAX_BUNDLE_NAME);
  const hidden = look.hidden ?? edge.hidden ?? false;
  const clamp = bundle === undefined ? undefined : changedClamp(edge, bundle, look);
  const isSameClamp = clamp?.x === edge.clamp?.x && clamp?.y === edge.clamp?.y;
  if (isSameClamp && label === edge.label && bundle === edge.bundle && hidden === (edge.hidden ?? false)) return edge;
  return {
    from: edge.from,
    to: edge.to,
    ...(label !== undefined && { label }),
    ...(hidden && { hidden }),
    ...(bundle !== undefined && { bundle }),
    ...(clamp && { clamp }),
  };
}

/** A trunk that runs where it does by itself has no clamp; wires that come into another bundle leave that of theirs. */
function changedClamp(edge: WorkflowEdge, bundle: string, look: WireLook): Position | undefined {
  if (look.clamp === undefined) return bundle === edge.bundle ? edge.clamp : undefined;
  if (look.clamp === null) return undefined;
  const [x, y] = [within(look.clamp.x), within(look.clamp.y)];
  return x === 0 && y === 0 ? undefined : { x, y };
}

function within(px: number): number {
  return Math.max(-MAX_CLAMP, Math.min(MAX_CLAMP, Math.round(px)));
}

function shortened(words: string | null, most: number): string | undefined {
  const line = (words ?? '').replaceAll(/\s+/gu, ' ').trim();
  return line === '' ? undefined : line.slice(0, most).toWellFormed().trim();
}
