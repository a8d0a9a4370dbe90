import { describe, expect, it } from 'vitest';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { drawGraphPicture } from '../../../../../renderer/src/editor/picture/drawGraphPicture.ts';
import { partOfGraph } from '../../../../../renderer/src/editor/picture/partOfGraph.ts';
import {
  MOST_PIXELS,
  MOST_SIDE,
  pictureScale,
  pictureSize,
} from '../../../../../renderer/src/editor/picture/pictureScale.ts';
import { fitWords, textWidth, wrapWords } from '../../../../../renderer/src/editor/picture/textWidth.ts';
import { writeSvg } from '../../../../../renderer/src/editor/picture/writeSvg.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const HOSTILE = '</text><script>alert(1)</script> ]]> & "\'\u0000\u202e\ud800';
const GRAPH = aGraph('Foxes')
  .node('frame', 'frame', { colour: 'blue' }, { title: 'Words', size: { width: 300, height: 200 } })
  .node('prompt', 'text', { value: 'a fox in snow' }, { title: 'What to draw' })
  .node('config', 'gemini-config', { numImages: 3, aspectRatio: '3:2' })
  .node('bend', 'reroute', { carries: 'text' })
  .node('draw', 'image-processor', { seed: 7 }, { mode: 'mute' })
  .node('shut', 'seed', { value: 12 }, { collapsed: true })
  .node('note', 'note', { value: 'mind the light' })
  .node('strange', 'from-the-future', { secret: 'words' })
  .wire('prompt.text', 'bend.in')
  .wire('bend.out', 'draw.prompt')
  .wire('config.config', 'draw.config')
  .wire('strange.out', 'draw.seed')
  .build();

const colours = (token: string) => `#${token.length.toString(16).padStart(6, '0')}`;
const svgOf = (graph: Workflow) =>
  writeSvg(drawGraphPicture(graph, palette), colours, graph.name, writeWorkflow(graph));

describe('a picture of a graph', () => {
  it('shows names, values, wires in their colours, frames, notes, bends and nodes of other programs', () => {
    const svg = svgOf(GRAPH);
    for (const words of ['What to draw', 'a fox in snow', '3:2', 'Words', 'mind the light', 'from-the-future', 'muted'])
      expect(svg).toContain(words);
    expect(svg).toContain('from What to draw');
    const { shapes } = drawGraphPicture(GRAPH, palette);
    const lines = shapes.flatMap((shape) => (shape.kind === 'way' ? (shape.line?.token ?? []) : []));
    expect(lines).toEqual(expect.arrayContaining(['--socket-text', '--socket-config', '--faint']));
  });

  it('is the same for the same graph, byte for byte, and holds its file', () => {
    expect(svgOf(GRAPH)).toBe(svgOf(structuredClone(GRAPH)));
    expect(writeWorkflow(readWorkflowText(svgOf(GRAPH)))).toBe(writeWorkflow(GRAPH));
  });

  it('is of no words but words, whatever a graph is called', () => {
    const graph = aGraph(HOSTILE)
      .node('a', 'text', { value: HOSTILE }, { title: HOSTILE })
      .node('b', 'frame', {}, { title: HOSTILE })
      .node('c', HOSTILE.slice(0, 90).toWellFormed())
      .build();
    const svg = svgOf(graph);
    const drawn = svg.slice(0, svg.indexOf('<metadata')) + svg.slice(svg.indexOf('</metadata>'));
    expect(drawn).not.toMatch(/<script|alert\(1\)<|]]>|[\u0000-\u0008\u202e\ud800]|&(?!lt;|gt;|amp;|quot;|apos;)/);
    expect(svg.match(/]]>/g)).toHaveLength(1);
  });

  it('keeps within what it covers: every node lies in it, an empty graph has one too', () => {
    const { box } = drawGraphPicture(GRAPH, palette);
    for (const { position } of GRAPH.nodes) {
      expect(position.x).toBeGreaterThan(box.x);
      expect(position.x).toBeLessThan(box.x + box.width);
    }
    expect(drawGraphPicture(aGraph().build(), palette).box).toEqual({ x: 0, y: 0, width: 320, height: 160 });
  });

  it('of 5,000 nodes is made at once, and keeps within what can be drawn', () => {
    const many = {
      ...GRAPH,
      nodes: Array.from({ length: 5000 }, (_, at) => ({
        id: String(at),
        type: 'image-processor',
        position: { x: (at % 70) * 400, y: Math.floor(at / 70) * 500 },
      })),
      edges: [],
    };
    const begun = performance.now();
    const { box, shapes } = drawGraphPicture(many, palette);
    expect(performance.now() - begun).toBeLessThan(5000);
    expect(shapes.length).toBeGreaterThan(5000);
    const scale = pictureScale(box, 2);
    const { width, height } = pictureSize(box, scale);
    expect(scale).toBeLessThan(1);
    expect(Math.max(width, height)).toBeLessThanOrEqual(MOST_SIDE);
    expect(width * height).toBeLessThanOrEqual(MOST_PIXELS);
    expect(pictureScale({ width: 1000, height: 800 }, 2)).toBe(2);
  });
});

