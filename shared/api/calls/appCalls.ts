import { z } from 'zod';
import { list } from '../basicSchemas.ts';
import { commandIds } from '../commandTable.ts';
import { settings } from '../runSchemas.ts';
import { call } from './call.ts';

const commandId = z.enum(commandIds);

/** The application itself: what it is, its window, its settings, a report for whoever helps. */
export const appCalls = {
  'app.info': call(
    z.void(),
    z.object({
      version: z.string(),
      /** What only a desktop can do is not offered behind the web door. */
      door: z.enum(['desktop', 'web']),
      platform: z.enum(['linux', 'darwin', 'win32']),
      dataFolder: z.string(),
      workflowsFolder: z.string(),
      exportsFolder: z.string(),
    }),
  ),
  /** Tells what the window's title is, and whether closing it would lose something: only then `close-requested` is announced. */
  'app.setEdited': call(z.object({ isEdited: z.boolean(), title: z.string().max(300) }), z.void()),
  /** The answer to `close-requested`: everything is saved or given up, or the window stays. */
  'app.closeAnswer': call(z.object({ ok: z.boolean() }), z.void()),
  /** The page hears announcements from now on. Gives the commands that waited for one, and whether the application is ending. */
  'app.attend': call(z.void(), z.object({ commands: list(commandId), isEnding: z.boolean() })),
  /** The theme on screen, so that the window's own frame, menus and dialogs match. Means nothing without a desktop. */
  'app.setTheme': call(z.object({ theme: z.enum(['dark', 'light', 'system']) }), z.void()),
  /**
   * Which commands would do nothing now, which of those that switch something have it on, and the keys the user gave them, so that the
   * application menu shows them so.
   * Means nothing without a desktop.
   */
  'app.setCommands': call(
    z.object({ disabled: list(commandId), checked: list(commandId), shortcuts: settings.shape.shortcuts }),
    z.void(),
  ),
  /** Pastes into the page as the menu does: a page may not read the clipboard itself. Refused with `needs-desktop` elsewhere. */
  'app.paste': call(z.void(), z.void()),

  'settings.get': call(z.void(), settings),
  /** Changes those that are named. */
  'settings.set': call(
    z.object({
      concurrency: settings.shape.concurrency.exactOptional(),
      onError: settings.shape.onError.exactOptional(),
      runCap: settings.shape.runCap.exactOptional(),
      dayCap: settings.shape.dayCap.exactOptional(),
      askAbove: settings.shape.askAbove.exactOptional(),
      wildcardFolders: settings.shape.wildcardFolders.exactOptional(),
      referenceLongSide: settings.shape.referenceLongSide.exactOptional(),
      shortcuts: settings.shape.shortcuts.exactOptional(),
      newNodes: settings.shape.newNodes.exactOptional(),
      renewModels: settings.shape.renewModels.exactOptional(),
    }),
    settings,
  ),

  /** An archive of versions, settings, counts and the log for whoever helps; where it was put. It holds no key, and prompts only if asked. */
  'report.make': call(z.object({ includePrompts: z.boolean() }), z.object({ path: z.string() })),
} as const;
