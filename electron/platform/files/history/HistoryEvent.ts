import { z } from 'zod';

/** Why a graph was kept as it was. */
export const KEPT_KINDS = ['saved', 'run', 'opened', 'named', 'kept'] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Letters the name of a version has at most. */
export const MAX_VERSION_NAME = 200;
/** Letters that say what changed have at most. */
const MAX_TOLD = 300;

const at = z.number().int().min(0).max(8.64e15);
/** `<ms since the epoch, 15 digits>-<8 hex digits>`: their order as texts is that of time. */
export const eventId = z.string().regex(/^\d{15}-[0-9a-f]{8}$/);

/** What happened to a graph: it was kept, or one of its versions was given a name. Each is a file that is written once and never changed. */
export const historyEvent = z.union([
  z.object({
    format: z.literal('lumi-version'),
    at,
    kind: z.enum(KEPT_KINDS),
    /** SHA-256 of the graph's text, by which it lies beside. */
    text: z.string().regex(/^[0-9a-f]{64}$/),
    /** The run it was kept for. */
    run: z.uuid().exactOptional(),
    /** What it was opened from, or is a copy of. */
    from: z.string().max(MAX_VERSION_NAME).exactOptional(),
    name: z.string().max(MAX_VERSION_NAME).exactOptional(),
    /** What had changed since the version before. */
    told: z.string().max(MAX_TOLD).exactOptional(),
  }),
  z.object({
    format: z.literal('lumi-version-name'),
    at,
    /** The version, by the id of its first event. */
    of: eventId,
    /** Empty: it has none any more. */
    name: z.string().max(MAX_VERSION_NAME),
  }),
]);
export type HistoryEvent = z.output<typeof historyEvent>;
export type KeptEvent = Extract<HistoryEvent, { format: 'lumi-version' }>;

/** What `told` may say. */
export function shortTold(text: string): string {
  return text.slice(0, MAX_TOLD).toWellFormed();
}
