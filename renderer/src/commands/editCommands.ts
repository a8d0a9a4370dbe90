import {
  Ban,
  Cable,
  ClipboardPaste,
  Copy,
  FastForward,
  Files,
  FoldVertical,
  GitCommitHorizontal,
  ListPlus,
  Maximize2,
  PanelTop,
  PencilLine,
  Plus,
  Redo2,
  Scissors,
  TextCursorInput,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { REROUTE } from '#shared/graph/withoutReroutes';
import { edgeId } from '#shared/workflow/lookups';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { addNeeded, lacksSomething } from '../nodes/needs/addNeeded.ts';
import { removeWithHeld } from '../nodes/frame/carried.ts';
import type { Studio } from '../stores/studio.ts';
import { clipboardText, pastedText, pastePictures, pasteText } from './clipboard.ts';
import type { Command } from './Command.ts';
import { duplicate } from './copies.ts';
import { wordsOfEdit } from '../stores/graph/wordsOfEdit.ts';
import { focusedNode } from './focusedNode.ts';
import { isUse, openGroup } from './placeCommands.ts';
import { longTextAt } from './writing/longTextAt.ts';

/** What is said where a command is about what is selected, and nothing is. */
const SELECTED = 'Select a node first.';

/** What changes the graph. */
export const editCommands = {
  undo: {
    run: (studio) => {
      stepAloud(studio, 'undo');
    },
    isEnabled: ({ workflow }) => workflow.getState().canUndo,
    needs: 'Nothing to undo.',
    icon: Undo2,
  },
  redo: {
    run: (studio) => {
      stepAloud(studio, 'redo');
    },
    isEnabled: ({ workflow }) => workflow.getState().canRedo,
    needs: 'Nothing to redo.',
    icon: Redo2,
  },
  cut: {
    run: async (studio) => {
      const text = clipboardText(studio);
      if (text === null) return;
      await navigator.clipboard.writeText(text);
      removeWithHeld(studio);
    },
    isEnabled: hasNodes,
    needs: SELECTED,
    icon: Scissors,
  },
  copy: {
    run: async (studio) => {
      const text = clipboardText(studio);
      if (text !== null) await navigator.clipboard.writeText(text);
    },
    isEnabled: hasNodes,
    needs: SELECTED,
    icon: Copy,
  },
  paste: {
    run: async (studio) => {
      // Comes back as a clipboard event, which the page may read.
      if (studio.desktop) await studio.client('app.paste');
      else await pasteInBrowser(studio);
    },
    icon: ClipboardPaste,
  },
  delete: {
    run: ({ workflow }) => {
      workflow.getState().removeSelected();
    },
    isEnabled: (studio) => hasNodes(studio) || studio.workflow.getState().selectedEdges.size > 0,
    icon: Trash2,
  },
  duplicate: {
    run: (studio) => {
      duplicate(studio, false);
    },
    isEnabled: hasNodes,
    needs: SELECTED,
    icon: Files,
  },
  'duplicate-wired': {
    run: (studio) => {
      duplicate(studio, true);
    },
    isEnabled: hasNodes,
    needs: SELECTED,
  },
  'add-node': {
    run: ({ view }) => {
      view.getState().openPalette();
    },
    icon: Plus,
  },
  'insert-node': {
    run: ({ workflow, view }) => {
      const { workflow: graph, selectedEdges } = workflow.getState();
      const edge = graph.edges.find((each) => selectedEdges.has(edgeId(each)));
      if (edge) view.getState().openPalette(undefined, undefined, edge);
    },
    isEnabled: ({ workflow }) => workflow.getState().selectedEdges.size === 1,
    needs: 'Select a wire first.',
    icon: GitCommitHorizontal,
  },
  complete: {
    run: (studio) => {
      const node = focusedNode() ?? [...studio.workflow.getState().selection][0];
      if (node !== undefined) addNeeded(studio, node);
    },
    isEnabled: (studio) => {
      const [node] = studio.workflow.getState().selection;
      return node !== undefined && lacksSomething(studio, node);
    },
    needs: 'Select a node that lacks something first.',
    icon: ListPlus,
  },
  connect: {
    run: ({ workflow, questions, view }) => {
      const { selection, select } = workflow.getState();
      const node = focusedNode() ?? [...selection][0];
      if (node === undefined) {
        view.getState().notify('Select the node to connect first.', 'The arrow keys do, or a click.');
        return;
      }
      select([node]);
      void questions.ask('connect');
    },
    icon: Cable,
  },
  write: {
    run: (studio) => {
      const { workflow, view } = studio;
      const node = focusedNode() ?? [...workflow.getState().selection][0];
      if (node === undefined) return;
      if (isUse(studio, node)) {
        openGroup(studio, node);
        return;
      }
      workflow.getState().select([node]);
      view.getState().canvas?.write(node);
    },
    icon: TextCursorInput,
  },
  'write-large': {
    run: (studio) => {
      const text = longTextAt(studio);
      if (text) void studio.questions.ask('write-large', text);
    },
    isEnabled: (studio) => longTextAt(studio) !== undefined,
    needs: 'Select a node with a long text first.',
    icon: Maximize2,
  },
  rename: {
    run: ({ workflow, view }) => {
      const { selection, selectedEdges } = workflow.getState();
      // A wire is given its label.
      const first = [...selection][0] ?? [...selectedEdges][0];
      if (first !== undefined) view.getState().setRenaming(first);
    },
    isEnabled: (studio) => hasNodes(studio) || studio.workflow.getState().selectedEdges.size === 1,
    needs: SELECTED,
    icon: PencilLine,
  },
  bypass: mode('bypass', 'Bypass', 'Do not bypass', FastForward),
  mute: mode('mute', 'Mute', 'Do not mute', Ban),
  'several-bar': {
    run: ({ view }) => {
      const bar = document.querySelector<HTMLElement>('.several-bar:not(.several-bar--away) button');
      if (bar) bar.focus();
      else view.getState().notify('There is no room for the bar here.', 'Zoom out, or open the menu of a node.');
    },
    isEnabled: ({ workflow }) => workflow.getState().selection.size > 1,
    needs: 'Select several nodes first.',
    icon: PanelTop,
  },
  collapse: {
    run: (studio) => {
      const { selection, setCollapsed } = studio.workflow.getState();
      setCollapsed(selection, !areAll(studio, ({ collapsed }) => collapsed));
    },
    isEnabled: hasNodes,
    needs: SELECTED,
    isChecked: (studio) => areAll(studio, ({ collapsed }) => collapsed),
    label: (studio) => (areAll(studio, ({ collapsed }) => collapsed) ? 'Expand' : 'Collapse'),
    icon: FoldVertical,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

function hasNodes({ workflow }: Studio): boolean {
  return workflow.getState().selection.size > 0;
}

function chosenNodes({ workflow }: Studio): readonly WorkflowNode[] {
  const { workflow: graph, selection } = workflow.getState();
  return graph.nodes.filter((node) => selection.has(node.id));
}

/** Whether it holds for every selected node, and there is one. */
function areAll(studio: Studio, holds: (node: WorkflowNode) => boolean | undefined): boolean {
  const chosen = chosenNodes(studio);
  return chosen.length > 0 && chosen.every(holds);
}

/** Where all selected nodes have the mode it goes, else all get it. */
function mode(name: 'bypass' | 'mute', on: string, off: string, icon: NonNullable<Command['icon']>): Command {
  const isOn = (studio: Studio) => areAll(studio, (node) => node.mode === name);
  return {
    run: (studio) => {
      const { selection, setMode } = studio.workflow.getState();
      if (chosenNodes(studio).every(({ type }) => type === REROUTE)) {
        studio.view
          .getState()
          .notify('A reroute only bends a wire.', 'Mute or bypass the node it comes from or leads to.');
        return;
      }
      setMode(selection, isOn(studio) ? undefined : name);
    },
    isEnabled: hasNodes,
    needs: SELECTED,
    isChecked: isOn,
    label: (studio) => (isOn(studio) ? off : on),
    icon,
  };
}

async function pasteInBrowser(studio: Studio): Promise<void> {
  // The browser may ask first, and another graph come on screen meanwhile.
  const { store } = studio.documents.active();
  try {
    const items = await navigator.clipboard.read();
    const pictures = await picturesAmong(items);
    const html = items.find(({ types }) => types.includes('text/html'));
    if (pictures.length > 0) await pastePictures(studio, pictures);
    else {
      const beside = await html?.getType('text/html').then((blob) => blob.text());
      pasteText(studio, store, pastedText(await navigator.clipboard.readText(), beside ?? ''));
    }
  } catch (caught) {
    if (!(caught instanceof DOMException)) throw caught;
    studio.view
      .getState()
      .notify('The browser did not let the page read the clipboard.', 'Press the keys for it instead.');
  }
}

/** The pictures on the clipboard where there is no text: a picture of a web page comes with its address. */
async function picturesAmong(items: ClipboardItems): Promise<readonly File[]> {
  if (items.some(({ types }) => types.includes('text/plain'))) return [];
  const found = items.flatMap((item) =>
    item.types.filter((type) => type.startsWith('image/')).map((type) => ({ item, type })),
  );
  return Promise.all(
    found.map(async ({ item, type }) => new File([await item.getType(type)], `pasted.${type.slice(6)}`, { type })),
  );
}

/** Goes a step back or forward, and says which edit that was. */
function stepAloud({ workflow, view, paletteOf }: Studio, way: 'undo' | 'redo'): void {
  const { workflow: before } = workflow.getState();
  workflow.getState()[way]();
  const { workflow: now } = workflow.getState();
  if (now === before) return;
  const words = way === 'undo' ? wordsOfEdit(now, before, paletteOf) : wordsOfEdit(before, now, paletteOf);
  view.getState().announce(`${way === 'undo' ? 'Undid' : 'Redid'}: ${words ?? 'a change of a field'}.`);
}
