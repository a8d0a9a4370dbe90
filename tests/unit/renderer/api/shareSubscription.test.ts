import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { shareSubscription } from '../../../../renderer/src/api/shareSubscription.ts';

function aTransport() {
  const open = new Set<{ listener: (announcement: Announcement) => void; onLost: () => void }>();
  const transport = shareSubscription({
    call: () => Promise.reject(new Error('nobody calls')),
    subscribe(listener, onLost) {
      const one = { listener, onLost };
      open.add(one);
      return () => open.delete(one);
    },
  });
  return { transport, open };
}

const told: Announcement = { kind: 'close-requested' };

describe('shareSubscription', () => {
  it('opens one connection for all who listen, tells each of them, and closes it with the last', () => {
    const { transport, open } = aTransport();
    const heard: string[] = [];
    const ends = ['one', 'two'].map((name) =>
      transport.subscribe(
        () => void heard.push(name),
        () => void heard.push(`${name} lost`),
      ),
    );
    expect(open.size).toBe(1);
    for (const { listener, onLost } of open) {
      listener(told);
      onLost();
    }
    expect(heard).toEqual(['one', 'two', 'one lost', 'two lost']);
    ends[0]?.();
    expect(open.size).toBe(1);
    ends[1]?.();
    expect(open.size).toBe(0);
  });

  it('opens another for who listens afterwards', () => {
    const { transport, open } = aTransport();
    const listen = () =>
      transport.subscribe(
        () => undefined,
        () => undefined,
      );
    listen()();
    listen();
    expect(open.size).toBe(1);
  });
});
