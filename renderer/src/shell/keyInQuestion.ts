import { palette } from '#shared/nodes/index';
import { providers } from '#shared/providers/index';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { RunState } from '#shared/runs/RunState';
import type { Workflow } from '#shared/workflow/Workflow';
import { edgesInto, nodeById } from '../stores/lookups.ts';

/** A key's name that a graph wants to use for a provider, and has no leave to. */
export interface KeyQuestion {
  readonly runId: string;
  readonly provider: HttpProvider;
  readonly keyName: string;
}

/** The key a run failed for because its name was never approved; `null` where it failed for nothing of the kind. */
export function keyInQuestion(workflow: Workflow, run: RunState | undefined): KeyQuestion | null {
  if (!run || run.status === 'running' || run.status === 'stopping') return null;
  for (const [id, node] of run.nodes) {
    const errors = [node.error, ...node.slots.map((slot) => slot.error)];
    if (!errors.some((error) => error?.code === 'key-not-approved')) continue;
    const wanted = keyBehind(workflow, id);
    if (wanted) return { runId: run.runId, ...wanted };
  }
  return null;
}

/** The provider and key that feed a node, through whatever lies between. */
function keyBehind(workflow: Workflow, id: string, seen = new Set<string>()): Omit<KeyQuestion, 'runId'> | null {
  if (seen.has(id)) return null;
  seen.add(id);
  const node = nodeById(workflow, id);
  const provider = providers.find((candidate) => `${candidate.id}-provider` === node?.type);
  if (node && provider?.kind === 'http') {
    const keyName = node.fields?.['keyName'] ?? palette.get(node.type)?.fields['keyName']?.default;
    return typeof keyName === 'string' ? { provider, keyName } : null;
  }
  for (const edge of edgesInto(workflow, id)) {
    const found = keyBehind(workflow, edge.from.node, seen);
    if (found) return found;
  }
  return null;
}
