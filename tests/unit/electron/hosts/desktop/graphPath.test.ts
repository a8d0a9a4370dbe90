import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphPath } from '../../../../../electron/hosts/desktop/graphPath.ts';

describe('graphPath', () => {
  it.each([
    ['foxes.lumi.json', 'C:\\ann\\foxes.lumi.json'],
    ['D:\\foxes.JSON', 'D:\\foxes.JSON'],
    ['file:///D:/a%20b.json', 'D:\\a b.json'],
    ['drawn.PNG', 'C:\\ann\\drawn.PNG'],
    ['file:///D:/drawn.svg', 'D:\\drawn.svg'],
    ['made.jpeg', 'C:\\ann\\made.jpeg'],
    ['made.WebP', 'C:\\ann\\made.WebP'],
  ])('finds the graph of the word %j on Windows', (word, path) => {
    expect(graphPath(word, 'C:\\ann', win32)).toBe(path);
  });

  it.each([
    '\\\\host\\share\\a.json',
    '//host/share/a.json',
    '/\\host/a.json',
    '\\\\?\\UNC\\host\\a.json',
    '\\\\.\\pipe\\a.json',
    'file://host/share/a.json',
    'FILE://host/a.json',
    'file:////host/share/a.json',
    'file:///C:/a%2Fb.json',
    '--flag.json',
    'a.txt',
    'png',
    '\\\\host\\share\\a.png',
    '--icon=a.svg',
  ])('takes the word %j for no graph on Windows', (word) => {
    expect(graphPath(word, 'C:\\ann', win32)).toBeUndefined();
  });

  it('takes no file of another machine elsewhere either', () => {
    expect(graphPath('file://host/a.json', '/home', posix)).toBeUndefined();
    expect(graphPath('file:///tmp/a.json', '/home', posix)).toBe('/tmp/a.json');
    expect(graphPath('a.json', '/home', posix)).toBe('/home/a.json');
  });
});
