/** What one paid call makes. */
export const CALL_KINDS = ['image', 'text'] as const;
export type CallKind = (typeof CALL_KINDS)[number];

/** Whether a model makes that. `makes` absent: pictures only. */
export function canMake({ makes = ['image'] }: { readonly makes?: readonly CallKind[] }, kind: CallKind): boolean {
  return makes.includes(kind);
}

/**
 * What it means that a call was cut off there, before anybody heard how it ended:
 * - `ask`: it may have been billed, and is repeated only with the user's consent
 * - `unpaid`: it certainly was not, because only a whole answer is billed
 * - `collect`: it lives on at the provider under an id, and its result is fetched later
 */
export const ENDPOINT_KINDS = ['ask', 'unpaid', 'collect'] as const;
export type EndpointKind = (typeof ENDPOINT_KINDS)[number];
