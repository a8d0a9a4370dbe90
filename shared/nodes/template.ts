import { broadcast } from '../graph/rows/broadcast.ts';
import { textField } from '../graph/fields/textField.ts';
import type { TextFault } from '../graph/Field.ts';
import { defineNode, input, output, type InputDefinition } from '../graph/NodeDefinition.ts';
import { MOST_SOCKETS } from '../graph/socketNames.ts';
import { refuseLongTexts } from './refuseLongTexts.ts';

/** A name in braces. Other braces are words. */
const NAMED = /\{([A-Za-z][A-Za-z0-9_-]{0,63})\}/gu;
const TOO_LONG = /\{[A-Za-z][A-Za-z0-9_-]{64}/u;

/** Those its text names. */
const NAMES: Readonly<Record<string, InputDefinition<'text'>>> = {};

export const template = defineNode({
  type: 'template',
  title: 'Template',
  help: 'Puts texts into a text: each {name} in it is an input.',
  keywords: [
    'variables',
    'placeholders',
    'format',
    'string format',
    'fill in',
    'replace',
    'mad libs',
    'prompt template',
  ],
  category: 'text',
  inputs: NAMES,
  outputs: { text: output('text', 'Text') },
  fields: {
    text: textField('Text', {
      multiline: true,
      placeholder: 'a {animal} in {place}',
      help: 'A name in braces, such as {animal}, is an input; letters, digits, - and _, a letter first.',
      faultOf: templateFault,
    }),
  },
  shape: ({ text }) => ({
    inputs: Object.fromEntries(
      (typeof text === 'string' ? templateNames(text) : []).map((name) => [
        name,
        input('text', name, { required: true }),
      ]),
    ),
  }),
  run: (inputs, { text }) => {
    const names = templateNames(text);
    if (names.length === 0) return Promise.resolve({ text: [text] });
    const lists = Object.fromEntries(names.map((name) => [name, inputs[name] ?? []]));
    // Where one name has no text at all, there is nothing to say.
    if (Object.values(lists).some((list) => list.length === 0)) return Promise.resolve({ text: [] });
    const rows = broadcast(lists);
    refuseLongTexts(
      filledLengths(text, rows),
      'Template',
      'Wire shorter or fewer texts into it, or name them less often.',
    );
    return Promise.resolve({ text: rows.map((row) => filled(text, row)) });
  },
});

/** The names in a text, each once, in the order they first come. */
export function templateNames(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(NAMED), ([, name = '']) => name))];
}

type Values = Readonly<Record<string, string | undefined>>;

/** How long each text will be. */
function filledLengths(text: string, rows: readonly Values[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(NAMED)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return rows.map((row) => {
    let length = text.length;
    for (const [name, count] of counts) length += count * ((row[name] ?? '').length - `{${name}}`.length);
    return length;
  });
}

/** In one go: braces in what is put in are words. */
function filled(text: string, values: Values): string {
  return text.replaceAll(NAMED, (_braces, name: string) => values[name] ?? '');
}

function templateFault(text: string): TextFault | undefined {
  const count = templateNames(text).length;
  if (count > MOST_SOCKETS) return { reason: `has ${String(count)} names; ${String(MOST_SOCKETS)} is the most` };
  return TOO_LONG.test(text) ? { reason: 'has a name of more than 64 signs' } : undefined;
}
