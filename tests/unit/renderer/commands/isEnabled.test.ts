import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import { shipped } from '#shared/shipped';
import type { CommandId, ViewId } from '#shared/api/commandTable';
import { commandEntry } from '../../../../renderer/src/commands/commandEntry.ts';
import { commands } from '../../../../renderer/src/commands/commands.ts';
import { isEnabled, isOnScreen } from '../../../../renderer/src/commands/isEnabled.ts';
import { createStudio } from '../../../../renderer/src/stores/studio.ts';
import { createViewStore } from '../../../../renderer/src/stores/view/viewStore.ts';
import { fakeService } from '../../../support/fakeService.ts';

const PAGE = {
  storage: { getItem: () => null, setItem: () => undefined },
  session: { getItem: () => null, setItem: () => undefined },
  showTheme: () => undefined,
  isNarrow: false,
};

beforeEach(() => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLTextAreaElement', Object);
});

function aStudio() {
  const { client, transport } = fakeService();
  return createStudio(client, transport, shipped, PAGE);
}

function isThere(id: CommandId, section: ViewId): boolean {
  const view = createViewStore(PAGE);
  view.getState().showSection(section);
  return isOnScreen({ view }, id);
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

describe('the table of commands', () => {
  it('says of those that have a tick that they switch something, and of no other', () => {
    const ticked = commandIds.filter((id) => commands[id].isChecked);
    expect(commandIds.filter((id) => commandFacts(id).switches)).toEqual(ticked);
  });
});

describe('what a command would do', () => {
  it('is nothing where nothing is selected, undone or under way', () => {
    const studio = aStudio();
    const grey = commandIds.filter((id) => !isEnabled(studio, id));
    expect(grey).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'delete',
        'copy',
        'bypass',
        'run-selection',
        'stop',
        'next-tab',
        'retry-failed',
      ]),
    );
    expect(grey).not.toContain('run');
    // What is asked for after that waits.
    expect(grey).not.toContain('pause-queue');
    expect(grey).not.toContain('add-node');
  });

  it('follows what is selected', () => {
    const studio = aStudio();
    const id = studio.workflow.getState().addNode('text', { x: 0, y: 0 });
    studio.workflow.getState().select([id]);
    expect(
      ['delete', 'bypass', 'run-selection', 'undo'].filter((each) => !isEnabled(studio, each as CommandId)),
    ).toEqual([]);
    expect(commandEntry(studio, 'bypass')).toMatchObject({ label: 'Bypass', isDisabled: false });
    commands.bypass.run(studio);
    expect(commands.bypass.isChecked?.(studio)).toBe(true);
    expect(commandEntry(studio, 'bypass').label).toBe('Do not bypass');
    studio.workflow.getState().select([]);
    expect(commandEntry(studio, 'bypass')).toMatchObject({ label: 'Bypass', isDisabled: true });
  });
});
