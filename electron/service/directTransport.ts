import type { Reply } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';
import type { Service } from './createService.ts';

/** The door of whoever is in the same process. Nothing is ever missed. */
export function directTransport({ call, announcements }: Pick<Service, 'call' | 'announcements'>): Transport {
  return {
    // What a call gives is what the table says of its name.
    call: async (name, input) => (await call(name, input)) as Reply<never>,
    subscribe: (listener) =>
      announcements.subscribe(({ announcement }) => {
        listener(announcement);
      }),
  };
}
