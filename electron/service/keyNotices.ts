import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { RunPlan } from '#shared/graph/planRun';
import { providers } from '#shared/providers/index';

/** What would be refused of the keys a plan names: one notice a key, with the nodes that name it. `refusal`: `undefined` for a key that is fine. */
export async function keyNotices(
  plan: RunPlan,
  refusal: (provider: string, keyName: string) => Promise<ErrorReport | undefined>,
): Promise<RunPreview['keys']> {
  const wanted = plan.nodes.flatMap((node) => {
    const provider = providers.find(({ id }) => node.definition.type === `${id}-provider`);
    const { keyName } = node.fields;
    return provider?.kind === 'http' && typeof keyName === 'string'
      ? [{ node: node.id, provider: provider.id, keyName }]
      : [];
  });
  const notices: RunPreview['keys'][number][] = [];
  for (const uses of Map.groupBy(wanted, ({ provider, keyName }) => `${provider} ${keyName}`).values()) {
    const [{ provider, keyName } = { provider: '', keyName: '' }] = uses;
    const report = await refusal(provider, keyName);
    if (!report) continue;
    const { code, message, hint } = report;
    const nodes = uses.map(({ node }) => node);
    notices.push({ provider, name: keyName, nodes, code, message, ...(hint !== undefined && { hint }) });
  }
  return notices;
}
