import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { RunPlan } from '#shared/graph/planRun';
import { namedKeys } from '#shared/nodes/namedKeys';

/** What would be refused of the keys a plan names: one notice a key, with the nodes that name it. `refusal`: `undefined` for a key that is fine. */
export async function keyNotices(
  plan: RunPlan,
  refusal: (provider: string, keyName: string) => Promise<ErrorReport | undefined>,
): Promise<RunPreview['keys']> {
  const notices: RunPreview['keys'][number][] = [];
  for (const uses of Map.groupBy(namedKeys(plan), ({ provider, name }) => `${provider} ${name}`).values()) {
    const [{ provider, name } = { provider: '', name: '' }] = uses;
    const report = await refusal(provider, name);
    if (!report) continue;
    const { code, message, hint } = report;
    const nodes = uses.map(({ node }) => node);
    notices.push({ provider, name, nodes, code, message, ...(hint !== undefined && { hint }) });
  }
  return notices;
}
