/** px, how high pictures on a sheet are. */
export const TILES = { least: 72, usual: 112, most: 280, step: 8 } as const;
