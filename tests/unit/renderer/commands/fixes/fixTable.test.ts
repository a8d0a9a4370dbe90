import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { swapNode } from '#shared/workflow/swapNode';
import type { Workflow } from '#shared/workflow/Workflow';
import { fixesOf, type WholeContext } from '../../../../../renderer/src/commands/fixes/fixTable.ts';
import type { Studio } from '../../../../../renderer/src/stores/studio.ts';
import { aGraph, type GraphBuilder } from '../../../../support/builders.ts';
import { catalogue, palette } from '../../../../support/shipped.ts';

/** Runs a fix on a graph that stands alone. */
function applied(workflow: Workflow, run: (studio: Studio) => unknown, types = palette): Workflow {
  let now = workflow;
  const change = (next: Workflow) => (now = next);
  const swap = (id: string, type: string) => change(swapNode(now, id, type, types));
  const changeAt = (_node: string, edit: (view: Workflow) => Workflow) => change(edit(now));
  const state = { whole: workflow, path: '', workflow, changeAt, swapNode: swap };
  run({ workflow: { getState: () => state } } as unknown as Studio);
  return now;
}

const problemsOf = (workflow: Workflow) => {
  const found = validateGraph(workflow, palette);
  return found.ok ? [] : found.problems;
};
const contextOf = (whole: Workflow): WholeContext => ({
  whole,
  palette,
  catalogue,
  provider: 'sample-provider',
});
const generator = () =>
  aGraph()
    .node('p', 'google-provider')
    .node('n', 'image-processor', { prompt: 'a fox' })
    .wire('p.provider', 'n.provider');

const cases: readonly (readonly [string, string, GraphBuilder])[] = [
  ['unknown-type', 'Mute it', generator().node('x', 'from-the-future').wire('x.text', 'n.instructions')],
  ['unknown-type', 'Remove it', generator().node('x', 'from-the-future').wire('x.text', 'n.instructions')],
  ['unknown-socket', 'Remove the wire', generator().node('t', 'text', { value: 'a' }).wire('t.text', 'n.nowhere')],
  ['type-mismatch', 'Remove the wire', generator().node('t', 'text', { value: 'a' }).wire('t.text', 'n.references')],
  [
    'cycle',
    'Remove',
    aGraph().node('a', 'wrap-text').node('b', 'wrap-text').wire('a.text', 'b.text').wire('b.text', 'a.text'),
  ],
  [
    'too-many-wires',
    'Keep',
    generator()
      .node('a', 'text', { value: 'a' }, { title: 'One' })
      .node('b', 'text', { value: 'b' }, { title: 'Other' })
      .wire('a.text', 'n.prompt')
      .wire('b.text', 'n.prompt'),
  ],
  [
    'field-out-of-range',
    'Set Images to 16',
    generator().node('c', 'gemini-config', { numImages: 40 }).wire('c.config', 'n.config'),
  ],
];

