import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { askedModels, callersOf, providerOf, tryBeside } from '#shared/models/tryBeside';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const GOOGLE = { provider: 'google', model: 'gemini-3-pro-image' };
const ROUTER = { provider: 'openrouter', model: 'bytedance-seed/seedream-4.5' };
const FRESH = { id: 's', type: 'sweep', position: { x: 0, y: 0 } };

const asking = aGraph('Fox')
  .node('p', 'google-provider', { model: GOOGLE.model })
  .node('c', 'gemini-config', { aspectRatio: '16:9' })
  .node('r', 'reroute', { carries: 'provider' })
  .node('n', 'image-processor', { prompt: 'a fox' })
  .wire('p.provider', 'r.in')
  .wire('r.out', 'n.provider')
  .wire('c.config', 'n.config');
const wiresOf = ({ edges }: Workflow) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket} ${to.node}.${to.socket}`).toSorted();
const axesOf = ({ nodes }: Workflow) => nodes.find(({ id }) => id === 's')?.fields?.['axes'];
const tried = (graph: Workflow, ...others: readonly (typeof GOOGLE)[]) => tryBeside(graph, palette, 'n', others, FRESH);

describe('models beside the one that is asked', () => {
  it('stand in a sweep that provider and settings go through, and the graph is as sound as before', () => {
    const graph = tried(asking.build(), ROUTER);
    expect(wiresOf(graph)).toEqual([
      'c.config s.config',
      'p.provider r.in',
      'r.out s.provider',
      's.config n.config',
      's.provider n.provider',
    ]);
    expect(axesOf(graph)).toEqual([
      { of: 'provider', values: ['google:gemini-3-pro-image', 'openrouter:bytedance-seed/seedream-4.5'] },
    ]);
    expect(validateGraph(graph, palette).ok).toBe(true);
    expect(askedModels(graph, palette, 'n')).toEqual([GOOGLE, ROUTER]);
    expect(providerOf(graph, palette, 'n')).toBe('p');
    expect(callersOf(graph, palette, 'p')).toEqual(['n']);
  });

  it('join a sweep that is there, each once', () => {
    const graph = tried(asking.build(), ROUTER);
    const more = { provider: 'openai', model: 'gpt-image-2' };
    expect(axesOf(tried(graph, ROUTER, more))).toEqual([
      {
        of: 'provider',
        values: ['google:gemini-3-pro-image', 'openrouter:bytedance-seed/seedream-4.5', 'openai:gpt-image-2'],
      },
    ]);
    expect(tried(graph, ROUTER)).toBe(graph);
  });

  it('join one that varies something else, whose models are those that are wired', () => {
    const graph = aGraph()
      .node('p', 'google-provider', { model: GOOGLE.model })
      .node('s', 'sweep', { axes: [{ of: 'seed', values: [1, 2] }] })
      .node('n', 'image-processor', { prompt: 'a fox' })
      .wire('p.provider', 's.provider')
      .wire('s.provider', 'n.provider')
      .wire('s.seed', 'n.seed')
      .build();
    expect(axesOf(tried(graph, ROUTER))).toEqual([
      { of: 'provider', values: ['google:gemini-3-pro-image', 'openrouter:bytedance-seed/seedream-4.5'] },
      { of: 'seed', values: [1, 2] },
    ]);
  });

  it('stand in a sweep of their own where the one that is there is bypassed', () => {
    const graph = aGraph()
      .node('p', 'google-provider', { model: GOOGLE.model })
      .node('off', 'sweep', { axes: [{ of: 'seed', values: [1, 2] }] }, { mode: 'bypass' })
      .node('n', 'image-processor', { prompt: 'a fox' })
      .wire('p.provider', 'off.provider')
      .wire('off.provider', 'n.provider')
      .build();
    const beside = tried(graph, ROUTER);
    expect(beside.nodes.find(({ id }) => id === 'off')).toBe(graph.nodes.find(({ id }) => id === 'off'));
    expect(askedModels(beside, palette, 'n')).toEqual([GOOGLE, ROUTER]);
    expect(wiresOf(beside)).toEqual(['off.provider s.provider', 'p.provider off.provider', 's.provider n.provider']);
    expect(validateGraph(beside, palette).ok).toBe(true);
  });

  it('change nothing where they are asked already, or nobody is', () => {
    const graph = asking.build();
    expect(tried(graph, GOOGLE)).toBe(graph);
    expect(tried(graph)).toBe(graph);
    const alone = aGraph().node('n', 'image-processor').build();
    expect(tried(alone, ROUTER)).toBe(alone);
  });
});
