import type { RunPreview, Settings } from '#shared/api/contract';
import { takeSeeds, withSeeds } from '#shared/nodes/takeSeeds';
import type { RunSettings } from '#shared/runs/RunSettings';
import { describe, expect, it } from 'vitest';
import { createPreflightStore } from '../../../../../renderer/src/stores/running/preflightStore.ts';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { createGraphOnScreen } from '../../../../../renderer/src/stores/graph/graphOnScreen.ts';
import { createQueueStore } from '../../../../../renderer/src/stores/running/queueStore.ts';
import type { RunStore } from '../../../../../renderer/src/stores/running/runStore.ts';
import type { TakenGraph } from '../../../../../renderer/src/stores/graph/TakenGraph.ts';
import { createKeysStore } from '../../../../../renderer/src/stores/settings/keysStore.ts';
import { createSettingsStore } from '../../../../../renderer/src/stores/settings/settingsStore.ts';
import { createViewStore } from '../../../../../renderer/src/stores/view/viewStore.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { seedsOf } from '../../../../support/seedsOf.ts';
import { palette, paletteOf } from '../../../../support/shipped.ts';

const SETTINGS: Settings = {
  concurrency: 4,
  onError: 'stop',
  runCap: null,
  dayCap: null,
  askAbove: 1_000_000,
  wildcardFolders: [],
  referenceLongSide: 2048,
  shortcuts: {},
  newNodes: {},
  renewModels: true,
};
const NONE = { microUsd: 0, kind: 'estimate' } as const;
const CALL: RunPreview['calls'][number] = {
  node: 'draw',
  index: 0,
  provider: 'google',
  model: 'm',
  seed: 1,
  prompt: 'a fox',
  instructions: '',
  references: 0,
  width: 10,
  height: 10,
  notes: [],
  estimate: { microUsd: 134_000, kind: 'estimate' },
  isReused: false,
  isPriced: true,
};
const PREVIEW: RunPreview = {
  at: 5000,
  calls: [CALL],
  lists: [],
  notes: [],
  toSend: 1,
  reused: 0,
  mayBeBilled: 0,
  estimate: CALL.estimate,
  saved: NONE,
  byProvider: [],
  priceDate: '2026-01-01',
  problems: [],
  isRefused: false,
  seeds: [],
  drawsAnew: false,
  keys: [],
  caps: { run: null, day: null, spentToday: NONE, allowed: 1, reached: null },
};
const KEY = { provider: 'google', name: 'TEAM', nodes: ['g'], code: 'key-not-approved', message: 'Not approved.' };

