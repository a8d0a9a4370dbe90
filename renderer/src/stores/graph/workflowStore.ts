import { rerouteWire, withCarried } from '#shared/workflow/reroutes';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { definitionOf } from '#shared/graph/definitionOf';
import type { NewNodes } from '#shared/graph/placedFields';
import { withSeeds } from '#shared/nodes/takeSeeds';
import type { Viewport, Workflow } from '#shared/workflow/Workflow';
import { UNTITLED } from '#shared/workflow/graphName';
import * as edits from '#shared/workflow/edits';
import { changeWires } from '#shared/workflow/changeWires';
import { swapNode } from '#shared/workflow/swapNode';
import { edgeId, nodeById } from '#shared/workflow/lookups';
import { newNode } from '#shared/workflow/newNode';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createCopyActions } from './copyActions.ts';
import { emptyHistory, mapHistory, recordStep, stepBack, stepForward, type Gesture } from './history.ts';
import type { WorkflowState } from './WorkflowState.ts';

export type WorkflowStore = StoreApi<WorkflowState>;

export const EMPTY_WORKFLOW: Workflow = { name: UNTITLED, nodes: [], edges: [] };

export interface WorkflowStoreOptions {
  readonly paletteOf: PaletteOf;
  readonly documentId: string;
  readonly workflow: Workflow;
  /** Whether it stands in no file from the start. */
  readonly isUnsaved?: boolean | undefined;
  readonly newId?: () => string;
  /** What newly placed nodes are to hold. Default: what their types say. */
  readonly newNodes?: () => NewNodes;
  /** ms */
  readonly now?: () => number;
  /** Gives a text that was never given before. */
  readonly newDraw?: () => string;
}

