import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeMaxima } from '../../../../../shared/foreign/layout/rangeMaxima.ts';
import { spread } from '../../../../../shared/foreign/layout/spread.ts';

describe('what has become larger is moved apart', () => {
  it('however many there are and however tall they were', () => {
    const count = 20_000;
    const boxes = Array.from({ length: count }, (_, at) => ({ x: at * 10, y: at, width: 10, height: 900_000 }));
    const { x } = spread(
      boxes,
      boxes.map(() => ({ width: 20, height: 900_000 })),
    );
    expect(boxes.every((box, at) => at === 0 || x.at(box.x) >= x.at((at - 1) * 10) + 20)).toBe(true);
  });

  it('by looking up the highest of any run of places', () => {
    const places = fc.tuple(fc.nat(40), fc.nat(40)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)]);
    fc.assert(
      fc.property(fc.array(fc.tuple(places, fc.integer())), places, (raised, [from = 0, to = 0]) => {
        const maxima = rangeMaxima(41);
        const plain = new Array<number>(41).fill(-Infinity);
        for (const [[first = 0, last = 0], value] of raised) {
          maxima.raise(first, last, value);
          for (let at = first; at <= last; at++) plain[at] = Math.max(plain[at] ?? -Infinity, value);
        }
        expect(maxima.highest(from, to)).toBe(Math.max(...plain.slice(from, to + 1)));
      }),
    );
  });
});
