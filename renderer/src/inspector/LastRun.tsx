import { useEffect, useRef } from 'react';
import { outputsOf } from '#shared/graph/NodeOutputs';
import { addMoney, formatMoney } from '#shared/graph/Money';
import type { ErrorReport } from '#shared/errors/AppError';
import type { NodeRunState } from '#shared/runs/RunState';
import { nodeCost } from '#shared/runs/costs';
import { formatDuration, formatTime } from '../ui/formats.ts';
import { useRun, useStudio, useView } from '../stores/hooks.ts';
import { nodeRun, runOfNode } from '../stores/running/runStore.ts';
import { FactList, type Fact } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';

const STATES = {
  queued: 'queued',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'stopped',
  waiting: 'waits for a choice',
} as const;

export interface LastRunProps {
  readonly id: string;
  /** Whether its texts are what a model said. */
  readonly isGenerator: boolean;
}

/** What the newest run of a node gave: how long, how much, what went wrong, what was said. */
export function LastRun({ id, isGenerator }: LastRunProps) {
  const node = useRun(nodeRun(id));
  const startedAt = useRun((state) => runOfNode(id)(state)?.startedAt);
  if (!node) return null;
  const texts = textsOf(node).filter((text) => text !== '');
  return (
    <>
      <Section title="Last run">
        <FactList facts={facts(node, startedAt)} />
        <Errors id={id} errors={errors(node)} />
      </Section>
      {texts.length > 0 && (
        <Section title={isGenerator ? 'Text from the model' : 'Text'}>
          {texts.map((text, index) => (
            <p key={index} className="inspector__text" dir="auto">
              {text}
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

/** What its calls wrote so far, else what came out of it. */
function textsOf({ slots, outputs }: NodeRunState): readonly string[] {
  const written = slots.flatMap((slot) => (slot.kind ? [slot.text ?? ''] : []));
  return written.length > 0 ? written : Object.values(outputsOf(outputs, 'text')).flat();
}

/** Comes into view and takes the keys when the node asks for it. */
function Errors({ id, errors }: { readonly id: string; readonly errors: readonly ErrorReport[] }) {
  const { view } = useStudio();
  const isAskedFor = useView((state) => state.failureOf === id);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAskedFor) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
    view.getState().failureShown();
  }, [isAskedFor, view]);
  if (errors.length === 0) return null;
  return (
    <div ref={place} className="inspector__errors" role="group" aria-label="What went wrong" tabIndex={-1}>
      {errors.map((error) => (
        <ReportCallout key={error.message} report={error} />
      ))}
    </div>
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

/** The node's own error and those of its pictures, each once. */
function errors(node: NodeRunState): ErrorReport[] {
  const all = [node.error, ...node.slots.map((slot) => slot.error)].flatMap((error) =>
    error && error.code !== 'cancelled' && error.code !== 'not-asked' ? [error] : [],
  );
  return [...new Map(all.map((error) => [error.message, error])).values()];
}
