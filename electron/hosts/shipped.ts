import { shippedPalette } from '#shared/nodes/index';
import { catalogue } from '#shared/providers/index';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { PaletteOf } from '#shared/workflow/PaletteOf';

/** What a program offers: its providers and its node types. */
export interface Offer {
  readonly catalogue: Catalogue;
  readonly paletteOf: PaletteOf;
}

const palette = shippedPalette(catalogue);

/** What Lumi Studio comes with. */
export const shipped: Offer = { catalogue, paletteOf: () => palette };
