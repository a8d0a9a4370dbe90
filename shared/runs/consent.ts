/**
 * Whether calls may be repeated that were cut off and may have been billed. Consent is a moment: it covers what was known as cut off then,
 * ms since the epoch, and nothing that is cut off later. `true`, as callers may say it: what is known when they are heard.
 */
export type RepeatUnknown = boolean | { readonly asOf: number };

interface Wishes {
  readonly repeatUnknown?: RepeatUnknown;
}

/** The same wishes with their moment, as they are to be kept. `at`: when they were heard. Nobody can agree to what is still to come. */
export function withMoment<T extends Wishes>(wishes: T, at: number): T {
  const { repeatUnknown } = wishes;
  if (repeatUnknown === undefined || repeatUnknown === false) return wishes;
  return { ...wishes, repeatUnknown: { asOf: repeatUnknown === true ? at : Math.min(repeatUnknown.asOf, at) } };
}

/** Up to when what was cut off may be repeated; `undefined`: nothing may. One without a moment covers nothing. */
export function repeatedUntil({ repeatUnknown }: Wishes): number | undefined {
  return typeof repeatUnknown === 'object' ? repeatUnknown.asOf : undefined;
}
