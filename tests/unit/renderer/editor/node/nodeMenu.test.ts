import { expect, it, vi } from 'vitest';
import { shipped } from '#shared/shipped';
import { nodeMenu } from '../../../../../renderer/src/editor/node/nodeMenu.ts';
import { createStudio } from '../../../../../renderer/src/stores/studio.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const PAGE = {
  storage: { getItem: () => null, setItem: () => undefined },
  showTheme: () => undefined,
  isNarrow: false,
};

it('says what it would do to its own nodes, whichever are selected', () => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
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
    expect(entries.map(({ label }) => label)).toContain('Do not bypass');
  }
});
