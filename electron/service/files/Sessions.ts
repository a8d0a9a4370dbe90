import { MAX_KEPT_TABS, type PageSession, type Session } from '#shared/api/sessionSchemas';
import { Presence } from './Presence.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import type { SessionsPort } from '../ports/filePorts.ts';

/** Pages that went within this time of each other went together, as when their browser is quit. ms */
const TOGETHER_MS = 10_000;
/** Of pages that have gone. */
const MAX_GONE = 8;

/**
 * Which page has what open, so that the first page of the next start has it again. What one page has, no other gets; a page that is closed
 * while another stays was closed on purpose.
 */
export class Sessions {
  readonly #port: SessionsPort;
  readonly #now: () => number;
  readonly #log: (error: unknown) => void;
  /** Heard last first. Those that are there have not ended. */
  #kept: readonly PageSession[];
  /** Which browser a graph was taken from: a page of it may live yet, and come back. */
  readonly #takenFrom = new Map<string, string>();
  readonly #presence: Presence;

  constructor(
    port: SessionsPort,
    { now, log }: Pick<ServicePorts['engine'], 'now' | 'log'>,
    { goneAfterMs }: { readonly goneAfterMs?: number } = {},
  ) {
    this.#port = port;
    this.#now = now;
    this.#log = log;
    // Whoever was there to the end of the last start went with it.
    this.#kept = ended(port.kept, now(), () => true);
    this.#presence = new Presence((browser) => {
      this.#end((each) => each.browser === browser).catch(log);
    }, goneAfterMs);
  }

  /** A browser hears what is announced: while it does, its pages are there. Gives its end. */
  hear(browser: string): () => void {
    return this.#presence.arrive(browser);
  }

  /** Gives which of these graphs are another page's by now: they were taken while nothing was heard of this one. */
  async keep(page: string, browser: string, session: Session): Promise<readonly string[]> {
    const taken = session.tabs.filter(({ id }) => this.#isTaken(id, browser)).map(({ id }) => id);
    const tabs = session.tabs.filter(({ id }) => !taken.includes(id));
    const has = new Set(tabs.map(({ id }) => id));
    for (const id of has) if (this.#takenFrom.get(id) === browser) this.#takenFrom.delete(id);
    const others = this.#kept.flatMap((other) => {
      const left = other.session.tabs.filter(({ id }) => !has.has(id));
      return other.page === page || left.length === 0 ? [] : { ...other, session: { ...other.session, tabs: left } };
    });
    const gone = others.filter(({ endedAt }) => endedAt !== null);
    const dropped = new Set(gone.slice(MAX_GONE));
    const own = { page, browser, endedAt: null, session: { ...session, tabs } };
    await this.#write([own, ...others.filter((other) => !dropped.has(other))]);
    return taken;
  }

  /** For a page that is alone in its browser. */
  async take(page: string, browser: string): Promise<Session | null> {
    await this.#presence.settled(browser);
    // The others of this browser went without a word.
    this.#kept = ended(this.#kept, this.#now(), (each) => each.browser === browser);
    if (this.#kept.some(isThere)) return null;
    const endOf = ({ endedAt }: PageSession) => endedAt ?? 0;
    const last = Math.max(...this.#kept.map(endOf));
    const together = this.#kept.filter((each) => endOf(each) >= last - TOGETHER_MS);
    const [newest] = together;
    if (!newest) return null;
    for (const { browser: from, session } of together)
      if (from !== browser) for (const { id } of session.tabs) this.#takenFrom.set(id, from);
    const tabs = together.flatMap(({ session }) => session.tabs).slice(0, MAX_KEPT_TABS);
    const session = { activeId: newest.session.activeId, tabs };
    // A disk that refuses must not hide what is there.
    await this.#write([{ page, browser, endedAt: null, session }]).catch(this.#log);
    return session;
  }

  /** The graphs that pages of other browsers have open. */
  async elsewhere(browser: string): Promise<readonly string[]> {
    await this.#presence.settled(browser);
    const others = this.#kept.filter((each) => each.browser !== browser && isThere(each));
    return others.flatMap(({ session }) => session.tabs.map(({ id }) => id));
  }

  leave(page: string): Promise<void> {
    return this.#end((each) => each.page === page);
  }

  /** Nothing comes back by itself at the next start; unsaved work is offered. */
  forget(): Promise<void> {
    return this.#write([]);
  }

  #isTaken(id: string, browser: string): boolean {
    if (this.#takenFrom.get(id) !== browser) return false;
    return this.#kept.some((each) => each.browser !== browser && each.session.tabs.some((tab) => tab.id === id));
  }

  #end(which: (page: PageSession) => boolean): Promise<void> {
    return this.#write(ended(this.#kept, this.#now(), which));
  }

  #write(kept: readonly PageSession[]): Promise<void> {
    this.#kept = kept;
    return this.#port.write(kept);
  }
}

function isThere({ endedAt }: PageSession): boolean {
  return endedAt === null;
}

/** Those that are there have ended now. */
function ended(
  pages: readonly PageSession[],
  now: number,
  which: (page: PageSession) => boolean,
): readonly PageSession[] {
  return pages.map((each) => (isThere(each) && which(each) ? { ...each, endedAt: now } : each));
}
