import type { Workflow } from '#shared/workflow/Workflow';
import { shipped } from '#shared/shipped';

const NO_GRAPH: Workflow = { name: '', nodes: [], edges: [] };

export const { catalogue, paletteOf } = shipped;

/** The node types of a graph that brings none along. */
export const palette = paletteOf(NO_GRAPH);
