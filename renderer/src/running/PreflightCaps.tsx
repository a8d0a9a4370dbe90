import { formatMoney, type Money } from '#shared/graph/Money';
import { usePreflight, useSettings, useStudio } from '../stores/hooks.ts';
import type { Sheet } from '../stores/running/preflightStore.ts';
import { passesDayCap } from '../stores/running/reasonsToAsk.ts';
import { Callout } from '../ui/Callout.tsx';
import { MoneyInput } from '../ui/fields/MoneyInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { failureScopes } from '../settings/failureScopes.ts';
import { SettingRow } from '../settings/SettingRow.tsx';

/** How far the caps let the run come, which can be changed for this run, and what a failed call ends. */
export function PreflightCaps({ sheet }: { readonly sheet: Sheet }) {
  const { preflight } = useStudio();
  const always = useSettings((state) => state.settings?.onError ?? 'stop');
  const scope = usePreflight((state) => state.runOnError) ?? always;
  const maxCost = usePreflight((state) => state.maxCost);
  const runCap = useSettings((state) => state.settings?.runCap ?? null);
  const { times = 1 } = sheet.request;
  const label = times > 1 ? 'Cap per run' : 'Cap';
  return (
    <>
      <SettingRow label={label}>
        <MoneyInput
          label="Cap for this run"
          value={maxCost}
          onChange={(next) => void preflight.getState().setMaxCost(next)}
          placeholder={runCap === null ? 'no cap for this run' : `as the settings say: ${dollars(runCap)}`}
        />
      </SettingRow>
      <SettingRow label="Today">
        <p className="preflight__today">{todayOf(sheet)}</p>
      </SettingRow>
      <SettingRow label="If a call fails">
        <Select
          label="If a call fails"
          value={scope}
          options={failureScopes}
          onChange={preflight.getState().setRunOnError}
        />
      </SettingRow>
    </>
  );
}

/** The caps that are reached, by one run or by all of them together. */
export function CapsReached({ sheet: { preview, estimate, request } }: { readonly sheet: Sheet }) {
  const { day, spentToday, allowed, reached } = preview.caps;
  const { times = 1 } = request;
  return (
    <>
      {reached !== null && (
        <Callout tone="bad">
          The cap per {reached} lets {allowed} of {preview.toSend} {preview.toSend === 1 ? 'call' : 'calls'}
          {times > 1 && ' of one run'} through. What could pass it is not sent.
        </Callout>
      )}
      {times > 1 && day !== null && passesDayCap(preview, estimate) && (
        <Callout tone="bad">
          All {times} runs together are estimated at {formatMoney({ ...estimate, kind: 'estimate' })}, and the cap per
          day leaves {dollars(leftOf(day, spentToday))}. What could pass it is not sent.
        </Callout>
      )}
    </>
  );
}

function todayOf({ preview }: Sheet): string {
  const { day, spentToday } = preview.caps;
  const spent = `${dollars(spentToday.microUsd)} spent`;
  return day === null ? spent : `${spent} of ${dollars(day)}, ${dollars(leftOf(day, spentToday))} left`;
}

function leftOf(day: number, spentToday: Money): number {
  return Math.max(0, day - spentToday.microUsd);
}

function dollars(microUsd: number): string {
  return formatMoney({ microUsd, kind: 'actual' });
}
