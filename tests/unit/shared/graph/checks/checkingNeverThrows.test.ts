import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GraphProblemsError, WorkflowFileError } from '#shared/errors/inputErrors';
import type { JsonValue } from '#shared/graph/Field';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { previewPlan } from '../../../../../electron/engine/previewPlan.ts';
import { planFor } from '../../../../../electron/service/runs/planFor.ts';
import { aGraph } from '../../../../support/builders.ts';
import { catalogue, palette } from '../../../../support/shipped.ts';

const sockets = [
  ...new Set([...palette.values()].flatMap(({ inputs, outputs }) => [...Object.keys(inputs), ...Object.keys(outputs)])),
  'constructor',
  '__proto__',
  'mask',
];
const ids = ['a', 'b', 'c', 'd', 'e', '__proto__'];

/** What a field may hold: of the right kind, of a wrong one, beyond its limits. */
const value: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>,
  fc.constantFrom<JsonValue>('', ' ', 'auto', '1K', '4K', 'randomise', 'fixed', 1, 16, 0, -1, 1e308, 2 ** 53, null),
  fc.constantFrom<JsonValue>('gemini-2.5-flash-image', 'google/x', '..', 'a:b', 'GOOGLE_API_KEY', '//host/share'),
);
const node = fc.constantFrom(...palette.values(), undefined).chain((definition) =>
  fc.record({
    type: fc.constant(definition?.type ?? 'strange'),
    mode: fc.constantFrom('bypass' as const, 'mute' as const, undefined, undefined, undefined),
    fields: fc.record(Object.fromEntries(Object.keys(definition?.fields ?? { x: 0 }).map((key) => [key, value])), {
      requiredKeys: [],
    }),
  }),
);
const address = fc.record({ node: fc.constantFrom(...ids, 'nobody'), socket: fc.constantFrom(...sockets) });
const workflow = fc
  .record({
    nodes: fc.array(node, { maxLength: ids.length }),
    edges: fc.array(fc.record({ from: address, to: address }), { maxLength: 14 }),
  })
  .map(({ nodes, edges }): Workflow => ({
    name: 'Any',
    nodes: nodes.map(({ mode, ...rest }, at) => ({
      ...rest,
      fields: rest.fields as Readonly<Record<string, JsonValue>>,
      ...(mode && { mode }),
      id: ids[at] ?? '',
      position: { x: 0, y: 0 },
    })),
    edges,
  }));

describe('checking', () => {
  it('tells of a model that is none, and does not ask what family it is of', () => {
    for (const model of ['', 7, '..', { a: 1 }, ['x']]) {
      const graph = aGraph()
        .node('p', 'google-provider', { model })
        .node('c', 'gemini-config')
        .node('g', 'image-processor', { prompt: 'a fox' })
        .wire('p.provider', 'g.provider')
        .wire('c.config', 'g.config');
      expect(validateGraph(graph.build(), palette)).toMatchObject({
        ok: false,
        problems: [{ node: 'p', field: 'model', message: expect.stringContaining('must be a model id') as string }],
      });
    }
  });

  it('tells of a field that was refused once, not also that its socket lacks a wire', () => {
    const graph = aGraph()
      .node('p', 'google-provider')
      .node('c', 'gemini-config')
      .node('g', 'image-processor', { prompt: 7 })
      .wire('p.provider', 'g.provider')
      .wire('c.config', 'g.config');
    const checked = validateGraph(graph.build(), palette);
    expect(checked.ok ? [] : checked.problems.map(({ code }) => code)).toEqual(['field-out-of-range']);
  });

  it(
    'brings nothing but its own errors, whatever the fields and wires of whatever nodes',
    { timeout: 60_000 },
    async () => {
      let runnable = 0;
      await fc.assert(
        fc.asyncProperty(workflow, async (graph) => {
          try {
            writeWorkflow(readWorkflow(workflowFile(graph)));
            validateGraph(graph, palette, ['a', 'nobody']);
            await previewPlan(planFor(graph, palette), { catalogue });
            runnable += 1;
          } catch (caught) {
            if (!(caught instanceof GraphProblemsError) && !(caught instanceof WorkflowFileError)) throw caught;
          }
        }),
        { numRuns: 3000 },
      );
      expect(runnable).toBeGreaterThan(0);
    },
  );
});
