import type { ForeignClass } from '../../rebuild/Rebuilt.ts';
import { exactSeed } from '../../rebuild/seeds.ts';

const NO_WIRES = {};

/** The pack's nodes of texts and seeds. */
export const textClasses: Readonly<Record<string, ForeignClass>> = {
  LumiTextInput: {
    names: ['text'],
    fields: { text: 'value' },
    rebuild: (values) => ({
      type: 'text',
      fields: { value: values.text('text') },
      inputs: NO_WIRES,
      outputs: ['text'],
    }),
  },
  LumiSeed: {
    names: ['seed', 'control'],
    fields: { seed: 'value' },
    rebuild: (values) => ({ type: 'seed', fields: exactSeed(values, 'value'), inputs: NO_WIRES, outputs: ['integer'] }),
  },
  LumiShowText: {
    names: [],
    rebuild: () => ({ type: 'show-text', fields: {}, inputs: { text: 'text' }, outputs: ['text'] }),
  },
  LumiWrapText: {
    // An older editor keeps an empty value for what is only wired.
    names: (list) => {
      const [prepend, append] = list.length > 2 ? list.slice(-2) : list;
      return { prepend, append };
    },
    fields: { prepend: 'prefix', append: 'suffix' },
    rebuild: (values) => ({
      type: 'wrap-text',
      fields: { prefix: values.text('prepend'), suffix: values.text('append') },
      inputs: { text: 'text' },
      outputs: ['text'],
    }),
  },
  LumiShufflePrompt: {
    names: ['text', 'seed', 'control'],
    fields: { text: 'text', seed: 'seed' },
    rebuild: (values) => ({
      type: 'shuffle-text',
      fields: { text: values.text('text'), ...exactSeed(values) },
      inputs: { text: 'text', seed: 'seed' },
      outputs: ['text'],
    }),
  },
  LumiWildcardProcessor: {
    names: ['wildcard_text', 'populated_text', 'mode', 'seed', 'control'],
    fields: { wildcard_text: 'text', seed: 'seed' },
    rebuild: (values) => {
      const mode = values.choice('mode', { choices: ['populate', 'fixed', 'reproduce'], default: 'populate' });
      const source = mode === 'populate' ? 'wildcard_text' : 'populated_text';
      if (mode !== 'populate')
        values.left(`was in mode ${mode}: its text is the one it had drawn. The text it drew from is not kept.`);
      return {
        type: 'wildcards',
        fields: { text: values.text(source), ...exactSeed(values) },
        inputs: { [source]: 'text', seed: 'seed' },
        outputs: ['text'],
      };
    },
  },
};
