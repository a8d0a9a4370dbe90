import { describe, expect, it } from 'vitest';
import { isReserved } from '#shared/graph/fileNames';
import { pictureFileName } from '#shared/api/pictureFileName';

const id = 'ab'.repeat(32);

describe('pictureFileName', () => {
  it('tells a picture by its graph and seed', () => {
    expect(pictureFileName({ id, mime: 'image/png', graph: 'Foxes', seed: 417 })).toBe('Foxes 417.png');
    expect(pictureFileName({ id, mime: 'image/jpeg', graph: 'Foxes', seed: 0 })).toBe('Foxes 0.jpg');
  });

  it('has a name where nothing is known', () => {
    expect(pictureFileName({ id, mime: 'nonsense' })).toBe('Picture abababababab.bin');
  });

  it('leaves no path, device or hidden file in a name a stranger’s graph chose', () => {
    expect(pictureFileName({ id, mime: 'image/png', graph: '../../etc/passwd', seed: 1 })).toBe('etc passwd 1.png');
    expect(pictureFileName({ id, mime: 'image/png', graph: 'con', seed: 1 })).toBe('con 1.png');
    expect(pictureFileName({ id, mime: 'image/../../x', graph: 'a\u202Egnp', seed: 1 })).toBe('a gnp 1.bin');
    expect(pictureFileName({ id, mime: 'image/png', graph: 'x'.repeat(500), seed: 1 }).length).toBeLessThan(100);
  });

  it.each(['CON.', 'nul.txt', 'COM¹.', 'aux .b'])('makes no device of a graph called %j', (graph) => {
    expect(isReserved(pictureFileName({ id, mime: 'image/png', graph, seed: 5 }))).toBe(false);
  });
});
