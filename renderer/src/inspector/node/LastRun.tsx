import { addMoney, formatMoney } from '#shared/graph/Money';
import type { NodeRunState } from '#shared/runs/RunState';
import { nodeCost } from '#shared/runs/costs';
import { formatDuration, formatTime } from '../../ui/formats.ts';
import { useRun } from '../../stores/hooks.ts';
import { nodeRun, runOfNode } from '../../stores/running/runStore.ts';
import { FactList, type Fact } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';

const STATES = {
  queued: 'queued',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'stopped',
  waiting: 'waits for a choice',
} as const;

/** What the newest run of a node gave: when, how long, how many, how much. */
export function LastRun({ id }: { readonly id: string }) {
  const node = useRun(nodeRun(id));
  const startedAt = useRun((state) => runOfNode(id)(state)?.startedAt);
  if (!node) return null;
  return (
    <Section title="Last run">
      <FactList facts={facts(node, startedAt)} />
    </Section>
  );
}

function facts(node: NodeRunState, startedAt: number | undefined): Fact[] {
  const list: Fact[] = [{ label: 'State', value: STATES[node.status] }];
  if (startedAt) list.push({ label: 'Started', value: formatTime(startedAt) });
  if (node.ms !== undefined) list.push({ label: 'Took', value: formatDuration(node.ms) });
  if (node.slots.length > 0) {
    const made = node.slots.filter((slot) => slot.image ?? slot.text !== undefined).length;
    const reused = node.slots.filter((slot) => slot.reused).length;
    const ofThem = reused > 0 ? `, ${String(reused)} reused` : '';
    list.push({
      label: node.slots.some(({ kind }) => kind) ? 'Texts' : 'Pictures',
      value: `${String(made)} of ${String(node.slots.length)}${ofThem}`,
    });
  }
  const cost = nodeCost(node);
  if (cost) list.push({ label: 'Cost', value: formatMoney(cost), isMono: true });
  const saved = addMoney(node.slots.flatMap((slot) => slot.saved ?? []));
  if (saved.microUsd > 0) list.push({ label: 'Saved', value: formatMoney(saved), isMono: true });
  return list;
}
