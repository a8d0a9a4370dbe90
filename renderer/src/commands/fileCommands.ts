import {
  BookmarkPlus,
  ClipboardList,
  FileImage,
  FileOutput,
  FilePlus2,
  FolderInput,
  FolderOpen,
  ImageDown,
  LayoutTemplate,
  Save,
  SaveAll,
  Settings,
  Share,
  Sparkles,
} from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { importChosen } from '../gallery/share/importPictures.ts';
import { saveAsTemplate } from './saveAsTemplate.ts';
import type { Command } from './Command.ts';

/** What is about whole graphs and their files. */
export const fileCommands = {
  new: { run: ({ files }) => files.newGraph(), icon: FilePlus2 },
  'new-from-template': {
    run: ({ questions }) => {
      void questions.ask('templates');
    },
    icon: LayoutTemplate,
  },
  open: { run: ({ files }) => files.open(), icon: FolderOpen },
  'open-sample': { run: ({ files }) => files.openSample(), icon: Sparkles },
  save: { run: ({ files }) => files.save(), icon: Save },
  'save-as': { run: ({ files }) => files.saveAs(), icon: SaveAll },
  'save-template': {
    run: saveAsTemplate,
    isEnabled: ({ workflow }) => workflow.getState().workflow.nodes.length > 0,
    needs: 'There is nothing on the canvas yet.',
    icon: BookmarkPlus,
  },
  share: {
    run: ({ questions }) => {
      void questions.ask('share');
    },
    icon: Share,
  },
  'export-png': {
    run: ({ questions }) => {
      void questions.ask('graph-picture', { format: 'png' });
    },
    icon: FileImage,
  },
  'export-comfyui': {
    run: ({ questions }) => {
      void questions.ask('for-comfyui');
    },
    icon: FileOutput,
  },
  'export-svg': {
    run: ({ questions }) => {
      void questions.ask('graph-picture', { format: 'svg' });
    },
    icon: FileImage,
  },
  'import-report': {
    run: ({ files, questions }) => {
      const report = files.importReport();
      if (report) void questions.ask('graph-report', report);
    },
    isEnabled: ({ files }) => files.importReport() !== undefined,
    needs: 'This graph was not brought in from another program while this window was open.',
    icon: ClipboardList,
  },
  'import-pictures': { run: (studio) => importChosen(studio, 'files'), icon: ImageDown },
  'import-folders': { run: (studio) => importChosen(studio, 'folders'), icon: FolderInput },
  settings: {
    run: ({ questions }) => {
      void questions.ask('settings');
    },
    icon: Settings,
  },
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;
