import { randomUUID } from 'node:crypto';
import type { AppError, ErrorReport } from '#shared/errors/AppError';
import { CancelledError } from '#shared/errors/inputErrors';
import type { ImageRef } from '#shared/graph/generation';
import { NO_COST } from '#shared/graph/Money';
import { catalogue } from './shipped.ts';
import type { CallOutcome, CallRecord, Caps, FoundResult, Ports } from '../../electron/engine/Ports.ts';

/** What one call does: how long it takes, ms, and whether it fails. */
export interface CallScript {
  readonly ms?: number;
  readonly error?: AppError;
}

/** Engine ports in memory, with a log of all that was asked of them. */
export interface FakePorts extends Ports {
  readonly planned: CallRecord[];
  readonly started: CallRecord[];
  readonly reused: CallRecord[];
  /** The caps each started call was held to. */
  readonly caps: Caps[];
  readonly kept: CallRecord[];
  readonly failed: { readonly call: CallRecord; readonly error: ErrorReport }[];
  readonly exported: ImageRef[];
  readonly bugs: unknown[];
  /** The most calls that were under way together. */
  readonly mostAtOnce: () => number;
}

/** `library`: what it finds for a call, before this run made anything. */
export function fakePorts(
  script: (call: CallRecord) => CallScript = () => ({}),
  library: (call: CallRecord, since: number | undefined) => FoundResult | undefined = () => undefined,
): FakePorts {
  const planned: CallRecord[] = [];
  const started: CallRecord[] = [];
  const reused: CallRecord[] = [];
  const caps: Caps[] = [];
  const results = new Map<string, FoundResult>();
  const kept: CallRecord[] = [];
  const failed: { call: CallRecord; error: ErrorReport }[] = [];
  const exported: ImageRef[] = [];
  const bugs: unknown[] = [];
  let now = 0;
  let most = 0;
  return {
    planned,
    started,
    reused,
    caps,
    kept,
    failed,
    exported,
    bugs,
    mostAtOnce: () => most,
    catalogue,
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
        const { pixels } = call.effective;
        const pictures = pixels ? [{ path: '', id, bytes: 1, ...pixels, mime: 'image/png' }] : [];
        return { ok: true, received: { pictures, text: `said ${call.index}`, cost: NO_COST } };
      },
    },
    jobs: {
      submit: () => Promise.reject(new Error('Nothing is handed in here.')),
      find: () => Promise.resolve(undefined),
      collect: () => Promise.resolve(undefined),
    },
    ledger: {
      callSubmitted: () => undefined,
      findSubmitted: () => undefined,
      turnsTo: () => [],
      callsPlanned: (calls) => void planned.push(...calls),
      callStarted: (call, _at, held) => {
        caps.push(held);
        started.push(call);
        return true;
      },
      othersEnded: () => Promise.resolve(),
      callDone: (call, { pictures, text }, cost) => {
        kept.push(call);
        const images = pictures.map(({ id, width, height, mime }) => ({ id, width, height, mime }));
        results.set(JSON.stringify(call.effective.request), {
          images,
          text,
          cost,
          callId: call.callId,
          isOwn: false,
          isReused: false,
        });
        return Promise.resolve(images);
      },
      findResult: (call, since) => library(call, since) ?? results.get(JSON.stringify(call.effective.request)),
      provePictures: () => Promise.resolve([]),
      keptTexts: (_runId, _node, asked) => asked.map(() => undefined),
      keepTexts: () => undefined,
      callReused: (call) => reused.push(call) > 0,
      callFailed: (call, error) => void failed.push({ call, error }),
    },
    pictures: { findPictures: (ids) => Promise.resolve(ids.map(() => undefined)) },
    flattener: {
      flatten: (image, drawing) =>
        Promise.resolve({
          ...image,
          id: `${drawing.as} ${JSON.stringify(drawing.marks)} ${image.id}`,
          mime: 'image/png',
        }),
      findFlattened: () => undefined,
    },
    exporter: {
      exportImages: (_run, images) => {
        exported.push(...images);
        return Promise.resolve(images.map((image) => `/exports/${image.id}.png`));
      },
    },
    wildcards: { lists: () => Promise.resolve([]) },
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
