/** Something that is asked for often and done seldom. */
export interface Coalesced {
  /** It is done a little later; asked again until then, it is still done once. */
  readonly ask: () => void;
  readonly end: () => void;
}

/**
 * Does the work at most once at a time, and not again before as long a pause as the work itself took: what grows slow is done more seldom.
 * `work` must not reject.
 */
export function coalesce(work: () => Promise<void>, pauseMs: number): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWorking = false;
  let isAskedAgain = false;
  let hasEnded = false;
  let tookMs = 0;

  const begin = () => {
    timer = setTimeout(
      () => {
        void run();
      },
      Math.max(pauseMs, tookMs),
    );
  };
  const run = async () => {
    timer = undefined;
    isWorking = true;
    const began = performance.now();
    await work();
    tookMs = performance.now() - began;
    isWorking = false;
    if (!isAskedAgain || hasEnded) return;
    isAskedAgain = false;
    begin();
  };

  return {
    ask() {
      if (hasEnded || timer !== undefined) return;
      if (isWorking) isAskedAgain = true;
      else begin();
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
    },
  };
}
