import { definitionOf } from '../../graph/definitionOf.ts';
import { readWhole, wholeOf } from '../../graph/fields/Whole.ts';
import type { FieldsOfNode, GraphNode } from '../../graph/Graph.ts';
import { setFieldsAt, type FieldChange } from '../../graph/groups/fieldsAt.ts';
import { withoutGroups } from '../../graph/groups/withoutGroups.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { CARRIED, carriedBy } from './classes/providers.ts';
import type { Parts } from './Parts.ts';
import { seedWanted, type Taker } from './seedWanted.ts';
import { settleGroups, type Wanted } from './settleGroups.ts';

const TAKERS: ReadonlyMap<string, Taker> = new Map([
  ['shuffle-text', 'words'],
  ['wildcards', 'words'],
  ['image-processor', 'picture'],
  ['text-processor', 'text'],
]);

/**
 * What a node means by those it is wired to, however many borders of groups are between: a seed, which is held as the file has it until here,
 * as the number that its takers sent, and a provider's settings that are the processor's here. Says where a request is another one.
 */
export function settleMeaning(parts: Parts, palette: Palette, log: ImportLog): Parts {
  const flat = withoutReroutes(withoutGroups(withoutModes(parts)));
  const nodes = new Map(flat.nodes.map((node) => [node.id, node]));
  const into = new Map<string, GraphNode>();
  const takers = new Map<string, GraphNode[]>();
  for (const { from, to } of flat.edges) {
    const [source, target] = [nodes.get(from.node), nodes.get(to.node)];
    if (!source || !target) continue;
    into.set(`${to.socket} ${to.node}`, source);
    if (to.socket !== 'seed') continue;
    const list = takers.get(source.id);
    if (list) list.push(target);
    else takers.set(source.id, [target]);
  }
  const words = (node: GraphNode) =>
    `${quoted(node.title ?? definitionOf(palette, node)?.title ?? node.type)} (${quoted(node.id)})`;

  const wanted: Wanted = new Map(
    flat.nodes.flatMap((node): [string, FieldsOfNode][] => {
      const fields = node.type === 'text-processor' ? { ...ofText(node), ...ofProvider(node) } : ofOther(node);
      return Object.keys(fields).length > 0 ? [[node.id, fields]] : [];
    }),
  );
  const settled = settleGroups(parts, wanted);
  const after = withoutGroups(withoutModes(settled));
  const changes = after.nodes.flatMap(({ id, type, fields = {} }): FieldChange[] => [
    ...Object.entries(wanted.get(id) ?? {}).flatMap(([field, value]) =>
      fields[field] === value ? [] : [{ node: id, field, value }],
    ),
    ...(type === 'openrouter-provider' && carriedBy(fields)
      ? CARRIED.map((field) => ({ node: id, field, value: undefined }))
      : []),
  ]);
  return setFieldsAt(settled, changes);

  function ofOther(node: GraphNode): FieldsOfNode {
    if (node.type === 'seed') return ofSeed(node);
    if (node.type !== 'image-processor') return {};
    const exact = readWhole(node.fields?.['seed']);
    if (exact === undefined) return {};
    const { value } = seedWanted(exact, new Set(['picture']));
    if (!into.has(`seed ${node.id}`)) tell(node, exact, value);
    return { seed: wholeOf(value) };
  }

  function ofSeed(node: GraphNode): FieldsOfNode {
    const exact = readWhole(node.fields?.['value']);
    if (exact === undefined) return {};
    const all = takers.get(node.id) ?? [];
    const { value, isOtherForWords, isOtherForText } = seedWanted(
      exact,
      new Set(all.flatMap(({ type }) => TAKERS.get(type) ?? [])),
    );
    tell(node, exact, value);
    if (isOtherForWords)
      log.left(
        `${words(node)} is another number as a seed of pictures, or one of its length cannot stand there: the texts it shuffles or draws come out otherwise. Give them a seed of their own, ${String(exact)}.`,
      );
    for (const taker of all) if (taker.type === 'text-processor') tellText(taker, exact, isOtherForText);
    return { value: wholeOf(value) };
  }

  /** It was sent as it is, and not at all where it was 0. */
  function ofText(node: GraphNode): FieldsOfNode {
    const exact = readWhole(node.fields?.['seed']);
    if (exact === undefined) return {};
    const { value, isOtherForText } = seedWanted(exact, new Set(['text']));
    if (into.has(`seed ${node.id}`)) return { seed: wholeOf(value) };
    tellText(node, exact, isOtherForText);
    tell(node, exact, value);
    return { seed: wholeOf(value) };
  }

  function ofProvider(node: GraphNode): FieldsOfNode {
    const provider = into.get(`provider ${node.id}`);
    const carried = provider && carriedBy(provider.fields);
    if (provider && !carried)
      log.left(
        `${words(node)} is given its provider from elsewhere: max tokens and top P, which stood in that, are not set.`,
      );
    return carried ?? {};
  }

  function tellText(node: GraphNode, exact: bigint, isOther: boolean): void {
    if (exact === 0n) log.left(`${words(node)} sent no seed, for its seed is 0: here 0 is sent.`);
    if (isOther) log.left(`${words(node)} sent the seed ${String(exact)} as it is: here another one is sent.`);
  }

  function tell({ id }: GraphNode, exact: bigint, value: bigint): void {
    if (value !== exact) log.seed(id, String(exact), String(value));
  }
}

/** What a use means is asked of those, too, that are out of the way. */
function withoutModes(parts: Parts): Parts {
  const plain = <N extends GraphNode>(nodes: readonly N[]) =>
    nodes.map((node): N => {
      if (node.mode === undefined || !node.type.startsWith('group:')) return node;
      const { mode: _mode, ...rest } = node;
      return rest as N;
    });
  return {
    ...parts,
    nodes: plain(parts.nodes),
    ...(parts.groups && { groups: parts.groups.map((group) => ({ ...group, nodes: plain(group.nodes) })) }),
  };
}
