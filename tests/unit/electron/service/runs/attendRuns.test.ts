import { describe, expect, it } from 'vitest';
import type { RunEventBody } from '#shared/runs/RunEvent';
import { NO_COST } from '#shared/graph/Money';
import { AnnouncementLog } from '../../../../../electron/service/AnnouncementLog.ts';
import { attendRuns } from '../../../../../electron/service/runs/attendRuns.ts';

/** A desktop that writes down what it is told. */
function aDesktop({ isFocused = false } = {}) {
  const told: string[] = [];
  const announcements = new AnnouncementLog((error) => {
    throw error;
  });
  attendRuns(announcements, {
    setProgress: (fraction) => void told.push(`progress ${fraction ?? 'off'}`),
    keepAwake: (isWanted) => void told.push(isWanted ? 'awake' : 'may sleep'),
    notify: ({ title, body }) => void told.push(`${title}: ${body}`),
    isFocused: () => isFocused,
  });
  const seqs = new Map<string, number>();
  const tell = (runId: string, body: RunEventBody) => {
    const seq = seqs.get(runId) ?? 0;
    seqs.set(runId, seq + 1);
    announcements.add({ kind: 'run', event: { runId, seq, at: seq, ...body } });
  };
  return { told, tell };
}

const expected = {
  seed: 1,
  width: 8,
  height: 8,
  provider: 'sample',
  model: 'sample',
  notes: [],
  estimate: NO_COST,
  isPriced: true,
};
const image = { id: 'a'.repeat(64), width: 8, height: 8, mime: 'image/png' };

describe('attendRuns', () => {
  it('shows progress by pictures, keeps the computer awake meanwhile, and takes both back at the end', () => {
    const { told, tell } = aDesktop();
    tell('one', { kind: 'run-started', name: 'Foxes', nodes: ['p'] });
    tell('one', { kind: 'images-expected', node: 'p', images: [expected, expected] });
    tell('one', { kind: 'image-saved', node: 'p', index: 0, image, seed: 1, reused: false, text: '' });
    tell('one', { kind: 'run-finished', outcome: 'completed', ms: 900 });
    expect(told).toEqual(['awake', 'progress 0', 'progress 0.5', 'may sleep', 'progress off']);
  });

  it('lets the computer sleep only when the last of several runs has ended', () => {
    const { told, tell } = aDesktop();
    tell('one', { kind: 'run-started', name: 'A', nodes: ['p'] });
    tell('two', { kind: 'run-started', name: 'B', nodes: ['p'] });
    tell('one', { kind: 'run-finished', outcome: 'completed', ms: 5 });
    expect(told.filter((line) => line.includes('awake') || line.includes('sleep'))).toEqual(['awake']);
    tell('two', { kind: 'run-finished', outcome: 'completed', ms: 5 });
    expect(told.filter((line) => line.includes('awake') || line.includes('sleep'))).toEqual(['awake', 'may sleep']);
  });

  it('tells of a long batch that ended in the background, with what it made', () => {
    const { told, tell } = aDesktop();
    tell('one', { kind: 'run-started', name: 'Foxes', nodes: ['p'] });
    tell('one', { kind: 'images-expected', node: 'p', images: [expected, expected] });
    tell('one', { kind: 'image-saved', node: 'p', index: 1, image, seed: 1, reused: false, text: '' });
    tell('one', { kind: 'run-finished', outcome: 'failed', ms: 12_000 });
    expect(told.at(-1)).toBe('Foxes: The run failed. 1 picture made before is kept.');
  });

  it('counts texts apart from pictures', () => {
    const { told, tell } = aDesktop();
    const { width: _width, height: _height, ...text } = expected;
    tell('one', { kind: 'run-started', name: 'Foxes', nodes: ['p', 'w'] });
    tell('one', { kind: 'images-expected', node: 'p', images: [expected] });
    tell('one', { kind: 'texts-expected', node: 'w', texts: [text, text] });
    for (const index of [0, 1])
      tell('one', { kind: 'text-saved', node: 'w', index, seed: 1, reused: false, text: 'A fox.' });
    tell('one', { kind: 'image-saved', node: 'p', index: 0, image, seed: 1, reused: false, text: '' });
    tell('one', { kind: 'run-finished', outcome: 'completed', ms: 12_000 });
    expect(told.at(-1)).toBe('Foxes: 1 picture and 2 texts made.');
  });

  it('tells nothing of a short one, nor while the window has the focus', () => {
    for (const [isFocused, ms] of [
      [false, 9_000],
      [true, 60_000],
    ] as const) {
      const { told, tell } = aDesktop({ isFocused });
      tell('one', { kind: 'run-started', name: 'Foxes', nodes: [] });
      tell('one', { kind: 'run-finished', outcome: 'completed', ms });
      expect(told.some((line) => line.startsWith('Foxes'))).toBe(false);
    }
  });
});
