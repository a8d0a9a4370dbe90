import { LayoutTemplate, TriangleAlert } from 'lucide-react';
import type { TemplateEntry } from '#shared/api/contract';
import { useTemplates } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { templateFacts } from './templateFacts.ts';
import './TemplateTile.css';

export interface TemplateTileProps {
  readonly template: TemplateEntry;
  /** Whether its sentence and what it takes are told too. */
  readonly isWhole?: boolean;
  readonly onOpen: () => void;
}

/** A graph to begin with: what it gives, and what it is called. */
export function TemplateTile({ template, isWhole = false, onOpen }: TemplateTileProps) {
  const { name, description, fault } = template;
  return (
    <button
      type="button"
      className={classNames('template-tile', !isWhole && 'template-tile--small')}
      onClick={onOpen}
      disabled={fault !== undefined}
      title={isWhole ? undefined : description}
    >
      <TemplatePicture template={template} />
      <span className="template-tile__name" dir="auto">
        {name}
      </span>
      {isWhole && fault === undefined && (
        <>
          <span className="template-tile__about" dir="auto">
            {description}
          </span>
          <span className="template-tile__facts">{templateFacts(template).join(' · ')}</span>
        </>
      )}
      {fault !== undefined && (
        <span className="template-tile__fault">
          <Icon icon={TriangleAlert} size={13} />
          {fault}
        </span>
      )}
    </button>
  );
}

function TemplatePicture({ template }: { readonly template: TemplateEntry }) {
  const { of, id, hasPicture } = template;
  return (
    <span className="template-tile__picture">
      {hasPicture ? <LoadedPicture of={of} id={id} /> : <Icon icon={LayoutTemplate} size={22} />}
    </span>
  );
}

function LoadedPicture({ of, id }: Pick<TemplateEntry, 'of' | 'id'>) {
  const changes = useTemplates((state) => state.changes);
  const { value } = useAnswer('template.picture', { of, id }, of === 'own' ? String(changes) : '');
  if (value === undefined) return <Skeleton className="template-tile__waiting" />;
  return value && <img src={value.url} alt="" draggable={false} />;
}
