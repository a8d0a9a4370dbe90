import { beforeEach, describe, expect, it, vi } from 'vitest';
import { shipped } from '#shared/shipped';
import { insertNewOnWire } from '../../../../../renderer/src/nodes/insert/insertOnWire.ts';
import { createStudio } from '../../../../../renderer/src/stores/studio.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const PAGE = {
  storage: { getItem: () => null, setItem: () => undefined },
  session: { getItem: () => null, setItem: () => undefined },
  showTheme: () => undefined,
  isNarrow: false,
};

beforeEach(() => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
});

describe('a new node on a wire', () => {
  it('holds what newly placed nodes hold, such as a seed that moves on', () => {
    const { client, transport } = fakeService();
    const studio = createStudio(client, transport, shipped, PAGE);
    const graph = aGraph().node('p', 'image-input').node('g', 'gallery').wire('p.images', 'g.images').build();
    studio.workflow.getState().reload(graph);
    const [wire] = graph.edges;
    const id = wire && insertNewOnWire(studio, wire, 'image-processor');
    const made = studio.workflow.getState().workflow.nodes.find((node) => node.id === id);
    expect(made).toMatchObject({ type: 'image-processor', fields: { control: 'randomise' } });
  });
});
