import { useEffect, useRef } from 'react';
import { editorColour } from '#shared/nodes/colourField';
import { note } from '#shared/nodes/note';
import type {} from '../../ui/styles/cssVariables.ts';
import { LongText } from '../writing/LongText.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useFieldValue } from '../fields/useFieldValue.ts';
import './NoteBody.css';

const field = note.fields.value;

/** A note: its text while one writes in it, else what that means as Markdown. Both have one place, so that nothing moves in between. */
function NoteBody({ node, definition }: BodyProps) {
  const { value, set, fault } = useFieldValue(node, 'value', field);
  const area = useRef<HTMLDivElement>(null);
  const text = typeof value === 'string' ? value : '';
  return (
    <div
      ref={area}
      className="note"
      style={{ '--c': `var(--tint-${editorColour(node.fields?.['colour'])})` }}
      onDoubleClick={() => {
        area.current?.querySelector('textarea')?.focus();
      }}
    >
      {text.trim() !== '' && <Shown text={text} />}
      <LongText
        node={node.id}
        field="value"
        className="note__text text-body nodrag nopan"
        label={node.title ?? definition.title}
        value={text}
        onChange={set}
        placeholder={field.placeholder}
        isInvalid={fault !== undefined}
        title={fault}
      />
    </div>
  );
}

function Shown({ text }: { readonly text: string }) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    // What makes sense of Markdown is fetched with the first note there is.
    void import('./renderMarkdown.ts').then(({ renderMarkdown }) => {
      if (!isGone) shown.current?.replaceChildren(renderMarkdown(text));
    });
    return () => {
      isGone = true;
    };
  }, [text]);
  return <div ref={shown} className="note__shown" dir="auto" />;
}

export const noteLook: NodeLook = {
  Body: NoteBody,
  hides: ['value', 'colour'],
  bodyHeight: 78,
  stretches: true,
};
