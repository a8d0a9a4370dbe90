import { EllipsisVertical, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TemplateEntry } from '#shared/api/contract';
import { useStudio, useTemplates } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { fuzzyFind } from '../../ui/fuzzy/fuzzyFind.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { changeTemplate, removeTemplate } from './templateActions.ts';
import { soughtOfTemplate } from './templateFacts.ts';
import { TemplateTile } from './TemplateTile.tsx';
import { walkTiles } from './walkTiles.ts';
import './TemplatesDialog.css';

/** Every graph to begin with, one's own first; type to find one, arrows go from one to the next. */
export function TemplatesDialog({ onClose }: AskedDialogProps<'templates'>) {
  const { files } = useStudio();
  const templates = useTemplates((state) => state.templates);
  const [sought, setSought] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const found = fuzzyFind(templates ?? [], sought, soughtOfTemplate).map(({ item }) => item);
  const open = (template: TemplateEntry) => {
    onClose();
    void files.openTemplate(template);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="New from template"
      description="Each opens as a new graph of yours. The ready ones run at once: the sample provider needs no key and costs nothing."
      width={920}
      className="templates"
      onKeyDown={walkTiles}
    >
      <TextInput
        label="Find a template"
        placeholder="Find by name or purpose"
        value={sought}
        onChange={setSought}
        onKeyDown={(event) => {
          if (event.key === 'Enter') grid.current?.querySelector<HTMLElement>('.template-tile:enabled')?.click();
        }}
      />
      <div className="templates__lists" ref={grid}>
        {templates === null && <p className="menu__empty">Asking for the templates…</p>}
        {templates !== null && found.length === 0 && <p className="menu__empty">No template is called so.</p>}
        <Shelf title="Yours" templates={found.filter(({ of }) => of === 'own')} onOpen={open} />
        <Shelf title="Ready" templates={found.filter(({ of }) => of === 'ready')} onOpen={open} />
      </div>
    </Dialog>
  );
}

interface ShelfProps {
  readonly title: string;
  readonly templates: readonly TemplateEntry[];
  readonly onOpen: (template: TemplateEntry) => void;
}

function Shelf({ title, templates, onOpen }: ShelfProps) {
  if (templates.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="templates__title">{title}</h3>
      <ul className="templates__tiles">
        {templates.map((template) => (
          <li key={`${template.of} ${template.id}`}>
            <TemplateTile
              template={template}
              isWhole
              onOpen={() => {
                onOpen(template);
              }}
            />
            {template.of === 'own' && <OwnMenu template={template} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnMenu({ template }: { readonly template: TemplateEntry }) {
  const studio = useStudio();
  const isSound = template.fault === undefined;
  return (
    <div className="templates__menu">
      <Menu
        align="end"
        trigger={<IconButton label={`More for “${template.name}”`} icon={EllipsisVertical} size="small" />}
        entries={[
          {
            label: 'Rename…',
            icon: Pencil,
            isDisabled: !isSound,
            onSelect: () => void changeTemplate(studio, template),
          },
          {
            label: 'Remove…',
            icon: Trash2,
            isDanger: true,
            onSelect: () => void removeTemplate(studio, template),
          },
        ]}
      />
    </div>
  );
}
