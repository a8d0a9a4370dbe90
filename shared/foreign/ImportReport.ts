import { z } from 'zod';

/** What a graph of another program can be written as. */
export const FOREIGN_FORMS = [
  'comfyui-ui-0.4',
  'comfyui-ui-1',
  'comfyui-api',
  'comfyui-request',
  'node-banana',
  'lumi',
] as const;

/** Of one node: what stood there, and what stands there now; of a model, what should. */
const change = z.object({ node: z.string(), from: z.string(), to: z.string() });

/** What became of a graph of another program. Its keys are a contract: the command line prints it as it is. It holds no key. */
export const importReportSchema = z.object({
  /** What the file is called. */
  file: z.string(),
  form: z.enum(FOREIGN_FORMS),
  /** How many nodes there are now of each type of ours. */
  rebuilt: z.record(z.string(), z.number()),
  /** How many nodes of each type of theirs are kept to be read only. */
  placeholders: z.record(z.string(), z.number()),
  /** Models that are answered no more, and what is to be used instead; empty: nothing is known. */
  models: z.array(change).readonly(),
  /** Seeds whose number is another one now. */
  seeds: z.array(change).readonly(),
  /** Nodes in which a key stood; empty: it stood beside the nodes. */
  keys: z.array(z.object({ node: z.string() })).readonly(),
  /** What was left out, or means something else now: a sentence each. */
  left: z.array(z.string()).readonly(),
});
export type ImportReport = z.output<typeof importReportSchema>;
export type ForeignForm = ImportReport['form'];
