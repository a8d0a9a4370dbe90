import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { graphOfCell, type CellPicture } from '#shared/models/graphOfCell';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

const graph = aGraph('Foxes')
  .node('google', 'google-provider', { keyName: 'MY_API_KEY', model: 'gemini-2.5-flash-image' })
  .node('router', 'openrouter-provider', { model: 'bytedance-seed/seedream-4.5', only: 'seed' })
  .node('prompts', 'prompt-list', { text: 'a red fox\na blue hare' })
  .node('settings', 'gemini-config', { resolution: '2K', thinking: 'high' })
  .node('bend', 'reroute')
  .node('sweep', 'sweep', {
    axes: [
      { of: 'prompt' },
      { of: 'provider' },
      { of: 'ratio', values: ['1:1', '16:9'] },
      { of: 'seed', values: [3, 4] },
    ],
  })
  .node('draw', 'image-processor', { seed: 7 })
  .node('all', 'gallery')
  .wire('google.provider', 'sweep.provider')
  .wire('router.provider', 'sweep.provider')
  .wire('prompts.text', 'bend.in')
  .wire('bend.out', 'sweep.prompt')
  .wire('settings.config', 'sweep.config')
  .wire('sweep.provider', 'draw.provider')
  .wire('sweep.config', 'draw.config')
  .wire('sweep.prompt', 'draw.prompt')
  .wire('sweep.seed', 'draw.seed')
  .wire('draw.images', 'all.images')
  .build();

/** Every call that a graph makes, as what is known of its picture. */
async function picturesOf(workflow: Workflow): Promise<readonly (CellPicture & { readonly options: unknown })[]> {
  const found = (id: string) => ({ id, width: 64, height: 64, mime: 'image/png' });
  const ports = {
    ...fakePorts(),
    pictures: { findPictures: (ids: readonly string[]) => Promise.resolve(ids.map(found)) },
  };
  await runToEnd(workflow, ports);
  return ports.started.map(({ node, seed, row, effective: { request } }) => ({
    ...request,
    node,
    seed,
    ...(row && { row }),
  }));
}

