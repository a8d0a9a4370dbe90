import type { FarColours } from './farColours.ts';
import type { FarMark } from './farLook.ts';

const TONES: Partial<Record<FarMark, string>> = { done: '--good', failed: '--bad', running: '--accent-line' };

/** A sign of a shape of its own, so that it is told apart without its colour. `size` is its height, and its left upper corner lies at x, y. */
export function paintMark(
  context: CanvasRenderingContext2D,
  mark: FarMark,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
  colours: FarColours,
): void {
  const colour = colours.of(TONES[mark] ?? '--muted');
  const at = (across: number, down: number) => [x + across * size, y + down * size] as const;
  const line = (...points: readonly (readonly [number, number])[]) => {
    points.forEach(([across, down], index) => {
      if (index === 0) context.moveTo(...at(across, down));
      else context.lineTo(...at(across, down));
    });
  };
  const circle = (from = 0, to = 2 * Math.PI) => {
    const [middleX, middleY] = at(0.5, 0.5);
    context.moveTo(middleX + 0.45 * size * Math.cos(from), middleY + 0.45 * size * Math.sin(from));
    context.arc(middleX, middleY, 0.45 * size, from, to);
  };
  context.beginPath();
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size / 7);
  switch (mark) {
    case 'done':
      line([0, 0.55], [0.35, 0.9], [1, 0.15]);
      break;
    case 'failed':
      line([0.5, 0], [1, 1], [0, 1], [0.5, 0], [0.5, 0.05]);
      context.fillStyle = colour;
      context.fill();
      break;
    case 'running':
      circle(-Math.PI / 2, Math.PI);
      break;
    case 'queued':
      circle();
      line([0.5, 0.2], [0.5, 0.5], [0.75, 0.6]);
      break;
    case 'waiting':
      line([0.1, 0], [0.9, 0], [0.1, 1], [0.9, 1], [0.1, 0]);
      break;
    case 'cancelled':
      circle();
      line([0.2, 0.8], [0.8, 0.2]);
      break;
    case 'stale':
      circle(-Math.PI * 0.9, Math.PI * 0.7);
      line([0.5, 0.25], [0.5, 0.55], [0.7, 0.55]);
      break;
    case 'bypass':
      line([0, 0.1], [0.45, 0.5], [0, 0.9]);
      line([0.5, 0.1], [0.95, 0.5], [0.5, 0.9]);
      break;
    case 'mute':
      circle();
      line([0.2, 0.2], [0.8, 0.8]);
      break;
  }
  context.stroke();
}
