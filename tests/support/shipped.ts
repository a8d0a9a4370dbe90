import { shippedPalette } from '#shared/nodes/index';
import { catalogue } from '#shared/providers/index';

export { catalogue };

/** The node types that are shipped. */
export const palette = shippedPalette(catalogue);
