import type { CompareWay } from './compareWays.ts';

/** What keys do while comparing, besides what they do to any picture. */
export interface Comparing {
  readonly way: CompareWay;
  readonly count: number;
  readonly moveEdge: (by: number) => void;
  readonly chooseNext: (by: 1 | -1) => void;
  readonly nextWay: () => void;
  readonly nextPair: (by: 1 | -1) => void;
  readonly keep: () => void;
  readonly swap: () => void;
}

/** Parts of the width the edge moves by, and with Shift. */
const STEP = 0.05;
const SMALL_STEP = 0.01;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What a key means while pictures are compared; `undefined`: nothing of it. */
export function compareKey(event: Pressed, comparing: Comparing): (() => void) | undefined {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const by = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      if (comparing.way !== 'slider')
        return () => {
          comparing.chooseNext(by);
        };
      return () => {
        comparing.moveEdge(by * (shiftKey ? SMALL_STEP : STEP));
      };
    case 'ArrowUp':
    case 'ArrowDown':
      return () => {
        comparing.nextPair(by);
      };
    case 'Tab':
      return () => {
        comparing.chooseNext(shiftKey ? -1 : 1);
      };
    case 'm':
    case 'M':
      return comparing.nextWay;
    case 's':
    case 'S':
      return comparing.swap;
    case 'k':
    case 'K':
      return comparing.keep;
    default:
      return undefined;
  }
}
