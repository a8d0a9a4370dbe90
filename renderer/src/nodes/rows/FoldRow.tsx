import { ChevronDown, ChevronRight } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { fittingKey } from '../../stores/graph/fittingSockets.ts';
import { useView } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { goInto } from '../fields/mainField.ts';
import { foldWords } from './foldWords.ts';
import type { NodeRow } from './nodeRows.ts';
import { SocketHandle } from './SocketHandle.tsx';
import './FoldRow.css';

export interface FoldRowProps {
  readonly node: string;
  readonly definition: AnyNodeDefinition;
  readonly row: NodeRow & { readonly kind: 'fold' };
  readonly onToggle: () => void;
  /** The output that shares the row. */
  readonly output?: ReactNode;
}

/** What is optional and unset, in one line that opens, into what is to be written there. A wire that fits a socket in it is taken by the line. */
export function FoldRow({ node, definition, row, onToggle, output }: FoldRowProps) {
  const { inputs } = definition;
  const taker = useView(({ wire }) =>
    row.isOpen ? undefined : row.inputs.find((socket) => wire?.fits.has(fittingKey('to', { node, socket }))),
  );
  const words = foldWords(definition, row);
  const toggle = ({ currentTarget }: MouseEvent) => {
    const drawn = currentTarget.closest('.react-flow__node');
    flushSync(onToggle);
    const text = [...row.inputs, ...row.fields].find((name) => definition.fields[name]?.kind === 'text');
    const fields = drawn?.querySelectorAll<HTMLElement>('textarea.field:enabled') ?? [];
    const label = text === undefined ? undefined : definition.fields[text]?.label;
    const field = row.isOpen ? undefined : [...fields].find((each) => each.ariaLabel === label);
    if (field) goInto(field);
  };
  return (
    <div className="row row--fold" style={{ height: row.height }}>
      {!row.isOpen &&
        row.inputs.map((socket) => (
          <SocketHandle
            key={socket}
            node={node}
            socket={socket}
            side="input"
            isMultiple={inputs[socket]?.multiple ?? false}
            {...(inputs[socket] && { type: inputs[socket].type })}
          />
        ))}
      <button
        type="button"
        className="row__fold nodrag nopan"
        aria-expanded={row.isOpen}
        title={words.all}
        onClick={toggle}
      >
        <Icon icon={row.isOpen ? ChevronDown : ChevronRight} size={12} />
        <span>{taker === undefined ? words.short : (inputs[taker]?.label ?? taker)}</span>
      </button>
      {output}
    </div>
  );
}
