import type { ErrorReport } from '#shared/errors/AppError';
import { SecretFoundError } from '#shared/errors/inputErrors';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type Scanner = Pick<ServicePorts, 'assertClean' | 'redact'>;

/** What of a graph holds a key: each node that does, or else the graph, in its name or its wires. Empty: nothing does. */
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
  const inNodes = workflow.nodes.flatMap((node) => {
    const id = redact(node.id);
    const found = refusal(JSON.stringify(node), `The node “${id}”`);
    return found ? [{ ...found, node: id }] : [];
  });
  return inNodes.length > 0 ? inNodes : [whole];
}

/** Before anything is planned, sent or kept. @throws SecretFoundError naming the first node that holds a key */
export function refuseKeys(workflow: Workflow, scanner: Scanner): void {
  const [first] = keyProblems(workflow, scanner);
  if (first) throw new SecretFoundError(first.message, { hint: first.hint });
}
