import { looksLikeKey } from '#shared/graph/keyShapes';
import type { Client } from '#shared/api/createClient';
import {
  MAX_KEPT_PATH,
  MAX_KEPT_TABS,
  session as sessionSchema,
  type KeptPlace,
  type KeptTab,
  type Session,
} from '#shared/api/sessionSchemas';
import { browserId } from '../../api/browserId.ts';
import type { News } from '../../api/createNews.ts';
import type { Documents } from '../graph/documents.ts';
import type { WorkflowState } from '../graph/WorkflowState.ts';

/** By the browser, for a reload of the page. */
const SESSION_KEY = 'lumi.tabs';
/** A graph that could not come back at so many starts is given up. */
const MAX_MISSED = 20;
/** Where one looks is kept once that rests, ms. */
const REST_MS = 500;

export interface SessionKeepOptions {
  readonly client: Client;
  readonly documents: Documents;
  readonly news: Pick<News, 'onReach'>;
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  readonly local: Pick<Storage, 'getItem' | 'setItem'>;
  /** Hears of graphs that another page has by now, though they are open here: what is here goes on under another id. */
  readonly onTaken: (ids: readonly string[]) => void;
}

/** What a page has open, kept for its reload by the browser and for the next start by the service. */
export interface SessionKeep {
  /**
   * What this page had before it was reloaded, else what an earlier start left; `undefined`: neither.
   * @param isAlone whether no other page of this browser is there: what that has is its own
   */
  readonly before: (isAlone: boolean) => Promise<Session | undefined>;
  /** The graphs that pages of other browsers have open. */
  readonly elsewhere: () => Promise<ReadonlySet<string>>;
  /** Keeps the tabs from now on. */
  readonly follow: () => void;
  /** These could not come back: they are tried again at the next start, unless their file is opened meanwhile. */
  readonly keepMissed: (tabs: readonly KeptTab[]) => void;
  /**
   * What was open as the window was asked to close comes back, as its files have what was given up; a blank graph that stands there only
   * because one has to does not. Unless tabs change first.
   */
  readonly keepLeft: (before: Session) => void;
  /** What is open, for `keepLeft`. */
  readonly present: () => Session;
  /** As the news says it, but that the service is back only once it is known whose the graphs here are. */
  readonly onReach: News['onReach'];
  /** Settles once the service has what there is to keep, or did not take it. */
  readonly settled: () => Promise<void>;
  /** The page goes. */
  readonly leave: () => void;
}

export function createSessionKeep(options: SessionKeepOptions): SessionKeep {
  const { client, documents, news, session, local, onTaken } = options;
  const page = crypto.randomUUID();
  const browser = browserId(local);
  let wanted = '';
  let told = '';
  let telling: Promise<void> | undefined;
  let missed: readonly KeptTab[] = [];
  let isFollowing = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const tell = async () => {
    while (told !== wanted) {
      const now = wanted;
      let taken: readonly string[];
      try {
        ({ taken } = await client('session.keep', { page, browser, session: JSON.parse(now) as Session }));
      } catch {
        // Unsaved work is kept elsewhere; the service is told again when it is back, or with the next change.
        return;
      }
      told = now;
      if (taken.length > 0) onTaken(taken);
    }
  };
  const tellNow = (): Promise<void> => (telling ??= tell().finally(() => (telling = undefined)));
  const keep = (now: Session) => {
    const text = JSON.stringify(now);
    session.setItem(SESSION_KEY, text);
    if (text === wanted) return;
    wanted = text;
    void tellNow();
  };
  const present = (): Session => {
    const { tabs, activeId } = documents.getState();
    const open: readonly KeptTab[] = tabs.map(({ id, file, isSample, store }) => ({
      id,
      file: file?.name ?? null,
      isSample,
      place: placeOf(store.getState()),
    }));
    const isOpen = (tab: KeptTab) => open.some(({ id, file }) => id === tab.id || (file !== null && file === tab.file));
    return { activeId, tabs: [...open, ...missed.filter((tab) => !isOpen(tab))].slice(0, MAX_KEPT_TABS) };
  };
  const keepPlaces = () => {
    if (resting === undefined) return;
    clearTimeout(resting);
    resting = undefined;
    keep(present());
  };
  const onReach: News['onReach'] = (listener) =>
    news.onReach((isThere) => {
      if (!isThere || !isFollowing) {
        listener(isThere);
        return;
      }
      // Another service may have started.
      told = '';
      void tellNow().then(() => {
        listener(true);
      });
    });

  return {
    async before(isAlone) {
      const own = readSession(session.getItem(SESSION_KEY));
      if (own || !isAlone) return own;
      return (await client('session.take', { page, browser })) ?? undefined;
    },
    elsewhere: async () => new Set(await client('session.elsewhere', { browser })),
    follow() {
      keep(present());
      documents.subscribe(() => {
        keep(present());
      });
      documents.hear((_id, now, before) => {
        if (now.path === before.path && now.workflow.viewport === before.workflow.viewport) return;
        resting ??= setTimeout(keepPlaces, REST_MS);
      });
      isFollowing = true;
      onReach(() => undefined);
    },
    keepMissed(tabs) {
      const counted = tabs.map((tab) => ({ ...tab, missed: (tab.missed ?? 0) + 1 }));
      missed = counted.filter((tab) => tab.missed <= MAX_MISSED);
    },
    keepLeft(before) {
      clearTimeout(resting);
      resting = undefined;
      const now = new Map(present().tabs.map((tab) => [tab.id, tab]));
      const tabs = before.tabs.flatMap((tab) => now.get(tab.id) ?? (tab.file === null ? [] : tab));
      keep({ activeId: before.activeId, tabs });
    },
    present,
    onReach,
    settled: async () => {
      await telling;
    },
    leave() {
      keepPlaces();
      // Last words go out at once: nobody waits for an answer any more.
      if (told !== wanted) {
        client('session.keep', { page, browser, session: JSON.parse(wanted) as Session }).catch(() => undefined);
      }
      client('session.leave', { page }).catch(() => undefined);
    },
  };
}

/** Where one looks; `undefined`: where whoever opens the file does. */
function placeOf({ path, workflow: { viewport } }: Pick<WorkflowState, 'path' | 'workflow'>): KeptPlace | undefined {
  if ((path === '' && !viewport) || path.length > MAX_KEPT_PATH || looksLikeKey(path)) return undefined;
  return { path, ...(viewport && { viewport }) };
}

function readSession(text: string | null): Session | undefined {
  try {
    return sessionSchema.safeParse(JSON.parse(text ?? 'null')).data;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
