import type { KeptTab } from '#shared/api/sessionSchemas';
import { reportOf } from '#shared/errors/reportOf';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { performCommand } from './commands/performCommand.ts';
import { browserLocks, type DocumentLocks } from './stores/files/documentLocks.ts';
import { putBack } from './stores/files/putBack.ts';
import type { Recoverable } from './stores/files/recoveryStore.ts';
import { createSampleTest } from './stores/files/sampleTest.ts';
import { EMPTY_WORKFLOW } from './stores/graph/workflowStore.ts';
import type { Studio } from './stores/studio.ts';

/**
 * Opens what a page starts with: the tabs it had before it was reloaded or crashed, or those an earlier start left, unsaved work included;
 * else the sample. Offers what else was left unsaved, and opens the files the system asks for, now and later.
 */
export async function openSession(studio: Studio, locks: DocumentLocks = browserLocks()): Promise<void> {
  const { documents, journal, undoJournal, session, inPage, recovery, files, view, client, news, paletteOf } = studio;
  const isPlainSample = createSampleTest(client, paletteOf);
  const onError = (caught: unknown) => {
    view.getState().reportError(reportOf(caught));
  };
  let offered: readonly Recoverable[] = [];
  const own = new Set<string>();
  let isBack = false;
  try {
    const before = await session.before((await locks.held()).size === 0);
    for (const { id } of before?.tabs ?? []) if (await locks.claim(id)) own.add(id);
    isBack = own.size > 0;
    const others = await locks.held();
    await putBack({
      client,
      inPage,
      isElsewhere: (id) => others.has(id) && !own.has(id),
      onError(report) {
        view.getState().reportError(report);
      },
    }).catch(onError);
    const kept = await client('recovery.list').catch((caught: unknown) => {
      onError(caught);
      return [];
    });
    const tabs = before?.tabs.filter(({ id }) => own.has(id)) ?? [];
    session.keepMissed(await bringBack(studio, { tabs, shown: before?.activeId, kept, isPlainSample }));
    // A file that is gone leaves nothing to come back to.
    for (const id of own) if (!documents.getState().tabs.some((tab) => tab.id === id)) locks.release(id);
    const names = kept.map(({ documentId }) => documentId);
    for (const id of await openRunning(studio, names, locks)) own.add(id);
    const active = documents.getState().tabs.find(({ id }) => id === before?.activeId);
    if (active) documents.activate(active.id);
    const held = new Set([...(await locks.held()), ...(await session.elsewhere())]);
    const left = kept.filter(({ documentId }) => !own.has(documentId) && !held.has(documentId));
    offered = await withoutSamples(studio, left, isPlainSample);
  } catch (caught) {
    onError(caught);
  }
  news.on('open-file', () => void openAsked(studio));
  news.on('close-requested', () => void answerClose(studio));
  news.on('ending', () => {
    view.getState().setEnding(true);
  });
  await openAsked(studio);
  // Whoever left nothing but a blank graph has it again.
  if (!isBack && isBlank(studio)) await files.openSample();
  // Not before the sample is there: it would come on top of what is restored meanwhile.
  recovery.getState().offer(offered);

  holdLocks(studio, locks);
  session.follow();
  comeForward(studio);
  news.onReach((isThere) => {
    if (isThere) void attend(studio);
  });
  await attend(studio);
  const flush = () => {
    journal.flush();
    undoJournal.flush();
  };
  for (const type of ['pagehide', 'beforeunload']) window.addEventListener(type, flush);
  window.addEventListener('pagehide', session.leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
}

/**
 * Opens each tab as it was, whatever becomes of the others. That which was on screen comes first: no other is seen meanwhile, to be taken for it.
 * Gives those that could not come back.
 */
async function bringBack(studio: Studio, { tabs, shown, ...known }: KeptTabs): Promise<readonly KeptTab[]> {
  const { documents } = studio;
  const first = tabs.find(({ id }) => id === shown);
  const isFirstBack = first && (await openAgain(studio, first, known));
  const missed: KeptTab[] = [];
  let place = 0;
  for (const tab of tabs) {
    const isBack = tab === first ? isFirstBack : await openAgain(studio, tab, known);
    if (!isBack) missed.push(tab);
    else if (documents.find(tab.id)) documents.move(tab.id, place++);
  }
  return missed;
}

/** What is known of unsaved work. */
interface KnownWork {
  readonly kept: readonly Recoverable[];
  readonly isPlainSample: (entry: Recoverable) => Promise<boolean>;
}

interface KeptTabs extends KnownWork {
  readonly tabs: readonly KeptTab[];
  /** The id of the one that was on screen. */
  readonly shown: string | undefined;
}

/** Gives whether all there is of it could come back. */
async function openAgain(studio: Studio, tab: KeptTab, { kept, isPlainSample }: KnownWork): Promise<boolean> {
  const { client, documents, files, recovery, view } = studio;
  const { id, file, isSample, place } = tab;
  const from = place && { place };
  const work = kept.find(({ documentId }) => documentId === id);
  try {
    if (work) {
      const stays = isSample === true && (await isPlainSample(work));
      return await recovery.getState().restore([id], { isBack: true, isSample: stays, ...from });
    }
    // Work that cannot be read now must not be taken for none.
    await client('recovery.read', { documentId: id }).catch(unlessNotFound);
    if (file !== null) await files.bringBack(file, id, place);
    else if (isSample) await files.openSample(id, place);
    // Nothing was ever in it, unless it was missed: then it was given up since.
    else if (tab.missed === undefined) documents.add({ ...EMPTY_WORKFLOW }, null, { id, isBack: true });
    return true;
  } catch (caught) {
    const report = reportOf(caught);
    // A file that is not there may be on a drive that is not: it is told once, and looked for at later starts.
    if (report.code !== 'not-found' || tab.missed === undefined) view.getState().reportError(report);
    return false;
  }
}

function unlessNotFound(caught: unknown): void {
  if (reportOf(caught).code !== 'not-found') throw caught;
}

/** A sample that was only run is no work of anybody's: it is forgotten, not offered. */
async function withoutSamples(
  { client }: Studio,
  entries: readonly Recoverable[],
  isPlainSample: (entry: Recoverable) => Promise<boolean>,
): Promise<readonly Recoverable[]> {
  const left: Recoverable[] = [];
  for (const entry of entries) {
    if (await isPlainSample(entry)) await client('recovery.discard', { documentId: entry.documentId, isGivenUp: true });
    else left.push(entry);
  }
  return left;
}

/** Holds the locks of the graphs that are open. */
function holdLocks({ documents }: Studio, locks: DocumentLocks): void {
  const held = new Set<string>();
  const hold = () => {
    const { tabs } = documents.getState();
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
  hold();
  documents.subscribe(hold);
}

/**
 * A graph that is opened from here on, or whose tab is chosen, is shown, whatever view was on screen. Those the page starts with leave whoever
 * went elsewhere meanwhile where they are.
 */
function comeForward({ documents, view }: Studio): void {
  documents.subscribe(({ activeId }, before) => {
    if (activeId !== before.activeId) view.getState().showSection('graph');
  });
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
async function answerClose({ client, files, journal, undoJournal, session, view }: Studio): Promise<void> {
  const before = session.present();
  const ok = await files.guardUnsaved();
  try {
    if (ok) session.keepLeft(before);
    undoJournal.flush();
    // What was given up must not be offered at the next start.
    await Promise.all([session.settled(), journal.settled(), undoJournal.settled()]);
    await client('app.closeAnswer', { ok });
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}

function isBlank({ documents, workflow }: Studio): boolean {
  const { nodes } = workflow.getState().whole;
  const { tabs } = documents.getState();
  return tabs.length === 1 && nodes.length === 0 && tabs[0]?.file === null && !tabs[0].isDirty;
}
