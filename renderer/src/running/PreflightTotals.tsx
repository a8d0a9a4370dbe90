import { formatMoney, type Money } from '#shared/graph/Money';
import { toldEstimate } from '#shared/runs/toldEstimate';
import type { Sheet } from '../stores/running/preflightStore.ts';
import { Callout } from '../ui/Callout.tsx';
import { useStudio } from '../stores/hooks.ts';
import { PreflightModels } from './PreflightModels.tsx';

/** How many calls, how many of them are reused, what they are expected to cost, by all runs together; and the same a provider. */
export function PreflightTotals({ sheet }: { readonly sheet: Sheet }) {
  const { mayBeBilled, saved, byProvider, priceDate, calls } = sheet.preview;
  const { catalogue } = useStudio();
  const { toSend, reused } = sheet.calls;
  const { times = 1 } = sheet.request;
  const unpriced = new Set(calls.flatMap((call) => (!call.isReused && !call.isPriced ? [call.model] : [])));
  return (
    <>
      <dl className="preflight__figures">
        <Figure label={toSend === 1 ? 'Call to send' : 'Calls to send'} value={String(toSend)} />
        <Figure
          label="Reused"
          value={String(reused)}
          detail={saved.microUsd > 0 && times === 1 ? `saves ${formatMoney(saved)}` : undefined}
        />
        <Figure
          label="Estimate"
          value={toldEstimate(exact(sheet.estimate), calls)}
          detail={priceDate === null ? undefined : `prices of ${priceDate}`}
        />
      </dl>
      {times > 1 && <p className="preflight__quiet">{eachOf(sheet)}</p>}
      {calls.length === 0 && <p className="preflight__quiet">This run makes no calls.</p>}
      {byProvider.length > 1 && (
        <table className="preflight__providers">
          {times > 1 && <caption className="preflight__quiet">Of each run</caption>}
          <thead>
            <tr>
              <th scope="col">Provider</th>
              <th scope="col">To send</th>
              <th scope="col">Reused</th>
              <th scope="col">Estimate</th>
            </tr>
          </thead>
          <tbody>
            {byProvider.map((line) => (
              <tr key={line.provider}>
                <th scope="row">{catalogue.find(line.provider)?.title ?? line.provider}</th>
                <td>{line.toSend}</td>
                <td>{line.reused}</td>
                <td>
                  {toldEstimate(
                    exact(line.estimate),
                    calls.filter(({ provider }) => provider === line.provider),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <PreflightModels calls={calls} />
      {byProvider.length === 1 && byProvider[0] && (
        <p className="preflight__quiet">
          All from {catalogue.find(byProvider[0].provider)?.title ?? byProvider[0].provider}.
        </p>
      )}
      {mayBeBilled > 0 && (
        <Callout tone="note">
          {mayBeBilled === 1 ? 'One of these calls was' : `${String(mayBeBilled)} of these calls were`} cut off on the
          way the last time and may have been billed already. Running asks for {mayBeBilled === 1 ? 'it' : 'them'}{' '}
          again.
        </Callout>
      )}
      {unpriced.size > 0 && (
        <Callout tone="note">
          The price of {[...unpriced].join(', ')} is not known: the estimate is that of a similar model, and no cap can
          hold it.
        </Callout>
      )}
    </>
  );
}

function Figure(props: { readonly label: string; readonly value: string; readonly detail?: string | undefined }) {
  return (
    <div className="preflight__figure">
      <dt>{props.label}</dt>
      <dd className="mono">{props.value}</dd>
      {props.detail !== undefined && <dd className="preflight__detail">{props.detail}</dd>}
    </div>
  );
}

/** `Each: 16 calls, ≈ $0.54`; where the next asks for the very same, only the first sends anything. */
function eachOf({ preview, calls, request: { times = 1 } }: Sheet): string {
  const { toSend, estimate } = preview;
  const one = `${String(toSend)} ${toSend === 1 ? 'call' : 'calls'}, ${toldEstimate(exact(estimate), preview.calls)}`;
  return toSend > 0 && calls.toSend === toSend && times > 1
    ? `The first of ${String(times)} runs: ${one}. The others reuse what it makes.`
    : `Each: ${one}`;
}

/** Nothing is nothing, whatever it rests on. */
function exact(estimate: Money): Money {
  return { ...estimate, kind: estimate.microUsd === 0 ? 'actual' : 'estimate' };
}
