import { useEffect, useRef, useState } from 'react';
import type { CallInput, CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import { providersWithKeys } from './providersWithKeys.ts';

/** Far above any `.env` file. Bytes. */
const MAX_FILE_BYTES = 500_000;

/** Takes the keys out of a `.env` file, chosen or pasted. */
export function ImportKeys() {
  const { catalogue, keys } = useStudio();
  const [isOpen, setOpen] = useState(false);
  const [result, setResult] = useState<CallOutput<'keys.import'> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  /** Kept only while there is a name in it that the user may still choose a provider for. */
  const text = useRef('');

  const take = async (given: string, chosen?: CallInput<'keys.import'>['chosen']) => {
    setFault(null);
    try {
      const next = await keys.getState().importText(given, chosen);
      text.current = next.skipped.length > 0 ? given : '';
      setResult(next);
      setOpen(false);
    } catch (caught) {
      setFault(reportOf(caught).message);
    }
  };
  const takePasted = () => {
    const given = area.current?.value ?? '';
    if (area.current) area.current.value = '';
    void take(given);
  };
  const takeFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MAX_FILE_BYTES) setFault('This is too large to be a .env file.');
    else await take(await file.text());
  };

  if (!isOpen) {
    return (
      <section className="import-keys" aria-label="Import">
        <Button
          onClick={() => {
            setOpen(true);
            setResult(null);
          }}
        >
          Import a .env file…
        </Button>
        {result && (
          <div className="import-keys__result" role="status">
            <p>{summary(result)}</p>
            {result.refused.map(({ name, message }) => (
              <p key={name}>
                <code>{name}</code> was not taken. {message}
              </p>
            ))}
            {result.skipped.map((name) => (
              <p key={name} className="import-keys__skipped">
                <span>
                  No provider uses <code>{name}</code>.
                </span>
                <Menu
                  trigger={<Button variant="ghost">Use it for…</Button>}
                  entries={providersWithKeys(catalogue).map(({ id, title }) => ({
                    label: title,
                    onSelect: () => void take(text.current, [{ provider: id, name }]),
                  }))}
                />
              </p>
            ))}
          </div>
        )}
      </section>
    );
  }
  return (
    <section ref={section} className="import-keys" aria-label="Import">
      <textarea
        ref={area}
        className="field field--area field--mono import-keys__text"
        aria-label="Text of a .env file"
        placeholder="Paste lines like GOOGLE_API_KEY=…"
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      <div className="import-keys__buttons">
        <label className="button button--outline">
          Choose a file…
          <input
            type="file"
            className="visually-hidden"
            aria-label="Choose a .env file"
            onChange={(event) => {
              void takeFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <Button
          variant="ghost"
          onClick={() => {
            setOpen(false);
            setFault(null);
          }}
        >
          Cancel
        </Button>
        <Button variant="primary" onClick={takePasted}>
          Import
        </Button>
      </div>
      {fault !== null && (
        <p className="paste-key__fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}

function summary({ imported, skipped, refused }: CallOutput<'keys.import'>): string {
  if (imported.length > 0) return `Imported ${imported.join(', ')}.`;
  return skipped.length + refused.length > 0 ? 'Nothing was imported.' : 'There was no key in it.';
}