function aPage({ preview = PREVIEW, settings: chosen = SETTINGS }: { preview?: RunPreview; settings?: Settings } = {}) {
  const previewed: unknown[] = [];
  const started: RunSettings[] = [];
  const seeds: unknown[] = [];
  const ran: string[] = [];
  const refused: string[] = [];
  let answer = preview;
  let kept = chosen;
  let whileAsking: () => unknown = () => undefined;
  const { client, news, tell } = fakeService({
    'settings.get': () => kept,
    'settings.set': (changed) => (kept = { ...kept, ...changed }),
    'keys.list': () => [],
    'keys.keychain': () => ({ isPersistent: true }),
    async 'run.preview'(input) {
      previewed.push(input);
      await whileAsking();
      return { ...answer, seeds: seedsOf(input) };
    },
  });
  const documents = createDocuments({ paletteOf });
  documents.add(aGraph().node('dice', 'seed', { value: 1, control: 'increment' }).build(), null);
  const workflow = createGraphOnScreen(documents);
  const run = {
    getState: () => ({
      start: (asked: RunSettings, taken: TakenGraph) => {
        const took = takeSeeds(taken.graph, palette, taken);
        const graph = withSeeds(taken.graph, took);
        documents.find(taken.documentId)?.store.getState().moveSeeds(taken, took);
        started.push(asked);
        ran.push(graph.name);
        seeds.push(graph.nodes[0]?.fields?.['value']);
        return Promise.resolve({ ...taken, graph });
      },
      refuse: ({ message }: { message: string }) => refused.push(message),
    }),
  } as unknown as RunStore;
  const storage = { getItem: () => null, setItem: () => undefined };
  const view = createViewStore({ storage, session: storage, showTheme: () => undefined, isNarrow: false });
  const queue = createQueueStore({ client, news, onError: () => undefined });
  const settings = createSettingsStore({ client, news, onError: () => undefined });
  const keys = createKeysStore(client);
  const preflight = createPreflightStore({ client, news, documents, run, queue, settings, keys, view });
  return {
    preflight,
    documents,
    settings,
    keys,
    setElsewhere: (changed: Partial<Settings>) => {
      kept = { ...kept, ...changed };
      tell({ kind: 'settings', settings: kept });
    },
    workflow,
    queue,
    view,
    previewed,
    started,
    refused,
    seeds,
    ran,
    whileAsking: (what: () => unknown) => (whileAsking = what),
    answerWith: (next: RunPreview) => (answer = next),
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

describe('a sheet', () => {
  it('takes the graph anew where something of it was mended, and runs that', async () => {
    const { preflight, workflow, previewed, answerWith, seeds } = aPage({ preview: { ...PREVIEW, isRefused: true } });
    await preflight.getState().check();
    workflow.getState().setField('dice', 'value', 7);
    // By itself it stays with what was checked.
    await preflight.getState().refresh();
    expect(preflight.getState().sheet?.taken.graph.nodes[0]?.fields?.['value']).toBe(1);
    answerWith(PREVIEW);
    await preflight.getState().retake();
    expect(previewed.at(-1)).toMatchObject({ workflow: { nodes: [{ fields: { value: 7 } }] } });
    expect(preflight.getState().sheet).toMatchObject({ preview: { isRefused: false } });
    await preflight.getState().run();
    expect(seeds).toEqual([8]);
  });
});

describe('a run', () => {
  it('starts at once where there is nothing to know first', async () => {
    const { preflight, started, previewed } = aPage();
    await preflight.getState().launch({ targets: ['draw'], again: ['draw'] });
    expect(started).toEqual([{ targets: ['draw'], again: ['draw'] }]);
    expect(previewed[0]).toMatchObject({ targets: ['draw'], again: ['draw'] });
    expect(preflight.getState().sheet).toBeNull();
  });

  it.each([
    ['estimate', { preview: { ...PREVIEW, estimate: { microUsd: 1_000_000, kind: 'estimate' } } }],
    ['keys', { preview: { ...PREVIEW, keys: [KEY] } }],
    ['cap', { preview: { ...PREVIEW, caps: { ...PREVIEW.caps, allowed: 0, reached: 'day' } } }],
    ['may-be-billed', { preview: { ...PREVIEW, mayBeBilled: 1 } }],
    ['unpriced', { preview: { ...PREVIEW, calls: [{ ...CALL, isPriced: false }] } }],
  ] as const)('is asked about first because of: %s', async (reason, page) => {
    const { preflight, started } = aPage(page);
    await preflight.getState().launch();
    expect(preflight.getState().sheet?.reasons).toEqual([reason]);
    expect(started).toEqual([]);
    await preflight.getState().run();
    // Consent is to what the sheet told of.
    expect(started).toEqual([reason === 'may-be-billed' ? { repeatUnknown: { asOf: 5000 } } : {}]);
    expect(preflight.getState().sheet).toBeNull();
  });

  it('is not asked about where nothing would be sent, or the user wants no question', async () => {
    const dear = { ...PREVIEW, estimate: { microUsd: 9_000_000, kind: 'estimate' } as const };
    const never = aPage({ preview: dear, settings: { ...SETTINGS, askAbove: null } });
    await never.preflight.getState().launch();
    const reused = aPage({ preview: { ...dear, toSend: 0, keys: [KEY] } });
    await reused.preflight.getState().launch();
    expect([never.started, reused.started]).toEqual([[{}], [{}]]);
  });

  it('is worked out with the seeds it will have', async () => {
    const { preflight, workflow, previewed } = aPage();
    const { draw } = workflow.getState().take();
    await preflight.getState().launch();
    expect(previewed[0]).toMatchObject({ workflow: { nodes: [{ fields: { value: 1 } }] }, seeds: { draw } });
  });

  it('is left to be refused where the graph has problems', async () => {
    const { preflight, started } = aPage({ preview: { ...PREVIEW, keys: [KEY], isRefused: true } });
    await preflight.getState().launch();
    expect([preflight.getState().sheet, started.length]).toEqual([null, 1]);
    await preflight.getState().check();
    expect(preflight.getState().sheet?.preview.isRefused).toBe(true);
  });

  it('is asked about all the same where a problem ends only a part of it', async () => {
    const problems = [{ code: 'unequal-lists', message: 'The lists are of unequal length.', node: 'dice' }];
    const { preflight, started } = aPage({ preview: { ...PREVIEW, problems, keys: [KEY] } });
    await preflight.getState().launch();
    expect(preflight.getState().sheet).toMatchObject({ reasons: ['keys'], preview: { isRefused: false } });
    await preflight.getState().run();
    expect(started).toEqual([{}]);
  });

  it('is of the graph as it was launched, whatever is typed meanwhile', async () => {
    const { preflight, workflow, whileAsking, seeds } = aPage();
    whileAsking(() => {
      workflow.getState().setField('dice', 'value', 70);
    });
    await preflight.getState().launch({ times: 3 });
    expect(seeds).toEqual([2, 3, 4]);
    expect(workflow.getState().workflow.nodes[0]?.fields?.['value']).toBe(70);
  });

  it('is of the graph it was launched from, though another came on screen meanwhile', async () => {
    const { preflight, documents, whileAsking, ran, seeds } = aPage();
    whileAsking(() => {
      documents.add(aGraph('Other').build(), null);
    });
    await preflight.getState().launch({ times: 2 });
    expect(ran).toEqual(['Test graph', 'Test graph']);
    expect(seeds).toEqual([2, 3]);
    expect(documents.active().name).toBe('Other');
  });

  it('is not made where it should be asked about and another graph is on screen by then', async () => {
    const { preflight, documents, whileAsking, ran, view } = aPage({ preview: { ...PREVIEW, keys: [KEY] } });
    whileAsking(() => {
      documents.add(aGraph('Other').build(), null);
    });
    await preflight.getState().launch();
    expect([ran, preflight.getState().sheet]).toEqual([[], null]);
    expect(view.getState().notice?.message).toMatch(/^“Test graph” was not run/);
  });

  it('is asked about where its repetitions together come past the cap of the day', async () => {
    const caps = { ...PREVIEW.caps, day: 500_000, spentToday: { microUsd: 100_000, kind: 'actual' } as const };
    const { preflight } = aPage({ preview: { ...PREVIEW, caps }, settings: { ...SETTINGS, askAbove: null } });
    await preflight.getState().launch({ times: 3 });
    expect(preflight.getState().sheet?.reasons).toEqual(['cap']);
    preflight.getState().cancel();
    await preflight.getState().launch({ times: 2 });
    expect(preflight.getState().sheet).toBeNull();
  });

  it('is made several times, and what all of them cost counts', async () => {
    const { preflight, started } = aPage();
    await preflight.getState().launch({ times: 8 });
    expect(preflight.getState().sheet).toMatchObject({ estimate: { microUsd: 1_072_000 }, reasons: ['estimate'] });
    await preflight.getState().run();
    expect(started).toHaveLength(8);
  });

  it('is said to wait where the queue is paused', async () => {
    const { preflight, queue, view } = aPage();
    queue.setState({ isPaused: true });
    await preflight.getState().launch();
    expect(view.getState().notice?.message).toBe('The queue is paused, so this run waits.');
  });

  it('is launched once by two presses', async () => {
    const { preflight, started } = aPage();
    await Promise.all([preflight.getState().launch(), preflight.getState().launch()]);
    expect(started).toHaveLength(1);
  });
});

describe('what a failed call ends', () => {
  it('holds from the moment it is chosen', async () => {
    const { preflight, settings, previewed } = aPage();
    const keeping = settings.getState().change({ onError: 'continue' });
    await preflight.getState().check();
    expect(previewed.at(-1)).toMatchObject({ onError: 'continue' });
    await keeping;
    preflight.getState().cancel();
    await preflight.getState().check();
    expect(previewed.at(-1)).not.toHaveProperty('onError');
  });
});

describe('the sheet', () => {
  it('comes on demand, also where nothing matters, and starts nothing when it is put away', async () => {
    const { preflight, started } = aPage();
    await preflight.getState().check();
    expect(preflight.getState().sheet).toMatchObject({ preview: { calls: PREVIEW.calls }, reasons: [] });
    preflight.getState().cancel();
    await preflight.getState().run();
    expect(started).toEqual([]);
  });

  it('sets what a failed call ends, and a cap, for its own runs only', async () => {
    const { preflight, started, previewed } = aPage();
    await preflight.getState().check();
    preflight.getState().setRunOnError('continue');
    await preflight.getState().setMaxCost(500_000);
    expect(previewed.at(-1)).toMatchObject({ onError: 'continue', maxCost: 500_000 });
    await preflight.getState().run();
    await preflight.getState().launch();
    expect(started).toEqual([{ onError: 'continue', maxCost: 500_000 }, {}]);
  });

  it('is worked out again once the keys changed, or a setting did in whatever window', async () => {
    const { preflight, settings, keys, setElsewhere, previewed, answerWith, settle } = aPage({
      preview: { ...PREVIEW, keys: [KEY] },
    });
    preflight.getState().attach();
    await preflight.getState().launch();
    answerWith(PREVIEW);
    await keys.getState().refresh();
    await settle();
    expect(preflight.getState().sheet?.preview.keys).toEqual([]);
    answerWith({ ...PREVIEW, caps: { ...PREVIEW.caps, day: 5_000_000 } });
    settings.getState().attach();
    setElsewhere({ dayCap: 5_000_000 });
    await settle();
    expect(preflight.getState().sheet?.preview.caps.day).toBe(5_000_000);
    expect(previewed).toHaveLength(3);
  });

  it('says why it came as of now, once it was worked out again', async () => {
    const dear = { ...PREVIEW, estimate: { microUsd: 2_000_000, kind: 'estimate' } } as const;
    const { preflight, answerWith } = aPage({ preview: { ...dear, keys: [KEY] } });
    await preflight.getState().launch();
    expect(preflight.getState().sheet?.reasons).toEqual(['keys', 'estimate']);
    answerWith({ ...PREVIEW, keys: [KEY] });
    await preflight.getState().refresh();
    expect(preflight.getState().sheet?.reasons).toEqual(['keys']);
  });

  it('is not what an earlier one comes to late', async () => {
    const { preflight, whileAsking, settle } = aPage();
    await preflight.getState().check({ targets: ['dice'] });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    whileAsking(() => promise);
    const late = preflight.getState().refresh();
    await settle();
    whileAsking(() => undefined);
    preflight.getState().cancel();
    await preflight.getState().check();
    resolve(undefined);
    await late;
    expect(preflight.getState().sheet?.request).toEqual({});
  });

  it('goes when another graph comes on screen', async () => {
    const { preflight, documents } = aPage();
    preflight.getState().attach();
    await preflight.getState().check();
    documents.add(aGraph('Other').build(), null);
    expect(preflight.getState().sheet).toBeNull();
  });
});
