import { Trash2 } from 'lucide-react';
import { memo } from 'react';
import { MARK_COLOURS, type Mark } from '#shared/graph/marks/Marks';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { DRAWING_TOOLS } from './drawingTools.ts';
import { nameOf } from './nameOf.ts';

interface MarkListProps {
  readonly marks: readonly Mark[];
  readonly selected: number | null;
  readonly onSelect: (at: number) => void;
  readonly onRemove: (at: number) => void;
}

/** More are counted; drawing many strokes must not draw a long list each time. */
const LISTED = 100;

/** Each mark by its name, the topmost first: here a keyboard or a screen reader gets at them. */
export const MarkList = memo(function MarkList({ marks, selected, onSelect, onRemove }: MarkListProps) {
  const first = Math.max(0, marks.length - LISTED);
  const listed = marks.slice(first).map((mark, at) => ({ mark, at: first + at }));
  return (
    <aside className="mark-list" aria-label="Marks">
      <h3 className="mark-list__title">
        Marks <span>{marks.length}</span>
      </h3>
      {marks.length === 0 && <p className="mark-list__empty">Nothing is drawn yet.</p>}
      <ul>
        {listed.toReversed().map(({ mark, at }) => (
          <li key={at} className="mark-list__row" data-selected={at === selected || undefined}>
            <button
              type="button"
              className="mark-list__mark"
              aria-pressed={at === selected}
              onClick={() => {
                onSelect(at);
              }}
            >
              <Icon icon={DRAWING_TOOLS[mark.tool].icon} size={14} />
              {mark.tool !== 'area' && (
                <span className="mark-list__dot" style={{ background: MARK_COLOURS[mark.colour] }} />
              )}
              <span className="mark-list__name" dir="auto">
                {mark.tool === 'words' ? `“${mark.text}”` : nameOf(mark)}
              </span>
            </button>
            <IconButton
              label={`Remove ${nameOf(mark)}`}
              side="left"
              size="small"
              icon={Trash2}
              onClick={() => {
                onRemove(at);
              }}
            />
          </li>
        ))}
      </ul>
      {first > 0 && <p className="mark-list__empty">And {first} below them.</p>}
    </aside>
  );
});
