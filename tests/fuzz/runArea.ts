/** One area, in a process of its own; told what to do by its one argument, and telling by messages. */
import fc from 'fast-check';
import { z } from 'zod';
import { areas, isAreaName } from './areas.ts';
import type { FuzzProperty } from './FuzzArea.ts';

/** What the process says: where it is, a line to print, or that it still goes on. */
export interface Told {
  readonly at?: string;
  readonly line?: string;
}

const TELL_EVERY_MS = 1_000;
/** Of a finding, which may hold a whole reply. Characters. */
const MAX_SHOWN = 2_000;

const taskSchema = z.object({
  name: z.string().refine(isAreaName),
  seed: z.int(),
  /** For all properties together. */
  ms: z.number(),
  only: z.string().optional(),
  path: z.string().optional(),
});

const { name, seed, ms, only, path } = taskSchema.parse(JSON.parse(process.argv[2] ?? ''));
const area = await (await areas[name]())(onCase());
const chosen = area.properties.filter((one: FuzzProperty) => only === undefined || one.name === only);
let failures = 0;
for (const one of chosen) failures += (await hold(one)) ? 0 : 1;
await area.close?.();
process.exit(failures === 0 && chosen.length > 0 ? 0 : 1);

/** Tries one property for its share of the time. Gives whether it held. */
async function hold({ name: sentence, property }: FuzzProperty): Promise<boolean> {
  tell({ at: sentence });
  const details = await fc.check(property, {
    seed,
    ...(path !== undefined && { path }),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: ms / chosen.length,
    markInterruptAsFailure: false,
    endOnFailure: false,
  });
  if (!details.failed) {
    tell({ line: `  held ${sentence}: ${String(details.numRuns)} inputs` });
    return true;
  }
  const error = details.errorInstance instanceof Error ? details.errorInstance.stack : String(details.errorInstance);
  tell({ line: `  FAILED ${sentence}\n  ${shown(error)}\n  for ${shown(fc.stringify(details.counterexample))}` });
  tell({
    line: `  repeat: npm run fuzz -- ${name} --seed ${String(seed)} --only ${JSON.stringify(sentence)} --path ${details.counterexamplePath ?? ''}`,
  });
  return false;
}

function onCase(): () => void {
  let last = 0;
  return () => {
    if (Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    tell({});
  };
}

function tell(told: Told): void {
  process.send?.(told);
}

function shown(text: string | undefined): string {
  const whole = text ?? '';
  return whole.length > MAX_SHOWN ? `${whole.slice(0, MAX_SHOWN)}… (${String(whole.length)} characters)` : whole;
}
