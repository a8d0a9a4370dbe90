import { modelField } from '#shared/graph/fields/modelField';
import type { PlannedCall } from '#shared/api/contract';
import { Search } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { usePreview } from '../stores/hooks.ts';
import type { AskedDialogProps, ChosenModel, ModelQuestion } from '../stores/view/DialogTable.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { arrangeRows, type ModelWishes } from './arrangeRows.ts';
import { ModelAside } from './ModelAside.tsx';
import { MakesChoice } from './MakesChoice.tsx';
import { ModelFilters } from './ModelFilters.tsx';
import { ModelFreshness } from './ModelFreshness.tsx';
import { ModelHeadings } from './ModelHeadings.tsx';
import { ModelList, optionId } from './ModelList.tsx';
import { BesideCost } from './BesideCost.tsx';
import { keyOf, rowOf, type ModelRow } from './modelRows.ts';
import { useModelOffer } from './useModelOffer.ts';
import { useTicks } from './useTicks.ts';
import './Models.css';

/** px */
const WIDTH = 1340;
/** Rows a page key goes by. */
const PAGE = 10;

/** Every model side by side, to choose one by typing, arrows and Enter. */
export function ModelDialog({ asked, onAnswer, onClose }: AskedDialogProps<'model'>) {
  const { offer, providers, rows } = useModelOffer(asked);
  const { ask } = offer;
  const own = providers.find(({ id }) => id === asked.provider);
  const list = useId();
  const [only, ...more] = ask.makes;
  const [wishes, setWishes] = useState<ModelWishes>({
    typed: '',
    onlyAble: false,
    makes: only !== undefined && more.length === 0 ? only : 'all',
    maker: '',
    needs: new Set(),
    mostPrice: 0,
    sort: 'price',
  });
  const inUse = keyOf(asked.provider, asked.value);
  const [walked, setWalked] = useState<string | undefined>(inUse);
  const arranged = useMemo(() => arrangeRows(rows, wishes), [rows, wishes]);
  const typed = wishes.typed.trim();
  // An id that is in no list can be used too: it comes last, or alone.
  const isNew = own !== undefined && isId(typed) && !rows.some(({ model }) => model.id === typed);
  const added = isNew ? [rowOf(own, own.model(typed), offer)] : [];
  const groups = isNew ? [...arranged, { group: 'unlisted' as const, rows: added }] : arranged;
  const flat = groups.flatMap((group) => group.rows);
  const chosen = flat.find(({ key }) => key === walked) ?? flat[0];
  const canTry = asked.caller !== undefined;
  const [isWalking, setIsWalking] = useState(false);
  const ticks = useTicks();
  const present = own?.model(asked.value).title ?? asked.value;
  const pictures = usePreview((state) => state.calls.filter((call) => isOf(call, asked)).length);
  const wanted = ticks.rows.size > 0 ? [...ticks.rows.values()] : chosen ? [chosen] : [];
  const beside = wanted.filter(({ key }) => key !== inUse);
  const wish = (changed: Partial<ModelWishes>) => {
    setWishes((before) => ({ ...before, ...changed }));
    if (changed.typed !== undefined) setIsWalking(false);
    if (changed.typed !== undefined) setWalked(changed.typed.trim() === '' ? inUse : undefined);
  };
  const tryThem = () => {
    if (beside.length > 0) onAnswer({ beside: beside.map(named) });
  };
  const take = (row: ModelRow) => {
    if (asked.wantsOthers) tryThem();
    else onAnswer(named(row));
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Partial<Record<string, number>>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: PAGE,
      PageUp: -PAGE,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      const at = chosen ? flat.indexOf(chosen) : -1;
      setWalked(flat[Math.min(Math.max(at + step, 0), flat.length - 1)]?.key);
      setIsWalking(true);
    } else if (event.key === ' ' && chosen && canTry && (isWalking || wishes.typed === '')) {
      // Who walks ticks; who types writes a space.
      if (chosen.key !== inUse) ticks.toggle(chosen);
    } else if (event.key === 'Enter' && chosen) take(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={asked.value === '' ? 'Model' : `Model, now ${present} by ${own?.title ?? asked.provider}`}
      width={WIDTH}
      className="models"
      footer={
        <>
          <ModelFreshness providers={providers} />
          {asked.caller !== undefined && (
            <>
              <span className="models__keys">
                <Kbd>Space</Kbd> Tick
              </span>
              <BesideCost caller={asked.caller} others={beside.map(named)} />
              <Button
                variant={asked.wantsOthers ? 'primary' : 'outline'}
                disabled={beside.length === 0}
                onClick={tryThem}
              >
                {beside.length > 1 ? `Try ${String(beside.length)} beside` : 'Try beside'}
              </Button>
            </>
          )}
          {!asked.wantsOthers && (
            <Button
              variant="primary"
              disabled={!chosen}
              onClick={() => {
                if (chosen) take(chosen);
              }}
            >
              {chosen ? `Use ${chosen.model.title}` : 'Use'}
            </Button>
          )}
        </>
      }
    >
      <div className="models__search">
        <Icon icon={Search} size={14} />
        <input
          data-wants-focus
          role="combobox"
          aria-label="Name, maker or any id"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen && optionId(list, chosen.key)}
          placeholder="Name, maker or any id"
          className="field"
          spellCheck={false}
          value={wishes.typed}
          onChange={(event) => {
            wish({ typed: event.target.value });
          }}
          onKeyDown={press}
        />
        <MakesChoice
          value={wishes.makes}
          onChange={(makes) => {
            wish({ makes });
          }}
        />
        <span className="models__number" role="status">
          {flat.length === 1 ? '1 model' : `${flat.length.toLocaleString('en')} models`}
        </span>
      </div>
      <ModelFilters
        wishes={wishes}
        ask={ask}
        makers={[...new Set(rows.map(({ maker }) => maker))].toSorted((one, other) => one.localeCompare(other))}
        onChange={wish}
      />
      <div className="models__body">
        <div className="models__table">
          <ModelHeadings
            sort={wishes.sort}
            onSort={(sort) => {
              wish({ sort });
            }}
          />
          {flat.length === 0 && (
            <p className="models__none">No model fits. Type a whole id to use one that is in no list.</p>
          )}
          <ModelList
            id={list}
            groups={groups}
            isAsked={ask.makes.length > 0}
            chosen={chosen?.key}
            inUse={inUse}
            ticked={ticks.rows}
            onChoose={setWalked}
            onTake={take}
          />
        </div>
        {chosen && (
          <ModelAside
            row={chosen}
            ask={ask}
            pictures={pictures}
            place={asked.node === undefined || chosen.key === inUse ? undefined : { node: asked.node, title: present }}
          />
        )}
      </div>
    </Dialog>
  );
}

function named({ provider, model }: ModelRow): ChosenModel {
  return { provider: provider.id, model: model.id };
}

function isOf(call: PlannedCall, { provider, value }: ModelQuestion): boolean {
  return call.provider === provider && call.model === value && call.kind !== 'text';
}

function isId(text: string): boolean {
  return modelField('', [], { provider: '', default: '' }).check(text).ok;
}
