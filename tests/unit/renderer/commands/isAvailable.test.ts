import { describe, expect, it } from 'vitest';
import type { CommandId } from '#shared/api/commandTable';
import { isAvailable } from '../../../../renderer/src/commands/isAvailable.ts';
import type { Studio } from '../../../../renderer/src/stores/studio.ts';
import type { Section } from '../../../../renderer/src/stores/view/ViewState.ts';
import { createViewStore } from '../../../../renderer/src/stores/view/viewStore.ts';

function isThere(id: CommandId, section: Section): boolean {
  const view = createViewStore({
    storage: { getItem: () => null, setItem: () => undefined },
    showTheme: () => undefined,
    isNarrow: false,
  });
  view.getState().showSection(section);
  return isAvailable({ view } as Studio, id);
}

describe('a command', () => {
  it.each([
    'delete',
    'select-all',
    'select-left',
    'connect',
    'undo',
    'add-node',
    'move-left',
    'fit',
    'run-selection',
    'run-from-here',
  ] as const)('%s acts on the canvas: it waits until that is on screen', (id) => {
    expect(isThere(id, 'graph')).toBe(true);
    expect(isThere(id, 'runs')).toBe(false);
  });

  it.each(['open', 'save', 'run', 'stop', 'settings', 'show-graph', 'show-runs', 'next-tab', 'shortcuts'] as const)(
    '%s can be asked for in every view',
    (id) => {
      expect(isThere(id, 'graph')).toBe(true);
      expect(isThere(id, 'runs')).toBe(true);
    },
  );
});
