import { expect, it, vi } from 'vitest';
import { shipped } from '#shared/shipped';
import { nodeMenu } from '../../../../../renderer/src/editor/node/nodeMenu.ts';
import { createStudio } from '../../../../../renderer/src/stores/studio.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const PAGE = {
  storage: { getItem: () => null, setItem: () => undefined },
  session: { getItem: () => null, setItem: () => undefined },
  showTheme: () => undefined,
  isNarrow: false,
};

const MOVES = 'Move values out or in…';

it('says what it would do to its own nodes, whichever are selected', () => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLTextAreaElement', Object);
  const { client, transport } = fakeService();
  const studio = createStudio(client, transport, shipped, PAGE);
  const { addNode, setMode, select } = studio.workflow.getState();
  const one = addNode('text', { x: 0, y: 0 });
  const other = addNode('text', { x: 0, y: 200 });
  setMode(new Set([one]), 'bypass');
  for (const selected of [[], [one, other]]) {
    select(selected);
    const entries = nodeMenu(studio, new Set([one])).filter(
      (entry) => typeof entry === 'object' && 'onSelect' in entry,
    );
    expect(entries.filter(({ isDisabled }) => isDisabled)).toEqual([]);
    const bypass = entries.find(({ label }) => label === 'Do not bypass');
    expect(bypass?.hint).toBe('Bypassed: nothing takes from it.');
    expect(entries.find(({ label }) => label === 'Mute')?.hint).toBeUndefined();
    // A text has no value that could stand in a node of its own.
    expect(entries.map(({ label }) => label)).not.toContain(MOVES);
  }
  const processor = addNode('image-processor', { x: 400, y: 0 });
  const labels = nodeMenu(studio, new Set([processor])).flatMap((entry) =>
    typeof entry === 'object' && 'label' in entry ? [entry.label] : [],
  );
  expect(labels).toContain(MOVES);
});
