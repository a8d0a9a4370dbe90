import { z } from 'zod';
import { image, list, money, runId, workflow } from '../basicSchemas.ts';
import { runSummary } from '../runSchemas.ts';
import { call } from './call.ts';
import { fileName } from './fileCalls.ts';

/** UTF-16 units of what a graph was opened from that are kept; longer ones are cut. */
export const MAX_FROM = 200;

/** The graph whose versions are meant: by its file where it has one, else by the page's own id for it. */
export const graphRef = z.union([z.object({ file: fileName }), z.object({ document: z.uuid() })]);
const versionId = z.string().regex(/^\d{15}-[0-9a-f]{8}$/);
const versionName = z.string().trim().min(1).max(200);

/** A graph as it was for a while. */
export const graphVersion = z.object({
  id: versionId,
  /** When it was kept last, ms since the epoch. */
  at: z.number(),
  /** As a person named it. */
  name: z.string().nullable(),
  /** What it was kept for: at a save, before a run, when it was opened, by name, or before something else took its place. */
  kinds: list(z.enum(['saved', 'run', 'opened', 'named', 'kept'])),
  /** What the graph was opened from, or is a copy of. */
  from: z.string().nullable(),
  /** What had changed since the version before, in a few words. */
  told: z.string().nullable(),
  /** The runs it was kept for that the library knows, oldest first, with what they made and cost; `images`: the newest few. */
  runs: list(
    z.object({ runId, pictures: z.number().int(), cost: money, images: list(image), status: runSummary.shape.status }),
  ),
});

/** The versions of graphs, kept apart from their files. */
export const historyCalls = {
  /** Newest first. `bytes`: what all of them take on the disk; `days`: how long one without a name is kept. */
  'history.list': call(
    z.object({ graph: graphRef }),
    z.object({ versions: list(graphVersion), bytes: z.number().int(), days: z.number().int() }),
  ),
  /** The graph as it was. Refused with `not-found` where the version is gone or damaged. */
  'history.read': call(z.object({ graph: graphRef, version: versionId }), z.object({ workflow })),
  /**
   * Keeps a graph as it is now: under a name, because something else takes its place (`kept`), or as it was opened. Gives the version that it
   * is, which may have been there. Refused with `secret-found` where graph or name hold a key.
   */
  'history.keep': call(
    z.object({
      graph: graphRef,
      workflow,
      why: z.enum(['named', 'kept', 'opened']),
      name: versionName.exactOptional(),
      from: z.string().max(1000).exactOptional(),
    }),
    z.object({ version: versionId }),
  ),
  /** `null` takes the name away. */
  'history.name': call(z.object({ graph: graphRef, version: versionId, name: versionName.nullable() }), z.void()),
  /** Removes versions from the disk; `null`: all of the graph. What their runs made stays. */
  'history.forget': call(z.object({ graph: graphRef, versions: list(versionId).nullable() }), z.void()),
} as const;
