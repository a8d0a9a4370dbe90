import { describe, expect, it, vi } from 'vitest';
import { createClient } from '#shared/api/createClient';
import { createPalette } from '#shared/graph/NodeDefinition';
import { shippedPalette } from '#shared/nodes/index';
import { createCatalogue } from '#shared/providers/Catalogue';
import { sample } from '#shared/providers/sample';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import { palette } from '../support/shipped.ts';
import { shout } from '../support/shout.ts';
import { openTestApp } from '../support/testApp.ts';
import { directTransport } from '../support/transports.ts';

const studio = createCatalogue([{ ...sample, id: 'studio', title: 'Studio' }]);
const own = createPalette([...shippedPalette(studio).values(), shout]);

const graph = aGraph('Foxes')
  .node('provider', 'studio-provider')
  .node('config', 'gemini-config')
  .node('words', 'text', { value: 'a red fox' })
  .node('loud', 'shout')
  .node('generate', 'image-processor', { seed: 7 })
  .wire('words.text', 'loud.text')
  .wire('provider.provider', 'generate.provider')
  .wire('config.config', 'generate.config')
  .wire('loud.text', 'generate.prompt')
  .build();

async function open(paletteOf: PaletteOf, catalogue = studio) {
  const { app } = await openTestApp({}, { offer: { catalogue, paletteOf } });
  const client = createClient(directTransport(app.service));
  return {
    client,
    preview: (workflow: Workflow) => client('run.preview', { workflow: workflowFile(workflow) }),
    run: async (workflow: Workflow) => {
      const { runId } = await client('run.start', { workflow: workflowFile(workflow) });
      const hasEnded = async () => {
        const { status } = (await client('run.details', { runId })).run;
        return status === 'completed' || status === 'failed';
      };
      await vi.waitUntil(hasEnded, { timeout: 15_000 });
      return await client('run.details', { runId });
    },
  };
}

describe('a program with providers and node types of its own', () => {
  it('checks and runs graphs of them', async () => {
    const { preview, run } = await open(() => own);
    expect(await preview(graph)).toMatchObject({ toSend: 1, problems: [], byProvider: [{ provider: 'studio' }] });
    const { run: made, calls } = await run(graph);
    expect(made).toMatchObject({ status: 'completed', images: [{ width: 1024 }] });
    expect(calls).toMatchObject([{ provider: 'studio', prompt: 'A RED FOX!' }]);
  });

  it('knows none but those', async () => {
    const { preview } = await open(() => createPalette([shout]));
    expect((await preview(graph)).problems).toMatchObject([{ code: 'unknown-type', node: 'words' }]);
  });
});

describe('a graph that brings a node type along', () => {
  const bringing = { ...graph, name: 'Loud foxes' };
  const paletteOf: PaletteOf = ({ name }) => (name === bringing.name ? own : shippedPalette(studio));

  it('is checked, run and given away with it, and no other graph is', async () => {
    const { client, preview, run } = await open(paletteOf);
    expect((await run(bringing)).calls).toMatchObject([{ prompt: 'A RED FOX!' }]);
    const found = await client('share.check', { workflow: workflowFile(bringing) });
    expect(found.filter(({ node }) => node === 'loud')).toEqual([]);
    expect((await preview(graph)).problems).toMatchObject([{ code: 'unknown-type', node: 'loud' }]);
    await expect(run(graph)).rejects.toMatchObject({ code: 'graph-problems' });
  });
});

it('lays newer providers over those of the same id, in their places', () => {
  const newer = { ...sample, title: 'Newer' };
  const { providers, find } = createCatalogue([sample, ...studio.providers, newer]);
  expect(providers.map(({ title }) => title)).toEqual(['Newer', 'Studio']);
  expect(find('sample')).toBe(newer);
  expect(palette.has('studio-provider')).toBe(false);
});
