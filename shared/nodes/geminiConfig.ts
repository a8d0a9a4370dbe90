import { choiceField, integerField, optionalNumberField } from '../graph/Field.ts';
import { ASPECT_RATIOS, RESOLUTIONS, THINKING_LEVELS, type GenerationConfig } from '../graph/generation.ts';
import { defineNode, output } from '../graph/NodeDefinition.ts';

export const geminiConfig = defineNode({
  type: 'gemini-config',
  title: 'Gemini settings',
  help: 'How the pictures should be: ratio, resolution, how many. What the chosen model cannot do is said before the run.',
  category: 'settings',
  inputs: {},
  outputs: { config: output('config', 'Settings') },
  fields: {
    aspectRatio: choiceField(
      'Ratio',
      [{ value: 'auto', label: 'auto' }, ...ASPECT_RATIOS.map((ratio) => ({ value: ratio, label: ratio }))],
      { default: 'auto', help: 'Width to height. Auto follows the last reference picture, else 1:1.' },
    ),
    resolution: choiceField(
      'Resolution',
      RESOLUTIONS.map((resolution) => ({ value: resolution, label: resolution })),
      { default: '1K', help: 'The size of the long side, roughly. Larger costs more.' },
    ),
    numImages: integerField('Images', {
      min: 1,
      max: 16,
      default: 1,
      help: 'Each picture is a call of its own, with seeds seed, seed + 1, …',
    }),
    temperature: optionalNumberField('Temperature', { min: 0, max: 2, step: 0.1, help: 'Sent only when set.' }),
    topP: optionalNumberField('Top P', { min: 0, max: 1, step: 0.05, help: 'Sent only when set.' }),
    thinking: choiceField(
      'Thinking',
      [{ value: '', label: 'model’s own' }, ...THINKING_LEVELS.map((level) => ({ value: level, label: level }))],
      { default: '', help: 'How long the model may think first. Sent only when set, and only to models that have it.' },
    ),
  },
  family: () => 'gemini',
  run: (_inputs, { aspectRatio, resolution, numImages, temperature, topP, thinking }) => {
    const config: GenerationConfig = {
      family: 'gemini',
      aspectRatio,
      resolution,
      numImages,
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
      ...(thinking !== '' && { thinking }),
    };
    return Promise.resolve({ config: [config] });
  },
});
