import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#shared/graph/Field';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, type Program } from '../support/programs.ts';

const google = googlePrograms();

async function run({ client, ended }: Program, settings: JsonObject) {
  const graph = aGraph('Searched')
    .node('config', 'gemini-config', settings)
    .node('p', 'google-provider', { model: 'gemini-nano-banana-2.1' })
    .node('draw', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('p.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
  const { runId } = await client('run.start', { workflow: workflowFile(graph) });
  expect(await ended(runId)).toMatchObject({ outcome: 'completed' });
  const { calls } = await client('run.details', { runId });
  return calls[0] ?? expect.fail();
}

describe('a picture that was drawn after a search', () => {
  it('is kept with the pages and the questions, also where another program reuses it', async () => {
    const first = await google.open();
    const call = await run(first, { search: 'web-images' });
    expect(call.sources?.queries).toEqual(['red fox in snow', 'red fox']);
    expect(call.sources?.links.map(({ title }) => title)).toEqual(['wikipedia.org', 'Foxes']);
    await first.close();
    const second = await google.open();
    const again = await run(second, { search: 'web-images' });
    expect(google.server.requests).toHaveLength(1);
    expect(again.reused).toBeDefined();
    expect(again.sources).toEqual(call.sources);
    const details = await second.client('picture.details', { id: call.images[0]!.id });
    expect(details.made?.sources).toEqual(call.sources);
  });
});

describe('a call of another service tier', () => {
  it('is recorded as it was asked for and as it was served, and charged as that', async () => {
    const program = await google.open();
    google.server.respondWith(['picture', 'downgraded']);
    const flex = await run(program, { serviceTier: 'flex' });
    const lower = await run(program, { serviceTier: 'priority' });
    expect([flex.tier, lower.tier]).toEqual(['flex', 'standard']);
    expect(flex.settings).toContainEqual(['Service tier', 'flex']);
    expect(lower.settings).toContainEqual(['Service tier', 'priority']);
    expect(lower.notes.join()).toContain('Asked for at the priority tier, it was served at the standard tier');
    expect(flex.notes).toEqual([]);
    expect(lower.cost!.microUsd / flex.cost!.microUsd).toBeCloseTo(2, 3);
    expect(lower.cost!.microUsd).toBeLessThan(lower.estimate.microUsd);
  });
});

describe('a reply of several pictures', () => {
  it('is kept whole: each is at its call and in the library, the last first, and it is paid once', async () => {
    const program = await google.open();
    google.server.respondWith(['several-pictures']);
    const { images, cost } = await run(program, {});
    expect(new Set(images.map(({ id }) => id)).size).toBe(3);
    const made = await Promise.all(images.map(({ id }) => program.client('picture.details', { id })));
    expect(made.map((details) => details.made?.prompt)).toEqual(['a red fox', 'a red fox', 'a red fox']);
    expect(made.map((details) => details.made?.cost)).toEqual([cost, undefined, undefined]);
    const plain = await run(program, { temperature: 1 });
    // What the model draws first is not in it twice: the last is what it would have drawn alone.
    expect(images[0]).toEqual(plain.images[0]);
  });

  it('has one picture where the others are drafts', async () => {
    const program = await google.open();
    google.server.respondWith(['thought-parts']);
    expect((await run(program, {})).images).toHaveLength(1);
  });
});
