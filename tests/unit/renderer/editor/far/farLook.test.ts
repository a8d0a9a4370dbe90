import { describe, expect, it } from 'vitest';
import { farLook } from '../../../../../renderer/src/editor/far/farLook.ts';
import { fitLabel } from '../../../../../renderer/src/editor/far/fitLabel.ts';
import { wirePath } from '../../../../../renderer/src/editor/wires/wirePath.ts';
import { distanceToWire } from '../../../../../renderer/src/editor/far/distanceToWire.ts';

const node = { id: 'n', type: 'text', position: { x: 0, y: 0 } };

describe('what a node shows from afar', () => {
  it('says how it is set before what a run said of it', () => {
    expect(farLook({ ...node, mode: 'mute' }, 'Fox', undefined, 'done', true).mark).toBe('mute');
    expect(farLook(node, 'Fox', undefined, 'done', false).mark).toBe('done');
  });

  it('is out of date once its run has ended, not while one is under way', () => {
    expect(farLook(node, 'Fox', undefined, 'done', true).mark).toBe('stale');
    expect(farLook(node, 'Fox', undefined, 'running', true).mark).toBe('running');
    expect(farLook(node, 'Fox', undefined, undefined, true).mark).toBeUndefined();
  });
});

describe('the colour of a node from afar', () => {
  const colourOf = (type: string, fields: Record<string, string>) =>
    farLook({ ...node, type, fields }, 'Fox', undefined, undefined, false).colour;

  it('is the tint of a note and of a frame, and that of what a reroute carries', () => {
    expect(colourOf('note', { colour: 'green' })).toBe('--tint-green');
    expect(colourOf('frame', { colour: 'blue' })).toBe('--tint-blue');
    expect(colourOf('reroute', { carries: 'text' })).toBe('--socket-text');
    expect(colourOf('reroute', { carries: 'text', colour: 'amber' })).toBe('--accent');
    expect(colourOf('not known', {})).toBe('--line-strong');
  });
});

describe('a title', () => {
  const widthOf = (text: string) => Array.from(text).length * 10;

  it('is whole where it fits, else cut with an ellipsis, else nothing', () => {
    expect(fitLabel('Prompt', 60, widthOf)).toBe('Prompt');
    expect(fitLabel('Prompt', 50, widthOf)).toBe('Prom…');
    expect(fitLabel('Prompt', 15, widthOf)).toBe('');
  });

  it('is cut between letters, not within one, and not after a space', () => {
    expect(fitLabel('🦊🦊🦊🦊', 30, widthOf)).toBe('🦊🦊…');
    expect(fitLabel('A fox', 30, widthOf)).toBe('A…');
  });
});

describe('a wire', () => {
  const path = wirePath({ x: 0, y: 0 }, { x: 400, y: 200 });

  it('is as far as the nearest place of its curve', () => {
    expect(distanceToWire(path, { x: 200, y: 100 }, 20)).toBeLessThan(1);
    expect(distanceToWire(path, { x: 200, y: 115 }, 20)).toBeGreaterThan(5);
  });

  it('is not looked at closely from far away', () => {
    expect(distanceToWire(path, { x: 900, y: 100 }, 20)).toBe(Infinity);
  });
});
