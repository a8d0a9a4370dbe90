import type { Transport } from '#shared/api/Transport';
import type { StreamNews } from './StreamNews.ts';

/** From losing the service until it counts as gone, ms: a connection that is taken up again at once is no news. */
const GONE_AFTER_MS = 3000;

type Subscriber = Parameters<Transport['subscribe']>;

export interface Hearing {
  /** Takes in what is new, whoever heard it first; what was heard before is passed over. */
  take(news: StreamNews): void;
  /** The last announcement that was heard. */
  readonly heard: number | undefined;
  /** As far as is known: what a tab is told that comes later. */
  readonly state: StreamNews | undefined;
  close(): void;
}

/** What a page knows of the service from the news of its stream: it tells announcements in order and once, and whether some are missing. */
export function createHearing(listener: Subscriber[0], onLost: Subscriber[1], onReach: Subscriber[2]): Hearing {
  /** Which service this is: one that was started anew has another. */
  let log: string | undefined;
  let heard: number | undefined;
  let isConnected: boolean | undefined;
  let isGone = false;
  let missing: ReturnType<typeof setTimeout> | undefined;

  const lose = () => {
    if (!isGone) onReach?.(false);
    isGone = true;
  };
  const find = () => {
    clearTimeout(missing);
    missing = undefined;
    if (isGone) onReach?.(true);
    isGone = false;
  };

  const connected = (news: Extract<StreamNews, { kind: 'connected' }>) => {
    const isOther = log !== undefined && log !== news.log;
    const isMissing = heard === undefined ? !news.isResumed : news.id > heard;
    if (isOther) lose();
    log = news.log;
    isConnected = true;
    heard = isOther ? news.id : Math.max(heard ?? 0, news.id);
    find();
    if (isOther || isMissing) onLost();
  };

  const told = ({ id, announcement }: Extract<StreamNews, { kind: 'told' }>) => {
    if (heard !== undefined && id <= heard) return;
    const isMissing = heard !== undefined && id > heard + 1;
    heard = id;
    if (isMissing) onLost();
    listener(announcement);
  };

  return {
    take(news) {
      if (news.kind === 'connected') connected(news);
      else if (news.kind === 'told') told(news);
      else {
        isConnected = false;
        missing ??= setTimeout(lose, GONE_AFTER_MS);
      }
    },
    get heard() {
      return heard;
    },
    get state(): StreamNews | undefined {
      if (isConnected === false) return { kind: 'broken' };
      return log === undefined || heard === undefined
        ? undefined
        : { kind: 'connected', log, id: heard, isResumed: true };
    },
    close() {
      clearTimeout(missing);
    },
  };
}
