import { RemoteError } from '#shared/api/createClient';
import type { RunSummary } from '#shared/api/contract';
import { GraphProblemsError } from '#shared/errors/inputErrors';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { RunEvent, RunEventBody } from '#shared/runs/RunEvent';
import type { Workflow } from '#shared/workflow/Workflow';
import { describe, expect, it } from 'vitest';
import { arrivingImages } from '../../../../../renderer/src/stores/pictures/arrivingImages.ts';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createGraphOnScreen } from '../../../../../renderer/src/stores/graph/graphOnScreen.ts';
import { createQueueStore } from '../../../../../renderer/src/stores/running/queueStore.ts';
import { createRunStore, nodeRun } from '../../../../../renderer/src/stores/running/runStore.ts';
import { fakeService, type FakeAnswers } from '../../../../support/fakeService.ts';
import { palette, paletteOf } from '../../../../support/shipped.ts';
import { aGraph } from '../../../../support/builders.ts';
import { createPalette, defineNode, input } from '#shared/graph/NodeDefinition';
import { gallery } from '#shared/nodes/gallery';
import { seedsOf } from '../../../../support/seedsOf.ts';

const RUN = '11111111-1111-4111-8111-111111111111';
const OTHER = '33333333-3333-4333-8333-333333333333';
const FOXES = '22222222-2222-4222-8222-222222222222';
const GRAPH: Workflow = {
  name: 'Foxes',
  nodes: [
    { id: 'sample', type: 'google-provider', position: { x: 0, y: 0 } },
    { id: 'config', type: 'gemini-config', position: { x: 0, y: 0 } },
    {
      id: 'draw',
      type: 'image-processor',
      position: { x: 0, y: 0 },
      fields: { prompt: 'a fox', seed: 4, control: 'increment' },
    },
    { id: 'show', type: 'gallery', position: { x: 0, y: 0 } },
    { id: 'last', type: 'gallery', position: { x: 0, y: 0 } },
  ],
  edges: [
    { from: { node: 'sample', socket: 'provider' }, to: { node: 'draw', socket: 'provider' } },
    { from: { node: 'config', socket: 'config' }, to: { node: 'draw', socket: 'config' } },
    { from: { node: 'draw', socket: 'images' }, to: { node: 'show', socket: 'images' } },
    { from: { node: 'show', socket: 'images' }, to: { node: 'last', socket: 'images' } },
  ],
};
const IMAGE = { id: 'a'.repeat(64), width: 1376, height: 768, mime: 'image/png' };
const FILE = { name: 'foxes.lumi.json', version: '1' };
const NODES = ['sample', 'config', 'draw', 'show', 'last'];

function definitionIn({ nodes }: Workflow, among = palette) {
  return (id: string) => among.get(nodes.find((node) => node.id === id)?.type ?? '');
}

function told(bodies: readonly RunEventBody[]): RunEvent[] {
  return bodies.map((body, seq) => ({ ...body, runId: RUN, seq, at: 1000 + seq }));
}

const EXPECTED = {
  width: 1376,
  height: 768,
  provider: 'sample',
  model: 'sample',
  notes: [],
  estimate: { microUsd: 0, kind: 'estimate' },
  isPriced: true,
} as const;
const STORY = told([
  { kind: 'run-started', name: 'Foxes', nodes: NODES },
  { kind: 'node-started', node: 'draw' },
  {
    kind: 'images-expected',
    node: 'draw',
    images: [
      { ...EXPECTED, seed: 5 },
      { ...EXPECTED, seed: 6 },
    ],
  },
  { kind: 'image-saved', node: 'draw', index: 1, image: IMAGE, seed: 6, reused: false, text: '' },
  { kind: 'run-finished', outcome: 'completed', ms: 20 },
]);

/** The queue is set by hand. */
const { news: NO_NEWS } = fakeService();

