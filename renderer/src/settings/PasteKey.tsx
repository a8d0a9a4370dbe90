import { useRef, useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';

export interface PasteKeyProps {
  readonly provider: HttpProvider;
  /** The name to keep it under. */
  readonly name: string;
  /** Has the focus when the dialog opens. */
  readonly wantsFocus?: boolean;
  /** Once it is kept. */
  readonly onDone?: () => void;
  /** Offers to leave it as it is. */
  readonly onCancel?: () => void;
}

/**
 * Takes a key and hands it over. The field is emptied before the answer is there, and React never holds what is in it. It is no form, so
 * that no browser offers to remember it.
 */
export function PasteKey({ provider, name, wantsFocus = false, onDone, onCancel }: PasteKeyProps) {
  const { keys } = useStudio();
  const field = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const save = async () => {
    const value = field.current?.value ?? '';
    if (field.current) field.current.value = '';
    try {
      await keys.getState().set(provider.id, name, value);
    } catch (caught) {
      const { message, hint } = reportOf(caught);
      setFault([message, hint].filter(Boolean).join(' '));
      field.current?.focus();
      return;
    }
    onDone?.();
    void keys.getState().check(provider.id, name);
  };
  return (
    <div className="paste-key">
      <input
        ref={field}
        type="password"
        className="field field--mono"
        aria-label={`Key for ${name || provider.title}`}
        aria-invalid={fault !== null}
        placeholder="Paste the key"
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore
        data-wants-focus={wantsFocus ? true : undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
      />
      <Button onClick={() => void save()}>Save</Button>
      {onCancel && (
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      )}
      {fault !== null && (
        <p className="paste-key__fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
