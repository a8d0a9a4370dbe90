import { describe, expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { googlePrograms, type Program } from '../support/programs.ts';

const google = googlePrograms();

/** A picture, and edits of it that follow each other. */
function chain(edits: readonly string[], models: readonly string[] = [], way = 'earlier-turn'): Workflow {
  const start = aGraph('Chain').node('config', 'gemini-config');
  return ['a red fox', ...edits]
    .reduce((graph, prompt, at) => {
      const model = models[at] ?? 'gemini-nano-banana-2.1';
      const next = graph
        .node(`p${at}`, 'google-provider', { model })
        .node(`n${at}`, 'image-processor', { prompt, seed: at, ...(at > 0 && { firstReference: way }) })
        .wire(`p${at}.provider`, `n${at}.provider`)
        .wire('config.config', `n${at}.config`);
      return at === 0 ? next : next.wire(`n${at - 1}.images`, `n${at}.references`);
    }, start)
    .build();
}

interface Sent {
  readonly role: string;
  readonly parts: readonly {
    readonly text?: string;
    readonly inlineData?: object;
    readonly thoughtSignature?: string;
  }[];
}
const sent = () => google.server.requests.map(({ body }) => (body as { contents: readonly Sent[] }).contents);
/** `user: fox | model: Here … PICTURE signed` */
const told = (contents: readonly Sent[]) =>
  contents.map(({ role, parts }) => {
    const pieces = parts.map(
      (part) => (part.inlineData ? 'PICTURE' : (part.text ?? '')) + (part.thoughtSignature ? ' signed' : ''),
    );
    return `${role}: ${pieces.join(', ')}`;
  });

async function run({ client, ended }: Program, workflow: Workflow): Promise<void> {
  const { runId } = await client('run.start', { workflow: workflowFile(workflow) });
  expect(await ended(runId)).toMatchObject({ outcome: 'completed' });
}

describe('an edit of a picture that the same model made', () => {
  it('sends it back as the model’s own answer, with its signature and all that came before', async () => {
    await run(await google.open(), chain(['make it snow', 'add an owl']));
    const answer = 'model: Here is your picture., PICTURE signed';
    expect(sent().map(told)).toEqual([
      ['user: a red fox'],
      ['user: a red fox', answer, 'user: make it snow'],
      ['user: a red fox', answer, 'user: make it snow', answer, 'user: add an owl'],
    ]);
  });

  it('goes on with it in another program, sends nothing twice, and says how the picture goes', async () => {
    const first = await google.open();
    await run(first, chain(['make it snow']));
    await first.close();
    const { client, ...second } = await google.open();
    await run({ client, ...second }, chain(['make it snow']));
    expect(sent()).toHaveLength(2);
    const preview = await client('run.preview', { workflow: workflowFile(chain(['make it snow', 'add an owl'])) });
    expect(preview.calls.map(({ isReused }) => isReused)).toEqual([true, true, false]);
    expect(preview.calls[2]?.notes.join()).toContain('goes back as the model’s own answer');
    await run({ client, ...second }, chain(['make it snow', 'add an owl']));
    expect(sent()).toHaveLength(3);
    expect(sent()[2]).toHaveLength(5);
  });

  it('sends it as a reference where another model made it, and says so', async () => {
    const program = await google.open();
    await run(program, chain(['make it snow'], ['gemini-nano-banana-2.1', 'gemini-3-pro-image']));
    expect(told(sent()[1] ?? [])).toEqual(['user: make it snow, PICTURE']);
    const notes = program.events.flatMap((event) => (event.kind === 'images-expected' ? event.images : []));
    expect(notes.at(-1)?.notes.join()).toContain('as a reference');
  });

  it('sends it as a reference where nothing else was asked for', async () => {
    await run(await google.open(), chain(['make it snow'], [], 'reference'));
    expect(told(sent()[1] ?? [])).toEqual(['user: make it snow, PICTURE']);
  });

  it('sends it as a reference where its answer came without a signature', async () => {
    google.server.respondWith(['thought-parts', 'picture']);
    await run(await google.open(), chain(['make it snow']));
    expect(told(sent()[1] ?? [])).toEqual(['user: make it snow, PICTURE']);
  });
});
