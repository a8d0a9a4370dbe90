import { z } from 'zod';
import type { RunEvent } from '../../runs/RunEvent.ts';
import { list, runId, workflow } from '../basicSchemas.ts';
import {
  failureScope,
  ledgerCall,
  microUsd,
  period,
  queueState,
  repeatUnknown,
  runPreview,
  runSettings,
  runSummary,
  seedWishes,
  spendRow,
  takenSeed,
} from '../runSchemas.ts';
import { call } from './call.ts';
import { fileName } from './fileCalls.ts';

/** Where a graph is saved; absent: nowhere yet. */
const file = fileName.exactOptional();

/** Runs, those that wait, those there were, and what they cost. */
export const runCalls = {
  /**
   * Moves the graph's seeds on, takes a snapshot and puts it at the end of the queue; it starts at once where nothing runs or waits.
   * `documentId`: the page's own name for the graph, given back by `run.current`. `file`: the graph's own file, with which its lists lie.
   * Lists are read out of their files now; the run keeps what they held. Gives the seeds that the graph has by that.
   */
  'run.start': call(
    z.object({
      workflow,
      file,
      documentId: z.uuid().exactOptional(),
      seeds: seedWishes.exactOptional(),
      ...runSettings,
    }),
    z.object({ runId, seeds: list(takenSeed) }),
  ),
  /** First: no new calls, those in flight may end. Again: those are aborted too. One that waits is taken out of the queue. */
  'run.stop': call(z.object({ runId }), z.object({ stopping: z.enum(['gently', 'at-once', 'ended']) })),
  /**
   * Goes on with a run that has ended, or was interrupted, with the graph as it ran: only what has no picture is asked for.
   * `only`: of that, these places. `repeatUnknown`: also calls that may have been billed already, of those cut off by then; without it they are left out.
   */
  'run.resume': call(
    z.object({
      runId,
      only: list(z.object({ node: z.string(), index: z.number().int().min(0) })).exactOptional(),
      repeatUnknown: repeatUnknown.exactOptional(),
      onError: failureScope.exactOptional(),
      maxCost: microUsd.exactOptional(),
    }),
    z.object({ runId }),
  ),
  /** What a run would send, worked out without sending anything. */
  'run.preview': call(z.object({ workflow, file, seeds: seedWishes.exactOptional(), ...runSettings }), runPreview),
  /** The runs of this session, oldest first, with all they told so far: what a page needs to show them after a reload. */
  'run.current': call(
    z.void(),
    list(
      z.object({
        runId,
        graph: z.string(),
        workflow,
        documentId: z.uuid().exactOptional(),
        events: list(z.custom<RunEvent>()),
      }),
    ),
  ),
  /** The keys that a run of this graph, or of what an earlier run goes on with, would ask for. Refused as such a run is. */
  'run.keys': call(
    z.union([z.object({ runId }), z.object({ workflow, file, ...runSettings })]),
    list(z.object({ node: z.string(), provider: z.string(), name: z.string() })),
  ),
  /**
   * Every run there ever was, newest first. `limit`: all of them without. `before`: only those queued before this time, ms since the epoch.
   * `query`: as `QUERY` of the command line; a call of the run must have all its words: in prompt, instructions, text, why it failed, model or
   * graph. `of`: in place of words, only those that were started from these documents, or of a graph of this name.
   */
  'run.list': call(
    z.object({
      limit: z.number().int().min(1).max(500).exactOptional(),
      before: z.number().exactOptional(),
      query: z.string().max(1000).exactOptional(),
      of: z
        .object({
          documents: z.array(z.uuid()).max(100).readonly(),
          name: z.string().min(1).max(1000).exactOptional(),
        })
        .exactOptional(),
    }),
    list(runSummary),
  ),
  /** The runs whose id begins so, newest first; ten at most. */
  'run.find': call(z.object({ start: z.string() }), list(runSummary)),
  /** One run with the graph as it ran, how it was asked for, and all its calls in the order they were made. */
  'run.details': call(
    z.object({ runId }),
    z.object({ run: runSummary, workflow, settings: z.object(runSettings), calls: list(ledgerCall) }),
  ),
  /**
   * The graph as it ran, and what the run told as far as the library has its results: for who shows them again. Nothing is sent. Without events where
   * this version cannot run the graph.
   */
  'run.replay': call(z.object({ runId }), z.object({ workflow, events: list(z.custom<RunEvent>()) })),

  'queue.get': call(z.void(), queueState),
  /** Puts a waiting run before another; `null`: at the end. */
  'queue.move': call(z.object({ runId, before: runId.nullable() }), queueState),
  /** Takes a waiting run out. One that runs already is not touched: refused with `not-found`. */
  'queue.cancel': call(z.object({ runId }), queueState),
  'queue.setPaused': call(z.object({ isPaused: z.boolean() }), queueState),

  /** What was spent, newest day first. */
  'spend.report': call(period, list(spendRow)),
  /** The same as a CSV file. On the desktop it asks where to and writes it (`saved`); else it gives the text. */
  'spend.export': call(period, z.object({ saved: z.boolean(), text: z.string().exactOptional(), name: z.string() })),
} as const;
