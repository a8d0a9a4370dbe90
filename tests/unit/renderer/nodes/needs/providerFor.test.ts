import { describe, expect, it } from 'vitest';
import { providerFor } from '../../../../../renderer/src/nodes/needs/providerFor.ts';

type Asked = Parameters<typeof providerFor>[0];

function studioWith({ wished, keyOf }: { readonly wished?: string; readonly keyOf?: string }): Asked {
  const entries = keyOf === undefined ? [] : [{ provider: keyOf, source: 'keychain' }];
  return {
    catalogue: {
      providers: [
        { id: 'google', kind: 'http' },
        { id: 'other', kind: 'http' },
        { id: 'sample', kind: 'local' },
      ],
    },
    keys: { getState: () => ({ entries }) },
    settings: { getState: () => ({ settings: { newNodes: wished === undefined ? {} : { provider: wished } } }) },
  } as unknown as Asked;
}

describe('providerFor', () => {
  it('is the one wished for, whatever keys are there', () => {
    expect(providerFor(studioWith({ wished: 'other-provider', keyOf: 'google' }))).toBe('other-provider');
  });

  it('is the first whose key is there, else the one that needs none, where none is wished for or the wished one is gone', () => {
    expect(providerFor(studioWith({ keyOf: 'other' }))).toBe('other-provider');
    expect(providerFor(studioWith({}))).toBe('sample-provider');
    expect(providerFor(studioWith({ wished: 'gone-provider' }))).toBe('sample-provider');
  });
});
