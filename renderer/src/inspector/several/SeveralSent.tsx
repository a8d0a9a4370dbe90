import { formatMoney } from '#shared/graph/Money';
import { hasNodeFailed } from '#shared/runs/missingPlaces';
import { useShallow } from 'zustand/react/shallow';
import { usePreview, useRun, useWorkflow } from '../../stores/hooks.ts';
import { nodeRun } from '../../stores/running/runStore.ts';
import { sumOfCalls } from '../../stores/running/sumOfCalls.ts';
import { Callout } from '../../ui/Callout.tsx';
import { FactList, type Fact } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';

/** What went wrong in some nodes, and what they and all they need would send together. */
export function SeveralSent({ ids }: { readonly ids: readonly string[] }) {
  const graph = useWorkflow((state) => state.workflow);
  const byNode = usePreview((state) => state.byNode);
  const problems = usePreview((state) => ids.reduce((sum, id) => sum + (state.problemsByNode.get(id)?.length ?? 0), 0));
  const failed = useRun(useShallow((state) => ids.filter((id) => hasFailedIn(nodeRun(id)(state)))));
  const { toSend, reused, estimate } = sumOfCalls({ byNode }, graph, ids);
  const facts: Fact[] = [
    { label: 'Calls', value: reused > 0 ? `${String(toSend)}, ${String(reused)} reused` : toSend },
  ];
  if (estimate.microUsd > 0) {
    facts.push({ label: 'Estimate', value: formatMoney({ ...estimate, kind: 'estimate' }), isMono: true });
  }
  return (
    <>
      {failed.length > 0 && (
        <Callout tone="bad">
          <p>{failed.length === 1 ? '1 of them failed.' : `${String(failed.length)} of them failed.`}</p>
        </Callout>
      )}
      {problems > 0 && (
        <Callout tone="bad">
          <p>{problems === 1 ? '1 problem among them.' : `${String(problems)} problems among them.`}</p>
        </Callout>
      )}
      {toSend + reused > 0 && (
        <Section title="They and what they need will send">
          <FactList facts={facts} />
        </Section>
      )}
    </>
  );
}

function hasFailedIn(run: Parameters<typeof hasNodeFailed>[0] | undefined): boolean {
  return run !== undefined && hasNodeFailed(run);
}
