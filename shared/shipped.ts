import { createLiveOffer, type LiveOffer } from './liveOffer.ts';
import { shippedPalette } from './nodes/index.ts';
import { withGroups } from './graph/groups/groupPalette.ts';
import type { Offer } from './Offer.ts';
import { catalogue } from './providers/index.ts';

const palette = shippedPalette(catalogue);

/** What Lumi Studio comes with. For what puts a program together; everyone else is handed an offer. */
export const shipped: Offer = { catalogue, paletteOf: ({ groups }) => withGroups(palette, groups) };

/** The same, to lay over it what providers say of their models. Each program has one of its own. */
export const shippedLive = (): LiveOffer => createLiveOffer(catalogue, shippedPalette);