/** The graph of one document. Each action makes a new `Workflow`; what a run gave is kept elsewhere and undo never touches it. */
export function createWorkflowStore(options: WorkflowStoreOptions): WorkflowStore {
  const { paletteOf, documentId, isUnsaved = false, newId = shortId, now = Date.now } = options;
  const { newDraw = () => crypto.randomUUID(), newNodes = () => ({}) } = options;
  let history = emptyHistory<Workflow>();
  /** What its file holds, as far as is known. */
  const opened = withCarried(options.workflow, paletteOf(options.workflow));
  let saved = isUnsaved ? inNoFile() : opened;
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
    const commit = (workflow: Workflow, gesture?: Gesture, more?: Partial<WorkflowState>) => {
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
        commit(withCarried(workflow, paletteOf(workflow)), undefined, { selection: added, selectedEdges: NONE });
      },
    });

    return {
      documentId,
      workflow: opened,
      selection: NONE,
      selectedEdges: NONE,
      isDirty: isUnsaved,
      canUndo: false,
      canRedo: false,

      reload(given) {
        const workflow = withCarried(given, paletteOf(given));
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
        const palette = paletteOf(workflow);
        const node = newNode({ id, type, position }, palette, newNodes(), fields);
        const added = { ...workflow, nodes: [...workflow.nodes, node] };
        const definition = definitionOf(palette, node);
        const edge = connectTo && definition && edits.wireTo(connectTo, id, definition);
        const wired = edge && edits.connect(added, palette, edge);
        commit(wired?.ok ? wired.workflow : added, undefined, { selection: new Set([id]), selectedEdges: NONE });
        return id;
      },
      removeSelected(nodes = []) {
        const { workflow, selection, selectedEdges } = get();
        commit(edits.removeParts(workflow, new Set([...selection, ...nodes]), selectedEdges), undefined, {
          selection: NONE,
          selectedEdges: NONE,
        });
      },
      moveNodes(moves, gesture) {
        const key = gesture === undefined ? undefined : JSON.stringify([gesture, moves.map(({ id }) => id)]);
        commit(edits.moveNodes(get().workflow, moves), key === undefined ? undefined : { key });
      },
      resizeNode(id, size) {
        commit(edits.resizeNodes(get().workflow, new Map([[id, size]])));
      },
      takeSizeBack(id) {
        commit(edits.takeSizeBack(get().workflow, id));
      },
      placeNodes(places, gesture) {
        const moved = edits.moveNodes(get().workflow, places);
        const sizes = new Map(places.flatMap(({ id, size }) => (size ? [[id, size] as const] : [])));
        const sized = edits.resizeNodes(moved, sizes);
        commit(sized, gesture === undefined ? undefined : { key: gesture });
      },
      setField(id, field, value) {
        const { workflow } = get();
        const node = nodeById(workflow, id);
        const unset = node && definitionOf(paletteOf(workflow), node)?.fields[field]?.default;
        const before = node?.fields?.[field] ?? unset;
        const after = value ?? unset;
        commit(edits.setField(workflow, id, field, value), {
          key: JSON.stringify([id, field]),
          ...(typeof after === 'string' && { text: { before: typeof before === 'string' ? before : '', after } }),
        });
      },
      setFieldOfAll(values, field) {
        const { workflow } = get();
        const edited = edits.setFieldOfAll(workflow, values, field);
        const [[first, after] = []] = values;
        const before = first === undefined ? undefined : nodeById(workflow, first)?.fields?.[field];
        commit(edited, {
          key: JSON.stringify([[...values.keys()], field]),
          ...(typeof after === 'string' && { text: { before: typeof before === 'string' ? before : '', after } }),
        });
      },
      setFields(id, fields) {
        const { workflow } = get();
        commit(
          Object.entries(fields).reduce((graph, [name, value]) => edits.setField(graph, id, name, value), workflow),
        );
      },
      change(edited, selected) {
        commit(edited, undefined, selected && { selection: new Set(selected), selectedEdges: NONE });
      },
      swapNode(id, type) {
        const { workflow } = get();
        commit(swapNode(workflow, id, type, paletteOf(workflow), newNodes()));
      },
      setTitle(id, title) {
        commit(edits.setTitle(get().workflow, id, title));
      },
      setCollapsed(ids, isCollapsed) {
        commit(edits.setCollapsed(get().workflow, ids, isCollapsed));
      },
      setMode(ids, mode) {
        commit(edits.setMode(get().workflow, ids, mode));
      },
      connect(edge, instead) {
        const { workflow } = get();
        const base = instead ? edits.removeParts(workflow, NONE, new Set([edgeId(instead)])) : workflow;
        // A wire that is plugged in elsewhere keeps what was written on it.
        const result = edits.connect(base, paletteOf(base), instead ? { ...instead, ...edge } : edge);
        if (!result.ok) return result;
        commit(result.workflow);
        return { ok: true };
      },
      changeWires(ids, look, gesture) {
        const changed = changeWires(get().workflow, ids, look);
        commit(changed, gesture === undefined ? undefined : { key: gesture });
      },
      rerouteWire(wire, position) {
        const { workflow } = get();
        const id = newId();
        commit(rerouteWire(workflow, paletteOf(workflow), wire, { id, position }), undefined, {
          selection: new Set([id]),
          selectedEdges: NONE,
        });
        return id;
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
      steps: () => ({ past: history.past, future: history.future }),
      takeSteps({ past, future }) {
        const isOld = history.past.length + history.future.length > 0;
        history = isOld ? { ...history, past: [...past, ...history.past] } : { past, future };
        show(get().workflow);
      },
      ...copies,
      take: (after) => ({ documentId, graph: after?.graph ?? get().workflow, draw }),
      moveSeeds(taken, seeds) {
        draw = newDraw();
        if (seeds.length === 0) return;
        const moved = sharingNodes((each) => withSeeds(each, seeds, taken.graph));
        history = mapHistory(history, moved);
        show(moved(get().workflow));
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
  return a.name === b.name && a.nodes === b.nodes && a.edges === b.edges && a.bookmarks === b.bookmarks;
}

/** The same change of several graphs: those that share their nodes go on sharing them. */
function sharingNodes(change: (workflow: Workflow) => Workflow): (workflow: Workflow) => Workflow {
  const done = new Map<Workflow['nodes'], Workflow['nodes']>();
  return (workflow) => {
    const nodes = done.get(workflow.nodes) ?? change(workflow).nodes;
    done.set(workflow.nodes, nodes);
    return nodes === workflow.nodes ? workflow : { ...workflow, nodes };
  };
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
