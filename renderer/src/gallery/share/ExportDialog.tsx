import { useState, type ReactNode } from 'react';
import { firstExportName } from '#shared/api/firstExportName';
import { tokenFault } from '#shared/graph/rows/tokens';
import { NAME_TOKENS } from '#shared/nodes/exportRules';
import { useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { CheckRow } from '../../ui/fields/CheckRow.tsx';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { exportPictures } from './exportPictures.ts';
import { FIRST_WISHES, FORMATS, optionsOf, RECIPES, wishWords, withRecipe, type ExportWishes } from './exportWords.ts';
import './share.css';

const TOKENS = [...NAME_TOKENS.filter((token) => token !== 'index'), 'n'];

/** How copies of pictures are to be, and where they go. */
export function ExportDialog({ asked, onClose }: AskedDialogProps<'export'>) {
  const studio = useStudio();
  const { of, count } = asked;
  const [wishes, setWishes] = useState<ExportWishes>(FIRST_WISHES);
  const change = (changed: Partial<ExportWishes>) => {
    setWishes({ ...wishes, ...changed });
  };
  const fault = wishes.name.trim() === '' ? undefined : tokenFault(wishes.name, TOKENS, ['index']);
  const leave = (as: 'folder' | 'zip') => {
    onClose();
    void exportPictures(studio, of, optionsOf(wishes), as);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={count === undefined ? 'Export pictures' : `Export ${pictures(count)}`}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {studio.desktop && (
            <Button
              disabled={fault !== undefined}
              onClick={() => {
                leave('zip');
              }}
            >
              As a ZIP…
            </Button>
          )}
          <Button
            variant="primary"
            disabled={fault !== undefined}
            onClick={() => {
              leave(studio.desktop ? 'folder' : 'zip');
            }}
          >
            {studio.desktop ? 'To a folder…' : 'Download a ZIP'}
          </Button>
        </>
      }
    >
      <div className="export-rows">
        <Row label="Format">
          <Select
            label="Format"
            value={wishes.format}
            options={FORMATS}
            onChange={(format) => {
              change({ format });
            }}
          />
        </Row>
        <Row label="Long side, px">
          <NumberInput
            label="Long side, px"
            value={wishes.longSide}
            min={16}
            max={65_000}
            isOptional
            placeholder="as it is"
            onChange={(longSide) => {
              change({ longSide });
            }}
          />
        </Row>
        <Row label="Name">
          <TextInput
            label="Name"
            value={wishes.name}
            isMono
            isInvalid={fault !== undefined}
            placeholder={firstExportName(wishes.recipe)}
            onChange={(name) => {
              change({ name });
            }}
          />
          <p className="export-rows__hint" role={fault ? 'alert' : undefined}>
            {fault ? `The name ${fault.reason}.` : TOKENS.map((token) => `{${token}}`).join(' ')}
          </p>
        </Row>
        <Row label="Recipe">
          <Select
            label="Recipe"
            value={wishes.recipe}
            options={RECIPES}
            onChange={(recipe) => {
              setWishes(withRecipe(wishes, recipe));
            }}
          />
        </Row>
        {wishes.recipe !== 'none' && (
          <CheckRow
            label="Recipe in place of content credentials"
            hint="Otherwise a signed picture stays byte for byte as it came, and its graph lies beside it."
            isChecked={wishes.dropsCredentials}
            onChange={(dropsCredentials) => {
              change({ dropsCredentials });
            }}
          />
        )}
        <p className="export-rows__words" role="status">
          {wishWords(wishes)}
        </p>
      </div>
    </Dialog>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="export-rows__row">
      <span aria-hidden>{label}</span>
      <div>{children}</div>
    </div>
  );
}
