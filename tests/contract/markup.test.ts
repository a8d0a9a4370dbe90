import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Client } from '#shared/api/createClient';
import type { Mark } from '#shared/graph/marks/Marks';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, type Program } from '../support/programs.ts';
import { sampleGraph } from '../support/runs.ts';

const google = googlePrograms();
const BOX: Mark = { tool: 'box', colour: 'red', width: 40, points: '0.25 0.25 0.75 0.75' };
const AREA: Mark = { tool: 'area', points: '0.25 0.25 0.75 0.25 0.75 0.75' };

/** A picture that the sample provider drew. */
async function drawn({ client, ended }: Program): Promise<string> {
  const { runId } = await client('run.start', { workflow: workflowFile(sampleGraph(1).build()) });
  await ended(runId);
  const [newest] = await client('picture.list', { limit: 1 });
  return newest?.image.id ?? '';
}

function edit(picture: string, marks: readonly Mark[], on = picture): Workflow {
  return aGraph('Edit')
    .node('provider', 'google-provider', { model: 'gemini-3-pro-image' })
    .node('config', 'gemini-config', { numImages: 1 })
    .node('photo', 'image-input', { pictures: [{ id: picture }] })
    .node('draw', 'markup', { marks: { version: 1, pictures: [{ picture: on, place: 0, marks }] } })
    .node('generate', 'image-processor', { prompt: 'put a hat where the red box is', seed: 7 })
    .wire('photo.images', 'draw.images')
    .wire('draw.images', 'generate.references')
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .build();
}

const preview = async (client: Client, workflow: Workflow) =>
  client('run.preview', { workflow: workflowFile(workflow) });

async function run({ client, ended }: Program, workflow: Workflow): Promise<void> {
  const { runId } = await client('run.start', { workflow: workflowFile(workflow) });
  expect(await ended(runId)).toMatchObject({ outcome: 'completed' });
}

/** The pictures in the last request. */
function sent(): readonly Buffer[] {
  const { body } = google.server.requests.at(-1) as {
    body: { contents: { parts: { inlineData?: { data: string; mimeType: string } }[] }[] };
  };
  return body.contents.flatMap(({ parts }) =>
    parts.flatMap(({ inlineData }) => (inlineData ? [Buffer.from(inlineData.data, 'base64')] : [])),
  );
}

describe('a picture that is marked up', () => {
  it('is sent with what is drawn on it, and nothing is sent before', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    const sheet = await preview(program.client, edit(picture, [BOX]));
    expect(sheet).toMatchObject({ toSend: 1, problems: [] });
    expect(google.server.requests).toHaveLength(0);
    expect(await program.client('picture.list', { limit: 10 })).toHaveLength(1);

    await run(program, edit(picture, [BOX]));
    const [reference, ...others] = sent();
    expect(others).toEqual([]);
    const { data, info } = await sharp(reference).raw().toBuffer({ resolveWithObject: true });
    const at = (Math.round(info.height / 2) * info.width + Math.round(info.width / 4)) * info.channels;
    // A little lossy where it was made smaller for the way.
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    expect([red > 215, green < 70, blue < 65]).toEqual([true, true, true]);
  });

  it('is asked for once: the same marks find the same picture, in a preview too, and after a restart', async () => {
    const first = await google.open();
    const picture = await drawn(first);
    const graph = edit(picture, [BOX]);
    await run(first, graph);
    expect(await preview(first.client, graph)).toMatchObject({ toSend: 0, reused: 1 });
    await first.close();

    const second = await google.open();
    expect(await preview(second.client, graph)).toMatchObject({ toSend: 0, reused: 1 });
    await run(second, graph);
    expect(google.server.requests).toHaveLength(1);
    expect(await preview(second.client, edit(picture, [BOX, BOX]))).toMatchObject({ toSend: 1, reused: 0 });
  });

  it('is drawn to the very same bytes again where it was lost', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    const graph = edit(picture, [BOX]);
    await run(program, graph);
    const [reference] = (await newestDetails(program)).made?.references ?? [];
    const id = reference?.id ?? '';
    rmSync(fileOf(id));
    await run(program, graph);
    expect(existsSync(fileOf(id))).toBe(true);
    expect(google.server.requests).toHaveLength(1);
  });

  it('is kept as the reference of what was made with it, told of as a drawing, and in no list', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    await run(program, edit(picture, [BOX]));
    const listed = await program.client('picture.list', { limit: 10 });
    expect(listed).toHaveLength(2);
    const [reference] = listed[0]?.made?.references ?? [];
    expect(reference?.id).not.toBe(picture);
    const details = await program.client('picture.details', { id: reference?.id ?? '' });
    expect(details).toMatchObject({ drawn: { on: picture, isMask: false }, image: { mime: 'image/png' } });
    expect(details.made).toBeUndefined();
    expect(readdirSync(join(google.home, 'library', 'incoming')).length).toBe(1);
  });

  it('says where marks were drawn on another picture, and what a mask is for', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    await run(program, edit(picture, [BOX, AREA], createHash('sha256').update('gone').digest('hex')));
    const notes = program.events.flatMap((event) =>
      event.kind === 'node-progress' && event.node === 'draw' && event.isNote ? [event.message] : [],
    );
    expect(notes).toEqual([
      'The marks were drawn on another picture. Look whether they fit this one.',
      expect.stringContaining('for models that take one'),
    ]);
    expect(sent()).toHaveLength(1);
  });

  it('gives a mask that can be wired like a picture', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    const graph = edit(picture, [AREA]);
    const edges = [
      ...graph.edges,
      { from: { node: 'draw', socket: 'mask' }, to: { node: 'generate', socket: 'references' } },
    ];
    await run(program, { ...graph, edges });
    expect(sent()).toHaveLength(2);
    const finished = program.events.find((event) => event.kind === 'node-finished' && event.node === 'draw');
    expect(finished).toMatchObject({ outputs: { images: { items: [{ id: picture }] }, mask: { items: [{}] } } });
  });

  it('is refused with marks that are none, before anything is sent', async () => {
    const program = await google.open();
    const picture = await drawn(program);
    const hostile = { ...BOX, colour: 'url(file:///etc/passwd)' } as unknown as Mark;
    const { problems } = await preview(program.client, edit(picture, [hostile]));
    expect(problems).toMatchObject([{ node: 'draw', field: 'marks', code: 'field-out-of-range' }]);
  });
});

async function newestDetails({ client }: Program) {
  const [newest] = await client('picture.list', { limit: 1 });
  if (!newest) throw new Error('The library has no picture.');
  return newest;
}

function fileOf(id: string): string {
  return join(google.home, 'library', 'pictures', id.slice(0, 2), `${id}.png`);
}
