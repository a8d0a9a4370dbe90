import type { ErrorReport } from '#shared/errors/AppError';
import type { RunPlan } from '#shared/graph/planRun';
import { NO_COST, type Money } from '#shared/graph/Money';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { ExpectedCall, ExpectedImage } from '#shared/runs/RunEvent';
import { CallLimiter } from './CallLimiter.ts';
import type { CallRecord, FoundResult, GeneratorPort, LedgerPort, PicturesPort, Ports } from './Ports.ts';
import type { RunRules } from './Run.ts';
import { runPlan } from './runPlan.ts';

export interface PreviewedCall extends ExpectedCall, Partial<Pick<ExpectedImage, 'width' | 'height'>> {
  /** Absent: a picture. */
  readonly kind?: 'text';
  readonly node: string;
  readonly index: number;
  /** The library has the result already: nothing would be sent. */
  readonly isReused: boolean;
  /** What the call cost that would be reused. */
  readonly saved?: Money;
}

export interface Preview {
  readonly calls: readonly PreviewedCall[];
  /** What would stop the run on the way, such as lists of unequal length. */
  readonly problems: readonly ErrorReport[];
}

export interface PreviewOptions {
  readonly catalogue: Catalogue;
  /** What the library has. Default: nothing. */
  readonly findResult?: LedgerPort['findResult'];
  /** What providers are at work on already. Default: nothing. */
  readonly findSubmitted?: LedgerPort['findSubmitted'];
  /** Default: it has none. */
  readonly findPictures?: PicturesPort['findPictures'];
  /** Default: they are whole. */
  readonly provePictures?: LedgerPort['provePictures'];
  readonly again?: RunRules['again'];
  /** ms since the epoch */
  readonly now?: number;
}

/** What a run would send: the same engine, with ports that send and keep nothing. Texts and pictures still to be made are stand-ins. */
export async function previewPlan(plan: RunPlan, options: PreviewOptions): Promise<Preview> {
  const {
    catalogue,
    findResult = () => undefined,
    findSubmitted = () => undefined,
    findPictures = (ids: readonly string[]) => Promise.resolve(ids.map(() => undefined)),
    provePictures = () => Promise.resolve([]),
    again = [],
    now = 0,
  } = options;
  const calls: PreviewedCall[] = [];
  const problems: ErrorReport[] = [];
  const places = new Map<string, number>();
  for await (const event of runPlan(
    plan,
    previewPorts({ catalogue, findResult, findSubmitted, findPictures, provePictures, now }),
    {
      runId: '',
      name: '',
      limiter: new CallLimiter(() => Infinity),
      rules: { again, onError: 'continue' },
    },
  )) {
    if (event.kind === 'images-expected') {
      places.set(event.node, calls.length);
      calls.push(...event.images.map((image, index) => ({ ...image, node: event.node, index, isReused: false })));
    }
    if (event.kind === 'texts-expected') {
      places.set(event.node, calls.length);
      calls.push(
        ...event.texts.map((text, index) => ({
          ...text,
          kind: 'text' as const,
          node: event.node,
          index,
          isReused: false,
        })),
      );
    }
    if ((event.kind === 'image-saved' || event.kind === 'text-saved') && event.reused) {
      const at = (places.get(event.node) ?? 0) + event.index;
      const call = calls[at];
      if (call)
        calls[at] = {
          ...call,
          isReused: true,
          isPriced: true,
          estimate: NO_COST,
          ...(event.saved && { saved: event.saved }),
        };
    }
    if (event.kind === 'node-failed') problems.push(event.error);
  }
  return { calls, problems };
}

const MADE_UP = 'made-up';

/** Each made-up result differs from every other, as real ones would. */
function previewPorts({
  catalogue,
  findResult,
  findSubmitted,
  findPictures,
  provePictures,
  now,
}: Required<Omit<PreviewOptions, 'again'>>): Ports {
  const made = new Map<string, FoundResult>();
  let number = 0;
  const wordsOf = ({ effective }: CallRecord) => JSON.stringify(effective.request);
  const generate: GeneratorPort['generate'] = ({ effective: { pixels } }) => {
    const name = `${MADE_UP} ${(number += 1)}`;
    const pictures = pixels ? [{ path: '', id: name, bytes: 0, ...pixels, mime: 'image/png' }] : [];
    return Promise.resolve({ ok: true, received: { pictures, text: name, cost: NO_COST } });
  };
  return {
    catalogue,
    generator: { generate },
    jobs: {
      submit: () => Promise.resolve({ ok: true, remoteId: MADE_UP }),
      find: () => Promise.resolve(MADE_UP),
      collect: (call, _remoteId, signal) => generate(call, signal),
    },
    ledger: {
      callSubmitted: () => undefined,
      findSubmitted,
      callsPlanned: () => undefined,
      callStarted: () => true,
      othersEnded: () => Promise.resolve(),
      callFailed: () => undefined,
      callDone: (call, { pictures, text }) => {
        const images = pictures.map(({ id, width, height, mime }) => ({ id, width, height, mime }));
        const { estimate: cost } = call.effective;
        made.set(wordsOf(call), { images, text, cost, callId: '', isOwn: false, isReused: false });
        return Promise.resolve(images);
      },
      findResult: (call, since) => findResult(call, since) ?? made.get(wordsOf(call)),
      provePictures: (images) => provePictures(images.filter(({ id }) => !id.startsWith(MADE_UP))),
      callReused: () => undefined,
    },
    pictures: { findPictures },
    exporter: { exportImages: () => Promise.resolve([]) },
    now: () => now,
    newId: () => '',
    log: () => undefined,
  };
}