/** A service that knows the runs it told of. */
function aService(answers: FakeAnswers = {}) {
  const known: RunEvent[] = [];
  const service = fakeService({
    'run.current': () =>
      known.length === 0
        ? []
        : [{ runId: RUN, graph: 'Foxes', workflow: workflowFile(GRAPH), documentId: FOXES, events: [...known] }],
    'run.start': (input) => ({ runId: RUN, seeds: seedsOf(input) }),
    'run.stop': () => ({ stopping: 'gently' }),
    ...answers,
  });
  const { client, news, asked } = service;
  const documents = createDocuments({ paletteOf });
  documents.add(GRAPH, FILE, { id: FOXES });
  const workflow = createGraphOnScreen(documents);
  const queue = createQueueStore({ client, news: NO_NEWS, onError: () => undefined });
  const run = createRunStore({ client, news, documents, queue });
  return {
    run,
    queue,
    documents,
    workflow,
    asked,
    known,
    tell: (...events: readonly RunEvent[]) => {
      known.push(...events);
      for (const event of events) service.tell({ kind: 'run', event, documentId: FOXES });
    },
    tellOf: (documentId: string | undefined, ...events: readonly RunEvent[]) => {
      for (const event of events) service.tell({ kind: 'run', event, ...(documentId !== undefined && { documentId }) });
    },
    lose: service.lose,
    reach: service.reach,
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

describe('starting', () => {
  it('sends the graph as it is and gives it the seeds that the run took, so that the seed on screen is that of the picture', async () => {
    const { run, workflow, asked } = aService();
    const { draw } = workflow.getState().take();
    await run.getState().start();
    const sent = asked.find(({ name }) => name === 'run.start')?.input;
    expect(sent).toMatchObject({
      workflow: { format: 'lumi-workflow', nodes: [{}, {}, { fields: { prompt: 'a fox', seed: 4 } }, {}, {}] },
      seeds: { draw },
    });
    expect(workflow.getState().workflow.nodes[2]?.fields).toMatchObject({ seed: 5 });
    expect(run.getState().graphs.get(RUN)?.nodes[2]?.fields).toMatchObject({ seed: 5 });
    expect(run.getState()).toMatchObject({ isRunning: true, startError: null });
  });

  it('moves no seed where the graph is refused, and names the problems by node', async () => {
    const { run, workflow } = aService({
      'run.start'() {
        throw new GraphProblemsError([
          { code: 'missing-input', message: 'Generate images needs “Prompt”.', node: 'draw' },
        ]);
      },
    });
    await run.getState().start();
    expect(run.getState().startError?.problems.get('draw')?.[0]?.message).toBe('Generate images needs “Prompt”.');
    expect(run.getState().isRunning).toBe(false);
    expect(workflow.getState().workflow.nodes[2]?.fields).toMatchObject({ seed: 4 });
  });

  it('tells why the service refused', async () => {
    const { run } = aService({
      'run.start'() {
        throw new RemoteError({ code: 'graph-problems', message: 'No key.', node: 'sample' });
      },
    });
    await run.getState().start();
    expect(run.getState()).toMatchObject({ isRunning: false, startError: { report: { message: 'No key.' } } });
    expect(run.getState().startError?.problems.get('sample')).toHaveLength(1);
  });

  it('takes a second press before the first is answered for the same run, and one after it for a further run', async () => {
    const { run, asked } = aService();
    await Promise.all([run.getState().start(), run.getState().start()]);
    expect(asked.filter(({ name }) => name === 'run.start')).toHaveLength(1);
    await run.getState().start();
    expect(asked.filter(({ name }) => name === 'run.start')).toHaveLength(2);
  });

  it('sends how the run is to go, and moves only the seeds that take part', async () => {
    const { run, workflow, asked } = aService();
    await run.getState().start({ targets: ['config'], again: 'all', onError: 'continue', maxCost: 500_000 });
    expect(asked[0]?.input).toMatchObject({ targets: ['config'], again: 'all', onError: 'continue', maxCost: 500_000 });
    expect(workflow.getState().workflow.nodes[2]?.fields).toMatchObject({ seed: 4 });
  });

  it('is no step of undo: what was edited before is taken back, the seed on screen stays that of the picture', async () => {
    const { run, workflow } = aService();
    const fields = () => workflow.getState().workflow.nodes[2]?.fields;
    workflow.getState().setField('draw', 'prompt', 'a red fox');
    await run.getState().start();
    expect(fields()).toMatchObject({ prompt: 'a red fox', seed: 5 });
    workflow.getState().undo();
    expect(fields()).toMatchObject({ seed: 5 });
    expect(fields()).not.toMatchObject({ prompt: 'a red fox' });
    workflow.getState().redo();
    expect(fields()).toMatchObject({ prompt: 'a red fox', seed: 5 });
  });
});

describe('a run of an earlier time', () => {
  const events = (runId: string): RunEvent[] =>
    told([
      { kind: 'run-started', name: 'Foxes', nodes: NODES },
      { kind: 'node-finished', node: 'show', ms: 0, outputs: { images: { type: 'images', items: [IMAGE] } } },
      { kind: 'run-finished', outcome: 'completed', ms: 0 },
    ]).map((event) => ({ ...event, runId }));

  it('is shown on the graph it is opened with, and its later news too; another graph shows none of it', () => {
    const { run, documents } = aService();
    run.getState().attach();
    const opened = documents.add(GRAPH, null, { isUnsaved: true, isBeside: true });
    run.getState().adopt(opened, { runId: OTHER, graph: GRAPH, events: events(OTHER) });
    expect(nodeRun('show')(run.getState())).toMatchObject({ status: 'done', outputs: { images: { items: [IMAGE] } } });
    expect(run.getState()).toMatchObject({ currentRunId: OTHER, isRunning: false, activeRunId: null });
    documents.activate(FOXES);
    expect(nodeRun('show')(run.getState())).toBeUndefined();
  });

  it('is shown by a copy where another graph shows it already', () => {
    const { run, documents } = aService();
    run.getState().attach();
    const [first, second] = [0, 1].map(() => documents.add(GRAPH, null, { isUnsaved: true, isBeside: true }));
    for (const id of [first!, second!]) run.getState().adopt(id, { runId: OTHER, graph: GRAPH, events: events(OTHER) });
    for (const id of [first!, second!]) {
      documents.activate(id);
      expect(nodeRun('show')(run.getState())).toMatchObject({ status: 'done' });
    }
    expect(run.getState().currentRunId).not.toBe(OTHER);
  });
});

describe('a graph that was taken for a run', () => {
  const other: Workflow = { name: 'Owls', nodes: [], edges: [] };

  it('is run as it was, while another is on screen', async () => {
    const { run, workflow, documents, asked } = aService();
    const taken = workflow.getState().take();
    workflow.getState().setField('draw', 'prompt', 'a hare');
    documents.add(other, null);
    const ran = await run.getState().start({}, taken);
    expect(ran?.graph.nodes[2]?.fields).toMatchObject({ prompt: 'a fox', seed: 5 });
    expect(asked[0]?.input).toMatchObject({
      documentId: FOXES,
      workflow: { name: 'Foxes', nodes: [{}, {}, { fields: { prompt: 'a fox', seed: 4 } }, {}, {}] },
    });
    expect(workflow.getState().workflow).toBe(other);
    expect(run.getState().isRunning).toBe(false);
    expect([...run.getState().busy]).toEqual([FOXES]);
    expect(documents.workflowOf(FOXES)?.nodes[2]?.fields).toMatchObject({ prompt: 'a hare', seed: 5 });
  });

  it('is not run once it was closed', async () => {
    const { run, workflow, documents, asked } = aService();
    const taken = workflow.getState().take();
    documents.add(other, null);
    documents.remove(FOXES);
    expect(await run.getState().start({}, taken)).toBeNull();
    expect(asked).toEqual([]);
  });
});

describe('waiting', () => {
  const inQueue = [{ runId: RUN, documentId: FOXES }] as unknown as readonly RunSummary[];

  it('a run that waits is counted for its graph, which does not run', async () => {
    const { run, queue } = aService();
    run.getState().attach();
    await run.getState().start();
    expect(run.getState()).toMatchObject({ isRunning: true, waiting: 0 });
    queue.setState({ running: OTHER, waiting: inQueue });
    expect(run.getState()).toMatchObject({ isRunning: false, waiting: 1, currentRunId: null });
  });

  it('it runs from one run to its next, without a moment in which it does not, and can be stopped there', async () => {
    const service = aService();
    const { run, queue, asked } = service;
    run.getState().attach();
    await run.getState().start();
    const next = [{ runId: OTHER, documentId: FOXES }] as unknown as readonly RunSummary[];
    queue.setState({ running: RUN, waiting: next });
    const seen: boolean[] = [];
    run.subscribe(({ isRunning }) => seen.push(isRunning));
    service.tell(...STORY);
    queue.setState({ running: null });
    await run.getState().stop();
    expect(asked.at(-1)).toEqual({ name: 'run.stop', input: { runId: OTHER } });
    queue.setState({ running: OTHER, waiting: [] });
    service.tell({ kind: 'run-started', name: 'Foxes', nodes: NODES, runId: OTHER, seq: 0, at: 1 });
    expect(new Set(seen)).toEqual(new Set([true]));
  });

  it('a run that waits in a paused queue keeps its graph from running no more than any', () => {
    const { run, queue } = aService();
    run.getState().attach();
    queue.setState({ isPaused: true, waiting: inQueue });
    expect(run.getState().isRunning).toBe(false);
  });

  it('shows its results once it is its turn', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.queue.setState({ waiting: inQueue });
    service.queue.setState({ running: RUN, waiting: [] });
    service.tell(...STORY.slice(0, 4));
    expect(service.run.getState()).toMatchObject({ isRunning: true, activeRunId: RUN, currentRunId: RUN, waiting: 0 });
    expect(nodeRun('draw')(service.run.getState())?.done).toBe(1);
  });

  it('a run that is taken out before its turn leaves nothing behind', async () => {
    const { run, queue } = aService();
    run.getState().attach();
    await run.getState().start();
    queue.setState({ running: OTHER, waiting: inQueue });
    queue.setState({ waiting: [] });
    expect(run.getState()).toMatchObject({ isRunning: false, waiting: 0 });
    expect(run.getState().busy.size).toBe(0);
  });
});

describe('going on', () => {
  it('asks for what is missing, and runs until the run ends again', async () => {
    const service = aService({ 'run.resume': () => ({ runId: RUN }) });
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY);
    await service.run.getState().resume(RUN, { only: [{ node: 'draw', index: 0 }] });
    expect(service.asked.at(-1)).toEqual({
      name: 'run.resume',
      input: { runId: RUN, only: [{ node: 'draw', index: 0 }] },
    });
    expect(service.run.getState().isRunning).toBe(true);
    const next = STORY.map((event) => ({ ...event, seq: event.seq + STORY.length }));
    service.tell(...next.slice(0, 3));
    expect(nodeRun('draw')(service.run.getState())?.slots.map(({ status }) => status)).toEqual(['waiting', 'done']);
    service.tell(...next.slice(3));
    expect(service.run.getState().isRunning).toBe(false);
  });

  it('of a run that is not of the graph on screen leaves that alone', async () => {
    const { run } = aService({ 'run.resume': () => ({ runId: RUN }) });
    run.getState().attach();
    await run.getState().resume(RUN);
    expect(run.getState()).toMatchObject({ isRunning: false, currentRunId: null });
  });

  it('tells why it was refused', async () => {
    const { run } = aService({
      'run.resume'() {
        throw new RemoteError({ code: 'x', message: 'It runs already.' });
      },
    });
    await run.getState().resume(RUN);
    expect(run.getState().startError?.report.message).toBe('It runs already.');
  });
});

