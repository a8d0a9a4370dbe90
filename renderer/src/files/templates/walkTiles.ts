import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Walks tiles in lines by arrows, wherever they lie: to the nearest that way, and up to the field above them. A `keydown` handler of what holds
 * both.
 */
export function walkTiles(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const step = STEPS[event.key];
  if (!step || !(document.activeElement instanceof HTMLElement)) return;
  const tiles = [...event.currentTarget.querySelectorAll<HTMLElement>('.template-tile:enabled')];
  const before = event.currentTarget.querySelector<HTMLElement>('input');
  const isBefore = document.activeElement === before;
  if (!isBefore && !tiles.includes(document.activeElement)) return;
  const next = isBefore ? (event.key === 'ArrowDown' ? tiles[0] : undefined) : nextTile(document.activeElement, tiles, step);
  const wanted = next ?? (!isBefore && event.key === 'ArrowUp' ? before : null);
  if (!wanted) return;
  event.preventDefault();
  wanted.focus();
  wanted.scrollIntoView({ block: 'nearest' });
}

function nextTile(
  from: HTMLElement,
  tiles: readonly HTMLElement[],
  [across, down]: readonly [number, number],
): HTMLElement | undefined {
  if (across !== 0) return tiles[tiles.indexOf(from) + across];
  const here = from.getBoundingClientRect();
  const beyond = tiles
    .map((tile) => ({ tile, box: tile.getBoundingClientRect() }))
    .filter(({ box }) => (box.top - here.top) * down > here.height / 2);
  const lines = beyond.map(({ box }) => Math.abs(box.top - here.top));
  const nearest = Math.min(...lines);
  return beyond
    .filter((_each, at) => (lines[at] ?? 0) < nearest + here.height / 2)
    .sort((one, other) => Math.abs(one.box.left - here.left) - Math.abs(other.box.left - here.left))[0]?.tile;
}
