import { Maximize2 } from 'lucide-react';
import { useRef } from 'react';
import { useQuestions, useStudio } from '../../stores/hooks.ts';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { TextArea, type TextAreaProps } from '../../ui/fields/TextArea.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import './LongText.css';

export interface LongTextProps extends Omit<TextAreaProps, 'ref'> {
  readonly node: string;
  /** The name of the field it writes. */
  readonly field: string;
}

/** A long text of a node, and the way to write it with room around it. While it is written there, it stands there alone. */
export function LongText({ node, field, value, placeholder, ...rest }: LongTextProps) {
  const { questions } = useStudio();
  const frame = useRef<HTMLSpanElement>(null);
  const isElsewhere = useQuestions(({ open }) =>
    open.some(({ dialog, asked }) => dialog === 'write-large' && isOf(asked, node, field)),
  );
  const open = () => {
    const area = frame.current?.querySelector('textarea');
    area?.focus({ preventScroll: true });
    const caret = area && { from: area.selectionStart, to: area.selectionEnd };
    void questions.ask('write-large', { node, field, ...(caret && { caret }) });
  };
  return (
    <span ref={frame} className="long-text">
      <TextArea
        {...rest}
        {...GRAPH_UNDO}
        value={isElsewhere ? '' : value}
        readOnly={isElsewhere}
        placeholder={isElsewhere ? 'Open large' : placeholder}
        data-long-text={field}
        data-of-node={node}
      />
      <IconButton
        label="Open large"
        icon={Maximize2}
        size="small"
        tabIndex={-1}
        className="long-text__open nodrag"
        onClick={open}
      />
    </span>
  );
}

function isOf(asked: unknown, node: string, field: string): boolean {
  return (
    typeof asked === 'object' &&
    asked !== null &&
    Reflect.get(asked, 'node') === node &&
    Reflect.get(asked, 'field') === field
  );
}
