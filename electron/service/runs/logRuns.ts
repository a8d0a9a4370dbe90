import { createHash } from 'node:crypto';
import type { Announcement } from '#shared/api/contract';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { GeneratorPort } from '../../engine/Ports.ts';

/** Takes ids, codes, counts and times; never what a person wrote. */
export type Note = (what: string, facts: Readonly<Record<string, string | number | undefined>>) => void;

/** The same generator; the log hears of every call: which model, how long, how it ended. Never what was asked. */
export function logCalls(
  generator: GeneratorPort,
  note: Note,
  { catalogue, now }: { readonly catalogue: Catalogue; readonly now: () => number },
): GeneratorPort {
  return {
    async generate(call, signal, hearing) {
      const { provider, model } = call.effective.request;
      const about = {
        run: call.runId,
        node: markOf(call.node),
        index: call.index,
        provider,
        model: knownModel(catalogue, provider, model),
      };
      const startedAt = now();
      try {
        const outcome = await generator.generate(call, signal, hearing);
        const ms = now() - startedAt;
        if (outcome.ok) note('call done', { ...about, ms, pictures: outcome.received.pictures.length });
        else note('call failed', { ...about, ms, code: outcome.error.code });
        return outcome;
      } catch (caught) {
        note('call failed', { ...about, ms: now() - startedAt, code: 'unexpected' });
        throw caught;
      }
    },
  };
}

/** What of an announcement belongs into the log: how runs and their nodes begin and end. */
export function logAnnouncement(announcement: Announcement, note: Note): void {
  if (announcement.kind !== 'run') return;
  const { event } = announcement;
  const run = event.runId;
  if (event.kind === 'run-started') note('run started', { run, nodes: event.nodes.length });
  if (event.kind === 'run-stopping') note('run stopping', { run });
  if (event.kind === 'node-failed')
    note('node failed', { run, node: markOf(event.node), ms: event.ms, code: event.error.code });
  if (event.kind === 'run-finished') note('run finished', { run, outcome: event.outcome, ms: event.ms });
}

/** The same for the same node. Its id may be words of whoever wrote the file. */
function markOf(node: string): string {
  return createHash('sha256').update(node).digest('hex').slice(0, 8);
}

/** An id that was typed in may be anything. */
function knownModel(catalogue: Catalogue, provider: string, id: string): string {
  return catalogue.find(provider)?.models.some((model) => model.id === id) ? id : 'typed in';
}
