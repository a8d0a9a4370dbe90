import type { JsonObject } from '../graph/Field.ts';
import type { Fields } from '../graph/NodeDefinition.ts';

/** How a provider that hands calls on is told to whom. */
export interface ProviderRouting {
  /** Of the provider's node, beside key and model; unset, they change nothing. */
  readonly fields: Fields;
  /** What is sent of them, in the provider's own words; `undefined`: nothing is set. */
  readonly read: (fields: Readonly<Record<string, unknown>>) => JsonObject | undefined;
}
