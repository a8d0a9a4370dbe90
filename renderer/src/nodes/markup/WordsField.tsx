import { useState } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { MARK_COLOURS, MAX_LETTERS, type MarkColour } from '#shared/graph/marks/Marks';
import type { Point } from '#shared/graph/marks/points';

interface WordsFieldProps {
  readonly at: Point;
  readonly image: ImageRef;
  /** CSS px per picture px */
  readonly scale: number;
  readonly text: string;
  readonly colour: MarkColour;
  /** Thousandths of the picture's long side. */
  readonly width: number;
  readonly onFinish: (text: string) => void;
}

/** Where words are written, in the place and the size they will have. Enter ends it, Shift+Enter begins a line. */
export function WordsField({ at, image, scale, text, colour, width, onFinish }: WordsFieldProps) {
  const [value, setValue] = useState(text);
  const size = (width / 1000) * Math.max(image.width, image.height) * scale;
  return (
    <textarea
      dir="auto"
      className="drawing-stage__words"
      aria-label="Words on the picture"
      autoFocus
      rows={Math.max(1, value.split('\n').length)}
      maxLength={MAX_LETTERS}
      value={value}
      style={{
        left: at.x * image.width * scale,
        top: at.y * image.height * scale,
        fontSize: size,
        color: MARK_COLOURS[colour],
      }}
      onPointerDown={(event) => {
        event.stopPropagation();
      }}
      onChange={(event) => {
        setValue(event.target.value);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation();
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onFinish(value);
      }}
      onBlur={() => {
        onFinish(value);
      }}
    />
  );
}
