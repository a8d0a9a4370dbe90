import { describe, expect, it } from 'vitest';
import type { ImageRef, Turn } from '#shared/graph/generation';
import { fitTurns, turnNotes } from '#shared/providers/fitTurns';

const picture = (id: string, more: Partial<ImageRef> = {}): ImageRef => ({
  id,
  width: 1024,
  height: 1024,
  mime: 'image/png',
  ...more,
});
const turn = (id: string, references: readonly ImageRef[] = [], more: Partial<ImageRef> = {}): Turn => ({
  prompt: id,
  references,
  answer: [{ isPicture: true, signature: 'c2ln' }],
  image: picture(id, more),
});
const model = { maxReferences: 3, referenceTypes: ['image/png'] };
const kept = (turns: readonly Turn[], references: readonly ImageRef[]) =>
  fitTurns(turns, references, model).map(({ prompt }) => prompt);

describe('exchanges that are sent again', () => {
  it('are those that ended with the first reference', () => {
    expect(kept([turn('a'), turn('b')], [picture('b')])).toEqual(['a', 'b']);
    expect(kept([turn('a')], [picture('x')])).toEqual([]);
    expect(kept([], [picture('a')])).toEqual([]);
  });

  it('are the newest, with no more pictures than the model takes', () => {
    expect(kept([turn('a'), turn('b'), turn('c'), turn('d')], [picture('d')])).toEqual(['b', 'c', 'd']);
    expect(kept([turn('a'), turn('b', [picture('x')])], [picture('b'), picture('y')])).toEqual(['b']);
    expect(kept([turn('b', [picture('x'), picture('z')])], [picture('b'), picture('y')])).toEqual([]);
  });

  it('begin behind a picture that cannot go back as it came', () => {
    expect(kept([turn('a', [], { width: 4096, height: 4096 }), turn('b')], [picture('b')])).toEqual(['b']);
    expect(kept([turn('a', [], { mime: 'image/gif' })], [picture('a', { mime: 'image/gif' })])).toEqual([]);
  });

  it('are told of where they were asked for', () => {
    expect(turnNotes({ continues: true, references: [picture('b')] }, [turn('a'), turn('b')], 'Banana')).toEqual([
      'The first picture goes back as the model’s own answer, with the words it was asked for by, after 1 earlier.',
    ]);
    expect(turnNotes({ references: [picture('b')] }, [], 'Banana')).toEqual([]);
    expect(turnNotes({ continues: true, references: [] }, [], 'Banana')).toEqual([]);
  });
});
