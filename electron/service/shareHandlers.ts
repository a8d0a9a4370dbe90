import type { Handlers } from '#shared/api/contract';
import { palette } from '#shared/nodes/index';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { attempt } from './attempt.ts';
import type { ServicePorts } from './ServicePorts.ts';

type ShareCalls = Extract<keyof Handlers, `share.${string}`>;

/** Giving a graph away. Live keys are known only on this side, so the check is made here. */
export function createShareHandlers({
  redactor,
  assertClean,
}: Pick<ServicePorts, 'redactor' | 'assertClean'>): Pick<Handlers, ShareCalls> {
  return {
    'share.check': ({ workflow }) => attempt(() => shareCheck(readWorkflow(workflow), palette, redactor())),
    'share.export': ({ workflow, strip }) =>
      attempt(() => {
        const text = writeWorkflow(stripWorkflow(readWorkflow(workflow), palette, new Set(strip), redactor()));
        assertClean(text, 'The graph');
        return { text };
      }),
  };
}
