import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { comfyFile } from '../../../support/foreign/comfyFile.ts';
import { comfySubgraph } from '../../../support/foreign/comfySubgraph.ts';

const ID = '6f1c2a1e-0000-4000-8000-000000000001';
const OUTER = '6f1c2a1e-0000-4000-8000-000000000002';
/** Beyond what a double holds, which is written as it stands. */
const LONG = '18446744073709551615';

/** A seed, then a prompt, go in. */
const maker = comfySubgraph({
  id: ID,
  name: 'Maker',
  inputs: { seed: 'INT', prompt: 'STRING' },
  outputs: { images: 'IMAGE' },
  nodes: [
    {
      id: 1,
      type: 'LumiGoogleImagenProvider',
      values: ['GOOGLE_API_KEY', 'gemini-3-pro-image'],
      outputs: { provider: 'IMAGEN_PROVIDER' },
    },
    {
      id: 3,
      type: 'LumiLLMImagenProcessor',
      values: ['of the definition', 1, 'fixed', 'fatal', ''],
      inputs: { provider: 'IMAGEN_PROVIDER', prompt: 'STRING', seed: 'INT' },
      widgets: ['prompt', 'seed'],
      outputs: { images: 'IMAGE' },
    },
  ],
  wires: [
    [1, 0, 3, 'provider'],
    ['in', 0, 3, 'seed'],
    ['in', 1, 3, 'prompt'],
    [3, 0, 'out', 'images'],
  ],
});

/** A file with one use of `type`; the seed 4711 in it stands for the long one. */
function imported(values: unknown, properties?: object, type = ID, subgraphs: readonly object[] = [maker]) {
  const file = comfyFile(
    [
      {
        id: 11,
        type,
        values,
        ...(properties && { properties }),
        inputs: { seed: 'INT', prompt: 'STRING' },
        outputs: { images: 'IMAGE' },
      },
      { id: 12, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
    ],
    [[11, 0, 12, 'images']],
    { definitions: { subgraphs } },
  );
  const { workflow, report } = importGraph(JSON.stringify(file).replaceAll('4711', LONG), 'x.json', shipped);
  expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  const fields = (path: string) => withoutGroups(workflow).nodes.find(({ id }) => id === path)?.fields;
  return { workflow, report, fields };
}

describe('the values of a use of a subgraph', () => {
  it('stand in their places behind a seed of 64 bits, whose word of what becomes of it is no prompt', () => {
    const { fields, report } = imported([4711, 'randomize', 'a red fox']);
    expect(fields('11/3')).toMatchObject({ prompt: 'a red fox', seed: 3, control: 'randomise' });
    expect(report.seeds).toEqual([{ node: '11/3', from: LONG, to: '3' }]);
  });

  it.each([
    ['without a word behind the seed', [5, 'a red fox'], { seed: 5, prompt: 'a red fox', control: 'fixed' }],
    ['with nothing in its place', [5, null, 'a red fox'], { seed: 5, prompt: 'a red fox', control: 'fixed' }],
    ['whose prompt is such a word', [5, 'fixed', 'randomize'], { seed: 5, prompt: 'randomize', control: 'fixed' }],
    ['that end with the seed', [5, 'randomize'], { seed: 5, prompt: 'of the definition', control: 'randomise' }],
  ])('may be written %s', (_how, values, expected) => {
    expect(imported(values).fields('11/3')).toMatchObject(expected);
  });

  it('move their seed on as the use shows it, and leave the group as it was', () => {
    const { fields, workflow } = imported([5, 'randomize', 'a fox'], {
      proxyWidgets: [
        ['3', 'seed'],
        ['3', 'control_after_generate'],
        ['-1', 'prompt'],
      ],
    });
    expect(fields('11/3')).toMatchObject({ seed: 5, control: 'randomise', prompt: 'a fox' });
    expect(workflow.groups?.[0]?.nodes.find(({ id }) => id === '3')?.fields).toMatchObject({ control: 'fixed' });
  });

  it('do so through a subgraph in another', () => {
    const outer = comfySubgraph({
      id: OUTER,
      name: 'Outer',
      inputs: { seed: 'INT', prompt: 'STRING' },
      outputs: { images: 'IMAGE' },
      nodes: [
        {
          id: 7,
          type: ID,
          values: [1, 'inner'],
          inputs: { seed: 'INT', prompt: 'STRING' },
          widgets: ['seed', 'prompt'],
          outputs: { images: 'IMAGE' },
        },
      ],
      wires: [
        ['in', 0, 7, 'seed'],
        ['in', 1, 7, 'prompt'],
        [7, 0, 'out', 'images'],
      ],
    });
    const { fields, report } = imported([4711, 'randomize', 'a red fox'], undefined, OUTER, [maker, outer]);
    expect(fields('11/7/3')).toMatchObject({ prompt: 'a red fox', seed: 3, control: 'randomise' });
    expect(report.seeds).toEqual([{ node: '11/7/3', from: LONG, to: '3' }]);
  });

  it('are told by the path of the node that has them, and so is one that is no field here', () => {
    const { report } = imported([1.5, 'increment', 'a fox', 'return_text'], {
      proxyWidgets: [
        ['3', 'seed'],
        ['3', 'control_after_generate'],
        ['-1', 'prompt'],
        ['3', 'error_mode'],
      ],
    });
    const left = report.left.join('\n');
    expect(left).toContain('LumiLLMImagenProcessor “11/3” had “1.5” as “seed”');
    expect(left).toContain('“11/3” moved its seed on after each run (increment)');
    expect(left).toContain('“error_mode”');
  });

  it('stand in their places behind a value that no node here has', () => {
    const other = comfySubgraph({
      id: OUTER,
      name: 'Other',
      inputs: { steps: 'INT', prompt: 'STRING' },
      outputs: { text: 'STRING' },
      nodes: [
        { id: 1, type: 'KSampler', values: [20], inputs: { steps: 'INT' }, widgets: ['steps'] },
        {
          id: 2,
          type: 'LumiTextInput',
          values: ['x'],
          inputs: { text: 'STRING' },
          widgets: ['text'],
          outputs: { text: 'STRING' },
        },
      ],
      wires: [
        ['in', 0, 1, 'steps'],
        ['in', 1, 2, 'text'],
        [2, 0, 'out', 'text'],
      ],
    });
    expect(imported([30, 'a fox'], undefined, OUTER, [other]).fields('11/2')).toMatchObject({ value: 'a fox' });
  });
});

describe('a seed of the wrong kind', () => {
  const one = (values: unknown) =>
    importGraph(JSON.stringify(comfyFile([{ id: 1, type: 'LumiLLMImagenProcessor', values }])), 'x.json', shipped);

  it.each([[1.5], [true], [-1], ['many']])('%j is 0, which is told', (seed) => {
    const { workflow, report } = one(['p', seed, 'fixed', 'fatal', '']);
    expect(workflow.nodes[0]?.fields).toMatchObject({ prompt: 'p', seed: 0, instructions: '' });
    expect(report.left.join(' ')).toContain(`had “${String(seed)}” as “seed”`);
  });

  it('that is a number in a text is read', () => {
    const { workflow, report } = one(['p', '12', 'randomize', 'fatal', 'be kind']);
    expect(workflow.nodes[0]?.fields).toMatchObject({ prompt: 'p', seed: 12, control: 'randomise' });
    expect(report.left.join(' ')).not.toContain('as “seed”');
  });
});
