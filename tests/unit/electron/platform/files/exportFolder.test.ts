import fc from 'fast-check';
import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import { exportFolder } from '../../../../../electron/platform/files/exportFolder.ts';

const windows = { exportsFolder: 'C:\\Users\\ann\\exports', home: 'C:\\Users\\ann' };

describe('exportFolder', () => {
  it.each([
    ['', 'C:\\Users\\ann\\exports\\'],
    ['foxes/red', 'C:\\Users\\ann\\exports\\foxes\\red'],
    ['D:\\Pictures', 'D:\\Pictures'],
    ['~/Pictures', 'C:\\Users\\ann\\Pictures'],
    ['/foxes', '\\foxes'],
  ])('makes of %j on Windows %j', (given, folder) => {
    expect(win32.join(exportFolder(given, windows, win32), '.')).toBe(win32.join(folder, '.'));
  });

  it('leads to no other machine, no device and no stream on Windows, whatever a graph says', () => {
    const sign = fc.constantFrom(
      '\\',
      '/',
      '.',
      '?',
      ':',
      ' ',
      '~',
      'C',
      'a',
      'CON',
      'nul',
      'COM¹',
      '\0',
      '\n',
      '\u202E',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 9 }), (signs) => {
        let folder;
        try {
          folder = exportFolder(signs.join(''), windows, win32);
        } catch (caught) {
          expect(caught).toBeInstanceOf(BadInputError);
          return;
        }
        expect(folder).toMatch(/^(?:[A-Za-z]:\\|\\(?!\\))/);
        expect(folder.replace(/^[A-Za-z]:/, '')).not.toMatch(/:|(?:^|\\)(?:con|nul|com¹)(?:\.|\\|$)|[. ](?:\\|$)/i);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves ordinary folders of Linux and macOS as they are', () => {
    const here = { exportsFolder: '/home/ann/exports', home: '/home/ann' };
    expect(exportFolder('/data/foxes 2', here, posix)).toBe('/data/foxes 2');
    expect(exportFolder('./.hidden/狐狸', here, posix)).toBe('/home/ann/exports/.hidden/狐狸');
  });
});
