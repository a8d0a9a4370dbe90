import type { Catalogue } from './providers/Catalogue.ts';
import type { PaletteOf } from './workflow/PaletteOf.ts';

/** What a program can do: the providers it asks and the node types it knows. Handed to whoever asks; what is shipped is only the usual one. */
export interface Offer {
  readonly catalogue: Catalogue;
  readonly paletteOf: PaletteOf;
}
