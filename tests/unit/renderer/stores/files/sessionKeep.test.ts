import { beforeEach, describe, expect, it } from 'vitest';
import { session as sessionSchema, type Session } from '#shared/api/sessionSchemas';
import { createSessionKeep } from '../../../../../renderer/src/stores/files/sessionKeep.ts';
import { createDocuments } from '../../../../../renderer/src/stores/graph/documents.ts';
import { groupsGraph } from '../../../../e2e/support/groupsGraph.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const FOXES = aGraph('Foxes').node('a', 'text', { value: 'a fox' }).build();
const [FIRST, SECOND] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'];
const fileOf = (name: string) => ({ name, version: 'v1' });

let taken: string[];

function aPage() {
  const service = fakeService({ 'session.keep': () => ({ taken: [] }) });
  const documents = createDocuments({ paletteOf });
  const keep = createSessionKeep({
    client: service.client,
    documents,
    news: service.news,
    session: fakeStorage(),
    local: fakeStorage(),
    onTaken: (ids) => taken.push(...ids),
  });
  const told = () => service.inputsOf('session.keep').map(({ session }) => session);
  return { service, documents, keep, told };
}

const idsOf = (session: Session | undefined) => session?.tabs.map(({ id }) => id);

beforeEach(() => {
  taken = [];
});

describe('what a page has open', () => {
  it('is told again when the service is back, and news of that waits for the answer', async () => {
    const { service, documents, keep, told } = aPage();
    documents.add(FOXES, fileOf('foxes'), { id: FIRST });
    keep.follow();
    await keep.settled();
    service.answer({ 'session.keep': () => ({ taken: [FIRST] }) });
    const heard: [boolean, number][] = [];
    keep.onReach((isThere) => heard.push([isThere, taken.length]));
    service.reach(false);
    service.reach(true);
    expect(heard).toEqual([[false, 0]]);
    await expect
      .poll(() => heard)
      .toEqual([
        [false, 0],
        [true, 1],
      ]);
    expect(told()).toHaveLength(2);
    expect(taken).toEqual([FIRST]);
  });

  it('is told with the next change where the service refused it', async () => {
    const { service, documents, keep, told } = aPage();
    service.answer({
      'session.keep': () => {
        throw new Error('No room.');
      },
    });
    keep.follow();
    await keep.settled();
    service.answer({ 'session.keep': () => ({ taken: [] }) });
    documents.add(FOXES, fileOf('foxes'), { id: FIRST });
    await keep.settled();
    expect(idsOf(told().at(-1))).toEqual([FIRST]);
  });

  it('keeps what could not come back for later starts, until its file is opened or it was missed too often', async () => {
    const { documents, keep, told } = aPage();
    documents.add(FOXES, fileOf('foxes'), { id: FIRST });
    keep.keepMissed([
      { id: SECOND, file: '/media/stick/owls.lumi.json', missed: 3 },
      { id: crypto.randomUUID(), file: 'gone', missed: 20 },
    ]);
    keep.follow();
    await keep.settled();
    expect(told().at(-1)?.tabs.slice(1)).toEqual([{ id: SECOND, file: '/media/stick/owls.lumi.json', missed: 4 }]);
    documents.add(FOXES, fileOf('/media/stick/owls.lumi.json'));
    await keep.settled();
    expect(idsOf(told().at(-1))).not.toContain(SECOND);
  });

  it('comes back as files have what was given up in leaving, without the blank graph that stood there then', async () => {
    const { documents, keep, told } = aPage();
    documents.add(FOXES, fileOf('foxes'), { id: FIRST });
    documents.add(FOXES, null, { id: SECOND, isUnsaved: true });
    keep.follow();
    const before = keep.present();
    documents.remove(FIRST);
    documents.remove(SECOND);
    keep.keepLeft(before);
    await keep.settled();
    expect(told().at(-1)).toEqual({ activeId: SECOND, tabs: [{ id: FIRST, file: 'foxes' }] });
  });

  it('says where one looks, in groups too, once that rests and when the page goes', async () => {
    const { documents, keep, told } = aPage();
    documents.add(groupsGraph(), fileOf('foxes'), { id: FIRST });
    keep.follow();
    await keep.settled();
    const graph = () => documents.active().store.getState();
    graph().goTo('u2');
    graph().setViewport({ x: 5, y: 6, zoom: 0.5 });
    const place = { path: 'u2', viewport: { x: 5, y: 6, zoom: 0.5 } };
    await expect.poll(() => told().at(-1)?.tabs.at(-1)?.place).toEqual(place);
    expect(told()).toHaveLength(2);
    graph().goTo('');
    keep.leave();
    await expect.poll(() => told().at(-1)?.tabs.at(-1)?.place).toBeUndefined();
  });

  it('shows a graph where one looked in it, and nothing odd where that is gone', () => {
    const { documents } = aPage();
    const place = { path: 'u2', viewport: { x: 5, y: 6, zoom: 0.5 } };
    documents.add(groupsGraph(), fileOf('foxes'), { id: FIRST, place });
    expect(documents.active().store.getState()).toMatchObject({ path: 'u2', workflow: { viewport: place.viewport } });
    expect(documents.active().isDirty).toBe(false);
    documents.add(groupsGraph(), fileOf('others'), { id: SECOND, place: { ...place, path: 'gone/u2' } });
    expect(documents.active().store.getState().path).toBe('');
    expect(documents.active().store.getState().workflow.viewport).toBeUndefined();
  });

  it('comes back without a place that cannot be read', () => {
    const tabs = [{ id: FIRST, file: 'foxes', place: { path: 7 } }];
    expect(sessionSchema.parse({ activeId: FIRST, tabs }).tabs).toMatchObject([{ id: FIRST, file: 'foxes' }]);
  });
});
