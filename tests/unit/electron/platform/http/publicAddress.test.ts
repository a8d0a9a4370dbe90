import { describe, expect, it } from 'vitest';
import { BadInputError } from '#shared/errors/inputErrors';
import {
  assertPublicName,
  isPublicAddress,
  lookupPublic,
} from '../../../../../electron/platform/http/publicAddress.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '::ffff:8.8.8.8'])(
    'takes %s for public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '64:ff9b::7f00:1',
    '::ffff:0:7f00:1',
    '2002:7f00:1::',
    'fd00::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'no address',
  ])('takes %s for not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('assertPublicName', () => {
  it.each([
    'https://0.0.0.0/a',
    'https://[::]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://localhost/a',
    'https://localhost./a',
    'https://a.localhost/a',
    'https://2130706433/a',
    'https://0x7f.1/a',
    'https://0177.0.0.1/a',
    'https://169.254.169.254/latest/meta-data',
    'https://[fe80::1]/a',
  ])('refuses %s by its spelling', (url) => {
    expect(() => {
      assertPublicName(new URL(url));
    }).toThrow(BadInputError);
  });

  it.each(['https://pictures.example/a', 'https://localhost.example/a', 'https://1.1.1.1/a'])('lets %s pass', (url) => {
    expect(() => {
      assertPublicName(new URL(url));
    }).not.toThrow();
  });
});

describe('lookupPublic', () => {
  const resolve = (name: string, all: boolean) =>
    new Promise((done) => {
      lookupPublic(name, { all }, (error, found) => {
        done(error ?? found);
      });
    });

  it('refuses a name that resolves to this machine, whatever it is called', async () => {
    // Resolved by the system like any other name.
    expect(await resolve('localhost', true)).toBeInstanceOf(BadInputError);
    expect(await resolve('localhost', false)).toBeInstanceOf(BadInputError);
  });

  it('gives public addresses in the form that was asked for', async () => {
    expect(await resolve('1.1.1.1', true)).toEqual([{ address: '1.1.1.1', family: 4 }]);
    expect(await resolve('1.1.1.1', false)).toBe('1.1.1.1');
  });

  it('tells of a name that resolves to nothing as the system does', async () => {
    expect(await resolve('no-such-name.invalid', true)).toMatchObject({ code: expect.stringMatching(/^E/) as string });
  });
});
