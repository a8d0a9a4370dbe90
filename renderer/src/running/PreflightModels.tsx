import { byModel } from '#shared/runs/byModel';
import { toldEstimate } from '#shared/runs/toldEstimate';
import type { Sheet } from '../stores/running/preflightStore.ts';
import { useStudio } from '../stores/hooks.ts';

/** What each model is asked for and expected to cost, where several are asked. */
export function PreflightModels({ calls }: Pick<Sheet['preview'], 'calls'>) {
  const { catalogue } = useStudio();
  const models = byModel(calls);
  if (models.length === 0) return null;
  return (
    <table className="preflight__providers">
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col">To send</th>
          <th scope="col">Estimate</th>
        </tr>
      </thead>
      <tbody>
        {models.map(({ provider, model, calls: own, estimate }) => (
          <tr key={`${provider}:${model}`}>
            <th scope="row">{catalogue.find(provider)?.model(model).title ?? model}</th>
            <td>{own.length}</td>
            <td>{toldEstimate({ ...estimate, kind: estimate.microUsd === 0 ? 'actual' : 'estimate' }, own)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
