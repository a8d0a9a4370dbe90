import type { Handlers } from '#shared/api/contract';
import { palette } from '#shared/nodes/index';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { shareCheck } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { ServicePorts } from './ServicePorts.ts';

type ShareCalls = Extract<keyof Handlers, `share.${string}`>;

/** Giving a graph away. Live keys are known only on this side, so the check is made here. */
export function createShareHandlers({
  redact,
  assertClean,
}: Pick<ServicePorts, 'redact' | 'assertClean'>): Pick<Handlers, ShareCalls> {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- a graph that cannot be read is a rejection
    'share.check': async ({ workflow }) => shareCheck(readWorkflow(workflow), palette, redact),
    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    'share.export': async ({ workflow, strip }) => {
      const text = writeWorkflow(stripWorkflow(readWorkflow(workflow), palette, new Set(strip), redact));
      assertClean(text, 'The graph');
      return { text };
    },
  };
}
