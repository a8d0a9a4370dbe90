import { reportOf } from '#shared/errors/reportOf';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { z } from 'zod';
import { performCommand } from './commands/performCommand.ts';
import { browserLocks, type DocumentLocks } from './stores/files/documentLocks.ts';
import { putBack } from './stores/files/putBack.ts';
import type { Recoverable } from './stores/files/recoveryStore.ts';
import type { Studio } from './stores/studio.ts';

const SESSION_KEY = 'lumi.tabs';

const sessionSchema = z.object({
  activeId: z.string(),
  tabs: z.array(z.object({ id: z.uuid(), file: z.string().nullable(), isSample: z.boolean().optional() })).max(500),
});

/**
 * Opens what a page starts with: the tabs it had before it was reloaded or crashed, unsaved work included; else the sample. Offers what other
 * sessions left unsaved, and opens the files the system asks for, now and later.
 */
export async function openSession(studio: Studio, locks: DocumentLocks = browserLocks()): Promise<void> {
  const { documents, journal, inPage, recovery, files, view, client, news } = studio;
  const before = readSession();
  let offered: readonly Recoverable[] = [];
  try {
    const own = new Set<string>();
    for (const { id } of before.tabs) if (await locks.claim(id)) own.add(id);
    const others = await locks.held();
    await putBack({
      client,
      inPage,
      isElsewhere: (id) => others.has(id) && !own.has(id),
      onError(report) {
        view.getState().reportError(report);
      },
    });
    const kept = await client('recovery.list');
    for (const { id, file, isSample } of before.tabs) {
      if (!own.has(id)) continue;
      if (kept.some(({ documentId }) => documentId === id)) await recovery.getState().restore([id]);
      else if (file !== null) await files.openFile(file, id);
      else if (isSample) await files.openSample(id);
    }
    // A blank graph leaves nothing to come back to.
    for (const id of own) if (!documents.getState().tabs.some((tab) => tab.id === id)) locks.release(id);
    const names = kept.map(({ documentId }) => documentId);
    for (const id of await openRunning(studio, names, locks)) own.add(id);
    const active = documents.getState().tabs.find(({ id }) => id === before.activeId);
    if (active) documents.activate(active.id);
    const held = await locks.held();
    offered = kept.filter(({ documentId }) => !own.has(documentId) && !held.has(documentId));
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
  news.on('open-file', () => void openAsked(studio));
  news.on('close-requested', () => void answerClose(studio));
  news.on('ending', () => {
    view.getState().setEnding(true);
  });
  await openAsked(studio);
  if (isBlank(studio)) await files.openSample();
  // Not before the sample is there: it would come on top of what is restored meanwhile.
  recovery.getState().offer(offered);

  follow(studio, locks);
  news.onReach((isThere) => {
    if (isThere) void attend(studio);
  });
  await attend(studio);
  for (const type of ['pagehide', 'beforeunload']) {
    window.addEventListener(type, () => {
      journal.flush();
    });
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') journal.flush();
  });
}

function readSession(): z.output<typeof sessionSchema> {
  try {
    const parsed = sessionSchema.safeParse(JSON.parse(sessionStorage.getItem(SESSION_KEY) ?? '{}'));
    if (parsed.success) return parsed.data;
  } catch (caught) {
    if (!(caught instanceof SyntaxError)) throw caught;
  }
  return { activeId: '', tabs: [] };
}

/** Remembers the tabs for a reload, and holds their locks. */
function follow({ documents }: Studio, locks: DocumentLocks): void {
  const held = new Set<string>();
  const remember = () => {
    const { tabs, activeId } = documents.getState();
    const session = {
      activeId,
      tabs: tabs.map(({ id, file, isSample }) => ({ id, file: file?.name ?? null, isSample })),
    };
    sessionStorage.setItem(SESSION_KEY, JSON.stringify(session));
    for (const { id } of tabs) {
      if (held.has(id)) continue;
      held.add(id);
      void locks.claim(id);
    }
    for (const id of held) {
      if (tabs.some((tab) => tab.id === id)) continue;
      held.delete(id);
      locks.release(id);
    }
  };
  remember();
  documents.subscribe(remember);
}

/**
 * A page that comes to a run under way shows its graph, and with it the run: with the edits made since where they were kept. Graphs that
 * another page holds are left to it. Gives the ids of those it opened.
 */
async function openRunning(
  { client, documents, recovery }: Studio,
  kept: readonly string[],
  locks: DocumentLocks,
): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const { workflow, documentId, events } of await client('run.current')) {
    if (documentId === undefined || opened.includes(documentId) || events.at(-1)?.kind === 'run-finished') continue;
    if (documents.getState().tabs.some(({ id }) => id === documentId) || !(await locks.claim(documentId))) continue;
    if (kept.includes(documentId)) await recovery.getState().restore([documentId]);
    else documents.add(readWorkflow(workflow), null, { id: documentId, isUnsaved: true });
    opened.push(documentId);
  }
  return opened;
}

async function openAsked({ client, files, view }: Studio): Promise<void> {
  try {
    for (const file of await client('file.takeOpened')) await files.openFile(file);
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}

/** From here on what is announced is heard, and done. */
async function attend(studio: Studio): Promise<void> {
  const { client, view } = studio;
  try {
    const { commands, isEnding } = await client('app.attend');
    view.getState().setEnding(isEnding);
    for (const id of commands) await performCommand(studio, id);
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}

/** The desktop's window is to close. */
async function answerClose({ client, files, journal, view }: Studio): Promise<void> {
  const ok = await files.guardUnsaved();
  try {
    // What was given up must not be offered at the next start.
    await journal.settled();
    await client('app.closeAnswer', { ok });
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}

function isBlank({ documents, workflow }: Studio): boolean {
  const { nodes } = workflow.getState().workflow;
  const { tabs } = documents.getState();
  return tabs.length === 1 && nodes.length === 0 && tabs[0]?.file === null && !tabs[0].isDirty;
}
