import {
  Ban,
  Cable,
  ClipboardPaste,
  Copy,
  FastForward,
  Files,
  FoldVertical,
  PencilLine,
  Plus,
  Redo2,
  Scissors,
  Trash2,
  Undo2,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import { clipboardText, pastePictures, pasteText } from './clipboard.ts';
import type { Command } from './Command.ts';
import { focusedNode } from './focusedNode.ts';

/** What changes the graph. */
export const editCommands = {
  undo: {
    run: ({ workflow }) => {
      workflow.getState().undo();
    },
    isEnabled: ({ workflow }) => workflow.getState().canUndo,
    icon: Undo2,
  },
  redo: {
    run: ({ workflow }) => {
      workflow.getState().redo();
    },
    isEnabled: ({ workflow }) => workflow.getState().canRedo,
    icon: Redo2,
  },
  cut: {
    run: async ({ workflow }) => {
      const text = clipboardText(workflow);
      if (text === null) return;
      await navigator.clipboard.writeText(text);
      workflow.getState().removeSelected();
    },
    isEnabled: hasNodes,
    icon: Scissors,
  },
  copy: {
    run: async ({ workflow }) => {
      const text = clipboardText(workflow);
      if (text !== null) await navigator.clipboard.writeText(text);
    },
    isEnabled: hasNodes,
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
    run: ({ workflow }) => {
      workflow.getState().duplicateSelected();
    },
    isEnabled: hasNodes,
    icon: Files,
  },
  'duplicate-wired': {
    run: ({ workflow }) => {
      workflow.getState().duplicateSelected(true);
    },
    isEnabled: hasNodes,
  },
  'add-node': {
    run: ({ view }) => {
      view.getState().openPalette();
    },
    icon: Plus,
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
  rename: {
    run: ({ workflow, view }) => {
      const [first] = workflow.getState().selection;
      if (first !== undefined) view.getState().setRenaming(first);
    },
    isEnabled: hasNodes,
    icon: PencilLine,
  },
  bypass: mode('bypass', 'Bypass', 'Do not bypass', FastForward),
  mute: mode('mute', 'Mute', 'Do not mute', Ban),
  collapse: {
    run: ({ workflow }) => {
      const { selection, toggleCollapsed } = workflow.getState();
      for (const id of selection) toggleCollapsed(id);
    },
    isEnabled: hasNodes,
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
      setMode(selection, isOn(studio) ? undefined : name);
    },
    isEnabled: hasNodes,
    isChecked: isOn,
    label: (studio) => (isOn(studio) ? off : on),
    icon,
  };
}

async function pasteInBrowser(studio: Studio): Promise<void> {
  // The browser may ask first, and another graph come on screen meanwhile.
  const { store } = studio.documents.active();
  try {
    const pictures = await clipboardPictures();
    if (pictures.length > 0) await pastePictures(studio, pictures);
    else pasteText(studio, store, await navigator.clipboard.readText());
  } catch (caught) {
    if (!(caught instanceof DOMException)) throw caught;
    studio.view
      .getState()
      .notify('The browser did not let the page read the clipboard.', 'Press the keys for it instead.');
  }
}

/** The pictures on the clipboard where there is no text: a picture of a web page comes with its address. */
async function clipboardPictures(): Promise<readonly File[]> {
  const items = await navigator.clipboard.read();
  if (items.some(({ types }) => types.includes('text/plain'))) return [];
  const found = items.flatMap((item) =>
    item.types.filter((type) => type.startsWith('image/')).map((type) => ({ item, type })),
  );
  return Promise.all(
    found.map(async ({ item, type }) => new File([await item.getType(type)], `pasted.${type.slice(6)}`, { type })),
  );
}
