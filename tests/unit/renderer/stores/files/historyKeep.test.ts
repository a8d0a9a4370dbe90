import { describe, expect, it } from 'vitest';
import { createHistoryKeep } from '../../../../../renderer/src/stores/files/historyKeep.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const present = { name: 'Foxes', nodes: [], edges: [] };

describe('undo that outlives its page', () => {
  it('is kept by the service, and read as it was', async () => {
    let text: string | null = null;
    const { client } = fakeService({
      'undo.write': ({ history }) => void (text = history),
      'undo.read': () => ({ history: text }),
    });
    const keep = createHistoryKeep(client);
    expect(await keep.read(ID)).toBeUndefined();
    await keep.write(ID, { past: [present], present, future: [] });
    expect(await keep.read(ID)).toEqual({ version: 1, past: [present], present, future: [] });
  });

  it('is lost without a word where the service keeps nothing', async () => {
    const keep = createHistoryKeep(fakeService().client);
    await keep.write(ID, { past: [present], present, future: [] });
    expect(await keep.read(ID)).toBeUndefined();
    await keep.forget(ID);
  });
});
