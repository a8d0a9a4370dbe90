import { randomUUID } from 'node:crypto';
import type { AppError, ErrorReport } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import { NO_COST } from '#shared/graph/Money';
import type { CallOutcome, CallRecord, Ports } from '../../electron/engine/Ports.ts';

/** What one call does: how long it takes, ms, and whether it fails. */
export interface CallScript {
  readonly ms?: number;
  readonly error?: AppError;
}

/** Engine ports in memory, with a log of all that was asked of them. */
export interface FakePorts extends Ports {
  readonly started: CallRecord[];
  readonly kept: CallRecord[];
  readonly failed: { readonly call: CallRecord; readonly error: ErrorReport }[];
  readonly exported: ImageRef[];
  readonly bugs: unknown[];
  /** The most calls that were under way together. */
  readonly mostAtOnce: () => number;
}

export function fakePorts(script: (call: CallRecord) => CallScript = () => ({})): FakePorts {
  const started: CallRecord[] = [];
  const kept: CallRecord[] = [];
  const failed: { call: CallRecord; error: ErrorReport }[] = [];
  const exported: ImageRef[] = [];
  const bugs: unknown[] = [];
  let now = 0;
  let most = 0;
  return {
    started,
    kept,
    failed,
    exported,
    bugs,
    mostAtOnce: () => most,
    generator: {
      async generate(call, signal): Promise<CallOutcome> {
        now += 1;
        most = Math.max(most, now);
        const { ms = 1, error } = script(call);
        const aborted = await sleep(ms, signal);
        now -= 1;
        if (aborted) return { ok: false, error: new CancelledError('Stopped.') };
        if (error) return { ok: false, error };
        const id = call.callId.replaceAll('-', '').padEnd(64, '0');
        const picture = { path: '', id, bytes: 1, ...call.effective.pixels, mime: 'image/png' };
        return { ok: true, received: { pictures: [picture], text: `said ${call.index}`, cost: NO_COST } };
      },
    },
    ledger: {
      callStarted: (call) => void started.push(call),
      callDone: (call, { pictures: [{ id, width, height, mime }] }) => {
        kept.push(call);
        return Promise.resolve([{ id, width, height, mime }]);
      },
      callFailed: (call, error) => void failed.push({ call, error }),
    },
    exporter: {
      exportImages: (_run, images) => {
        exported.push(...images);
        return Promise.resolve(images.map((image) => `/exports/${image.id}.png`));
      },
    },
    now: () => Date.now(),
    newId: () => randomUUID(),
    log: (error) => void bugs.push(error),
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve(true);
      },
      { once: true },
    );
  });
}
