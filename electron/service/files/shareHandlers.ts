import type { Handlers } from '#shared/api/contract';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { attempt } from '../attempt.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type ShareCalls = Extract<keyof Handlers, `share.${string}`>;

/** Giving a graph away. Live keys are known only on this side, so the check is made here. */
export function createShareHandlers({
  redactor,
  assertClean,
  paletteOf,
}: Pick<ServicePorts, 'redactor' | 'assertClean' | 'paletteOf'>): Pick<Handlers, ShareCalls> {
  return {
    'share.check': ({ workflow: given }) =>
      attempt(() => {
        const workflow = readWorkflow(given);
        return shareCheck(workflow, paletteOf(workflow), redactor());
      }),
    'share.export': ({ workflow: given, strip }) =>
      attempt(() => {
        const workflow = readWorkflow(given);
        const text = writeWorkflow(stripWorkflow(workflow, paletteOf(workflow), new Set(strip), redactor()));
        assertClean(text, 'The graph');
        return { text };
      }),
  };
}