describe('a part of a graph', () => {
  it('has its nodes, the wires between them and the groups they use, and nothing else', () => {
    const inner = { id: 'in', name: 'In', fields: [], nodes: [], edges: [] };
    const outer = { ...inner, id: 'out', nodes: [{ id: 'u', type: 'group:in', position: { x: 0, y: 0 } }] };
    const graph: Workflow = {
      ...GRAPH,
      nodes: [...GRAPH.nodes, { id: 'use', type: 'group:out', position: { x: 0, y: 0 } }],
      groups: [inner, { ...inner, id: 'other' }, outer],
      form: { fields: [] },
    };
    const part = partOfGraph(graph, new Set(['prompt', 'bend', 'use']));
    expect(part.nodes.map(({ id }) => id)).toEqual(['prompt', 'bend', 'use']);
    expect(part.edges).toHaveLength(1);
    expect(part.groups?.map(({ id }) => id)).toEqual(['in', 'out']);
    expect(part.form).toBeUndefined();
    expect(partOfGraph(graph, new Set(['prompt'])).groups).toBeUndefined();
  });

  it('is of a selection in a group without the ends of that, and without their wires', () => {
    const inside = aGraph()
      .node('in', 'group-inputs', { sockets: [{ name: 'text', type: 'text' }] })
      .node('wrap', 'wrap-text')
      .node('show', 'show-text')
      .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text' }] })
      .wire('in.text', 'wrap.text')
      .wire('wrap.text', 'show.text')
      .wire('show.text', 'out.text')
      .build();
    const part = partOfGraph(inside, new Set(['in', 'wrap', 'show', 'out']));
    expect(part.nodes.map(({ id }) => id)).toEqual(['wrap', 'show']);
    expect(part.edges.map(({ to }) => to.node)).toEqual(['show']);
    expect(partOfGraph(inside, new Set(['in'])).nodes).toEqual([]);
  });
});

describe('words with little room', () => {
  it('end in … where they do not fit, and are never wider', () => {
    expect(fitWords('fox', 100, 12)).toBe('fox');
    for (const words of ['a red fox crossing a frozen lake', '狐狐狐狐狐狐狐狐狐狐', 'WWWWWWWWWWWW']) {
      const cut = fitWords(words, 60, 12);
      expect(cut.endsWith('…')).toBe(true);
      expect(textWidth(cut, 12)).toBeLessThanOrEqual(60);
    }
  });

  it('go on in the next line, at a blank where there is one', () => {
    expect(wrapWords('one two three\n\nfour', 60, 12, 9)).toEqual(['one two', 'three', '', 'four']);
    expect(wrapWords('one two three four', 60, 12, 1)).toHaveLength(1);
    expect(wrapWords('one two three four', 60, 12, 1)[0]).toMatch(/…$/);
    expect(wrapWords('x'.repeat(1000), 60, 12, 3)).toHaveLength(3);
  });
});
