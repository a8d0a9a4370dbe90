import type { Palette } from '../../graph/NodeDefinition.ts';
import type { Workflow } from '../../workflow/Workflow.ts';
import { holdsKey } from '../comfy/readUiNode.ts';
import type { ImportLog } from '../ImportLog.ts';
import type { JsonMap } from '../json.ts';
import { isSecretName } from '../read/isSecretName.ts';
import { buildGraph } from '../rebuild/buildGraph.ts';
import { bananaClasses } from './classes.ts';
import { readBanana } from './readBanana.ts';

/** A graph of Node Banana as nodes and wires of ours. What lies beside them in its file, a chat or a cost, is left. */
export function importBanana(
  file: JsonMap,
  { palette, log }: { readonly palette: Palette; readonly log: ImportLog },
): Pick<Workflow, 'nodes' | 'edges'> {
  const { nodes: _nodes, edges: _edges, groups: _groups, ...beside } = file;
  if (Object.keys(beside).some(isSecretName) || holdsKey(beside)) log.key('');
  const { nodes, edges } = buildGraph(readBanana(file, log), {
    palette,
    classes: bananaClasses,
    program: 'node-banana',
    log,
    groups: new Map(),
  });
  return { nodes, edges };
}
