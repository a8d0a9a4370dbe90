import type { NodeMode, SocketAddress } from '../../graph/Graph.ts';
import type { JsonValue } from '../../graph/Field.ts';
import type { Bookmark, Form, Position, Size, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';

/** Where a change is: the id of the group it is inside of; `null`: the graph itself. */
export interface ChangePlace {
  readonly group: string | null;
}

/** One field of one node. `undefined`: not set there. */
export interface FieldChange extends ChangePlace {
  readonly kind: 'field';
  readonly node: string;
  readonly field: string;
  /** Of a use of a group: the path of the node in it whose own value this is. */
  readonly inside?: string;
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/** All wires into one socket, for what they carry comes in their order. Either may be empty. */
export interface WiresChange extends ChangePlace {
  readonly kind: 'wires';
  readonly to: SocketAddress;
  readonly before: readonly WorkflowEdge[];
  readonly after: readonly WorkflowEdge[];
}

/** Where a node lies and how large it is: no change of what the graph does. */
export interface NodeLook {
  readonly position: Position;
  readonly size?: Size | undefined;
  readonly collapsed?: boolean | undefined;
}

/** What a group says of itself, but for what is in it. */
export type GroupFace = Pick<WorkflowGroup, 'name' | 'note' | 'fields'>;

/** One part in which two versions of a graph differ: as it was before, and as it is after. */
export type Change =
  | (ChangePlace & { readonly kind: 'node-added'; readonly node: WorkflowNode })
  | (ChangePlace & { readonly kind: 'node-gone'; readonly node: WorkflowNode })
  /** Another node stands under the same id. */
  | (ChangePlace & { readonly kind: 'type'; readonly before: WorkflowNode; readonly after: WorkflowNode })
  | FieldChange
  | (ChangePlace & {
      readonly kind: 'title';
      readonly node: string;
      readonly before: string | undefined;
      readonly after: string | undefined;
    })
  | (ChangePlace & {
      readonly kind: 'mode';
      readonly node: string;
      readonly before: NodeMode | undefined;
      readonly after: NodeMode | undefined;
    })
  | WiresChange
  | { readonly kind: 'group-added'; readonly group: string; readonly definition: WorkflowGroup }
  | { readonly kind: 'group-gone'; readonly group: string; readonly definition: WorkflowGroup }
  | { readonly kind: 'group-face'; readonly group: string; readonly before: GroupFace; readonly after: GroupFace }
  | { readonly kind: 'name'; readonly group: null; readonly before: string; readonly after: string }
  | {
      readonly kind: 'form';
      readonly group: null;
      readonly before: Form | undefined;
      readonly after: Form | undefined;
    }
  | {
      readonly kind: 'bookmarks';
      readonly group: null;
      readonly before: readonly Bookmark[] | undefined;
      readonly after: readonly Bookmark[] | undefined;
    }
  | (ChangePlace & {
      readonly kind: 'look';
      readonly node: string;
      readonly before: NodeLook;
      readonly after: NodeLook;
    });

/** A name for a change among those of one comparison. */
export function changeKey(change: Change): string {
  const { kind, group } = change;
  switch (kind) {
    case 'node-added':
    case 'node-gone':
      return JSON.stringify([kind, group, change.node.id]);
    case 'type':
      return JSON.stringify([kind, group, change.after.id]);
    case 'field':
      return JSON.stringify([kind, group, change.node, change.inside ?? null, change.field]);
    case 'title':
    case 'mode':
    case 'look':
      return JSON.stringify([kind, group, change.node]);
    case 'wires':
      return JSON.stringify([kind, group, change.to.node, change.to.socket]);
    case 'group-added':
    case 'group-gone':
    case 'group-face':
    case 'name':
    case 'form':
    case 'bookmarks':
      return JSON.stringify([kind, group]);
  }
}

/** The node that a change is about, where it is about one: that which wires lead into for wires. */
export function nodeOfChange(change: Change): string | undefined {
  switch (change.kind) {
    case 'node-added':
    case 'node-gone':
      return change.node.id;
    case 'type':
      return change.after.id;
    case 'field':
    case 'title':
    case 'mode':
    case 'look':
      return change.node;
    case 'wires':
      return change.to.node;
    case 'group-added':
    case 'group-gone':
    case 'group-face':
    case 'name':
    case 'form':
    case 'bookmarks':
      return undefined;
  }
}

/** Whether it is a change of how the graph lies there, and not of what it does. */
export function isQuiet({ kind }: Change): boolean {
  return kind === 'look' || kind === 'bookmarks';
}
