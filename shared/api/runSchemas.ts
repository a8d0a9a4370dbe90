/** Schemas of runs, their calls, the queue they wait in, and money. */
import { z } from 'zod';
import { ENDPOINT_KINDS } from '../graph/callKinds.ts';
import { CALL_STATES } from '../runs/CallState.ts';
import { FAILURE_SCOPES } from '../runs/RunSettings.ts';
import { areKeys, MOST_KEYS } from './shortcuts.ts';
import { image, list, money, problem, rowMark, runId, sources } from './basicSchemas.ts';

/** A call a run would make. */
export const plannedCall = z.object({
  node: z.string(),
  index: z.number().int(),
  provider: z.string(),
  model: z.string(),
  seed: z.number(),
  /** The row of a list it is made for. */
  row: rowMark.exactOptional(),
  /** The beginning of what it asks for; a text that is still to be written stands in it as `⟨text 3 to be written⟩`. */
  prompt: z.string(),
  instructions: z.string(),
  /** How many pictures go with it. */
  references: z.number().int(),
  /** What it asks for hangs on what is still to be made, so nobody knows yet whether its result is there. */
  isOpen: z.literal(true).exactOptional(),
  /** What it makes; absent: a picture. */
  kind: z.literal('text').exactOptional(),
  /** px; absent where it makes no picture. */
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
  notes: list(z.string()),
  /** Of the call itself; 0 where it is reused. */
  estimate: money,
  /** Whether the library has the result already, so that nothing is sent. */
  isReused: z.boolean(),
  /** What the call cost that is reused. */
  saved: money.exactOptional(),
  /** Whether the estimate rests on the model's own price; else it is that of a similar model, and no cap can hold the call. */
  isPriced: z.boolean(),
});

export const failureScope = z.enum(FAILURE_SCOPES);
/** Whole micro-dollars. */
export const microUsd = z.number().int().min(0).max(1e15);
/** `RepeatUnknown` */
export const repeatUnknown = z.union([z.boolean(), z.object({ asOf: z.number() })]);
/** `RunSettings` */
/** px; 0: no limit. Shorter than this no model makes anything of a picture. */
const referenceLongSide = z.union([z.literal(0), z.number().int().min(256).max(16_383)]);

export const runSettings = {
  targets: list(z.string()).exactOptional(),
  again: z.union([z.literal('all'), list(z.string())]).exactOptional(),
  repeatUnknown: repeatUnknown.exactOptional(),
  onError: failureScope.exactOptional(),
  referenceLongSide: referenceLongSide.exactOptional(),
  maxCost: microUsd.exactOptional(),
};

/** `SeedWishes`, but for the targets; without `draw`, the seeds are drawn anew. */
export const seedWishes = z.object({
  draw: z.string().max(200).exactOptional(),
  keep: list(z.object({ node: z.string(), field: z.string() })).exactOptional(),
});
/** `Whole` */
export const whole = z.union([z.number(), z.string().regex(/^\d{1,20}$/)]);
/** `TakenSeed` */
export const takenSeed = z.object({
  node: z.string(),
  field: z.string(),
  value: whole,
});

/** What a key would say if the run used it now. */
const keyNotice = z.object({
  provider: z.string(),
  name: z.string(),
  /** The nodes that name it. */
  nodes: list(z.string()),
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
});

/** A run as lists show it. Pictures are counted by their places in the batches. */
export const runSummary = z.object({
  runId,
  /** Name of the graph; the first words of its prompt where it had none. */
  graph: z.string(),
  /** The beginning of what its first call asks; empty where it makes none. */
  prompt: z.string(),
  /** Why the newest of its calls that failed did. Absent: none failed. */
  reason: z.string().exactOptional(),
  documentId: z.uuid().exactOptional(),
  /** `interrupted`: the program ended before the run did. */
  status: z.enum(['queued', 'running', 'interrupted', 'completed', 'failed', 'cancelled']),
  /** Of one that waits or runs: it belongs to another program that is open now, and only that one can stop it or take it out. */
  isElsewhere: z.literal(true).exactOptional(),
  /** ms since the epoch */
  queuedAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  expected: z.number().int(),
  /** Places that have their picture, reused ones included. */
  done: z.number().int(),
  reused: z.number().int(),
  failed: z.number().int(),
  /** Places whose last call was cut off by a crash and may have been billed. */
  unknown: z.number().int(),
  /** What its calls cost, failed ones included; calls in flight by their estimate. */
  cost: money,
  saved: money,
  /** The newest few pictures. */
  images: list(image),
});

/** One row of the ledger, for people. */
export const ledgerCall = z.object({
  callId: z.string(),
  node: z.string(),
  index: z.number().int(),
  seed: z.number(),
  /** The row of a list it was made for. */
  row: rowMark.exactOptional(),
  /** What it makes; absent: a picture. */
  kind: z.literal('text').exactOptional(),
  state: z.enum(CALL_STATES),
  /** What it means that it is cut off; absent: `ask`. */
  endpoint: z.enum(ENDPOINT_KINDS).exactOptional(),
  /** What its provider calls it, where it is collected there. */
  remoteId: z.string().exactOptional(),
  /** The service tier that really answered. */
  tier: z.string().exactOptional(),
  /** The line of the price list its estimate rests on. */
  price: z.string().exactOptional(),
  provider: z.string(),
  model: z.string(),
  prompt: z.string(),
  instructions: z.string(),
  /** What was really sent, as label and value, in reading order. */
  settings: list(z.tuple([z.string(), z.string()]).readonly()),
  references: list(image),
  notes: list(z.string()),
  estimate: money,
  /** What it cost, or may have cost; absent: nothing was billed, or it is not over. */
  cost: money.exactOptional(),
  usage: z
    .object({
      inputTokens: z.number().exactOptional(),
      outputTokens: z.number().exactOptional(),
      imageTokens: z.number().exactOptional(),
    })
    .exactOptional(),
  error: problem.exactOptional(),
  /** What the model said: beside the picture, or all of it. */
  text: z.string(),
  /** What the model looked for and found before it answered. */
  sources: sources.exactOptional(),
  /** ms since the epoch; `null`: it was not sent. */
  sentAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  images: list(image),
  /** The run whose call was reused, and what that saved. */
  reused: z.object({ runId, saved: money }).exactOptional(),
});

