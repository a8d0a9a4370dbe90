import { useMemo, useState } from 'react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { edgesInto } from '#shared/workflow/lookups';
import { nodeLook } from '../../nodes/index.ts';
import { clampWidth } from '../../nodes/rows/nodeGeometry.ts';
import { USUAL_WIDTH } from '../../nodes/rows/nodeMeasures.ts';
import { nodeRows, type NodeRow } from '../../nodes/rows/nodeRows.ts';
import { useWorkflow } from '../../stores/hooks.ts';
import { useMeasured } from './useMeasured.ts';

const NONE: ReadonlySet<string> = new Set();

/** The rows of a node on the canvas, and whether what is unset is shown: that is kept as long as the node is in view, and nowhere else. */
export function useRows(node: WorkflowNode, definition: AnyNodeDefinition) {
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState(NONE);
  const wires = useWorkflow(({ workflow }) =>
    edgesInto(workflow, node.id)
      .map(({ to }) => to.socket)
      .join('\n'),
  );
  const width = clampWidth(node.size?.width ?? nodeLook(node.type).width ?? USUAL_WIDTH);
  const rows = useMemo(() => {
    const wired = new Set(wires.split('\n'));
    return nodeRows(definition, nodeLook(node.type), { fields: node.fields ?? {}, wired, width, isOpen, kept });
  }, [definition, node.type, node.fields, wires, width, isOpen, kept]);
  // What was once in sight stays there when it is emptied: nothing folds away under the hand.
  const seen = isOpen ? NONE : namesIn(rows);
  if ([...seen].some((name) => !kept.has(name))) setKept(new Set([...kept, ...seen]));
  useMeasured(node.id, JSON.stringify(rows));
  const toggle = () => {
    setOpen(!isOpen);
    setKept(NONE);
  };
  return { rows, toggle };
}

function namesIn(rows: readonly NodeRow[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => (row.kind === 'input' ? row.input : row.kind === 'field' ? row.field : [])));
}