describe('the graph of one cell of a sweep', () => {
  it('has the settings of its cell where those that are wired are varied', async () => {
    const varied = aGraph('Foxes')
      .node('google', 'google-provider')
      .node('tall', 'gemini-config', { aspectRatio: '9:16' })
      .node('wide', 'openai-config', { size: '1536x1024' })
      .node('sweep', 'sweep', { axes: [{ of: 'config' }] })
      .node('draw', 'image-processor', { prompt: 'a fox', seed: 7 })
      .wire('google.provider', 'sweep.provider')
      .wire('tall.config', 'sweep.config')
      .wire('wide.config', 'sweep.config')
      .wire('sweep.provider', 'draw.provider')
      .wire('sweep.config', 'draw.config')
      .build();
    const pictures = await picturesOf(varied);
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      const { row: _row, ...request } = picture;
      expect(await picturesOf(graphOfCell(varied, picture, palette))).toEqual([request]);
    }
  });

  it('asks for the very request of its picture, whichever cell that is', async () => {
    const pictures = await picturesOf(graph);
    expect(pictures).toHaveLength(16);
    for (const picture of pictures) {
      const cell = graphOfCell(graph, picture, palette);
      const { row: _row, ...request } = picture;
      expect(await picturesOf(cell)).toEqual([request]);
      expect(cell.nodes.map(({ type }) => type)).not.toContain('sweep');
    }
  });

  it('keeps the key and the routing of the wired provider, and nothing that fed the sweep alone', async () => {
    const [, , second] = await picturesOf(graph);
    const cell = second && graphOfCell(graph, second, palette);
    expect(cell?.nodes.find(({ id }) => id === 'google')?.fields).toEqual({
      keyName: 'MY_API_KEY',
      model: 'gemini-2.5-flash-image',
    });
    expect(cell?.nodes.map(({ id }) => id)).toEqual([
      'google',
      'draw',
      'all',
      'sweep-gemini-config',
      'sweep-text',
      'sweep-seed',
    ]);
  });

  const finished = (axis: { of: string; values?: string[] }, text: string) =>
    aGraph()
      .node('google', 'google-provider')
      .node('prompts', 'prompt-list', { text: 'a cat\na dog' })
      .node('where', 'text', { value: 'in snow' })
      .node('sweep', 'sweep', { axes: [axis] })
      .node('manner', 'template', { text })
      .node('draw', 'image-processor', { seed: 7 })
      .wire('prompts.text', 'sweep.prompt')
      .wire('sweep.prompt', 'manner.what')
      .wire('google.provider', 'draw.provider')
      .wire('manner.text', 'draw.prompt');

  it('has what is put around a prompt put around it once, also where only the finished prompt is known', async () => {
    const written = finished({ of: 'prompt', values: ['a cat', 'a dog'] }, '{what}, oil painting').build();
    const [picture] = await picturesOf(written);
    const cell = picture && graphOfCell(written, picture, palette);
    expect(cell?.nodes.find(({ id }) => id === 'sweep-text')?.fields).toEqual({ value: 'a cat' });
    expect((cell && (await picturesOf(cell)))?.map(({ prompt }) => prompt)).toEqual(['a cat, oil painting']);

    const wired = finished({ of: 'prompt' }, '{what} {place}, oil painting').wire('where.text', 'manner.place').build();
    const [, other] = await picturesOf(wired);
    const alone = other && graphOfCell(wired, other, palette);
    expect((alone && (await picturesOf(alone)))?.map(({ prompt }) => prompt)).toEqual(['a dog in snow, oil painting']);
    expect(alone?.nodes.map(({ id }) => id)).toEqual(['google', 'draw', 'sweep-text']);
  });

  it('sends a picture that is wired beside the sweep once', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((sign) => sign.repeat(64));
    const beside = aGraph()
      .node('google', 'google-provider')
      .node('own', 'image-input', { pictures: [{ id: c ?? '' }] })
      .node('photos', 'image-input', { pictures: [{ id: a ?? '' }, { id: b ?? '' }] })
      .node('sweep', 'sweep', { axes: [{ of: 'references' }, { of: 'prompt', values: ['in ink'] }] })
      .node('draw', 'image-processor', { seed: 7 })
      .wire('google.provider', 'draw.provider')
      .wire('own.images', 'draw.references')
      .wire('photos.images', 'sweep.references')
      .wire('sweep.references', 'draw.references')
      .wire('sweep.prompt', 'draw.prompt')
      .build();
    const pictures = await picturesOf(beside);
    expect(pictures.map(({ references }) => references.map(({ id }) => id))).toEqual([
      [c, a],
      [c, b],
    ]);
    for (const { row, ...request } of pictures) {
      const cell = graphOfCell(beside, { ...request, ...(row && { row }) }, palette);
      expect(await picturesOf(cell)).toEqual([request]);
    }
  });

  it('has the names of files say what stood in the cell, by what can be a name anywhere', async () => {
    const saving = {
      ...graph,
      nodes: [
        ...graph.nodes,
        ...aGraph().node('save', 'save-images', { folder: '{row}', namePattern: '{prompt}-{ratio}-{id}' }).build()
          .nodes,
      ],
    };
    const picture = (await picturesOf(graph))[2];
    const cell = picture && graphOfCell(saving, picture, palette);
    expect(cell?.nodes.find(({ id }) => id === 'save')?.fields).toEqual({
      folder: 'a red fox · Nano Banana · 16-9 · seed 3',
      namePattern: '{prompt}-16-9-{id}',
    });
    expect(cell && validateGraph(cell, palette)).toMatchObject({
      ok: false,
      problems: [{ node: 'save', code: 'missing-input' }],
    });
  });

  it('is the same graph for a picture of no sweep', () => {
    const picture = {
      node: 'draw',
      provider: 'google',
      model: 'm',
      prompt: 'a',
      instructions: '',
      seed: 1,
      references: [],
    };
    expect(graphOfCell(graph, picture, palette)).toBe(graph);
    const row = { list: 'prompts', index: 0, name: 'a' };
    expect(graphOfCell(graph, { ...picture, row }, palette)).toBe(graph);
    const lost = { list: 'sweep', index: 0, name: 'a', cell: [{ at: 0, name: 'a' }] };
    expect(graphOfCell({ ...graph, nodes: [] }, { ...picture, row: lost }, palette)).toMatchObject({ nodes: [] });
  });
});
