import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '#shared/graph/definitionOf';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { estimateGeometry } from '../../../../renderer/src/nodes/rows/nodeGeometry.ts';
import { palette } from '../../../support/shipped.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'templates');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.lumi.json'));
/** px that are free between two nodes */
const FREE = 16;

interface Box {
  readonly id: string;
  readonly isFrame: boolean;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

describe.each(files)('the template %s', (file) => {
  const graph = readWorkflowText(readFileSync(join(FOLDER, file), 'utf8'));
  const boxes = graph.nodes.map((node): Box => {
    const wired = new Set(graph.edges.filter(({ to }) => to.node === node.id).map(({ to }) => to.socket));
    const { width, height } = estimateGeometry(node, definitionOf(palette, node), wired);
    const { x, y } = node.position;
    return { id: node.id, isFrame: node.type === 'frame', left: x, top: y, right: x + width, bottom: y + height };
  });

  it('has no node that lies on another, or half in a frame', () => {
    const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other] as const));
    const wrong = pairs.filter(([one, other]) => {
      if (apart(one, other) >= (one.isFrame || other.isFrame ? 0 : FREE)) return false;
      return !(one.isFrame && holds(one, other)) && !(other.isFrame && holds(other, one));
    });
    expect(wrong.map(([one, other]) => `${one.id} and ${other.id}`)).toEqual([]);
  });

  it('has wires that go from left to right, or down to what stands below', () => {
    const boxOf = (id: string) => boxes.find((box) => box.id === id);
    const wrong = graph.edges.filter(({ from, to }) => {
      const [source, target] = [boxOf(from.node), boxOf(to.node)];
      return !source || !target || (target.left < source.right + FREE && target.top < source.bottom);
    });
    expect(wrong).toEqual([]);
  });
});

/** px between them; less than 0: they overlap. */
function apart(one: Box, other: Box): number {
  return Math.max(other.left - one.right, one.left - other.right, other.top - one.bottom, one.top - other.bottom);
}

function holds(frame: Box, box: Box): boolean {
  return box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
}
