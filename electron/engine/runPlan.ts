import type { AppError } from '#shared/errors/AppError';
import { CancelledError, UnequalListsError, WaitsForChoiceError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { NodeContext } from '#shared/graph/NodeDefinition';
import type { NodeOutputs } from '#shared/graph/NodeOutputs';
import type { PlannedNode, RunPlan } from '#shared/graph/planRun';
import type { Rows } from '#shared/graph/rows/Row';
import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import type { CallLimiter } from './CallLimiter.ts';
import { EventQueue } from './EventQueue.ts';
import { HeldError } from './Batch.ts';
import { generateBatch } from './generateBatch.ts';
import { typedOutputs, withRows, type NodeGiven } from './NodeGiven.ts';
import { collectInputs, leftOutNote, namedUnequal, type NodeInputs, type NodeNames } from './nodeInputs.ts';
import { pictureOf, planPicture, planText, type CallToMake } from './planCalls.ts';
import type { Ports } from './Ports.ts';
import { refuseCrossed } from './refuseCrossed.ts';
import type { Run, RunRules } from './Run.ts';
import { RunControl } from './RunControl.ts';
import { WaitingNodes } from './WaitingNodes.ts';

export interface RunOptions {
  readonly runId: string;
  /** The graph's name, for exported files and lists. */
  readonly name: string;
  readonly limiter: CallLimiter;
  readonly control?: RunControl;
  /** The number of its first event: a run that goes on counts on. Default: 0. */
  readonly firstSeq?: number;
  readonly rules?: RunRules;
}

/**
 * Runs a plan: each node as soon as all it needs has finished. A failure stops new calls as far as the run's scope says; what is in flight
 * ends and is kept, and nodes that need no call still run on what is there. Ends with `run-finished`; throws only on a bug.
 */
export async function* runPlan(plan: RunPlan, ports: Ports, options: RunOptions): AsyncGenerator<RunEvent> {
  const { runId, name, limiter, control = new RunControl(), firstSeq = 0, rules = {} } = options;
  const queue = new EventQueue<RunEventBody>();
  const run: Run = {
    runId,
    name,
    ports,
    limiter,
    control,
    onError: 'stop',
    caps: () => ({}),
    again: [],
    referenceLongSide: 0,
    startedAt: ports.now(),
    held: () => undefined,
    rowsBefore: () => [],
    isRemade: () => false,
    ...rules,
    inFlight: new Map(),
    waiting: new WaitingNodes(),
    emit: (event) => {
      queue.push(event);
    },
  };
  let seq = firstSeq;
  const numbered = (event: RunEventBody): RunEvent => ({ runId, seq: seq++, at: ports.now(), ...event });
  const finished = runNodes(plan, run).finally(() => {
    queue.end();
  });
  let isToldAll = false;
  try {
    for await (const event of queue) yield numbered(event);
    isToldAll = true;
  } finally {
    // A reader that leaves early must not leave calls behind.
    if (!isToldAll) {
      control.stop();
      control.stop();
    }
    await finished;
  }
}

async function runNodes(plan: RunPlan, run: Run): Promise<void> {
  const startedAt = run.ports.now();
  run.emit({ kind: 'run-started', name: run.name, nodes: plan.nodes.map((node) => node.id) });
  run.control.noNewCalls.addEventListener(
    'abort',
    () => {
      if (run.control.isStoppedByUser) run.emit({ kind: 'run-stopping' });
    },
    { once: true },
  );
  const outputs = new Map<string, Promise<NodeGiven | undefined>>();
  const names: NodeNames = new Map(plan.nodes.map(({ id, name }) => [id, name]));
  // Plans are ordered, so what a node waits for is in the map before it.
  for (const node of plan.nodes) outputs.set(node.id, runNode(node, outputs, names, run));
  const all = await Promise.all(outputs.values());
  const outcome = run.control.hasFailed
    ? 'failed'
    : all.every((one, at) => one ?? run.waiting.has(plan.nodes[at]))
      ? 'completed'
      : 'cancelled';
  run.emit({ kind: 'run-finished', outcome, ms: run.ports.now() - startedAt });
}

/** What the node gave, or `undefined` where it did not finish. Tells of itself; never rejects. */
async function runNode(
  node: PlannedNode,
  outputs: ReadonlyMap<string, Promise<NodeGiven | undefined>>,
  names: NodeNames,
  run: Run,
): Promise<NodeGiven | undefined> {
  const inputs = await collectInputs(node, outputs);
  const on = inputs ? undefined : await run.waiting.causeOf(node, outputs);
  if (on !== undefined && !run.control.atOnce.aborted) {
    run.waiting.add(node.id, on);
    run.emit({
      kind: 'node-waiting',
      node: node.id,
      on,
      message: `It waits for a choice in “${names.get(on) ?? on}”.`,
    });
    return undefined;
  }
  if (!inputs || run.control.atOnce.aborted) {
    run.emit({ kind: 'node-cancelled', node: node.id });
    return undefined;
  }
  const startedAt = run.ports.now();
  run.emit({ kind: 'node-started', node: node.id });
  const fail = (caught: unknown, outputs?: NodeOutputs): void => {
    const error = reportOf(caught);
    if (error.code === 'unexpected') run.ports.log(caught);
    run.emit({
      kind: 'node-failed',
      node: node.id,
      error: { ...error, node: node.id },
      ms: run.ports.now() - startedAt,
      ...(outputs && { outputs }),
    });
  };
  // A run that keeps going goes on with what a node made, though some of its calls failed.
  let partly: AppError | undefined;
  try {
    const rows = new Map<string, Rows>();
    const context = contextOf(node, { inputs, rows, failPartly: (error) => (partly ??= error) }, run);
    const note = leftOutNote(node, inputs.leftOut, names);
    if (note !== undefined) context.note(note);
    refuseCrossed(node, inputs);
    const lists = ((await node.definition.run?.(inputs.lists, node.fields, context)) ?? {}) as NodeGiven['lists'];
    const given = withRows(lists, rows, inputs.lines);
    const outputs = typedOutputs(node.definition, given);
    if (partly) fail(partly, outputs);
    else run.emit({ kind: 'node-finished', node: node.id, ms: run.ports.now() - startedAt, outputs });
    return given;
  } catch (thrown) {
    const caught = thrown instanceof UnequalListsError ? namedUnequal(thrown, node, names) : thrown;
    if (caught instanceof CancelledError) {
      run.emit({ kind: 'node-cancelled', node: node.id });
      return undefined;
    }
    if (caught instanceof WaitsForChoiceError) {
      run.waiting.add(node.id, node.id);
      run.emit({ kind: 'node-waiting', node: node.id, message: caught.message });
      return undefined;
    }
    if (run.onError === 'stop' && !(caught instanceof HeldError)) run.control.fail();
    else run.control.noteFailure();
    fail(caught);
    return undefined;
  }
}

/** What a node is handed, and what it says beside its lists. */
interface Exchange {
  readonly inputs: NodeInputs;
  readonly rows: Map<string, Rows>;
  readonly failPartly: (error: AppError) => void;
}

function contextOf(node: PlannedNode, { inputs, rows, failPartly }: Exchange, run: Run): NodeContext {
  const { ports, referenceLongSide } = run;
  const options = { catalogue: ports.catalogue, ledger: ports.ledger, referenceLongSide };
  const made = async (calls: readonly CallToMake[]) => {
    const { results, error } = await generateBatch(node.id, calls, run);
    if (error) failPartly(error);
    return results;
  };
  const note = (message: string, total = 0) => {
    run.emit({ kind: 'node-progress', node: node.id, done: 0, total, message, isNote: true });
  };
  return {
    nodeId: node.id,
    lines: inputs.lines,
    rows: (socket) => inputs.rows[socket] ?? [],
    giveRows: (socket, own) => void rows.set(socket, own),
    isTaken: (socket) => node.taken.has(socket),
    note: (message) => {
      note(message);
    },
    signal: run.control.atOnce,
    generate: async (requests) => (await made(requests.map((request) => planPicture(request, options)))).map(pictureOf),
    write: async (requests) =>
      (await made(requests.map((request) => planText(request, options)))).map(({ text, row }) => ({ text, row })),
    findPictures: (ids) => run.ports.pictures.findPictures(ids),
    flatten: (image, drawing) => run.ports.flattener.flatten(image, drawing, run.ports.now()),
    exportImages: (images, options, tell) => {
      const told = new Set<string>();
      return run.ports.exporter.exportImages({ runId: run.runId, name: run.name }, images, options, (message) => {
        if (told.has(message)) return;
        told.add(message);
        tell?.(message);
        note(message, images.length);
      });
    },
    wildcards: () => run.ports.wildcards.lists(),
    once: (asked, make) => keptTexts(node.id, asked, make, run),
    progress: (done, total, message) => {
      run.emit({ kind: 'node-progress', node: node.id, done, total, ...(message !== undefined && { message }) });
    },
  };
}

/** The texts the run has kept, and those it has not made yet, which it keeps before they are used. */
function keptTexts(
  node: string,
  asked: readonly string[],
  make: (place: number) => string,
  { runId, ports: { ledger } }: Run,
): readonly string[] {
  const kept = ledger.keptTexts(runId, node, asked);
  const made = asked.flatMap((each, place) =>
    kept[place] === undefined ? [{ asked: each, text: make(place), place }] : [],
  );
  if (made.length > 0) ledger.keepTexts(runId, node, made);
  const fresh = new Map(made.map(({ place, text }) => [place, text]));
  return asked.map((_, place) => kept[place] ?? fresh.get(place) ?? '');
}