describe('hearing', () => {
  it('folds events into the run and ends with its last', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY.slice(0, 4));
    expect(nodeRun('draw')(service.run.getState())).toMatchObject({ status: 'running', done: 1, total: 2 });
    expect(service.run.getState().isRunning).toBe(true);
    service.tell(...STORY.slice(4));
    expect(service.run.getState().isRunning).toBe(false);
  });

  it('asks for the whole story when an event was missed', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    await service.settle();
    service.known.push(...STORY.slice(0, 3));
    service.tell(...STORY.slice(3, 4));
    expect(nodeRun('draw')(service.run.getState())?.slots ?? []).toEqual([]);
    await service.settle();
    expect(nodeRun('draw')(service.run.getState())?.slots[1]?.image).toEqual(IMAGE);
  });

  it('takes up a run that was at work before the page was loaded', async () => {
    const service = aService();
    service.known.push(...STORY.slice(0, 4));
    service.run.getState().attach();
    await service.settle();
    expect(service.run.getState()).toMatchObject({ isRunning: true, currentRunId: RUN });
    expect(nodeRun('draw')(service.run.getState())?.done).toBe(1);
  });

  it('asks once more where it was lost while an answer was on its way, also if that answer fails', async () => {
    let answers = 0;
    const service = aService({
      'run.current'() {
        if (++answers === 1) throw new RemoteError({ code: 'internal', message: 'It failed.' });
        return [{ runId: RUN, graph: 'Foxes', workflow: workflowFile(GRAPH), documentId: FOXES, events: STORY }];
      },
    });
    service.run.getState().attach();
    service.lose();
    await service.settle();
    expect(answers).toBe(2);
    expect(service.run.getState().runs.get(RUN)?.status).toBe('completed');
  });

  it('asks again after the stream was lost', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.settle();
    service.known.push(...STORY);
    service.lose();
    await service.settle();
    expect(service.run.getState().runs.get(RUN)?.status).toBe('completed');
  });
});

