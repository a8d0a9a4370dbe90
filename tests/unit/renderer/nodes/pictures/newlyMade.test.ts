import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallOutput, Settings } from '#shared/api/contract';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { shipped } from '#shared/shipped';
import { markUpPicture } from '../../../../../renderer/src/nodes/markup/markUpPicture.ts';
import { addPictures } from '../../../../../renderer/src/nodes/pictures/addPictures.ts';
import { editPicture } from '../../../../../renderer/src/nodes/pictures/editPicture.ts';
import { takeSettings } from '../../../../../renderer/src/nodes/pictures/use/takeSettings.ts';
import { createStudio } from '../../../../../renderer/src/stores/studio.ts';
import { aGraph } from '../../../../support/builders.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const PAGE = {
  storage: { getItem: () => null, setItem: () => undefined },
  session: { getItem: () => null, setItem: () => undefined },
  showTheme: () => undefined,
  isNarrow: false,
};
const FOX = { id: 'fox', name: 'fox.png' };
/** The picture of a call of this graph. */
const ran = aGraph()
  .node('p', 'sample-provider')
  .node('c', 'gemini-config', { aspectRatio: '16:9' })
  .node('draw', 'image-processor', { seed: 7, control: 'fixed' })
  .wire('p.provider', 'draw.provider')
  .wire('c.config', 'draw.config')
  .build();

beforeEach(() => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame, 0));
});

/** An empty graph on screen, where new nodes are wished to hold this. */
function studioWith(newNodes: Settings['newNodes'] = {}) {
  const made = { runId: 'r', node: 'draw', provider: 'sample', model: 'sample' };
  const service = fakeService({
    'picture.details': () => ({ id: FOX.id, made }) as unknown as CallOutput<'picture.details'>,
    'picture.graph': () => ({ workflow: JSON.parse(writeWorkflow(ran)) as unknown }) as CallOutput<'picture.graph'>,
    'run.details': () => ({ workflow: JSON.parse(writeWorkflow(ran)) as unknown }) as CallOutput<'run.details'>,
  });
  const studio = createStudio(service.client, service.transport, shipped, PAGE);
  studio.settings.setState({ settings: { newNodes } as Settings });
  studio.workflow.getState().reload(aGraph().build());
  const fieldsOf = (type: string) => {
    const { nodes } = studio.workflow.getState().workflow;
    expect(nodes.map((node) => node.type)).toContain(type);
    return nodes.find((node) => node.type === type)?.fields;
  };
  return { studio, fieldsOf };
}

describe('nodes that are made for a picture', () => {
  it('draw a new seed where the picture is edited, or do what is wished of new graphs', async () => {
    const usual = studioWith();
    await editPicture(usual.studio, FOX);
    expect(usual.fieldsOf('image-processor')).toMatchObject({ control: 'randomise', firstReference: 'earlier-turn' });
    const wished = studioWith({ seedControl: 'increment' });
    await editPicture(wished.studio, FOX);
    expect(wished.fieldsOf('image-processor')).toMatchObject({ control: 'increment' });
    expect(wished.fieldsOf('image-input')).toEqual({ pictures: [FOX] });
  });

  it('draw a new seed where its settings are taken, not that of the picture', async () => {
    const usual = studioWith();
    await takeSettings(usual.studio, FOX.id);
    expect(usual.fieldsOf('image-processor')).toEqual({ control: 'randomise' });
    expect(usual.fieldsOf('gemini-config')).toMatchObject({ aspectRatio: '16:9' });
    const wished = studioWith({ seedControl: 'decrement' });
    await takeSettings(wished.studio, FOX.id);
    expect(wished.fieldsOf('image-processor')).toEqual({ control: 'decrement' });
  });

  it('hold what is added and nothing that is wished of other nodes', () => {
    const { studio, fieldsOf } = studioWith({ seedControl: 'increment', pictures: 3 });
    addPictures(studio, studio.documents.active().store, [FOX], { kind: 'place' });
    expect(fieldsOf('image-input')).toEqual({ pictures: [FOX] });
  });

  it('hold the picture that is marked up, and no marks yet', () => {
    const { studio, fieldsOf } = studioWith({ seedControl: 'increment', pictures: 3 });
    markUpPicture(studio, FOX);
    expect(fieldsOf('image-input')).toEqual({ pictures: [FOX] });
    expect(fieldsOf('markup')).toBeUndefined();
  });
});
