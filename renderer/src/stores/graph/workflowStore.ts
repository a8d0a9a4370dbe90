import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { definitionOf } from '#shared/graph/definitionOf';
import { withSeeds } from '#shared/nodes/takeSeeds';
import type { Viewport, Workflow } from '#shared/workflow/Workflow';
import * as edits from '#shared/workflow/edits';
import { swapNode } from '#shared/workflow/swapNode';
import { edgeId, nodeById } from '#shared/workflow/lookups';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createCopyActions } from './copyActions.ts';
import { emptyHistory, mapHistory, recordStep, stepBack, stepForward } from './history.ts';
import type { WorkflowState } from './WorkflowState.ts';

export type WorkflowStore = StoreApi<WorkflowState>;

export const EMPTY_WORKFLOW: Workflow = { name: 'Untitled', nodes: [], edges: [] };

export interface WorkflowStoreOptions {
  readonly paletteOf: PaletteOf;
  readonly documentId: string;
  readonly workflow: Workflow;
  /** Whether it stands in no file from the start. */
  readonly isUnsaved?: boolean | undefined;
  readonly newId?: () => string;
  /** ms */
  readonly now?: () => number;
  /** Gives a text that was never given before. */
  readonly newDraw?: () => string;
}

/** The graph of one document. Each action makes a new `Workflow`; what a run gave is kept elsewhere and undo never touches it. */
export function createWorkflowStore(options: WorkflowStoreOptions): WorkflowStore {
  const { paletteOf, documentId, isUnsaved = false, newId = shortId, now = Date.now } = options;
  const { newDraw = () => crypto.randomUUID() } = options;
  let history = emptyHistory<Workflow>();
  /** What its file holds, as far as is known. */
  let saved = isUnsaved ? inNoFile() : options.workflow;
  let draw = newDraw();

  return createStore<WorkflowState>()((set, get) => {
    const show = (workflow: Workflow, more: Partial<WorkflowState> = {}) => {
      set({
        workflow,
        ...more,
        isDirty: !sameContent(workflow, saved),
        canUndo: history.past.length > 0,
        canRedo: history.future.length > 0,
      });
    };
    const commit = (workflow: Workflow, gesture?: string, more?: Partial<WorkflowState>) => {
      const before = get().workflow;
      if (workflow === before) return;
      history = recordStep(history, before, now(), gesture);
      show(workflow, more);
    };
    const travel = (step: typeof stepBack<Workflow>) => {
      const { workflow, selection } = get();
      const found = step(history, workflow);
      if (!found) return;
      history = found.history;
      const ids = found.value.nodes.map((node) => node.id);
      const back = ids.filter((id) => !nodeById(workflow, id));
      const chosen = back.length > 0 ? back : ids.filter((id) => selection.has(id));
      const had = new Set(workflow.edges.map(edgeId));
      const wires = found.value.edges.map(edgeId).filter((id) => !had.has(id));
      show(withViewport(found.value, workflow.viewport), {
        selection: new Set(chosen),
        selectedEdges: chosen.length > 0 ? NONE : new Set(wires),
      });
    };
    const copies = createCopyActions({
      get,
      newId,
      commit(workflow, added) {
        commit(workflow, undefined, { selection: added, selectedEdges: NONE });
      },
    });

    return {
      documentId,
      workflow: options.workflow,
      selection: NONE,
      selectedEdges: NONE,
      isDirty: isUnsaved,
      canUndo: false,
      canRedo: false,

      reload(workflow) {
        history = emptyHistory();
        saved = workflow;
        show(withViewport(workflow, get().workflow.viewport), { selection: NONE, selectedEdges: NONE });
      },
      markUnsaved() {
        saved = inNoFile();
        show(get().workflow);
      },
      markSaved(written, formerName = written.name) {
        const named = (each: Workflow) =>
          each.name === formerName && each.name !== written.name ? { ...each, name: written.name } : each;
        history = mapHistory(history, named);
        saved = written;
        show(named(get().workflow));
      },
      rename(name) {
        const { workflow } = get();
        const text = name.trim();
        if (text !== '' && text !== workflow.name) commit({ ...workflow, name: text });
      },
      addNode(type, position, connectTo, fields) {
        const { workflow } = get();
        const id = newId();
        const node = { id, type, position, ...(fields && { fields }) };
        const added = { ...workflow, nodes: [...workflow.nodes, node] };
        const palette = paletteOf(workflow);
        const definition = definitionOf(palette, node);
        const edge = connectTo && definition && edits.wireTo(connectTo, id, definition);
        const wired = edge && edits.connect(added, palette, edge);
        commit(wired?.ok ? wired.workflow : added, undefined, { selection: new Set([id]), selectedEdges: NONE });
        return id;
      },
      removeSelected() {
        const { workflow, selection, selectedEdges } = get();
        commit(edits.removeParts(workflow, selection, selectedEdges), undefined, {
          selection: NONE,
          selectedEdges: NONE,
        });
      },
      moveNodes(moves, gesture) {
        commit(edits.moveNodes(get().workflow, moves), gesture);
      },
      resizeNode(id, size) {
        commit(edits.resizeNode(get().workflow, id, size));
      },
      setField(id, field, value) {
        commit(edits.setField(get().workflow, id, field, value), JSON.stringify([id, field]));
      },
      setFields(id, fields) {
        const { workflow } = get();
        commit(
          Object.entries(fields).reduce((graph, [name, value]) => edits.setField(graph, id, name, value), workflow),
        );
      },
      swapNode(id, type) {
        const { workflow } = get();
        commit(swapNode(workflow, id, type, paletteOf(workflow)));
      },
      setTitle(id, title) {
        commit(edits.setTitle(get().workflow, id, title));
      },
      toggleCollapsed(id) {
        commit(edits.toggleCollapsed(get().workflow, id));
      },
      setMode(ids, mode) {
        commit(edits.setMode(get().workflow, ids, mode));
      },
      connect(edge, instead) {
        const { workflow } = get();
        const base = instead ? edits.removeParts(workflow, NONE, new Set([edgeId(instead)])) : workflow;
        const result = edits.connect(base, paletteOf(base), edge);
        if (!result.ok) return result;
        commit(result.workflow);
        return { ok: true };
      },
      disconnect(edge) {
        commit(edits.removeParts(get().workflow, NONE, new Set([edgeId(edge)])));
      },
      select(nodes, edges = []) {
        const selection = new Set(nodes);
        const selectedEdges = new Set(edges);
        const now = get();
        if (sameSet(selection, now.selection) && sameSet(selectedEdges, now.selectedEdges)) return;
        set({ selection, selectedEdges });
      },
      setViewport(viewport) {
        set({ workflow: withViewport(get().workflow, viewport) });
      },
      undo() {
        travel(stepBack);
      },
      redo() {
        travel(stepForward);
      },
      ...copies,
      take: (after) => ({ documentId, graph: after?.graph ?? get().workflow, draw }),
      moveSeeds(taken, seeds) {
        draw = newDraw();
        commit(withSeeds(get().workflow, seeds, taken.graph));
      },
    };
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Like nothing there is, so that whatever is compared with it is not saved. */
function inNoFile(): Workflow {
  return { ...EMPTY_WORKFLOW, nodes: [] };
}

/** Undo gives back the very arrays that were saved, so comparing them is enough. */
function sameContent(a: Workflow, b: Workflow): boolean {
  return a.name === b.name && a.nodes === b.nodes && a.edges === b.edges;
}

function withViewport(workflow: Workflow, viewport: Viewport | undefined): Workflow {
  return viewport ? { ...workflow, viewport } : workflow;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** Random, so that a node never inherits the pictures of one that had its number before. */
function shortId(): string {
  return crypto.randomUUID().slice(0, 8);
}