describe('a run that was started elsewhere', () => {
  const alike = told([{ kind: 'run-started', name: 'Foxes', nodes: NODES }, ...STORY.slice(1, 4)]);

  it.each([
    ['of a document that is not open here', OTHER],
    ['without a document', undefined],
  ])('%s is nobody’s, and nothing is asked for it', async (_, documentId) => {
    const service = aService();
    service.run.getState().attach();
    await service.settle();
    const { length } = service.asked;
    service.tellOf(documentId, ...alike);
    await service.settle();
    expect(service.run.getState()).toMatchObject({ isRunning: false, currentRunId: null, activeRunId: null });
    expect(service.run.getState().busy.size).toBe(0);
    expect(service.run.getState().runs.get(RUN)?.status).toBe('running');
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    expect(service.asked).toHaveLength(length);
  });

  it('of a document in another tab runs there and nowhere else', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.settle();
    service.documents.add(GRAPH, null, { id: OTHER });
    service.documents.activate(FOXES);
    service.tellOf(OTHER, ...alike);
    expect([...service.run.getState().busy]).toEqual([OTHER]);
    expect(service.run.getState()).toMatchObject({ isRunning: false, currentRunId: null });
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.activate(OTHER);
    expect(service.run.getState()).toMatchObject({ isRunning: true, currentRunId: RUN });
    expect(nodeRun('draw')(service.run.getState())?.done).toBe(1);
  });

  it('is asked for with its graph where that is of a document here, as after the service was started anew', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.settle();
    service.tell(...STORY.slice(0, 1));
    await service.settle();
    expect(service.run.getState().graphs.get(RUN)).toMatchObject({ name: 'Foxes' });
  });
});

