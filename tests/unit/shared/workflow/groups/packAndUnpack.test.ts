import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setFieldAt } from '#shared/graph/groups/fieldsAt';
import { groupIdOf, groupPathIds } from '#shared/graph/groups/groupPath';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { shipped } from '#shared/shipped';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { partAt, type Level } from '#shared/workflow/groups/level';
import { makeGroup } from '#shared/workflow/groups/makeGroup';
import { proposeGroup } from '#shared/workflow/groups/proposeGroup';
import { ungroup } from '#shared/workflow/groups/ungroup';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { anyGraph } from './randomGraphs.ts';

describe('a group that is made and unpacked', () => {
  it('gives the very bytes it was made of, whichever nodes are chosen', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat()), (graph, picks) => {
        const made = pack(graph, undefined, picks, '1');
        expect(made).not.toBe(graph);
        const kept = readWorkflowText(writeWorkflow(made));
        expect(writeWorkflow(unpack(kept, undefined, 'u1'))).toBe(writeWorkflow(graph));
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing of what runs: the same nodes, fed by the same in the same order, with the same problems', () => {
    fc.assert(
      fc.property(anyGraph, fc.array(fc.nat()), fc.array(fc.nat()), (graph, first, second) => {
        const made = pack(pack(graph, undefined, first, '1'), undefined, second, '2');
        expect(fed(made)).toEqual(fed(graph));
        expect(problems(made)).toEqual(problems(graph));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the saved bytes back after groups in groups, edits inside, unpacking and undo in any order', () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ does: fc.constant('pack' as const), at: fc.nat(), picks: fc.array(fc.nat()) }),
      },
      { weight: 3, arbitrary: fc.record({ does: fc.constant('unpack' as const), at: fc.nat() }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('edit' as const), at: fc.nat(), words: fc.string() }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('undo' as const) }) },
    );
    fc.assert(
      fc.property(
        anyGraph,
        fc.array(step, { maxLength: 14 }),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        (graph, steps, order) => {
          /** What is on screen, and what it would be had nobody ever made a group. */
          const past: { whole: Workflow; flat: Workflow }[] = [];
          let now = { whole: graph, flat: graph };
          for (const [number, each] of steps.entries()) {
            if (each.does === 'undo') {
              now = past.pop() ?? now;
              continue;
            }
            past.push(now);
            const { whole, flat } = now;
            if (each.does === 'pack')
              now = { whole: pack(whole, levelAt(whole, each.at), each.picks, String(number)), flat };
            if (each.does === 'unpack') now = { whole: unpackAny(whole, each.at), flat };
            if (each.does === 'edit') now = editInside(whole, flat, each.at, each.words);
            now = { ...now, whole: readWorkflowText(writeWorkflow(now.whole)) };
          }
          let { whole } = now;
          for (const at of order) whole = unpackAny(whole, at);
          expect(writeWorkflow(whole)).toBe(writeWorkflow(now.flat));
          const [start] = past;
          if (start) expect(writeWorkflow(start.whole)).toBe(writeWorkflow(graph));
        },
      ),
      { numRuns: 150 },
    );
  });
});

function pack(graph: Workflow, level: Level, picks: readonly number[], name: string): Workflow {
  const nodes = partAt(graph, level)?.nodes.filter((node) => !isGroupEnd(node)) ?? [];
  if (nodes.length === 0) return graph;
  const ids = new Set((picks.length === 0 ? [0] : picks).map((pick) => nodes[pick % nodes.length]?.id ?? ''));
  const wish = proposeGroup(graph, level, shipped.paletteOf(graph), ids);
  return makeGroup(graph, level, ids, wish, { group: `g${name}`, use: `u${name}` });
}

function unpack(graph: Workflow, level: Level, use: string): Workflow {
  let next = 0;
  return ungroup(graph, level, use, () => `new${String((next += 1))}`).workflow;
}

function unpackAny(graph: Workflow, at: number): Workflow {
  const uses = levelsOf(graph).flatMap((level) =>
    (partAt(graph, level)?.nodes ?? []).filter(({ type }) => groupIdOf(type)).map(({ id }) => ({ level, id })),
  );
  const found = uses[at % uses.length];
  return found ? unpack(graph, found.level, found.id) : graph;
}

function levelsOf({ groups = [] }: Workflow): readonly Level[] {
  return [undefined, ...groups.map(({ id }) => id)];
}

function levelAt(graph: Workflow, at: number): Level {
  const levels = levelsOf(graph);
  return levels[at % levels.length];
}

/** The same words into the same node, by the way that leads to it: as one of the group, or as the use's own. */
function editInside(whole: Workflow, flat: Workflow, at: number, words: string): { whole: Workflow; flat: Workflow } {
  const nodes = withoutGroups(whole).nodes.filter(({ type }) => type === 'text');
  const found = nodes[at % nodes.length];
  if (!found) return { whole, flat };
  const id = groupPathIds(found.id).at(-1) ?? '';
  return { whole: setFieldAt(whole, found.id, 'value', words), flat: setFieldAt(flat, id, 'value', words) };
}

/** What each node is, and what feeds it in which order, by the ids it has without groups. */
function fed(graph: Workflow) {
  const flat = withoutGroups(graph);
  const plain = (path: string) => groupPathIds(path).at(-1) ?? '';
  const nodes = flat.nodes.map(({ id, type, fields, title, mode }) => ({
    id: plain(id),
    type,
    fields,
    title,
    mode,
    from: flat.edges
      .filter(({ to }) => to.node === id)
      .map(({ from, to }) => [plain(from.node), from.socket, to.socket]),
  }));
  return new Map(nodes.map((node) => [node.id, node]));
}

function problems(graph: Workflow) {
  const checked = validateGraph(graph, shipped.paletteOf(graph));
  if (checked.ok) return [];
  return checked.problems
    .map(({ code, node, socket }) =>
      // A circle is told of whichever of its nodes comes first.
      code === 'cycle' ? code : JSON.stringify([code, groupPathIds(node).at(-1), socket]),
    )
    .sort();
}
