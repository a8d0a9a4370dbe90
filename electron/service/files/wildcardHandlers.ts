import type { Handlers } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import { PromptDrawer } from '#shared/nodes/wildcards/PromptDrawer';
import { wildcardIndexOf } from '#shared/nodes/wildcards/WildcardIndex';
import { neededShell } from '../pictures/pictureHandlers.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type WildcardHandlers = Pick<Handlers, Extract<keyof Handlers, `wildcards.${string}`>>;

/** Values told at once: more than anybody reads. */
const MAX_TOLD = 20_000;
const SEEDS = 2n ** 64n;

/** The browser of the files of wildcards. What stands in them is told without keys, as a preview tells it. */
export function createWildcardHandlers({ wildcards, shell, redactor }: ServicePorts): WildcardHandlers {
  return {
    async 'wildcards.list'() {
      const { folders, files } = await wildcards.survey();
      const found = files.flatMap(({ path, lists }) => lists.map(({ name, values }) => ({ name, path, values })));
      const named = [...Map.groupBy(found, ({ name }) => name)].sort(([a], [b]) => (a < b ? -1 : 1));
      return {
        folders,
        wildcards: named.map(([name, lists]) => ({
          name,
          count: new Set(lists.flatMap(({ values }) => values.map(({ text }) => text))).size,
          files: [...new Set(lists.map(({ path }) => path))],
        })),
        faults: files.flatMap(({ path, faults }) => faults.map((fault) => ({ file: path, ...fault }))),
      };
    },
    async 'wildcards.values'({ name }) {
      const { values } = wildcardIndexOf((await wildcards.survey()).lists).valuesOf(name);
      const redact = redactor();
      const told = values.slice(0, MAX_TOLD).map(({ text, weight }) => ({ text: redact(text), weight }));
      return { values: told, total: values.length };
    },
    async 'wildcards.draw'({ text, seed, count }) {
      const missing = new Set<string>();
      const index = wildcardIndexOf((await wildcards.survey()).lists);
      const drawer = new PromptDrawer(index, (name) => missing.add(name));
      const redact = redactor();
      const first = readWhole(seed) ?? 0n;
      const draws = Array.from({ length: count }, (_, turn) => {
        const own = (first + BigInt(turn)) % SEEDS;
        return { seed: wholeOf(own), text: redact(drawer.draw(text, own, turn)) };
      });
      return { draws, missing: [...missing].map(redact) };
    },
    async 'wildcards.reveal'({ path }) {
      const desktop = neededShell(shell);
      const { folders } = await wildcards.survey();
      const folder = folders.find((each) => each.path === path);
      if (!folder?.isThere)
        throw new NotFoundError('That folder is not there.', { hint: 'Make it, or choose another.' });
      desktop.showInFolder(path);
    },
  };
}
