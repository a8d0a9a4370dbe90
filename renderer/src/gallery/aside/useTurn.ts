import { useState } from 'react';

/** Counts on whenever it is given another object: tells one from the next, where nothing in them is short enough to do so. */
export function useTurn(of: object): number {
  const [held, setHeld] = useState({ of, turn: 0 });
  if (held.of === of) return held.turn;
  const next = { of, turn: held.turn + 1 };
  setHeld(next);
  return next.turn;
}
