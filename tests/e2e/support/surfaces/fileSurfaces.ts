import { byKey, byName } from './opening.ts';
import type { Surface } from './Surface.ts';

/** Where graphs come from, and go to. */
export const FILE_SURFACES: readonly Surface[] = [
  { name: 'Open', open: byKey('Control+o') },
  { name: 'the templates', open: byName('new from template', 'New from template') },
  { name: 'Save as template', open: byName('save as template', 'Save as template') },
  { name: 'my groups', open: byName('my groups…', 'My groups') },
  { name: 'Save as', open: byKey('Control+Shift+S') },
];

/** What a graph is taken elsewhere as. */
export const EXPORT_SURFACES: readonly Surface[] = [
  { name: 'the graph as a PNG', open: byName('graph as png', 'Export graph as PNG') },
  { name: 'the graph as an SVG', open: byName('graph as svg', 'Export graph as SVG') },
  { name: 'the graph for ComfyUI', open: byName('for comfyui', 'Export for ComfyUI') },
];