describe('results', () => {
  it('undo of an edit leaves them where they are', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY);
    service.workflow.getState().setTitle('draw', 'Painter');
    service.workflow.getState().undo();
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
  });

  it('are shown on no other graph, however like theirs it is', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY);
    service.documents.add(GRAPH, null);
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.add(GRAPH, { name: 'a copy.lumi.json', version: '1' });
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.activate(FOXES);
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
  });

  it('stay with a graph that was given another name, also when it is opened again', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY);
    const named: Workflow = { ...service.workflow.getState().workflow, name: 'Owls' };
    const file = { name: 'owls.lumi.json', version: '1' };
    service.documents.markSaved(FOXES, file, named, GRAPH.name);
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
    service.documents.remove(FOXES);
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.add(named, FILE);
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.add(named, file);
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
  });

  it('belong to the tab they were started from, also while another of the same graph is on screen', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.documents.add(GRAPH, null);
    expect(service.run.getState()).toMatchObject({ isRunning: false, currentRunId: null });
    service.tell(...STORY.slice(0, 4));
    expect([...service.run.getState().busy]).toEqual([FOXES]);
    expect(nodeRun('draw')(service.run.getState())).toBeUndefined();
    service.documents.find(FOXES)?.store.getState().rename('Renamed');
    service.documents.activate(FOXES);
    expect(service.run.getState()).toMatchObject({ isRunning: true, currentRunId: RUN });
    service.tell(...STORY.slice(4));
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
    expect(service.run.getState().busy.size).toBe(0);
  });

  it('are those of the document they were started from, once that is opened', async () => {
    const service = aService();
    service.known.push(...STORY);
    const sample = service.documents.add(GRAPH, null, { isSample: true });
    service.documents.remove(FOXES);
    service.run.getState().attach();
    await service.settle();
    expect(service.run.getState().currentRunId).toBeNull();
    service.documents.add(GRAPH, null, { id: FOXES, isBeside: true });
    expect(service.run.getState().currentRunId).toBe(RUN);
    expect(nodeRun('draw')(service.run.getState())?.slots).toHaveLength(2);
    service.documents.activate(sample);
    expect(service.run.getState().currentRunId).toBeNull();
  });

  it('reach a gallery as they land, also through another one', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY.slice(0, 4));
    const arriving = arrivingImages(GRAPH.edges, 'last', definitionIn(GRAPH));
    const slots = arriving(service.run.getState());
    expect(slots.map((slot) => slot.image?.id)).toEqual([undefined, IMAGE.id]);
  });

  it('reach a gallery by inputs of any name, and not through what makes pictures of its own', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY.slice(0, 4));
    const relay = defineNode({
      ...gallery,
      type: 'relay',
      inputs: { pictures: input('images', 'Pictures') },
      run: ({ pictures }) => Promise.resolve({ images: pictures }),
    });
    const own = createPalette([...palette.values(), relay]);
    const shownBehind = (between: string, socket: string) => {
      const graph = aGraph()
        .node('draw', 'image-processor')
        .node('between', between)
        .node('wall', 'relay')
        .wire('draw.images', `between.${socket}`)
        .wire('between.images', 'wall.pictures')
        .build();
      return arrivingImages(graph.edges, 'wall', definitionIn(graph, own))(service.run.getState());
    };
    expect(shownBehind('relay', 'pictures')).toHaveLength(2);
    expect(shownBehind('image-processor', 'references')).toEqual([]);
  });

  it('are the same array to a gallery until something upstream of it is told', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY.slice(0, 3));
    const arriving = arrivingImages(GRAPH.edges, 'last', definitionIn(GRAPH));
    const slots = arriving(service.run.getState());
    service.tell({ kind: 'node-started', node: 'config', runId: RUN, seq: 3, at: 1 });
    expect(arriving(service.run.getState())).toBe(slots);
    service.tell({ kind: 'image-started', node: 'draw', index: 0, runId: RUN, seq: 4, at: 1 });
    expect(arriving(service.run.getState())).not.toBe(slots);
  });

  it('leave where to look for each node as it is, until another run begins', async () => {
    const service = aService();
    service.run.getState().attach();
    await service.run.getState().start();
    service.tell(...STORY.slice(0, 3));
    const { histories } = service.run.getState();
    service.tell(...STORY.slice(3));
    expect(service.run.getState().histories).toBe(histories);
  });
});

