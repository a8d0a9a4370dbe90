import type { ForeignClass } from '../../rebuild/Rebuilt.ts';

const note: ForeignClass = {
  names: ['text'],
  rebuild: (values) => ({
    type: 'note',
    fields: { value: values.text('text'), colour: 'amber' },
    inputs: {},
    outputs: [],
  }),
};
const text: ForeignClass = {
  names: ['value'],
  fields: { value: 'value' },
  rebuild: (values) => ({ type: 'text', fields: { value: values.text('value') }, inputs: {}, outputs: ['text'] }),
};

/** ComfyUI's own nodes that only hold words. */
export const editorClasses: Readonly<Record<string, ForeignClass>> = {
  Note: note,
  MarkdownNote: note,
  PrimitiveString: text,
  PrimitiveStringMultiline: text,
};
