import type { Palette } from '../graph/NodeDefinition.ts';
import type { Workflow } from './Workflow.ts';

/**
 * The node types a graph is made of: those of the program, and those it may bring along. Checks, plans, runs and views all ask here.
 * As long as a graph brings the same, it gives the very same palette.
 */
export type PaletteOf = (workflow: Workflow) => Palette;