describe('a service that has ended', () => {
  it('leaves its runs cut off, and all goes on as before where it was only away', async () => {
    const { run, tell, reach, settle } = aService();
    run.getState().attach();
    tell(
      ...STORY.slice(0, 3),
      ...told([...STORY.slice(0, 3), { kind: 'image-started', node: 'draw', index: 0 }]).slice(3),
    );
    await settle();
    expect(run.getState().activeRunId).toBe(RUN);
    reach(false);
    expect(run.getState()).toMatchObject({ isServiceGone: true, isRunning: false, activeRunId: null });
    const draw = nodeRun('draw')(run.getState());
    expect(draw?.status).toBe('cancelled');
    expect(draw?.slots.map(({ status, error }) => [status, error?.code])).toEqual([
      ['failed', 'may-be-billed'],
      ['cancelled', undefined],
    ]);
    reach(true);
    await settle();
    expect(run.getState()).toMatchObject({ isServiceGone: false, activeRunId: RUN });
    expect(nodeRun('draw')(run.getState())?.slots.map(({ status }) => status)).toEqual(['running', 'waiting']);
  });

  it('follows a run that another service goes on with, which counts its events from the start', async () => {
    const { run, known, tell, reach, settle } = aService();
    run.getState().attach();
    tell(...STORY.slice(0, 3));
    await settle();
    reach(false);
    known.length = 0;
    reach(true);
    await settle();
    expect(run.getState().activeRunId).toBeNull();
    tell(...STORY);
    await settle();
    expect(run.getState().runs.get(RUN)?.status).toBe('completed');
    expect(nodeRun('draw')(run.getState())?.slots.map(({ image }) => image)).toContainEqual(IMAGE);
  });
});
