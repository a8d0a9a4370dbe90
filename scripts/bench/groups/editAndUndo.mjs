import { createWorkflowStore } from '../../../renderer/src/stores/graph/workflowStore.ts';
import { withoutGroups } from '../../../shared/graph/groups/withoutGroups.ts';
import { shipped } from '../../../shared/shipped.ts';
import { GROUPS } from './graphs.mjs';
import { takeTurns } from './takeTurns.mjs';

const TURNS = 500;

/** In the editor’s own store, of a graph that is open: a text is changed, each turn that of another group, which one looks into; and that is undone. */
export async function editAndUndo({ grouped, flat }) {
  const hands = {
    grouped: handAt(grouped, (at) => ({ place: `u${at}`, id: `u${at}/text3` })),
    flat: handAt(flat, (at) => ({ place: '', id: `u${at}-text3` })),
  };
  return [
    await takeTurns('edit: a text in a group', TURNS, hands, ({ change }, turn) => change(turn).edited),
    await takeTurns('undo: of that edit', TURNS, hands, ({ change }, turn) => change(turn).undone),
  ];
}

/** @param textAt where the text of a group is seen, and what it is called there */
function handAt(graph, textAt) {
  let clock = 0;
  const { paletteOf } = shipped;
  // A clock on which no two edits are of one burst.
  const store = createWorkflowStore({ paletteOf, documentId: 'bench', workflow: graph, now: () => (clock += 60_000) });
  const now = () => store.getState();
  const valueOf = (id) => now().workflow.nodes.find((node) => node.id === id).fields.value;
  return {
    change(turn) {
      const { place, id } = textAt(turn % GROUPS);
      now().goTo(place);
      const before = valueOf(id);
      const after = `A blue fox, turn ${turn}`;
      const edited = timed(() => now().setField(id, 'value', after));
      if (valueOf(id) !== after || !now().isDirty) throw new Error(`${id} was not changed.`);
      const nodes = withoutGroups(now().whole).nodes.length;
      const undone = timed(() => now().undo());
      if (valueOf(id) !== before || now().isDirty) throw new Error(`${id} was not undone.`);
      const proof = { groups: graph.groups?.length ?? 0, nodes, 'nodes in view': now().workflow.nodes.length };
      return { edited: { ms: edited, proof }, undone: { ms: undone, proof } };
    },
  };
}

function timed(act) {
  const startedAt = performance.now();
  act();
  return performance.now() - startedAt;
}
