import { Minus, Plus } from 'lucide-react';
import { MARK_COLOURS, type MarkColour } from '#shared/graph/marks/Marks';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { DRAWING_TOOLS, TOOL_IDS, WIDTH_STEPS, type DrawingStyle } from './drawingTools.ts';

interface DrawingToolbarProps {
  readonly style: DrawingStyle;
  readonly onStyle: (change: Partial<DrawingStyle>) => void;
}

const COLOURS = Object.keys(MARK_COLOURS) as readonly MarkColour[];

/** What to draw with. */
export function DrawingToolbar({ style, onStyle }: DrawingToolbarProps) {
  return (
    <div className="drawing-toolbar">
      <div className="drawing-toolbar__group" role="group" aria-label="Tools">
        {TOOL_IDS.map((tool) => {
          const { label, key, icon } = DRAWING_TOOLS[tool];
          return (
            <IconButton
              key={tool}
              label={label}
              shortcut={key}
              side="right"
              icon={icon}
              aria-pressed={style.tool === tool}
              onClick={() => {
                onStyle({ tool });
              }}
            />
          );
        })}
      </div>
      <div className="drawing-toolbar__group drawing-toolbar__colours" role="group" aria-label="Colour">
        {COLOURS.map((colour) => (
          <Tooltip key={colour} label={colour} side="right">
            <button
              type="button"
              className="drawing-toolbar__colour"
              aria-label={colour}
              aria-pressed={style.colour === colour}
              onClick={() => {
                onStyle({ colour });
              }}
            >
              <span style={{ background: MARK_COLOURS[colour] }} />
            </button>
          </Tooltip>
        ))}
      </div>
      <div className="drawing-toolbar__group" role="group" aria-label="Width">
        <IconButton
          label="Wider"
          shortcut="]"
          side="right"
          icon={Plus}
          disabled={style.step === WIDTH_STEPS - 1}
          onClick={() => {
            onStyle({ step: style.step + 1 });
          }}
        />
        <span
          className="drawing-toolbar__width"
          aria-live="polite"
          aria-label={`Width ${String(style.step + 1)} of ${String(WIDTH_STEPS)}`}
        >
          <span style={{ width: 3 + style.step * 3, height: 3 + style.step * 3 }} />
        </span>
        <IconButton
          label="Thinner"
          shortcut="["
          side="right"
          icon={Minus}
          disabled={style.step === 0}
          onClick={() => {
            onStyle({ step: style.step - 1 });
          }}
        />
      </div>
    </div>
  );
}
