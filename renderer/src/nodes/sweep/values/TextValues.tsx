import { Plus, X } from 'lucide-react';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { GRAPH_UNDO } from '../../../ui/fields/graphUndo.ts';
import { TextArea } from '../../../ui/fields/TextArea.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { ValuesProps } from './ValuesProps.ts';

/** Texts, one a field: Enter begins the next, Shift+Enter a line; lines that are pasted are texts of their own. */
export function TextValues({ kind, values, onChange, onType }: ValuesProps) {
  const list = useRef<HTMLOListElement>(null);
  const texts = values.length > 0 ? values.map(String) : [''];
  const focus = (at: number) => {
    // Once it is drawn.
    requestAnimationFrame(() => {
      list.current?.querySelectorAll('textarea')[at]?.focus();
    });
  };
  const addAfter = (at: number) => {
    onChange(texts.toSpliced(at + 1, 0, ''));
    focus(at + 1);
  };
  const removeAt = (at: number) => {
    onChange(texts.toSpliced(at, 1));
    focus(Math.max(0, at - 1));
  };
  const press = (event: KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) addAfter(at);
    else if (event.key === 'Backspace' && texts[at] === '' && texts.length > 1) removeAt(at);
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent, at: number) => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    if (lines.length < 2 || texts[at] !== '') return;
    event.preventDefault();
    onChange(texts.toSpliced(at, 1, ...lines));
    focus(at + lines.length - 1);
  };
  return (
    <>
      <ol ref={list} className="axis-values" aria-label={`${kind.label}: values`}>
        {texts.map((text, at) => (
          <li key={at} className="axis-values__row">
            <TextArea
              label={`${kind.label} ${String(at + 1)}`}
              value={text}
              rows={1}
              className="axis-values__text"
              {...GRAPH_UNDO}
              {...(at === 0 && { 'data-wants-focus': true })}
              onChange={(next) => {
                onType(texts.with(at, next));
              }}
              onKeyDown={(event) => {
                press(event, at);
              }}
              onPaste={(event) => {
                paste(event, at);
              }}
            />
            <IconButton
              label={`Take ${kind.label.toLowerCase()} ${String(at + 1)} out`}
              icon={X}
              size="small"
              onClick={() => {
                removeAt(at);
              }}
            />
          </li>
        ))}
      </ol>
      <Button
        onClick={() => {
          addAfter(texts.length - 1);
        }}
      >
        <Icon icon={Plus} size={13} />
        {kind.label}
      </Button>
    </>
  );
}
