import type { ErrorReport } from '#shared/errors/AppError';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { repeatedUntil } from '#shared/runs/consent';
import type { PlaceRecord, ResumeWishes, RunRecord } from '#shared/runs/RunRecord';
import { NOT_ASKED, type CallPlace } from '#shared/runs/RunSettings';
import { kindOf } from '../../engine/kindOf.ts';
import type { RowPlace } from '../../engine/placesOfCalls.ts';
import type { CallRecord } from '../../engine/Ports.ts';
import type { Held, RunRules } from '../../engine/Run.ts';
import type { LibraryPort } from '../ports/LibraryPort.ts';
import type { SettingsPort } from '../ports/ServicePorts.ts';

interface RulesPorts {
  readonly library: Pick<LibraryPort, 'placesOf' | 'mayBeBilled'>;
  readonly settings: Pick<SettingsPort, 'current'>;
}

/** What a run was told, and where it was told nothing the settings. `startedAt`: when it first started, ms since the epoch. */
export function runRules(record: RunRecord, startedAt: number, { library, settings }: RulesPorts): RunRules {
  const { again = [], onError = settings.current.onError, maxCost } = record.settings;
  // Every run writes it down when it is asked for; those of before sent pictures in their own size.
  const { referenceLongSide = 0 } = record.settings;
  return {
    onError,
    again,
    referenceLongSide,
    startedAt,
    caps: () => {
      const { runCap, dayCap } = settings.current;
      const run = maxCost ?? runCap;
      return { ...(run !== null && { run }), ...(dayCap !== null && { day: dayCap }) };
    },
    rowsBefore: rowsBefore(record, library),
    held: heldCalls(record, library),
    // Whoever asks for a place by itself wants a picture there that is whole.
    isRemade: (call) => record.resume?.only?.some((wanted) => keyOf(wanted) === keyOf(call)) ?? false,
  };
}

/** Of a run that goes on; asked once. */
function rowsBefore(record: RunRecord, library: RulesPorts['library']): (node: string) => readonly RowPlace[] {
  if (!record.resume) return () => [];
  const places = library.placesOf(record.runId).flatMap(({ node, index, row }) => (row ? [{ node, index, row }] : []));
  const byNode = Map.groupBy(places, ({ node }) => node);
  return (node) => byNode.get(node) ?? [];
}

/** The calls a run must leave alone, each with the reason its earlier try gave. */
function heldCalls(record: RunRecord, library: RulesPorts['library']): (call: CallRecord) => Held | undefined {
  const { again = [] } = record.settings;
  // Who agreed when the run first started did not agree to repeat what was cut off since.
  const agreedAt = repeatedUntil(record.resume ?? record.settings);
  const ofPlace = record.resume ? heldPlaces(record.runId, record.resume, library) : () => undefined;
  const isAnew = ({ node }: CallRecord) => !record.resume && (again === 'all' || again.includes(node));
  return (call) => {
    const held = ofPlace(call);
    if (held || isAnew(call)) return held;
    return library.mayBeBilled(call.effective.request, agreedAt)
      ? { report: mayBeBilled(), isRecorded: false }
      : undefined;
  };
}

/** The places a run that goes on must leave alone. */
function heldPlaces(
  runId: string,
  wishes: ResumeWishes,
  library: RulesPorts['library'],
): (call: CallRecord) => Held | undefined {
  const { only } = wishes;
  const agreedAt = repeatedUntil(wishes);
  const isAgreed = ({ endedAt }: PlaceRecord) => agreedAt !== undefined && endedAt !== undefined && endedAt <= agreedAt;
  const isWanted = (place: CallPlace) => !only || only.some((wanted) => keyOf(wanted) === keyOf(place));
  /** Without a report: it was not asked for. */
  const held = new Map<string, { readonly report: ErrorReport | undefined }>();
  const hold = (place: PlaceRecord, report: ErrorReport | undefined) => held.set(keyOf(place), { report });
  for (const place of library.placesOf(runId)) {
    if (place.state === 'unknown' && !(isAgreed(place) && isWanted(place))) hold(place, place.error ?? mayBeBilled());
    else if (place.state !== 'done' && !isWanted(place)) hold(place, place.error);
  }
  return (call) => {
    const known = held.get(keyOf(call));
    if (known) return { report: known.report ?? notAsked(call), isRecorded: true };
    // What was planned and never sent is forgotten by now, so there is no record to go by.
    return isWanted(call) ? undefined : { report: notAsked(call), isRecorded: false };
  };
}

function keyOf({ node, index }: CallPlace): string {
  return `${String(index)} ${node}`;
}

function mayBeBilled(): ErrorReport {
  return new MayBeBilledError('Lumi Studio ended while this call was under way. It may have been billed.', {
    hint: 'It is asked for again only if you say so; on the command line with --repeat-unknown.',
  }).report();
}

function notAsked(call: CallRecord): ErrorReport {
  const what = kindOf(call) === 'text' ? 'text' : 'picture';
  return { code: NOT_ASKED, message: `This ${what} was not asked for.`, hint: 'Retry to ask for it.' };
}
