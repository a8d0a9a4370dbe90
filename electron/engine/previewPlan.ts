import type { Turn } from '#shared/graph/generation';
import type { ErrorReport } from '#shared/errors/AppError';
import type { RunPlan } from '#shared/graph/planRun';
import type { NodeOutputs } from '#shared/graph/NodeOutputs';
import { NO_COST, type Money } from '#shared/graph/Money';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { ExpectedCall, ExpectedImage } from '#shared/runs/RunEvent';
import { CallLimiter } from './CallLimiter.ts';
import type {
  CallRecord,
  FlattenerPort,
  FoundResult,
  GeneratorPort,
  LedgerPort,
  PicturesPort,
  Ports,
  WildcardsPort,
} from './Ports.ts';
import { drawnStandIns } from './drawnStandIns.ts';
import type { RunRules } from './Run.ts';
import { runPlan } from './runPlan.ts';

export interface PreviewedCall extends ExpectedCall, Partial<Pick<ExpectedImage, 'width' | 'height'>> {
  /** Absent: a picture. */
  readonly kind?: 'text';
  readonly node: string;
  readonly index: number;
  /** What it asks for; a text that is still to be written stands in it as `⟨text 3 to be written⟩`. */
  readonly prompt: string;
  readonly instructions: string;
  /** How many pictures go with it. */
  readonly references: number;
  /** What it asks for hangs on texts or pictures that are still to be made, so nobody knows yet whether its result is there. */
  readonly isOpen?: true;
  /** The library has the result already: nothing would be sent. */
  readonly isReused: boolean;
  /** What the call cost that would be reused. */
  readonly saved?: Money;
}

/** How many items come out of an output, where that is not one. */
export interface PreviewedList {
  readonly node: string;
  readonly socket: string;
  readonly count: number;
  /** Whether they belong to rows. */
  readonly hasRows: boolean;
}

export interface Preview {
  readonly calls: readonly PreviewedCall[];
  readonly lists: readonly PreviewedList[];
  /** What nodes tell beforehand, such as rows that are left out. */
  readonly notes: readonly { readonly node: string; readonly message: string }[];
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
  /** What came before a picture. Default: nothing. */
  readonly turnsTo?: LedgerPort['turnsTo'];
  /** What was drawn on already. Default: nothing. */
  readonly findFlattened?: FlattenerPort['findFlattened'];
  /** Default: they are whole. */
  readonly provePictures?: LedgerPort['provePictures'];
  /** Default: there are none. */
  readonly wildcards?: WildcardsPort;
  readonly again?: RunRules['again'];
  readonly referenceLongSide?: number;
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
    turnsTo = () => [],
    findFlattened = () => undefined,
    provePictures = () => Promise.resolve([]),
    wildcards = { lists: () => Promise.resolve([]) },
    again = [],
    referenceLongSide = 0,
    now = 0,
  } = options;
  const calls: PreviewedCall[] = [];
  const lists: PreviewedList[] = [];
  const notes: Preview['notes'][number][] = [];
  const problems: ErrorReport[] = [];
  const places = new Map<string, number>();
  const asked = new Map<string, readonly CallRecord[]>();
  const ports = previewPorts(
    { catalogue, findResult, findSubmitted, turnsTo, findPictures, findFlattened, provePictures, wildcards, now },
    (planned) => {
      const [first] = planned;
      if (first) asked.set(first.node, planned);
    },
  );
  for await (const event of runPlan(plan, ports, {
    runId: '',
    name: '',
    limiter: new CallLimiter(() => Infinity),
    rules: { again, referenceLongSide, onError: 'continue' },
  })) {
    if (event.kind === 'images-expected' || event.kind === 'texts-expected') {
      const { node } = event;
      const expected = event.kind === 'images-expected' ? event.images : event.texts;
      const kind = event.kind === 'texts-expected' && { kind: 'text' as const };
      places.set(node, calls.length);
      for (const [index, call] of expected.entries())
        calls.push({ ...call, ...kind, node, index, ...NOT_ASKED, isReused: false });
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
    if (event.kind === 'node-progress' && event.isNote && event.message !== undefined)
      notes.push({ node: event.node, message: event.message });
    if (event.kind === 'node-finished') lists.push(...listsOf(event.node, event.outputs));
    if (event.kind === 'node-failed') problems.push(event.error);
  }
  return {
    calls: calls.map((call) => ({ ...call, ...askedFor(asked.get(call.node)?.[call.index]) })),
    lists,
    notes,
    problems,
  };
}

const NOT_ASKED = { prompt: '', instructions: '', references: 0 };

function askedFor(
  call: CallRecord | undefined,
): Pick<PreviewedCall, 'prompt' | 'instructions' | 'references' | 'isOpen'> {
  if (!call) return NOT_ASKED;
  const { prompt, instructions, references, mask } = call.effective.request;
  const isOpen =
    [prompt, instructions].some((text) => TO_BE_WRITTEN.test(text)) ||
    [...references, ...(mask ? [mask] : [])].some(({ id }) => id.startsWith(MADE_UP));
  return { prompt, instructions, references: references.length, ...(isOpen && { isOpen: true as const }) };
}

function listsOf(node: string, outputs: NodeOutputs): PreviewedList[] {
  return Object.entries(outputs).flatMap(([socket, { items, rows }]) =>
    items.length === 1 ? [] : [{ node, socket, count: items.length, hasRows: rows !== undefined }],
  );
}

const MADE_UP = 'made-up';
const TO_BE_WRITTEN = /⟨text \d{1,9} to be written⟩/;

/** Each made-up result differs from every other, as real ones would. */
function previewPorts(
  {
    catalogue,
    findResult,
    findSubmitted,
    turnsTo,
    findPictures,
    findFlattened,
    provePictures,
    wildcards,
    now,
  }: Required<Omit<PreviewOptions, 'again' | 'referenceLongSide'>>,
  onPlanned: (calls: readonly CallRecord[]) => void,
): Ports {
  const made = new Map<string, FoundResult>();
  let number = 0;
  const wordsOf = ({ effective }: CallRecord) => JSON.stringify(effective.request);
  const generate: GeneratorPort['generate'] = ({ effective: { pixels } }) => {
    number += 1;
    const name = `${MADE_UP} ${number}`;
    const pictures = pixels ? [{ path: '', id: name, bytes: 0, ...pixels, mime: 'image/png' }] : [];
    return Promise.resolve({ ok: true, received: { pictures, text: `⟨text ${number} to be written⟩`, cost: NO_COST } });
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
      // What is still to be made can be sent back too, once it is there.
      turnsTo: (picture, provider, model) =>
        picture.startsWith(MADE_UP) ? [madeUpTurn(picture)] : turnsTo(picture, provider, model),
      callsPlanned: onPlanned,
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
      keptTexts: (_runId, _node, asked) => asked.map(() => undefined),
      keepTexts: () => undefined,
      callReused: () => true,
    },
    pictures: { findPictures },
    flattener: { flatten: drawnStandIns(MADE_UP, findFlattened), findFlattened },
    exporter: { exportImages: () => Promise.resolve([]) },
    wildcards,
    now: () => now,
    newId: () => '',
    log: () => undefined,
  };
}

function madeUpTurn(id: string): Turn {
  return { prompt: '', references: [], answer: [], image: { id, width: 1, height: 1, mime: 'image/png' } };
}
