import { describe, expect, it } from 'vitest';
import { takeSeeds } from '#shared/nodes/takeSeeds';
import { aGraph, type GraphBuilder } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd, sampleGraph } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

/** A batch of three that is picked from, and a gallery behind. */
function picking(fields: Parameters<GraphBuilder['node']>[2] = {}): GraphBuilder {
  return sampleGraph(3)
    .node('pick', 'pick', fields)
    .node('behind', 'gallery')
    .wire('generate.images', 'pick.images')
    .wire('pick.images', 'behind.images');
}

/** The ids of a batch that was made. */
async function made(): Promise<readonly string[]> {
  const ports = fakePorts();
  const events = await runToEnd(sampleGraph(3).build(), ports);
  return events.flatMap((event) => (event.kind === 'image-saved' ? [event.image.id] : []));
}

describe('pick', () => {
  it('lets nothing on while nothing is kept; what follows waits, and the run has not failed', async () => {
    const events = await runToEnd(picking().build(), fakePorts());
    expect(events.filter(({ kind }) => kind === 'node-waiting')).toMatchObject([
      { node: 'pick', message: 'Nothing is kept of this batch yet.' },
      { node: 'behind', on: 'pick' },
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'completed' });
  });

  it('sends no call of what follows while it waits: it would be paid without its references', async () => {
    const graph = picking()
      .node('edit', 'image-processor', { prompt: 'in winter' })
      .wire('provider.provider', 'edit.provider')
      .wire('config.config', 'edit.config')
      .wire('pick.images', 'edit.references')
      .build();
    const ports = fakePorts();
    await runToEnd(graph, ports);
    expect(ports.planned.map(({ node }) => node)).toEqual(['generate', 'generate', 'generate']);
  });

  it('lets the kept ones on, in the order of the batch', async () => {
    const ports = fakePorts();
    const first = await runToEnd(picking().build(), ports);
    const batch = first.flatMap((event) => (event.kind === 'image-saved' ? [event.image.id] : []));
    const [one = '', , three = ''] = batch;
    const again = await runToEnd(picking({ kept: [three, one] }).build(), ports);
    expect(again.find((event) => event.kind === 'node-finished' && event.node === 'behind')).toMatchObject({
      outputs: { images: { items: [{ id: one }, { id: three }] } },
    });
  });

  it('keeps the rows of what goes on', async () => {
    const graph = (fields: Parameters<GraphBuilder['node']>[2]) =>
      aGraph()
        .node('provider', 'sample-provider')
        .node('config', 'gemini-config')
        .node('list', 'prompt-list', { text: 'a fox\na hare\nan owl' })
        .node('draw', 'image-processor')
        .node('pick', 'pick', fields)
        .wire('provider.provider', 'draw.provider')
        .wire('config.config', 'draw.config')
        .wire('list.text', 'draw.prompt')
        .wire('draw.images', 'pick.images')
        .build();
    const ports = fakePorts();
    const first = await runToEnd(graph({}), ports);
    const [, hare = '', owl = ''] = first.flatMap((event) => (event.kind === 'image-saved' ? [event.image.id] : []));
    const again = await runToEnd(graph({ kept: [owl, hare] }), ports);
    expect(again.find((event) => event.kind === 'node-finished' && event.node === 'pick')).toMatchObject({
      outputs: { images: { items: [{ id: hare }, { id: owl }], rows: [{ name: 'a hare' }, { name: 'an owl' }] } },
    });
  });

  it('takes no notice of what is kept of another batch', async () => {
    const events = await runToEnd(picking({ kept: await made() }).build(), fakePorts());
    expect(events.filter(({ kind }) => kind === 'node-waiting')).toHaveLength(2);
  });

  it('refuses what is no list of ids', () => {
    const { kept } = palette.get('pick')?.fields ?? {};
    for (const value of ['a', [1], ['x'.repeat(64)], Array.from({ length: 2001 }, () => 'a'.repeat(64))])
      expect(kept?.check(value).ok).toBe(false);
  });
});

describe('the seeds before a pick', () => {
  const seeds = (fields: Parameters<GraphBuilder['node']>[2], mode?: 'bypass') =>
    takeSeeds(
      aGraph()
        .node('draw', 'image-processor', { seed: 1, control: 'randomise' })
        .node('pick', 'pick', fields, mode && { mode })
        .node('edit', 'image-processor', { seed: 2, control: 'randomise' })
        .wire('draw.images', 'pick.images')
        .wire('pick.images', 'edit.references')
        .build(),
      palette,
      { draw: 'x' },
    ).map(({ node }) => node);

  it('stay while something is kept, those behind it do not', () => {
    expect(seeds({ kept: ['a'.repeat(64)] })).toEqual(['edit']);
  });

  it('move on while nothing is kept, and where the pick is bypassed', () => {
    expect(seeds({ rejected: ['a'.repeat(64)] })).toEqual(['draw', 'edit']);
    expect(seeds({ kept: ['a'.repeat(64)] }, 'bypass')).toEqual(['draw', 'edit']);
  });
});
