import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { JsonValue } from '#shared/graph/Field';
import { aGraph, type GraphBuilder } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { runToEnd } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

const GEMINI = 'google:gemini-nano-banana-2.1';
const ROUTER = 'openrouter:bytedance-seed/seedream-4.5';
const OPENAI = 'openai:gpt-image-2.5-sunburst';

/** A sweep of prompts between whatever is wired into it and a node that draws. */
function swept(axes: JsonValue, outputs: readonly string[] = ['provider', 'config', 'prompt']): GraphBuilder {
  const graph = aGraph()
    .node('prompts', 'prompt-list', { text: 'a red fox\na blue hare' })
    .node('sweep', 'sweep', { axes })
    .node('generate', 'image-processor', { seed: 7 })
    .wire('prompts.text', 'sweep.prompt');
  return outputs.reduce((all, socket) => all.wire(`sweep.${socket}`, `generate.${socket}`), graph);
}

const MODELS = { of: 'provider', values: [GEMINI, ROUTER, OPENAI] };

async function run(graph: GraphBuilder) {
  const ports = fakePorts();
  const events = await runToEnd(graph.build(), ports);
  const notes = events.flatMap((event) => (event.kind === 'node-progress' && event.isNote ? [event.message] : []));
  const failures = events.flatMap((event) => (event.kind === 'node-failed' ? [event.error.message] : []));
  return { calls: ports.started, notes, failures };
}

const problemsOf = (graph: GraphBuilder) => {
  const validation = validateGraph(graph.build(), palette);
  return validation.ok ? [] : validation.problems.map(({ message, hint = '' }) => `${message} ${hint}`);
};

describe('a sweep', () => {
  it('makes one call a cell, the last axis fastest, each with its row and the same seed', async () => {
    const { calls, notes } = await run(swept([{ of: 'prompt' }, MODELS, { of: 'ratio', values: ['1:1', '16:9'] }]));
    expect(notes).toContain('2 × 3 × 2 = 12 cells');
    expect(calls).toHaveLength(12);
    expect(new Set(calls.map(({ seed }) => seed))).toEqual(new Set([7]));
    expect(calls.map(({ row }) => row?.index)).toEqual(Array.from({ length: 12 }, (_, at) => at));
    expect(calls[1]?.row).toMatchObject({
      list: 'sweep',
      name: 'a red fox · Nano Banana 2.1 · 16:9',
      columns: { prompt: 'a red fox', model: 'Nano Banana 2.1', ratio: '16:9' },
      cell: [
        { at: 0, name: 'a red fox' },
        { at: 0, name: 'Nano Banana 2.1' },
        { at: 1, name: '16:9' },
      ],
    });
  });

  it('asks each model in the words of its family', async () => {
    const { calls } = await run(
      swept([MODELS, { of: 'resolution', values: ['2K'] }, { of: 'ratio', values: ['16:9'] }, { of: 'prompt' }]),
    );
    const options = calls.filter((_, at) => at % 2 === 0).map(({ effective }) => effective.request.options);
    expect(options).toMatchObject([
      { aspectRatio: '16:9', imageSize: '2K' },
      { options: { aspect_ratio: '16:9', resolution: '2K' } },
      { size: '2560x1440' },
    ]);
  });

  it('is told what is wrong with its axes in words that name the next step', () => {
    expect(problemsOf(swept([]))[0]).toContain('Sweep: Axes are none. Choose what to vary');
    expect(problemsOf(swept([{ of: 'provider', values: ['goggle:x'] }, { of: 'prompt' }]))[0]).toContain(
      'name no provider there is in “goggle:x”. Write one of google, openrouter, openai, sample',
    );
  });
});
