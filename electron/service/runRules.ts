import type { ErrorReport } from '#shared/errors/AppError';
import { MayBeBilledError } from '#shared/errors/moneyErrors';
import { NOT_ASKED, type CallPlace } from '#shared/runs/RunSettings';
import type { RunRules } from '../engine/Run.ts';
import type { LibraryPort, RunRecord, SettingsPort } from './ServicePorts.ts';

interface RulesPorts {
  readonly library: Pick<LibraryPort, 'placesOf'>;
  readonly settings: Pick<SettingsPort, 'current'>;
}

/** What a run was told, and where it was told nothing the settings. `startedAt`: when it first started, ms since the epoch. */
export function runRules(record: RunRecord, startedAt: number, { library, settings }: RulesPorts): RunRules {
  const { again = [], onError = settings.current.onError, maxCost } = record.settings;
  return {
    onError,
    again,
    startedAt,
    caps: () => {
      const { runCap, dayCap } = settings.current;
      const run = maxCost ?? runCap;
      return { ...(run !== null && { run }), ...(dayCap !== null && { day: dayCap }) };
    },
    ...(record.resume && { held: heldPlaces(record, library) }),
  };
}

/** The places a run that goes on must leave alone, each with the reason its earlier try gave. */
function heldPlaces(
  { runId, resume = {} }: RunRecord,
  library: RulesPorts['library'],
): (place: CallPlace) => ErrorReport | undefined {
  const { only, repeatUnknown = false } = resume;
  const isWanted = (place: CallPlace) => !only || only.some((wanted) => keyOf(wanted) === keyOf(place));
  const held = new Map<string, ErrorReport>();
  for (const place of library.placesOf(runId)) {
    if (place.state === 'unknown' && !(repeatUnknown && isWanted(place)))
      held.set(keyOf(place), place.error ?? mayBeBilled());
    else if (place.state !== 'done' && !isWanted(place)) held.set(keyOf(place), place.error ?? notAsked());
  }
  // What was planned and never sent is forgotten by now, so there is no record to go by.
  return (place) => held.get(keyOf(place)) ?? (isWanted(place) ? undefined : notAsked());
}

function keyOf({ node, index }: CallPlace): string {
  return `${String(index)} ${node}`;
}

function mayBeBilled(): ErrorReport {
  return new MayBeBilledError('Lumi Studio ended while this call was under way. It may have been billed.', {
    hint: 'It is asked for again only if you say so.',
  }).report();
}

function notAsked(): ErrorReport {
  return { code: NOT_ASKED, message: 'This picture was not asked for.', hint: 'Retry to ask for it.' };
}
