import type { ErrorReport } from '#shared/errors/AppError';
import type { RunPlan } from '#shared/graph/planRun';
import { NO_COST } from '#shared/graph/Money';
import type { ExpectedImage } from '#shared/runs/RunEvent';
import { CallLimiter } from './CallLimiter.ts';
import type { Ports } from './Ports.ts';
import { runPlan } from './runPlan.ts';

export interface PreviewedCall extends ExpectedImage {
  readonly node: string;
  readonly index: number;
}

export interface Preview {
  readonly calls: readonly PreviewedCall[];
  /** What would stop the run on the way, such as lists of unequal length. */
  readonly problems: readonly ErrorReport[];
}

/** What a run would send: the same engine, with ports that send and keep nothing. Texts and pictures still to be made are stand-ins. */
export async function previewPlan(plan: RunPlan): Promise<Preview> {
  const calls: PreviewedCall[] = [];
  const problems: ErrorReport[] = [];
  for await (const event of runPlan(plan, previewPorts, {
    runId: '',
    name: '',
    limiter: new CallLimiter(() => Infinity),
  })) {
    if (event.kind === 'images-expected')
      calls.push(...event.images.map((image, index) => ({ ...image, node: event.node, index })));
    if (event.kind === 'node-failed') problems.push(event.error);
  }
  return { calls, problems };
}

const previewPorts: Ports = {
  generator: {
    generate: ({ effective: { pixels } }) =>
      Promise.resolve({
        ok: true,
        received: { pictures: [{ path: '', id: '', bytes: 0, ...pixels, mime: 'image/png' }], text: '', cost: NO_COST },
      }),
  },
  ledger: {
    callStarted: () => undefined,
    callFailed: () => undefined,
    callDone: (_call, { pictures: [{ id, width, height, mime }] }) => Promise.resolve([{ id, width, height, mime }]),
  },
  exporter: { exportImages: () => Promise.resolve([]) },
  now: () => 0,
  newId: () => '',
  log: () => undefined,
};
