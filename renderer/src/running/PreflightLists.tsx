import type { PlannedCall, RunPreview } from '#shared/api/contract';
import { addMoney, formatMoney } from '#shared/graph/Money';
import { displayName } from '#shared/graph/displayName';
import { callLines, multiplied } from '#shared/runs/callLines';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import { useStudio } from '../stores/hooks.ts';
import { groupByNode } from '../stores/running/groupByNode.ts';
import { PreflightLines } from './PreflightLines.tsx';
import './PreflightLists.css';

export interface PreflightListsProps {
  readonly preview: Pick<RunPreview, 'calls' | 'notes'>;
  /** That was checked. */
  readonly workflow: Workflow;
}

/** Where lists meet: how many calls each node makes of them, what multiplies, which goes with which, and what is left out. */
export function PreflightLists({ preview, workflow }: PreflightListsProps) {
  const palette = useStudio().paletteOf(workflow);
  const calls = groupByNode(preview.calls);
  const notes = groupByNode(preview.notes);
  const ids = new Set([...calls.keys(), ...notes.keys()]);
  const listed = [...ids].flatMap((id) => {
    const node = nodeById(workflow, id);
    const own = calls.get(id) ?? [];
    const told = notes.get(id) ?? [];
    if (!node || (callLines(own).length <= 1 && told.length === 0)) return [];
    return [{ id, name: displayName(workflow, palette, node), calls: own, notes: told }];
  });
  if (listed.length === 0) return null;
  return (
    <section className="preflight-lists" aria-label="Lists">
      {listed.map(({ id, name, calls: own, notes: told }) => (
        <div key={id} className="preflight-lists__node">
          <h3>{name}</h3>
          {own.length > 0 && <p className="preflight-lists__sum">{sumOf(own)}</p>}
          {told.map(({ message }) => (
            <p key={message}>{message}</p>
          ))}
          {own.some(({ isOpen }) => isOpen) && (
            <p className="preflight__quiet">
              {openWords(own)} Whether a result is there already is known once that is made.
            </p>
          )}
          {callLines(own).length > 1 && <PreflightLines calls={own} name={name} />}
        </div>
      ))}
    </section>
  );
}

function sumOf(calls: readonly PlannedCall[]): string {
  const toSend = calls.filter(({ isReused }) => !isReused);
  const estimate = addMoney(toSend.map((call) => call.estimate));
  const reused = calls.length - toSend.length;
  return [
    multiplied(calls),
    ...(reused > 0 ? [`${String(reused)} reused`] : []),
    ...(estimate.microUsd > 0 ? [formatMoney(estimate)] : []),
  ].join(' · ');
}

function openWords(calls: readonly PlannedCall[]): string {
  const open = calls.filter(({ isOpen }) => isOpen).length;
  return `${open === calls.length ? 'They depend' : `${String(open)} of them depend`} on texts or pictures still to be made.`;
}
