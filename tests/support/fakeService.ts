import { createClient, type Client } from '#shared/api/createClient';
import type { Announcement, CallInput, CallName, CallOutput, Reply } from '#shared/api/contract';
import type { Transport } from '#shared/api/Transport';
import { createNews, type News } from '../../renderer/src/api/createNews.ts';
import { reportOf } from '#shared/errors/reportOf';

/** What a service says to each call, typed by the contract. What one throws comes back as a failure. */
export type FakeAnswers = {
  [N in CallName]?: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

export interface FakeService {
  readonly transport: Transport;
  readonly client: Client;
  readonly news: News;
  /** All it was asked, in order. */
  readonly asked: { readonly name: CallName; readonly input: unknown }[];
  /** What it was asked by one call, in order. */
  readonly inputsOf: <N extends CallName>(name: N) => readonly CallInput<N>[];
  /** Answers otherwise from now on. */
  readonly answer: (answers: FakeAnswers) => void;
  readonly tell: (announcement: Announcement) => void;
  /** Announcements were missed. */
  readonly lose: () => void;
  /** It is gone, or back. */
  readonly reach: (isThere: boolean) => void;
  /** How many listen to it. */
  readonly listeners: () => number;
}

/** A service in the same process, behind a real client. A call it has no answer to fails: a test says what it needs. */
export function fakeService(answers: FakeAnswers = {}): FakeService {
  let answering = answers;
  const asked: { readonly name: CallName; readonly input: unknown }[] = [];
  const hearers = new Set<Parameters<Transport['subscribe']>>();
  const transport: Transport = {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Reply<CallOutput<N>>> {
      asked.push({ name, input });
      const answer: FakeAnswers[N] = answering[name];
      if (!answer) throw new Error(`This service has no answer to ${name}.`);
      try {
        return { ok: true, value: await answer(input) };
      } catch (caught) {
        return { ok: false, error: reportOf(caught) };
      }
    },
    subscribe(...hearer) {
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
  };
  return {
    transport,
    client: createClient(transport),
    news: createNews(transport),
    asked,
    inputsOf: <N extends CallName>(name: N) =>
      asked.flatMap((each) => (each.name === name ? [each.input as CallInput<N>] : [])),
    answer(changed) {
      answering = { ...answering, ...changed };
    },
    tell(announcement) {
      for (const [listener] of hearers) listener(announcement);
    },
    lose() {
      for (const [, onLost] of hearers) onLost();
    },
    reach(isThere) {
      for (const [, , onReach] of hearers) onReach?.(isThere);
    },
    listeners: () => hearers.size,
  };
}
