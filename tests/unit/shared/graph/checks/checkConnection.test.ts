import { describe, expect, it } from 'vitest';
import { checkConnection } from '#shared/graph/checks/checkConnection';
import { aGraph, wire } from '../../../../support/builders.ts';
import { testPalette } from '../testPalette.ts';

const graph = aGraph()
  .node('t', 'text')
  .node('w', 'wrap')
  .node('w2', 'wrap')
  .node('d', 'draw')
  .node('d2', 'draw')
  .node('g', 'gallery')
  .node('new', 'hologram')
  .wire('t.text', 'w.text')
  .wire('w.text', 'w2.text')
  .wire('d.images', 'g.images')
  .build();
const check = (from: string, to: string) => checkConnection(graph, testPalette, wire(from, to));

describe('checkConnection', () => {
  it('lets sockets of one type meet', () => {
    expect(check('t.text', 'd.prompt')).toEqual({ ok: true });
  });

  it('tells which wire gives way where an input takes one', () => {
    expect(check('w2.text', 'd.prompt')).toEqual({ ok: true });
    expect(check('t.text', 'w2.text')).toEqual({ ok: true, replaces: wire('w.text', 'w2.text') });
  });

  it('adds to an input that takes several', () => {
    expect(check('d2.images', 'g.images')).toEqual({ ok: true });
  });

  it.each([
    ['t.text', 'g.images', 'type-mismatch', 'Text carries text; Images takes pictures.'],
    ['t.text', 'w.text', 'duplicate', /connected already/],
    ['w2.text', 'w.more', 'cycle', /loop/],
    ['w.text', 'w.more', 'cycle', /loop/],
    ['t.text', 'nobody.text', 'unknown-node', /missing/],
    ['new.text', 'w.text', 'unknown-node', /does not know/],
    ['t.nothing', 'w.text', 'unknown-socket', 'Text has no output “nothing”.'],
    ['t.text', 'w.nothing', 'unknown-socket', 'Wrap has no input “nothing”.'],
    ['t.constructor', 'w.text', 'unknown-socket', /no output/],
    ['t.text', 'w.toString', 'unknown-socket', /no input/],
  ])('refuses %s → %s as %s, in words', (from, to, code, reason) => {
    const result = check(from, to);
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.reason).toMatch(reason);
  });
});
