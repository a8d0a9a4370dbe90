import { useMemo } from 'react';
import type { ModelAsk } from '#shared/models/ModelAsk';
import { takeModel } from '#shared/models/takeModel';
import { providerNodeType } from '#shared/nodes/providerNode';
import { usePalette, usePreview, useWorkflow } from '../stores/hooks.ts';
import { FactList } from '../ui/FactList.tsx';
import { changedBy } from './changedBy.ts';
import type { ModelRow } from './modelRows.ts';
import { usePreviewOf } from './usePreviewOf.ts';

interface TakesPlaceProps {
  readonly row: ModelRow;
  readonly ask: ModelAsk;
  /** The node whose model it would be. */
  readonly node: string;
  /** The model that is there now. */
  readonly title: string;
}

/** What the graph would send with another model, beside what it sends now. */
export function TakesPlace({ row, ask, node, title }: TakesPlaceProps) {
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.workflow);
  const byNode = usePreview((state) => state.byNode);
  const estimate = usePreview((state) => state.estimate);
  const { provider, model } = row;
  const changed = useMemo(() => {
    const taken = { type: providerNodeType(provider), model: model.id, family: model.family };
    return takeModel(workflow, node, taken, palette);
  }, [workflow, node, provider, model, palette]);
  const preview = usePreviewOf(changed);
  const then = preview && {
    calls: preview.calls.filter((call) => call.provider === provider.id && call.model === model.id),
    estimate: preview.problems.length > 0 ? null : preview.estimate,
  };
  const callers = new Set((then?.calls ?? []).map((call) => call.node));
  const calls = [...callers].flatMap((id) => byNode.get(id) ?? []);
  const changes = changedBy(row, ask, { calls, estimate }, then);
  return (
    <section aria-label="What changes">
      <h4>If it takes the place of {title}</h4>
      <FactList
        facts={changes.map(({ label, was, now, isMono }) => ({
          label,
          isMono: isMono === true,
          value: (
            <>
              {was !== undefined && (
                <>
                  <del className="models__was">{was}</del>{' '}
                </>
              )}
              {was === undefined ? now : <ins className="models__will">{now}</ins>}
            </>
          ),
        }))}
      />
      {preview?.problems[0] && <p className="models__warning">{preview.problems[0].message}</p>}
    </section>
  );
}