export const queueState = z.object({
  /** Nothing further is started until the user says so: after a restart with runs waiting, or as wished. */
  isPaused: z.boolean(),
  /** The run under way. */
  running: runId.nullable(),
  /** In the order they will run. */
  waiting: list(runSummary),
});

/** Money spent on one day with one model by one graph. */
export const spendRow = z.object({
  /** ISO date, local. */
  day: z.string(),
  provider: z.string(),
  model: z.string(),
  graph: z.string(),
  /** Calls sent. */
  calls: z.number().int(),
  /** Of them, those that gave no picture. */
  failed: z.number().int(),
  /** Of them, those whose price nobody knows: they are in the cost with nothing. */
  unpriced: z.number().int(),
  /** Calls that were not sent because their result was there. */
  reused: z.number().int(),
  cost: money,
  /** Of the cost, that of the calls that gave no picture. */
  failedCost: money,
  saved: money,
});
/** ms since the epoch; `to` itself is left out. */
export const period = z.object({ from: z.number().exactOptional(), to: z.number().exactOptional() });

/** What nodes that are newly placed hold, where the user wants other than their types' own. */
export const newNodes = z.object({
  /** Type of the provider node that is added where one is needed. Absent: the one used last, or whose key is there. */
  provider: z.string().max(100).exactOptional(),
  /** The model of a provider node, by the node's type. */
  models: z.record(z.string().max(100), z.string().max(300)).exactOptional(),
  /** How many pictures settings ask for. */
  pictures: z.number().int().min(1).max(16).exactOptional(),
  /** What happens to seeds before each run. */
  seedControl: z.enum(['fixed', 'randomise', 'increment', 'decrement']).exactOptional(),
});

export const settings = z.object({
  /** Calls at once per provider. */
  concurrency: z.number().int().min(1).max(64),
  /** What a failed call ends where the run does not say. */
  onError: failureScope,
  /** The most one run, and one day, may commit; `null`: no cap. */
  runCap: microUsd.nullable(),
  dayCap: microUsd.nullable(),
  /** Folders of wildcards, besides the data folder's own. */
  wildcardFolders: list(z.string().min(1).max(4096)),
  /** The page asks before a run whose estimate is at least this; `null`: never. */
  askAbove: microUsd.nullable(),
  /** px; reference pictures that are longer are sent smaller. 0: as they are. */
  referenceLongSide,
  /** Keys of commands in place of the table's, by the command's id. */
  shortcuts: z.record(z.string().max(100), z.array(z.string().refine(areKeys)).max(MOST_KEYS).readonly()),
  newNodes,
  /** Whether providers with a key are asked once a day which models they have. */
  renewModels: z.boolean(),
});

/** What is to be known before a run. */
export const runPreview = z.object({
  /** When it was looked at, ms since the epoch: what the user agrees to then is what was known by then. */
  at: z.number(),
  calls: list(plannedCall),
  /** How many items come out of an output, where that is not one. */
  lists: list(z.object({ node: z.string(), socket: z.string(), count: z.number().int(), hasRows: z.boolean() })),
  /** What nodes tell beforehand, such as rows that are left out. */
  notes: list(z.object({ node: z.string(), message: z.string() })),
  /** Of them, those that would be sent. */
  toSend: z.number().int(),
  reused: z.number().int(),
  /** Of those to send, how many were cut off the last time and may have been billed already. */
  mayBeBilled: z.number().int(),
  /** Of those to send. */
  estimate: money,
  saved: money,
  byProvider: list(
    z.object({
      provider: z.string(),
      toSend: z.number().int(),
      reused: z.number().int(),
      estimate: money,
      priceDate: z.string().nullable(),
    }),
  ),
  /** ISO date of the oldest price the estimate rests on; `null` where nothing costs. */
  priceDate: z.string().nullable(),
  problems: list(problem),
  /** Whether the problems keep the graph from running at all; else they end a part of the run. */
  isRefused: z.boolean(),
  /** The seeds the run would take, where they differ from those in the graph. */
  seeds: list(takenSeed),
  /** Whether a run draws seeds anew that stand as 0 in the graph, so that no two runs of it are alike. */
  drawsAnew: z.boolean(),
  /** Keys that are missing or not approved. */
  keys: list(keyNotice),
  caps: z.object({
    run: microUsd.nullable(),
    day: microUsd.nullable(),
    spentToday: money,
    /** Of `toSend`, how many the caps let through, going by the estimates. */
    allowed: z.number().int(),
    /** The cap that is reached first; `null`: none. */
    reached: z.enum(['run', 'day']).nullable(),
  }),
});
