import { palette } from '#shared/nodes/index';
import { providers } from '#shared/providers/index';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { RunState } from '#shared/runs/RunState';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import type { KeyEntry } from '../stores/keysStore.ts';
import { edgesInto, nodeById } from '../stores/lookups.ts';

/** A key's name, and the provider it would be sent to. */
export interface WantedKey {
  readonly provider: HttpProvider;
  readonly keyName: string;
}

/** What graphs ask for that they have no leave to. */
export interface KeyQuestion {
  readonly runId: string;
  readonly wanted: readonly [WantedKey, ...WantedKey[]];
}

/**
 * The keys of a run that failed because a name was never approved, all at once: the one it failed for, and every further one in the
 * graph that would be refused next. `null` where it failed for nothing of the kind.
 */
export function keysInQuestion(
  workflow: Workflow,
  run: RunState | undefined,
  entries: readonly KeyEntry[],
): KeyQuestion | null {
  if (!run || run.status === 'running' || run.status === 'stopping') return null;
  const refused = [...run.nodes].flatMap(([id, node]) => {
    const errors = [node.error, ...node.slots.map((slot) => slot.error)];
    if (!errors.some((error) => error?.code === 'key-not-approved')) return [];
    return keyBehind(workflow, id) ?? [];
  });
  if (refused.length === 0) return null;
  const next = workflow.nodes.flatMap((node) => keyOf(node) ?? []).filter((key) => !isAllowed(key, entries));
  const [first, ...others] = [...refused, ...next].filter(
    (key, index, all) => all.findIndex((other) => isSame(key, other)) === index,
  );
  return first ? { runId: run.runId, wanted: [first, ...others] } : null;
}

function isSame(one: WantedKey, other: WantedKey): boolean {
  return one.provider.id === other.provider.id && one.keyName === other.keyName;
}

function isAllowed({ provider, keyName }: WantedKey, entries: readonly KeyEntry[]): boolean {
  return (
    [provider.defaultKeyName, ...provider.otherKeyNames].includes(keyName) ||
    entries.some((entry) => entry.provider === provider.id && entry.name === keyName)
  );
}

/** The provider and key a provider's node names; `null` for any other node. */
function keyOf(node: WorkflowNode): WantedKey | null {
  const provider = providers.find((candidate) => `${candidate.id}-provider` === node.type);
  if (provider?.kind !== 'http') return null;
  const keyName = node.fields?.['keyName'] ?? palette.get(node.type)?.fields['keyName']?.default;
  return typeof keyName === 'string' ? { provider, keyName } : null;
}

/** The provider and key that feed a node, through whatever lies between. */
function keyBehind(workflow: Workflow, id: string, seen = new Set<string>()): WantedKey | null {
  if (seen.has(id)) return null;
  seen.add(id);
  const node = nodeById(workflow, id);
  const key = node && keyOf(node);
  if (key) return key;
  for (const edge of edgesInto(workflow, id)) {
    const found = keyBehind(workflow, edge.from.node, seen);
    if (found) return found;
  }
  return null;
}
