import { ClipboardCopy, Copy, FolderOpen, History, Pencil, Save, SaveAll, SquareX, X } from 'lucide-react';
import { commandFacts } from '#shared/api/commandTable';
import { commandEntry } from '../commands/commandEntry.ts';
import { keysOf, shortcutsNow } from '../commands/keysOf.ts';
import { renameGraph } from '../commands/renameGraph.ts';
import { reportOf } from '#shared/errors/reportOf';
import { tabsBeside } from '../stores/graph/tabsBeside.ts';
import type { Studio } from '../stores/studio.ts';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';

/** What can be done with an open graph, on screen or not, from its tab. */
export function tabEntries(studio: Studio, id: string): readonly MenuEntry[] {
  const { documents, files, desktop } = studio;
  const tab = documents.find(id);
  if (!tab) return [];
  const { tabs } = documents.getState();
  const keys = (command: Parameters<typeof keysOf>[0]) => keysOf(command, shortcutsNow(studio));
  const close = (label: string, ids: readonly string[], isAll = false): MenuEntry => ({
    label,
    ...(isAll && { icon: SquareX }),
    isDisabled: ids.length === 0,
    onSelect: () => void files.closeAll(ids),
  });
  return [
    {
      label: 'Rename',
      icon: Pencil,
      shortcut: keys('rename-graph'),
      onSelect: () => {
        renameGraph(studio, id);
      },
    },
    {
      label: commandFacts('duplicate-graph').title,
      icon: Copy,
      onSelect: () => {
        files.duplicate(id);
      },
    },
    'separator',
    { label: 'Save', icon: Save, shortcut: keys('save'), onSelect: () => void files.save(id) },
    { label: 'Save as…', icon: SaveAll, shortcut: keys('save-as'), onSelect: () => void files.saveAs(undefined, id) },
    ...(tab.file ? placeEntries(studio, tab.file.name, desktop !== undefined) : []),
    'separator',
    { label: 'Close', icon: X, shortcut: keys('close-tab'), onSelect: () => void files.closeTab(id) },
    close('Close others', tabsBeside(tabs, id, 'others'), true),
    close('Close to the right', tabsBeside(tabs, id, 'right')),
    close('Close all saved', tabsBeside(tabs, id, 'saved')),
    'separator',
    { ...commandEntry(studio, 'reopen-tab'), icon: History },
  ];
}

function placeEntries({ client, view }: Studio, file: string, isDesktop: boolean): readonly MenuEntry[] {
  const attempt = (work: () => Promise<unknown>) => () => {
    work().catch((caught: unknown) => {
      view.getState().reportError(reportOf(caught));
    });
  };
  const copy = async () => {
    const text = isDesktop ? (await client('workflow.path', { file })).path : file;
    await navigator.clipboard.writeText(text);
    view.getState().notify(`Copied ${text}`);
  };
  return [
    'separator',
    ...(isDesktop
      ? [{ label: 'Show in folder', icon: FolderOpen, onSelect: attempt(() => client('workflow.reveal', { file })) }]
      : []),
    { label: isDesktop ? 'Copy path' : 'Copy file name', icon: ClipboardCopy, onSelect: attempt(copy) },
  ];
}
