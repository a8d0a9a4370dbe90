import { Minus, Plus } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { nodeOfChange } from '#shared/workflow/compare/Change';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ChangeRow } from './changeRows.ts';
import { ComparedCanvas } from './ComparedCanvas.tsx';
import { changesInside, drawOver, drawSide, type ComparedGraphs } from './drawComparison.ts';
import { useSight } from './useSight.ts';
import { counted } from './versionWords.ts';

interface ComparedStageProps {
  readonly graphs: ComparedGraphs;
  readonly rows: readonly ChangeRow[];
  /** The change that is looked at. */
  readonly row: ChangeRow | undefined;
  readonly way: 'over' | 'beside';
  /** What groups are called. */
  readonly groups: ReadonlyMap<string, string>;
  /** Looks at a change, by its key. */
  readonly onChoose: (key: string) => void;
}

/** Both versions as drawings, over or beside each other, of the graph or of a group that differs inside. */
export function ComparedStage({ graphs, rows, row, way, groups, onChoose }: ComparedStageProps) {
  const inside = useMemo(() => changesInside(graphs.changes), [graphs]);
  const [wished, setWished] = useState<{ readonly group: string | null; readonly of: string | undefined } | null>(null);
  // A change is shown where it is, until somebody looks elsewhere.
  const group = wished && wished.of === row?.key ? wished.group : placeOf(row);
  const drawings = useMemo(
    () =>
      way === 'over'
        ? [{ label: 'A and B over each other', drawing: drawOver(graphs, group) }]
        : [
            { label: 'A', drawing: drawSide(graphs, group, 'a') },
            { label: 'B', drawing: drawSide(graphs, group, 'b') },
          ],
    [graphs, group, way],
  );
  const box = useMemo(() => joined(drawings.map(({ drawing }) => drawing.box)), [drawings]);
  const sighted = useSight(box);
  const { reveal, zoomBy, fit } = sighted;
  const chosen = row && row.changes.length === 1 ? row.node : undefined;
  const place = drawings.flatMap(({ drawing }) => drawing.nodes).find(({ id }) => id === chosen);
  useEffect(() => {
    if (place) reveal(place);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when another change is looked at: who looks around is not brought back
  }, [row?.key]);
  const levels = [...inside].filter(([id]) => graphs.a.groups?.some((each) => each.id === id));
  return (
    <div
      className="history-stage"
      role="presentation"
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === '+' || event.key === '=') zoomBy(1.2);
        else if (event.key === '-') zoomBy(1 / 1.2);
        else if (event.key.toLowerCase() === 'f') fit();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div className="history-stage__canvases">
        {drawings.map(({ label, drawing }, at) => (
          <ComparedCanvas
            key={label}
            label={label}
            drawing={drawing}
            sighted={sighted}
            chosen={chosen}
            isMeasured={at === 0}
            onChoose={(node) => {
              const found = rows.find((each) => each.group === group && each.node === node);
              if (found) onChoose(found.key);
            }}
          />
        ))}
        {way === 'beside' && <SideNames />}
      </div>
      <div className="history-stage__foot">
        <Legend graphs={graphs} />
        {levels.length > 0 && (
          <Segmented
            label="What is drawn"
            value={group ?? ''}
            options={[
              { value: '', label: 'Graph' },
              ...levels
                .slice(0, MOST_LEVELS)
                .map(([id, count]) => ({ value: id, label: `in ${groups.get(id) ?? id} · ${String(count)}` })),
            ]}
            onChange={(id) => {
              setWished({ group: id === '' ? null : id, of: row?.key });
            }}
          />
        )}
        <span className="history-stage__zoom" role="group" aria-label="Zoom">
          <IconButton
            label="Zoom out"
            icon={Minus}
            size="small"
            shortcut="-"
            onClick={() => {
              zoomBy(1 / 1.2);
            }}
          />
          <span className="mono">{Math.round(sighted.sight.zoom * 100)} %</span>
          <IconButton
            label="Zoom in"
            icon={Plus}
            size="small"
            shortcut="+"
            onClick={() => {
              zoomBy(1.2);
            }}
          />
          <button type="button" className="button button--ghost" onClick={fit}>
            Fit
          </button>
        </span>
      </div>
    </div>
  );
}

/** Groups that are offered as a row of buttons; changes in others lead there. */
const MOST_LEVELS = 4;

function SideNames() {
  return (
    <div className="history-stage__names" aria-hidden>
      <b>A</b>
      <b>B</b>
    </div>
  );
}

/** How much of each kind there is, and by which shape it is known. */
function Legend({ graphs: { changes } }: { readonly graphs: ComparedGraphs }) {
  const count = { added: 0, gone: 0, moved: 0, wiresAdded: 0, wiresGone: 0 };
  const changed = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'node-added') count.added++;
    else if (change.kind === 'node-gone') count.gone++;
    else if (change.kind === 'look') count.moved++;
    else if (change.kind === 'wires') {
      const from = (edges: typeof change.before) => new Set(edges.map((edge) => JSON.stringify(edge.from)));
      const [was, is] = [from(change.before), from(change.after)];
      count.wiresAdded += [...is].filter((each) => !was.has(each)).length;
      count.wiresGone += [...was].filter((each) => !is.has(each)).length;
    } else if (nodeOfChange(change) !== undefined) changed.add(JSON.stringify([change.group, nodeOfChange(change)]));
  }
  return (
    <ul className="history-legend" aria-label="What the marks mean">
      <li>
        <i className="history-legend__added" /> + added {count.added}
      </li>
      <li>
        <i className="history-legend__gone" /> − gone {count.gone}
      </li>
      <li>
        <i className="history-legend__changed" /> changed {changed.size}
      </li>
      <li>
        wires + {count.wiresAdded}, − {count.wiresGone}
      </li>
      {count.moved > 0 && <li>{counted(count.moved, 'node')} moved</li>}
    </ul>
  );
}

function placeOf(row: ChangeRow | undefined): string | null {
  const [change] = row?.changes ?? [];
  if (!change || change.kind === 'group-added' || change.kind === 'group-gone' || change.kind === 'group-face')
    return null;
  return row?.group ?? null;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function joined(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
