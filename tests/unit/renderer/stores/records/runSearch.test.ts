import { expect, it } from 'vitest';
import type { RunSummary } from '#shared/api/contract';
import { BadInputError } from '#shared/errors/inputErrors';
import { createRunSearch } from '../../../../../renderer/src/stores/records/runSearch.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { aRun } from '../../runs/aRun.ts';

/** A library of ten runs, of which those with an even number ask for a fox. */
function open() {
  let runs: RunSummary[] = Array.from({ length: 10 }, (_, at) => aRun({ runId: `run ${at}`, queuedAt: at }));
  const service = fakeService({
    'run.list': ({ query, limit = 0, before = Infinity }) =>
      runs
        .filter(({ queuedAt }) => queuedAt < before && (query === 'fox' ? queuedAt % 2 === 0 : true))
        .sort((one, other) => other.queuedAt - one.queuedAt)
        .slice(0, limit),
  });
  const store = createRunSearch({ ...service, pageSize: 3, pauseMs: 1 });
  const end = store.getState().attach();
  return {
    service,
    store,
    end,
    add: (queuedAt: number) => (runs = [...runs, aRun({ runId: `run ${queuedAt}`, queuedAt })]),
    found: () => store.getState().runs?.map(({ queuedAt }) => queuedAt),
  };
}

it('finds page by page, to the last', async () => {
  const { store, found, end } = open();
  await store.getState().search(' fox ');
  expect(found()).toEqual([8, 6, 4]);
  await store.getState().loadMore();
  expect([found(), store.getState().hasMore]).toEqual([[8, 6, 4, 2, 0], false]);
  await store.getState().search('');
  expect(store.getState()).toMatchObject({ runs: null, hasMore: false, isCurrent: true });
  end();
});

it('keeps the older pages when a run comes that is found too', async () => {
  const { service, store, found, add, end } = open();
  await store.getState().search('fox');
  await store.getState().loadMore();
  add(12);
  service.tell({
    kind: 'run',
    event: { kind: 'run-finished', runId: 'run 12', seq: 1, at: 1, outcome: 'completed', ms: 1 },
  });
  await expect.poll(found).toEqual([12, 8, 6, 4, 2, 0]);
  expect(store.getState().hasMore).toBe(false);
  end();
});

it('says why it could not search, and finds nothing then', async () => {
  const { service, store, end } = open();
  service.answer({
    'run.list': () => {
      throw new BadInputError('The words cannot be read.');
    },
  });
  await store.getState().search('fox');
  expect(store.getState()).toMatchObject({ runs: [], error: { message: 'The words cannot be read.' } });
  end();
});
