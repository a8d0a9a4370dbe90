import { describe, expect, it } from 'vitest';
import { RemoteError } from '#shared/api/createClient';
import { createPageKeep } from '../../../../../renderer/src/stores/files/pageKeep.ts';
import { putBack } from '../../../../../renderer/src/stores/files/putBack.ts';
import { fakeService } from '../../../../support/fakeService.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';

const FOXES = '00000000-0000-4000-8000-000000000001';
const OWLS = '00000000-0000-4000-8000-000000000002';

/** A journal that holds these, and a page that kept both graphs at 100 ms. */
function aStart(journal: readonly { documentId: string; at: number }[] = []) {
  const written: string[] = [];
  const errors: string[] = [];
  const inPage = createPageKeep(fakeStorage());
  for (const documentId of [FOXES, OWLS]) inPage.keep({ documentId, file: null, at: 100, workflow: {} });
  const { client } = fakeService({
    'recovery.list': () => journal.map((kept) => ({ ...kept, name: '', file: null, nodes: 0, excerpt: '' })),
    'recovery.write'({ documentId }) {
      if (documentId === OWLS) throw new RemoteError({ code: 'storage', message: 'The disk is full.' });
      written.push(documentId);
    },
  });
  const onError = ({ message }: { readonly message: string }) => errors.push(message);
  const ids = () => inPage.list().map(({ documentId }) => documentId);
  return { client, inPage, onError, written, errors, ids };
}

describe('what a page kept by itself', () => {
  it('goes into the journal once; what is not taken stays', async () => {
    const start = aStart([{ documentId: FOXES, at: 50 }]);
    await putBack({ ...start, isElsewhere: () => false });
    expect(start.written).toEqual([FOXES]);
    expect(start.errors).toEqual(['The disk is full.']);
    expect(start.ids()).toEqual([OWLS]);
  });

  it('is not written over what was kept later', async () => {
    const start = aStart([{ documentId: FOXES, at: 150 }]);
    await putBack({ ...start, isElsewhere: () => false });
    expect(start.written).toHaveLength(1);
    expect(start.written).not.toContain(FOXES);
    expect(start.ids()).toEqual([OWLS]);
  });

  it('is left to the page that has it open', async () => {
    const start = aStart();
    await putBack({ ...start, isElsewhere: () => true });
    expect(start.written).toEqual([]);
    expect(start.ids()).toEqual([FOXES, OWLS]);
  });
});
