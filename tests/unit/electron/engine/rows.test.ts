import { describe, expect, it } from 'vitest';
import { BlockedError } from '#shared/errors/providerErrors';
import { aGraph } from '../../../support/builders.ts';
import { fakePorts, type FakePorts } from '../../../support/fakePorts.ts';
import { listPalette } from '../../../support/listNodes.ts';
import { runToEnd } from '../../../support/runs.ts';

const palette = listPalette;
const ANIMALS = 'fox: in snow\nowl: at night\nhen: in a yard';

/** Pictures of the subjects in their styles; `images` a row. */
function animals(images = 1) {
  return aGraph()
    .node('list', 'test-list', { rows: ANIMALS }, { title: 'Animals' })
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages: images })
    .node('generate', 'image-processor', {}, { title: 'Draw' })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('list.subject', 'generate.prompt')
    .wire('list.style', 'generate.instructions');
}

describe('rows', () => {
  it('go with what is made for them: calls, pictures and their texts', async () => {
    const ports = fakePorts();
    const events = await runToEnd(animals(2).build(), ports, { palette });
    expect(ports.started.map(({ row }) => row?.name)).toEqual(['fox', 'fox', 'owl', 'owl', 'hen', 'hen']);
    const given = events.find((event) => event.kind === 'node-finished' && event.node === 'generate');
    expect(given).toMatchObject({
      outputs: {
        images: { rows: [0, 0, 1, 1, 2, 2].map((index) => ({ list: 'list', index })) },
        text: { rows: [0, 0, 1, 1, 2, 2].map((index) => ({ index })) },
      },
    });
    const saved = events.filter((event) => event.kind === 'image-saved').find(({ index }) => index === 2);
    expect(saved).toMatchObject({ row: { list: 'list', index: 1, name: 'owl' } });
  });

  it('pass through nodes that give one item for each, and through several wires joined', async () => {
    const graph = animals()
      .node('gallery', 'gallery')
      .node('wrap', 'wrap-text', { prefix: 'a ' })
      .wire('generate.images', 'gallery.images')
      .wire('generate.images', 'gallery.images')
      .wire('list.subject', 'wrap.text');
    const events = await runToEnd(graph.build(), fakePorts(), { palette });
    const rowsOf = (node: string, socket: string) => {
      const event = events.find((one) => one.kind === 'node-finished' && one.node === node);
      return event?.kind === 'node-finished' && event.outputs[socket]?.rows?.map((row) => row?.name);
    };
    expect(rowsOf('gallery', 'images')).toEqual(['fox', 'owl', 'hen', 'fox', 'owl', 'hen']);
    expect(rowsOf('wrap', 'text')).toEqual(['fox', 'owl', 'hen']);
  });

  it('that a list has lost are left out with a note, and the others meet their own', async () => {
    const graph = animals().build();
    const sifted = aGraph()
      .node('sift', 'test-sift', { lost: 'night' }, { title: 'Styles' })
      .wire('list.style', 'sift.text')
      .wire('sift.text', 'generate.instructions')
      .build();
    const edges = graph.edges.filter(({ to }) => to.socket !== 'instructions');
    const ports = fakePorts();
    const events = await runToEnd(
      { ...graph, nodes: [...graph.nodes, ...sifted.nodes], edges: [...edges, ...sifted.edges] },
      ports,
      { palette },
    );
    expect(ports.started.map(({ effective: { request } }) => [request.prompt, request.instructions])).toEqual([
      ['fox', 'in snow'],
      ['hen', 'in a yard'],
    ]);
    const notes = events.filter((event) => event.kind === 'node-progress' && event.isNote);
    expect(notes).toMatchObject([
      { node: 'generate', message: '“owl” is left out: “Styles” (Instructions) gives nothing for it.' },
    ]);
  });

  it('cost only themselves where they fail and the run is to keep going, through any number of nodes', async () => {
    const graph = animals()
      .node('again', 'image-processor', { seed: 50 })
      .wire('provider.provider', 'again.provider')
      .wire('config.config', 'again.config')
      .wire('generate.text', 'again.prompt')
      .wire('list.style', 'again.instructions')
      .build();
    const ports = fakePorts(({ row, node }) =>
      row?.name === 'owl' && node === 'generate' ? { error: new BlockedError('Blocked.') } : {},
    );
    const events = await runToEnd(graph, ports, { palette, rules: { onError: 'continue' } });
    const again = ports.kept.filter(({ node }) => node === 'again');
    expect(again.map(({ row, effective }) => [row?.name, effective.request.instructions])).toEqual([
      ['fox', 'in snow'],
      ['hen', 'in a yard'],
    ]);
    expect(events.find((event) => event.kind === 'image-failed')).toMatchObject({ row: { name: 'owl', index: 1 } });
  });
});

