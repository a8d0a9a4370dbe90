import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { shipped } from '#shared/shipped';
import { openHistory } from '../../../../../electron/platform/files/history/openHistory.ts';
import { HistoryDesk } from '../../../../../electron/service/history/HistoryDesk.ts';
import { aGraph } from '../../../../support/builders.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const DOCUMENT = '00000000-0000-4000-8000-000000000001';
const graph = (value: string) => aGraph().node('words', 'text', { value }).build();

/** A desk on a real history, which waits a while before it moves or copies. */
function opened(slow = 30) {
  const folder = join(tempFolder(), 'history');
  const logged: unknown[] = [];
  const log = (caught: unknown) => void logged.push(caught);
  const real = openHistory({ folder, assertClean: () => undefined, now: Date.now, log });
  const late = () => new Promise((resolve) => setTimeout(resolve, slow));
  const history: typeof real = {
    ...real,
    copy: (from, to) => late().then(() => real.copy(from, to)),
    move: (from, to) => late().then(() => real.move(from, to)),
  };
  const files = { pathOf: (file: string) => join(folder, '..', file), isGranted: () => true };
  const desk = new HistoryDesk(
    { history, files, paletteOf: shipped.paletteOf, engine: { log }, library: { run: () => undefined } } as never,
    () => undefined,
  );
  const values = async (file: string) => {
    const { versions } = await desk.list({ file });
    return Promise.all(
      versions.map(async ({ id }) => {
        const text = await real.read(`file:${files.pathOf(file)}`, id);
        return readWorkflowText(text).nodes[0]?.fields?.['value'];
      }),
    );
  };
  return { desk, folder, logged, values };
}

describe('what is kept by the way', () => {
  it('is kept in the order it was saved, though the first save takes the history of the page along', async () => {
    const { desk, values, logged } = opened();
    await desk.keep({ document: DOCUMENT }, graph('before'), { kind: 'opened' });
    desk.saved({ file: 'a', documentId: DOCUMENT }, graph('first'));
    desk.saved({ file: 'a' }, graph('second'));
    expect(await values('a')).toEqual(['second', 'first', 'before']);
    expect(logged).toEqual([]);
  });

  it('takes along what was run and opened a moment before', async () => {
    const { desk, values } = opened();
    desk.ran({ documentId: DOCUMENT }, graph('run'), '00000000-0000-4000-8000-000000000002');
    desk.saved({ file: 'a', documentId: DOCUMENT }, graph('saved'));
    desk.opened('a', graph('opened'));
    expect(await values('a')).toEqual(['opened', 'saved', 'run']);
  });

  it('is kept though the history it is a copy of cannot be read, which is told', async () => {
    const { desk, values, logged, folder } = opened();
    // Files lie where folders belong.
    await desk.keep({ file: 'c' }, graph('other'), { kind: 'saved' });
    const at = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 40);
    writeFileSync(join(folder, at(`file:${join(folder, '..', 'b')}`)), 'no folder');
    writeFileSync(join(folder, at(`document:${DOCUMENT}`)), 'no folder');
    desk.saved({ file: 'a', copyOf: 'b', documentId: DOCUMENT }, graph('mine'));
    expect(await values('a')).toEqual(['mine']);
    expect(logged).toHaveLength(2);
  });
});
