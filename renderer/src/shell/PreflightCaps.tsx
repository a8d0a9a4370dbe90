import type { RunPreview } from '#shared/api/contract';
import { formatMoney, type Money } from '#shared/graph/Money';
import { usePreflight, useStudio } from '../stores/hooks.ts';
import { Callout } from '../ui/Callout.tsx';
import { MoneyInput } from '../ui/MoneyInput.tsx';
import { Select } from '../ui/Select.tsx';
import { failureScopes } from './failureScopes.ts';
import { SettingRow } from './SettingRow.tsx';

/** How far the caps let the run come, and what a failed call ends; both can be changed for this run. */
export function PreflightCaps({ preview }: { readonly preview: RunPreview }) {
  const { preflight } = useStudio();
  const scope = usePreflight((state) => state.onError ?? state.settings?.onError ?? 'stop');
  const { run, day, spentToday, allowed, reached } = preview.caps;
  return (
    <>
      {reached !== null && (
        <Callout tone="bad">
          The cap per {reached} lets {allowed} of {preview.toSend} {preview.toSend === 1 ? 'call' : 'calls'} through.
          What could pass it is not sent.
        </Callout>
      )}
      <SettingRow label="Cap">
        <MoneyInput
          label="Cap for this run"
          value={run}
          onChange={(maxCost) => void preflight.getState().setMaxCost(maxCost)}
          placeholder="no cap for this run"
        />
      </SettingRow>
      <SettingRow label="Today">
        <p className="preflight__today">
          {exact(spentToday)} spent
          {day !== null && ` of ${exact(of(day))}, ${exact(of(Math.max(0, day - spentToday.microUsd)))} left`}
        </p>
      </SettingRow>
      <SettingRow label="If a call fails">
        <Select
          label="If a call fails"
          value={scope}
          options={failureScopes}
          onChange={(next) => {
            preflight.getState().setOnError(next);
          }}
        />
      </SettingRow>
    </>
  );
}

const of = (microUsd: number): Money => ({ microUsd, kind: 'actual' });

function exact(money: Money): string {
  return formatMoney({ ...money, kind: 'actual' });
}
