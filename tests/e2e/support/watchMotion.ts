import type { Page } from 'playwright/test';

/** What moves on a page. */
export interface Motion {
  /** Does something and waits until the page rests. What moves until then is noted under its name. */
  during(name: string, work: () => Promise<unknown>): Promise<void>;
  /** Everything that took time to come to its place, as `tidying: translate`. */
  readonly seen: () => Promise<readonly string[]>;
}

/** Notes from now on every transition, every animation and every way of the canvas's view that is more than a jump. */
export async function watchMotion(page: Page): Promise<Motion> {
  await page.evaluate(() => {
    /** ms; what is shorter is not seen. */
    const shortest = 1;
    /** Times the view is put elsewhere by one deed: to where something is, and clear of what floats over it. */
    const jumps = 3;
    /** Frames in which nothing moved. */
    const rest = 10;
    const motion = { doing: '', seen: new Set<string>(), rested: 0 };
    let view = '';
    let moves = 0;
    let doing = '';
    const note = (what: string) => motion.seen.add(`${motion.doing}: ${what}`);
    const isLong = ({ effect }: Animation) => Number(effect?.getComputedTiming().activeDuration) > shortest;
    const hear = (event: TransitionEvent | AnimationEvent) => {
      const isSeen = (event.target as Element).getAnimations({ subtree: true }).some(isLong);
      if (isSeen) note('propertyName' in event ? event.propertyName : event.animationName);
    };
    document.addEventListener('transitionrun', hear, true);
    document.addEventListener('animationstart', hear, true);
    const own: (this: Element, ...given: Parameters<Element['animate']>) => Animation = Reflect.get(
      Element.prototype,
      'animate',
    );
    Element.prototype.animate = function (this: Element, ...given) {
      const [frames, timing] = given;
      const duration = Number(typeof timing === 'object' ? timing.duration : timing);
      if (duration > shortest) note(Object.keys((Array.isArray(frames) ? frames[0] : frames) ?? {}).join());
      return own.apply(this, given);
    };
    const look = () => {
      if (doing !== motion.doing) [doing, moves] = [motion.doing, 0];
      const now = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
      const isMoved = now !== view;
      view = now;
      if (isMoved) moves += 1;
      if (moves > jumps) note('the view');
      motion.rested = isMoved || document.getAnimations().some(isLong) ? 0 : motion.rested + 1;
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { motion, hasRested: () => motion.rested > rest });
  });
  return {
    during: async (name, work) => {
      await page.evaluate((doing) => {
        const { motion } = globalThis as unknown as { motion: { doing: string; rested: number } };
        Object.assign(motion, { doing });
      }, name);
      await work();
      await page.evaluate(() => {
        Object.assign((globalThis as unknown as { motion: object }).motion, { rested: 0 });
      });
      await page.waitForFunction(() => (globalThis as unknown as { hasRested: () => boolean }).hasRested());
    },
    seen: () => page.evaluate(() => [...(globalThis as unknown as { motion: { seen: Set<string> } }).motion.seen]),
  };
}
