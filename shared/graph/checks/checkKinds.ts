import type { CallKind } from '../callKinds.ts';
import { canMake } from '../callKinds.ts';
import type { Graph, GraphNode } from '../Graph.ts';
import type { ChosenModel, Wires } from '../NodeDefinition.ts';
import type { Naming } from './Naming.ts';
import type { Problem } from './Problem.ts';
import type { ValidNode } from '../ValidGraph.ts';

/** The nodes whose calls make something that the model they are given does not. `sound`: the nodes whose fields were not refused. */
export function checkKinds(
  graph: Graph,
  sound: readonly ValidNode[],
  byId: ReadonlyMap<string, GraphNode>,
  wires: (id: string) => Wires,
  { palette, nameOf }: Naming,
): Problem[] {
  const nodes = new Map(sound.map((node) => [node.id, node]));
  return graph.edges.flatMap(({ from, to }): Problem[] => {
    const source = nodes.get(from.node);
    const target = byId.get(to.node);
    const definition = target && palette.get(target.type);
    const kind = definition?.calls;
    if (!source || !target || !kind || definition.inputs[to.socket]?.type !== 'provider') return [];
    const model = modelsOf(source, wires).find((each) => !canMake(each, kind));
    if (!model) return [];
    const name = nameOf(target);
    return [
      {
        code: 'wrong-kind',
        node: to.node,
        socket: to.socket,
        message: `${name}: ${model.title} ${LACKS[kind]}.`,
        hint: `Choose a model that ${MAKES[kind]} in ${source.name}, or give ${name} another provider.`,
      },
    ];
  });
}

function modelsOf({ id, definition, fields }: ValidNode, wires: (id: string) => Wires): readonly ChosenModel[] {
  if (definition.handsOn) return definition.handsOn(fields, wires(id).into).models;
  const model = definition.chosenModel?.(fields);
  return model ? [model] : [];
}

const MAKES: Readonly<Record<CallKind, string>> = { image: 'draws', text: 'writes' };
const LACKS: Readonly<Record<CallKind, string>> = {
  image: 'writes texts and draws no pictures',
  text: 'draws pictures and writes no texts',
};
