import { rerouteWire, withCarried } from '#shared/workflow/reroutes';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import { definitionOf } from '#shared/graph/definitionOf';
import type { NewNodes } from '#shared/graph/placedFields';
import { withSeeds } from '#shared/nodes/takeSeeds';
import type { Workflow } from '#shared/workflow/Workflow';
import { UNTITLED } from '#shared/workflow/graphName';
import * as edits from '#shared/workflow/edits';
import { changeWires } from '#shared/workflow/changeWires';
import { sameContent } from '#shared/workflow/sameContent';
import { placeIn } from '#shared/workflow/groups/placeAt';
import { describeGroup } from '#shared/workflow/groups/groupFace';
import { onlyUseOf } from '#shared/workflow/groups/groupUses';
import { settleGroups } from '#shared/workflow/groups/settleGroups';
import { putView } from '#shared/workflow/groups/putView';
import { viewAt } from '#shared/workflow/groups/viewAt';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { pathBelow } from '#shared/graph/groups/groupPath';
import { swapNode } from '#shared/workflow/swapNode';
import { edgeId, nodeById } from '#shared/workflow/lookups';
import { newNode } from '#shared/workflow/newNode';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { createCopyActions } from './copyActions.ts';
import { emptyHistory, mapHistory, recordStep, stepBack, stepForward, type Gesture } from './history.ts';
import { lookAt, namedAt } from './lookAt.ts';
import { ofWhole, sharingNodes, wholeOf, withViewports, type Moment } from './moments.ts';
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
  let history = emptyHistory<Moment>();
  /** What its file holds, as far as is known. */
  const opened = withCarried(options.workflow, paletteOf(options.workflow));
  let saved = isUnsaved ? inNoFile() : opened;
  let draw = newDraw();
  /** What was selected at places one has left. */
  const selections = new Map<string, ReadonlySet<string>>();

  return createStore<WorkflowState>()((set, get) => {
    const show = (whole: Workflow, more: Partial<WorkflowState> = {}) => {
      const { path, workflow } = lookAt(whole, more.path ?? get().path);
      const { selection } = more;
      set({
        ...more,
        whole,
        path,
        workflow,
        ...(selection && path !== '' && { selection: namedAt(workflow, path, selection) }),
        isDirty: !sameContent(whole, saved),
        canUndo: history.past.length > 0,
        canRedo: history.future.length > 0,
      });
    };
    const commitWhole = (edited: Workflow, gesture?: Gesture, more?: Partial<WorkflowState>, at = get().path) => {
      const before = get().whole;
      const whole = settleGroups(before, edited);
      if (whole === before) return;
      history = recordStep(history, { whole: before, at }, now(), gesture);
      show(whole, more);
    };
    const commit = (edited: Workflow, gesture?: Gesture, more?: Partial<WorkflowState>) => {
      const { whole, path, workflow } = get();
      if (edited !== workflow) commitWhole(putView(whole, path, edited), gesture, more);
    };
    /** What is done to one node is done where that stands, wherever one looks by now. */
    const commitAt = (id: string, edit: (view: Workflow) => Workflow, gesture?: Gesture) => {
      const { whole, workflow } = get();
      if (nodeById(workflow, id)) {
        commit(edit(workflow), gesture);
        return;
      }
      const at = placeIn(whole, id);
      const view = viewAt(whole, at);
      if (view && nodeById(view, id)) commitWhole(putView(whole, at, edit(view)), gesture, undefined, at);
    };
    const travel = (step: typeof stepBack<Moment>, next: Moment | undefined) => {
      const { whole, selection, path: left } = get();
      const found = next && step(history, { whole, ...(next.at !== undefined && { at: next.at }) });
      if (!found) return;
      history = found.history;
      const after = withViewports(found.value.whole, whole);
      const { path, workflow: seen } = lookAt(after, next.at ?? left);
      const before = viewAt(whole, path);
      const ids = seen.nodes.map((node) => node.id);
      const back = before ? ids.filter((id) => !nodeById(before, id)) : [];
      const chosen = back.length > 0 ? back : ids.filter((id) => selection.has(id));
      const wires = chosen.length > 0 || !before ? NONE : newWires(before, seen);
      if (path !== left) selections.set(left, selection);
      show(after, {
        path,
        selection: new Set(chosen),
        selectedEdges: wires,
      });
    };
    const copies = createCopyActions({
      get,
      newId: () => get().newId(),
      commit(workflow, added) {
        commit(withCarried(workflow, paletteOf(workflow)), undefined, { selection: added, selectedEdges: NONE });
      },
    });

    return {
      documentId,
      whole: opened,
      workflow: opened,
      path: '',
      selection: NONE,
      selectedEdges: NONE,
      isDirty: isUnsaved,
      canUndo: false,
      canRedo: false,

      goTo(wanted, selected) {
        const { whole, path: left, selection } = get();
        const { path, workflow } = lookAt(whole, wanted);
        if (path === left) {
          if (selected) get().select(selected);
          return;
        }
        selections.set(left, selection);
        const chosen = [...(selected ?? selections.get(path) ?? NONE)].filter((id) => nodeById(workflow, id));
        set({ path, workflow, selection: new Set(chosen), selectedEdges: NONE });
      },
      newId: () => pathBelow(get().path, newId()),
      reload(given) {
        const whole = withCarried(given, paletteOf(given));
        history = emptyHistory();
        saved = whole;
        show(withViewports(whole, get().whole), { selection: NONE, selectedEdges: NONE });
      },
      markUnsaved() {
        saved = inNoFile();
        show(get().whole);
      },
      markSaved(written, formerName = written.name) {
        const named = (each: Workflow) =>
          each.name === formerName && each.name !== written.name ? { ...each, name: written.name } : each;
        history = mapHistory(history, ofWhole(named));
        saved = written;
        show(named(get().whole));
      },
      rename(name) {
        const { whole } = get();
        const text = name.trim();
        if (text !== '' && text !== whole.name) commitWhole({ ...whole, name: text });
      },
      addNode(type, position, connectTo, fields) {
        const { workflow } = get();
        const id = get().newId();
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
        const { whole, workflow } = get();
        const node = nodeById(workflow, id) ?? nodeAt(whole, id)?.node;
        const unset = node && definitionOf(paletteOf(workflow), node)?.fields[field]?.default;
        const before = node?.fields?.[field] ?? unset;
        const after = value ?? unset;
        commitAt(id, (view) => edits.setField(view, id, field, value), ofField([id, field], before, after));
      },
      setFieldOfAll(values, field) {
        const { workflow } = get();
        const edited = edits.setFieldOfAll(workflow, values, field);
        const [[first, after] = []] = values;
        const before = first === undefined ? undefined : nodeById(workflow, first)?.fields?.[field];
        commit(edited, ofField([[...values.keys()], field], before, after));
      },
      setFieldAt(path, field, value, from = get().whole) {
        const node = nodeAt(from, path)?.node;
        const unset = node && definitionOf(paletteOf(from), node)?.fields[field]?.default;
        const before = node?.fields?.[field] ?? unset;
        const after = value ?? unset;
        commitWhole(setFieldAt(from, path, field, value), ofField([path, field], before, after));
      },
      setFields(id, fields) {
        commitAt(id, (view) =>
          Object.entries(fields).reduce((graph, [name, value]) => edits.setField(graph, id, name, value), view),
        );
      },
      change(edited, selected) {
        commit(edited, undefined, selected && { selection: new Set(selected), selectedEdges: NONE });
      },
      changeAt(node, edit) {
        commitAt(node, edit);
      },
      changeWhole(edited, selected, gesture) {
        commitWhole(
          edited,
          gesture === undefined ? undefined : { key: gesture },
          selected && { selection: new Set(selected), selectedEdges: NONE },
        );
      },
      swapNode(id, type) {
        const { workflow } = get();
        commit(swapNode(workflow, id, type, paletteOf(workflow), newNodes()));
      },
      setTitle(id, title) {
        const { whole, workflow } = get();
        const own = onlyUseOf(whole, nodeById(workflow, id));
        if (own && title.trim() !== '') commitWhole(describeGroup(whole, own, { name: title }));
        else commit(edits.setTitle(workflow, id, title));
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
        const id = get().newId();
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
        const { whole, path, workflow } = get();
        const moved = putView(whole, path, { ...workflow, viewport });
        set({ whole: moved, workflow: lookAt(moved, path).workflow });
      },
      undo() {
        travel(stepBack, history.past.at(-1));
      },
      redo() {
        travel(stepForward, history.future[0]);
      },
      steps: () => ({ past: history.past.map(wholeOf), future: history.future.map(wholeOf) }),
      takeSteps(steps) {
        const past = steps.past.map((whole) => ({ whole }));
        const future = steps.future.map((whole) => ({ whole }));
        const isOld = history.past.length + history.future.length > 0;
        history = isOld ? { ...history, past: [...past, ...history.past] } : { past, future };
        show(get().whole);
      },
      ...copies,
      take: (after) => ({ documentId, graph: after?.graph ?? get().whole, draw }),
      moveSeeds(taken, seeds) {
        draw = newDraw();
        if (seeds.length === 0) return;
        const moved = sharingNodes((each) => withSeeds(each, seeds, taken.graph));
        history = mapHistory(history, ofWhole(moved));
        show(moved(get().whole));
      },
    };
  });
}

const NONE: ReadonlySet<string> = new Set();

/** Like nothing there is, so that whatever is compared with it is not saved. */
function inNoFile(): Workflow {
  return { ...EMPTY_WORKFLOW, nodes: [] };
}

/** The wires of a view that were not there before. Those that stayed as they are need no name. */
function newWires(before: Workflow, { edges }: Workflow): ReadonlySet<string> {
  if (before.edges === edges) return NONE;
  const same = new Set(before.edges);
  const changed = edges.filter((edge) => !same.has(edge));
  if (changed.length === 0) return NONE;
  const had = new Set(before.edges.map(edgeId));
  return new Set(changed.map(edgeId).filter((id) => !had.has(id)));
}

/** Values of one field, one after the other, are one step of undo; of a text, as far as one types on. */
function ofField(of: readonly unknown[], before: unknown, after: unknown): Gesture {
  const text = typeof after === 'string' && { text: { before: typeof before === 'string' ? before : '', after } };
  return { key: JSON.stringify(of), ...text };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}

/** Random, so that a node never inherits the pictures of one that had its number before. */
function shortId(): string {
  return crypto.randomUUID().slice(0, 8);
}
