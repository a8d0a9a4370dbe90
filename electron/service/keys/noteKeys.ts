import type { CallOutcome, GeneratorPort, JobPort, Received } from '../../engine/Ports.ts';

const NOTE =
  'The file itself holds an API key, as it was received. Copies that are saved, dragged or exported are cleaned or left out; replace the key at its provider.';

/** The two ways a picture arrives. */
interface Ways {
  readonly generator: GeneratorPort;
  readonly jobs: JobPort;
}

/**
 * The same ways; a picture that arrives with a key in its own bytes is told. It is kept as it is, since it is paid for: nothing that
 * goes wrong with looking may cost it.
 */
export function noteKeys(
  { generator, jobs }: Ways,
  holdsKey: (path: string) => Promise<boolean>,
  log: (error: unknown) => void,
): Ways {
  const noted = async (received: Received): Promise<Received> => {
    try {
      const found = await Promise.all(received.pictures.map(({ path }) => holdsKey(path)));
      if (!found.includes(true)) return received;
      return { ...received, note: [received.note, NOTE].filter((note) => note !== undefined).join(' ') };
    } catch (caught) {
      log(caught);
      return received;
    }
  };
  const outcomeOf = async (outcome: CallOutcome): Promise<CallOutcome> =>
    outcome.ok ? { ok: true, received: await noted(outcome.received) } : outcome;
  return {
    generator: { generate: async (...call) => outcomeOf(await generator.generate(...call)) },
    jobs: {
      ...jobs,
      async collect(call, remoteId, signal) {
        const outcome = await jobs.collect(call, remoteId, signal);
        return outcome && outcomeOf(outcome);
      },
    },
  };
}
