import { describe, expect, it } from 'vitest';
import type { CallState } from '#shared/runs/CallState';
import { speakingCall } from '#shared/runs/placeOf';

interface Call {
  readonly state: CallState;
  readonly sentAt: number | null;
}
const sent = (state: CallState): Call => ({ state, sentAt: 5 });
const unsent = (state: CallState): Call => ({ state, sentAt: null });

describe('of two calls of one place, the one that speaks for it', () => {
  it('is the one that has its picture, whatever was asked for afterwards', () => {
    expect(speakingCall(unsent('done'), sent('failed')).state).toBe('done');
    expect(speakingCall(sent('failed'), unsent('done')).state).toBe('done');
  });

  it('is one that was sent, though a later one never left', () => {
    expect(speakingCall(sent('unknown'), unsent('failed')).state).toBe('unknown');
    expect(speakingCall(sent('failed'), unsent('cancelled')).state).toBe('failed');
  });

  it('is one that says why it was not sent, though a later one was only given up', () => {
    expect(speakingCall(unsent('failed'), unsent('cancelled')).state).toBe('failed');
  });

  it('is the newer of its kind', () => {
    expect(speakingCall(sent('failed'), sent('unknown')).state).toBe('unknown');
    expect(speakingCall(sent('unknown'), sent('failed')).state).toBe('failed');
    expect(speakingCall(unsent('pending'), unsent('cancelled')).state).toBe('cancelled');
  });
});