describe('a fix of a problem', () => {
  it.each(cases)('takes away %s by “%s”', (code, label, builder) => {
    const workflow = builder.build();
    const problem = problemsOf(workflow).find((each) => each.code === code);
    expect(problem?.code).toBe(code);
    const fix = problem && fixesOf(problem, contextOf(workflow)).find((each) => each.label.startsWith(label));
    expect(fix?.label).toContain(label);
    const mended = fix ? applied(workflow, fix.run) : workflow;
    expect(problemsOf(mended).filter((each) => each.code === code)).toEqual([]);
  });

  it('clears what is shaped like a key, wherever in the node it stands', () => {
    const key = `AIza${'Sy0123456789'.repeat(3).slice(0, 35)}`;
    const workflow = aGraph().node('t', 'text', { value: key }, { title: key }).build();
    const [fix] = fixesOf({ code: 'secret-found', node: 't', message: '' }, contextOf(workflow));
    expect(fix?.label).toBe('Clear Text and its name');
    expect(JSON.stringify(fix && applied(workflow, fix.run))).not.toContain(key);
  });

  it('adds all that a node lacks at once, and names it', () => {
    const workflow = aGraph().node('n', 'image-processor', { prompt: 'a fox' }).build();
    const labels = problemsOf(workflow).flatMap((each) => fixesOf(each, contextOf(workflow)).map(({ label }) => label));
    expect(labels).toEqual(['Add Sample and 2 more']);
  });

  it('gives settings of the family of the provider, and keeps their wire', () => {
    const gemini = palette.get('gemini-config');
    if (!gemini) throw new Error('There are no settings to change.');
    const others = { ...gemini, type: 'other-config', title: 'Other settings', family: () => 'other' };
    const wider = new Map([...palette, [others.type, others]]);
    const workflow = generator().node('c', 'other-config').wire('c.config', 'n.config').build();
    const found = validateGraph(workflow, wider);
    const problem = found.ok ? undefined : found.problems.find(({ code }) => code === 'family-mismatch');
    const [fix] = problem ? fixesOf(problem, { ...contextOf(workflow), palette: wider }) : [];
    expect(fix?.label).toBe(`Change to ${gemini.title}`);
    const mended = fix ? applied(workflow, fix.run, wider) : workflow;
    expect(mended.nodes.find(({ id }) => id === 'c')?.type).toBe('gemini-config');
    expect(mended.edges).toEqual(workflow.edges);
    expect(validateGraph(mended, wider).ok).toBe(true);
  });

  it('names models of the same provider that make what is asked for', () => {
    const workflow = aGraph()
      .node('p', 'google-provider', { model: 'gemini-3.1-flash-image' })
      .node('n', 'text-processor', { prompt: 'a fox' })
      .wire('p.provider', 'n.provider')
      .build();
    const problem = problemsOf(workflow).find(({ code }) => code === 'wrong-kind');
    const fixes = problem ? fixesOf(problem, contextOf(workflow)) : [];
    expect(fixes.length).toBeGreaterThan(0);
    for (const { run } of fixes) expect(problemsOf(applied(workflow, run))).toEqual([]);
  });

  it('puts the model its provider names in the place of one that is gone', () => {
    const google = catalogue.find('google');
    const gone = google?.models.find(({ successor }) => successor !== undefined);
    const next = google?.models.find(({ id }) => id === gone?.successor);
    if (!gone || !next) throw new Error('No model has a successor.');
    const workflow = aGraph()
      .node('p', 'google-provider', { model: gone.id })
      .node('n', 'image-processor', { prompt: 'a fox' })
      .wire('p.provider', 'n.provider')
      .build();
    // Told of the provider's own node, or of the one its call failed in.
    for (const node of ['p', 'n']) {
      const [fix] = fixesOf({ code: 'model-not-found', node, message: '' }, contextOf(workflow));
      expect(fix?.label).toBe(`Use ${next.title}`);
      expect(fix && applied(workflow, fix.run).nodes[0]?.fields?.['model']).toBe(next.id);
    }
  });

  it('takes a picture out whose file is gone, and no other', () => {
    const images = [{ id: 'a' }, { id: 'gone', name: 'fox.png' }, { id: 'b' }];
    const workflow = aGraph().node('i', 'image-input', { pictures: images }).build();
    const problem = { code: 'missing-picture', node: 'i', picture: 'gone', message: '' };
    const fixes = fixesOf(problem, contextOf(workflow));
    expect(fixes.map(({ label }) => label)).toEqual(['Choose its file…', 'Take it out']);
    const out = fixes.at(-1);
    expect(out && applied(workflow, out.run).nodes[0]?.fields?.['pictures']).toEqual([{ id: 'a' }, { id: 'b' }]);
    expect(fixesOf({ ...problem, picture: 'unknown' }, contextOf(workflow))).toEqual([]);
  });

  it('leads to the keys where one is missing, and offers nothing for a node that is gone', () => {
    const workflow = generator().build();
    expect(
      fixesOf({ code: 'key-missing', node: 'p', message: '' }, contextOf(workflow)).map(({ label }) => label),
    ).toEqual(['Set the key…']);
    expect(fixesOf({ code: 'key-missing', node: 'gone', message: '' }, contextOf(workflow))).toEqual([]);
    const asked: unknown[] = [];
    const studio = { questions: { ask: (...question: unknown[]) => asked.push(question) } } as unknown as Studio;
    // That of the provider wired into the node, too.
    for (const node of ['p', 'n']) {
      for (const { run } of fixesOf({ code: 'key-missing', node, message: '' }, contextOf(workflow))) run(studio);
    }
    expect(asked).toEqual([
      ['keys', { provider: 'google' }],
      ['keys', { provider: 'google' }],
    ]);
  });
});
