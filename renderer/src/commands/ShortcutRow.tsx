import { Plus, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { commandFacts, type CommandId } from '#shared/api/commandTable';
import { holderOf, MOST_KEYS, shortcutsOf, withShortcuts, type OwnShortcuts } from '#shared/api/shortcuts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Button } from '../ui/Button.tsx';
import { keyText, workingKeys } from './keysOf.ts';
import { KeyRecorder } from './KeyRecorder.tsx';

export interface ShortcutRowProps {
  readonly id: CommandId;
  readonly own: OwnShortcuts;
  /** Commands it shares keys with. */
  readonly conflicts: readonly CommandId[];
  readonly onChange: (own: OwnShortcuts) => void;
}

/** A command and its keys, which can be taken away, added to and set back; keys of another command are asked about. */
export function ShortcutRow({ id, own, conflicts, onChange }: ShortcutRowProps) {
  const { title, native } = commandFacts(id);
  const keys = shortcutsOf(id, own);
  const [isRecording, setRecording] = useState(false);
  const [wanted, setWanted] = useState<string>();
  const holder = wanted === undefined ? undefined : holderOf(wanted, own, id);
  const set = (next: readonly string[] | undefined, from = own) => {
    setWanted(undefined);
    onChange(withShortcuts(from, id, next));
  };
  const record = (pressed: string) => {
    setRecording(false);
    if (holderOf(pressed, own, id) === undefined) set([...keys.filter((each) => each !== pressed), pressed]);
    else setWanted(pressed);
  };
  const take = () => {
    if (wanted === undefined || holder === undefined) return;
    const left = shortcutsOf(holder, own).filter((each) => each.toLowerCase() !== wanted.toLowerCase());
    set([...keys, wanted], withShortcuts(own, holder, left));
  };
  return (
    <div className="shortcuts__row" role="group" aria-label={title}>
      <span className="shortcuts__name">
        {title}
        {conflicts.length > 0 && (
          <span className="shortcuts__conflict">
            {' '}
            shares keys with {conflicts.map((each) => commandFacts(each).title).join(', ')}
          </span>
        )}
      </span>
      <span className="shortcuts__all">
        {workingKeys(keys).map((each) => (
          <span key={each} className="shortcuts__keys">
            <Kbd>{keyText(each)}</Kbd>
            {!native && (
              <IconButton
                className="shortcuts__tool"
                size="small"
                label={`Take ${keyText(each)} from ${title}`}
                icon={X}
                onClick={() => {
                  set(keys.filter((other) => other !== each));
                }}
              />
            )}
          </span>
        ))}
        {isRecording ? (
          <KeyRecorder
            title={title}
            onKeys={record}
            onCancel={() => {
              setRecording(false);
            }}
          />
        ) : (
          !native &&
          keys.length < MOST_KEYS && (
            <IconButton
              className="shortcuts__tool"
              size="small"
              label={`Add keys to ${title}`}
              icon={Plus}
              onClick={() => {
                setRecording(true);
              }}
            />
          )
        )}
        {own[id] && (
          <IconButton
            size="small"
            label={`Usual keys for ${title}`}
            icon={RotateCcw}
            onClick={() => {
              set(undefined);
            }}
          />
        )}
      </span>
      {wanted !== undefined && holder !== undefined && (
        <div className="shortcuts__question" role="alert">
          <span>
            {keyText(wanted)} belongs to <b>{commandFacts(holder).title}</b>.
          </span>
          {!commandFacts(holder).native && <Button onClick={take}>Take it</Button>}
          <Button
            onClick={() => {
              setWanted(undefined);
            }}
          >
            Leave it
          </Button>
        </div>
      )}
    </div>
  );
}
