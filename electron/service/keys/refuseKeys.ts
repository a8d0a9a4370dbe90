import type { ErrorReport } from '#shared/errors/AppError';
import { SecretFoundError } from '#shared/errors/inputErrors';
import { firstUses } from '#shared/graph/groups/firstUses';
import { pathBelow } from '#shared/graph/groups/groupPath';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type Scanner = Pick<ServicePorts, 'assertClean' | 'redact'>;

/**
 * What of a graph holds a key: each node that does, also in groups, and each group by what is said of it; or else the graph, in its name, its
 * wires or its form. Empty: nothing does.
 */
export function keyProblems(workflow: Workflow, { assertClean, redact }: Scanner): readonly ErrorReport[] {
  const refusal = (text: string, what: string): ErrorReport | undefined => {
    try {
      assertClean(text, what);
      return undefined;
    } catch (caught) {
      if (caught instanceof SecretFoundError) return caught.report();
      throw caught;
    }
  };
  const whole = refusal(writeWorkflow(workflow), 'The graph');
  if (!whole) return [];
  const inNodes = (nodes: Workflow['nodes'], within = '', pathOf?: (id: string) => string): readonly ErrorReport[] =>
    nodes.flatMap((node) => {
      const found = refusal(JSON.stringify(node), `The node “${redact(node.id)}”${within}`);
      const path = pathOf ? pathOf(node.id) : within === '' ? node.id : undefined;
      return found ? [{ ...found, ...(path !== undefined && { node: redact(path) }) }] : [];
    });
  const uses = firstUses(workflow);
  const inGroups = (workflow.groups ?? []).flatMap(({ nodes, edges, ...group }) => {
    const use = uses.get(group.id);
    const name = `the group “${redact(group.name)}”`;
    const own = refusal(JSON.stringify([group, edges]), `T${name.slice(1)}`);
    return [
      ...inNodes(nodes, ` in ${name}`, use === undefined ? undefined : (id) => pathBelow(use, id)),
      ...(own ? [{ ...own, ...(use !== undefined && { node: redact(use) }) }] : []),
    ];
  });
  const found = [...inNodes(workflow.nodes), ...inGroups];
  return found.length > 0 ? found : [whole];
}

/** Before anything is planned, sent or kept. @throws SecretFoundError naming the first node that holds a key */
export function refuseKeys(workflow: Workflow, scanner: Scanner): void {
  const [first] = keyProblems(workflow, scanner);
  if (first) throw new SecretFoundError(first.message, { hint: first.hint });
}