describe('reference pictures', () => {
  /** Pictures of the animals, each edited by a second node; the owl is lost on the way. */
  function edited() {
    return animals()
      .node('again', 'image-processor', {})
      .wire('provider.provider', 'again.provider')
      .wire('config.config', 'again.config')
      .wire('list.style', 'again.prompt')
      .wire('generate.images', 'again.references');
  }
  const madeOf = (ports: FakePorts) =>
    new Map(ports.kept.map(({ callId, row }) => [callId.replaceAll('-', '').padEnd(64, '0'), row?.name]));
  const sentOf = (ports: FakePorts) => {
    const names = madeOf(ports);
    return ports.started
      .filter(({ node }) => node === 'again')
      .map(({ effective: { request } }) => [request.prompt, ...request.references.map(({ id }) => names.get(id))]);
  };

  it('that were made for rows go with the prompt of their row', async () => {
    const ports = fakePorts();
    await runToEnd(edited().build(), ports, { palette });
    expect(sentOf(ports)).toEqual([
      ['in snow', 'fox'],
      ['at night', 'owl'],
      ['in a yard', 'hen'],
    ]);
  });

  it('of no row go with every prompt, in the order of the wires', async () => {
    const graph = edited()
      .node('other', 'image-processor', { prompt: 'a house' })
      .wire('provider.provider', 'other.provider')
      .wire('config.config', 'other.config')
      .wire('other.images', 'again.references');
    const ports = fakePorts();
    await runToEnd(graph.build(), ports, { palette });
    expect(sentOf(ports)).toEqual([
      ['in snow', 'fox', undefined],
      ['at night', 'owl', undefined],
      ['in a yard', 'hen', undefined],
    ]);
  });

  it('that a row has lost take its prompt with them, and nothing is sent without', async () => {
    const ports = fakePorts(({ row, node }) =>
      row?.name === 'owl' && node === 'generate' ? { error: new BlockedError('Blocked.') } : {},
    );
    const events = await runToEnd(edited().build(), ports, { palette, rules: { onError: 'continue' } });
    expect(sentOf(ports)).toEqual([
      ['in snow', 'fox'],
      ['in a yard', 'hen'],
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({
        node: 'again',
        isNote: true,
        message: '“owl” is left out: there is no picture of it here.',
      }),
    );
  });
});

describe('an empty prompt', () => {
  it('costs only itself among others, and is told', async () => {
    const ports = fakePorts();
    const events = await runToEnd(
      {
        ...animals().build(),
        nodes: animals()
          .build()
          .nodes.map((node) =>
            node.id === 'list' ? { ...node, fields: { rows: 'fox: in snow\n: empty\nhen: in a yard' } } : node,
          ),
      },
      ports,
      { palette },
    );
    expect(ports.started.map(({ effective }) => effective.request.prompt)).toEqual(['fox', 'hen']);
    expect(events).toContainEqual(
      expect.objectContaining({ isNote: true, message: '“Row 2” is left out: there is no prompt for it.' }),
    );
  });
});

describe('lists of other origin', () => {
  it('and another length end the node, in words that name where they come from', async () => {
    const graph = animals()
      .node('two', 'test-list', { rows: 'a: b\nc: d' }, { title: 'Others' })
      .wire('two.style', 'generate.seed');
    const build = graph.build();
    const edges = build.edges
      .filter(({ to }) => to.socket !== 'instructions')
      .map((edge) => (edge.to.socket === 'seed' ? { ...edge, to: { ...edge.to, socket: 'instructions' } } : edge));
    const events = await runToEnd({ ...build, edges }, fakePorts(), { palette });
    expect(events.find((event) => event.kind === 'node-failed')).toMatchObject({
      node: 'generate',
      error: { code: 'unequal-lists', message: '3 from “Animals” (Prompt) meet 2 from “Others” (Instructions).' },
    });
  });
});
