import { planRun, type RunPlan } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { Workflow } from '#shared/workflow/Workflow';
import { CallLimiter } from '../../electron/engine/CallLimiter.ts';
import type { Ports } from '../../electron/engine/Ports.ts';
import type { RunRules } from '../../electron/engine/Run.ts';
import type { RunControl } from '../../electron/engine/RunControl.ts';
import { runPlan } from '../../electron/engine/runPlan.ts';
import type { Palette } from '#shared/graph/NodeDefinition';
import { aGraph, type GraphBuilder } from './builders.ts';
import { palette as shippedPalette } from './shipped.ts';

/** A graph of the sample provider that makes `images` pictures with one processor, `generate`. */
export function sampleGraph(images: number): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages: images })
    .node('prompt', 'text', { value: 'a red fox' })
    .node('generate', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('prompt.text', 'generate.prompt');
}

/** The plan of a graph that must be valid. */
export function planOf(workflow: Workflow, targets?: readonly string[], palette: Palette = shippedPalette): RunPlan {
  const validation = validateGraph(workflow, palette, targets);
  if (!validation.ok) throw new Error(JSON.stringify(validation.problems));
  return planRun(validation.graph);
}

/** Runs to the end and gives every event. */
export async function runToEnd(
  workflow: Workflow,
  ports: Ports,
  options: {
    readonly atOnce?: number;
    readonly control?: RunControl;
    readonly rules?: RunRules;
    readonly firstSeq?: number;
    readonly onEvent?: (event: RunEvent) => void;
    readonly palette?: Palette;
  } = {},
): Promise<RunEvent[]> {
  const { atOnce = 4, control, onEvent, rules = {}, firstSeq = 0, palette } = options;
  const events: RunEvent[] = [];
  const limiter = new CallLimiter(() => atOnce);
  for await (const event of runPlan(planOf(workflow, undefined, palette), ports, {
    runId: 'r1',
    name: workflow.name,
    limiter,
    rules,
    firstSeq,
    ...(control && { control }),
  })) {
    events.push(event);
    onEvent?.(event);
  }
  return events;
}
