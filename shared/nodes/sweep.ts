import type { TextFault } from '../graph/Field.ts';
import { dataField } from '../graph/fields/dataField.ts';
import { defineNode, input, output, type AnyNodeDefinition } from '../graph/NodeDefinition.ts';
import type { Catalogue } from '../providers/Catalogue.ts';
import { axisTitle, columnOf, readNamedModel, SWEEP, type Axis } from './sweep/Axis.ts';
import { handedOn } from './sweep/handedOn.ts';
import { mostPictures } from './sweep/mostPictures.ts';
import { readAxes, soundAxes } from './sweep/readAxes.ts';
import { runSweep } from './sweep/runSweep.ts';
import { wiresFault } from './sweep/wiresFault.ts';

/** @param catalogue whose models an axis can name */
export function sweep(catalogue: Catalogue): AnyNodeDefinition {
  return defineNode({
    type: SWEEP,
    title: 'Sweep',
    help: 'Every combination of what is varied: models, prompts, ratios, seeds or any setting. Each is a cell of its own, with the same seed.',
    keywords: [
      'grid',
      'x/y plot',
      'xy plot',
      'xyz plot',
      'matrix',
      'compare models',
      'comparison',
      'contact sheet',
      'combinations',
      'permutations',
      'variations',
      'parity',
      'benchmark',
      'batch',
    ],
    category: 'generate',
    inputs: {
      provider: input('provider', 'Provider', { multiple: true }),
      config: input('config', 'Settings', { multiple: true }),
      prompt: input('text', 'Prompt', { multiple: true }),
      instructions: input('text', 'Instructions'),
      references: input('images', 'References', { multiple: true }),
      seed: input('integer', 'Seed'),
    },
    outputs: {
      provider: output('provider', 'Provider'),
      config: output('config', 'Settings'),
      prompt: output('text', 'Prompt'),
      instructions: output('text', 'Instructions'),
      references: output('images', 'References'),
      seed: output('integer', 'Seed'),
    },
    fields: {
      axes: dataField<readonly Axis[]>('Axes', soundAxes, {
        default: [],
        help: 'What is varied, the outermost first: an input, ratio, resolution or a setting, each with its values.',
        words: axesFault,
        reveals: 'prompt',
        summary: (axes) =>
          axes
            .map(({ of, values }) => (values ? `${axisTitle(of)}: ${values.map(String).join(', ')}` : axisTitle(of)))
            .join('; '),
      }),
    },
    columns: ({ axes }) => (soundAxes(axes) ?? []).map(({ of }) => columnOf(of)),
    faultOf: ({ axes }) => fault(axes, catalogue),
    faultOfWires: ({ axes }, wires) => wiresFault(axes, wires, catalogue),
    handsOn: ({ axes }, into) => handedOn(axes, into, catalogue),
    seedsTaken: ({ axes }) => mostPictures(soundAxes(axes) ?? []),
    run: (inputs, { axes }, context) => Promise.resolve(runSweep(axes, inputs, context, catalogue)),
  });
}

function axesFault(given: unknown): TextFault {
  const read = readAxes(given);
  return read.ok ? { reason: '' } : read.fault;
}

function fault(axes: readonly Axis[], { providers, find }: Catalogue): (TextFault & { field: string }) | undefined {
  if (axes.length === 0) {
    return { field: 'axes', reason: 'are none', hint: 'Choose what to vary: models, prompts, a ratio or a setting.' };
  }
  const named = axes.find(({ of }) => of === 'provider')?.values ?? [];
  const unknown = named.find((value) => !find(readNamedModel(value)?.provider ?? ''));
  if (unknown === undefined) return undefined;
  return {
    field: 'axes',
    reason: `name no provider there is in “${String(unknown)}”`,
    hint: `Write one of ${providers.map(({ id }) => id).join(', ')} before the colon.`,
  };
}
