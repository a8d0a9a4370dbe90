import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { takeChanges } from '#shared/workflow/compare/takeChange';
import { isTyping } from '../ui/isTyping.ts';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { forgetVersion, nameNow, nameVersion, openVersion, restoreVersion } from '../stores/history/historyDeeds.ts';
import type { HistoryRoom, Side } from '../stores/history/historyRoom.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatClock } from '../ui/formatDay.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ChangeDetail } from './ChangeDetail.tsx';
import { ChangeList } from './ChangeList.tsx';
import { ComparedStage } from './ComparedStage.tsx';
import { MadeStrip } from './MadeStrip.tsx';
import { useComparison } from './useComparison.ts';
import { useMade } from './useMade.ts';
import { VersionList } from './VersionList.tsx';
import { versionTitle } from './versionWords.ts';
import './History.css';

interface HistoryRoomViewProps {
  readonly room: HistoryRoom;
  readonly graph: WorkflowStore;
  readonly documentId: string;
}

/** Versions at the left, what differs between two of them in the middle, and in words at the right. */
export function HistoryRoomView({ room, graph, documentId }: HistoryRoomViewProps) {
  const studio = useStudio();
  const { versions, bytes, days, error, a, b, faults, choose, swap } = useStore(room);
  const tab = useDocuments(({ tabs }) => tabs.find(({ id }) => id === documentId));
  const comparison = useComparison(room, graph);
  const made = useMade(room, graph);
  const [way, setWay] = useState<'over' | 'beside'>('over');
  const [looked, setLooked] = useState<string | null>(null);
  const rows = comparison?.rows ?? [];
  const known = rows.findIndex(({ key }) => key === looked);
  const chosen = rows.length === 0 ? -1 : Math.max(0, known);
  const row = rows[chosen];
  const root = useRef<HTMLDivElement>(null);
  const isListed = versions !== null;
  // The keys are with what is compared, and until that is known with all of it: Escape closes it from the start.
  useEffect(() => {
    const row = root.current?.querySelector<HTMLElement>('.history-version--chosen[tabindex="0"]');
    (row ?? root.current)?.focus({ preventScroll: true });
  }, [isListed]);

  const close = studio.view.getState().closeHistory;
  const step = (by: 1 | -1) => {
    if (rows.length > 0) setLooked(rows[(chosen + by + rows.length) % rows.length]?.key ?? null);
  };
  const versionOf = (side: Side | null) => versions?.find(({ id }) => id === side);
  const nameOf = (side: Side | null) => {
    if (side === 'now') return 'now';
    if (side === 'picture') return 'the graph of the picture';
    const version = versionOf(side);
    return version ? `${versionTitle(version)}, ${formatClock(version.at)}` : 'nothing yet';
  };
  const graphA = comparison?.graphs.a;
  const onTake =
    b === 'now' && row && graphA
      ? () => {
          const { whole, changeWhole } = graph.getState();
          // The next one takes its place, once it is gone.
          setLooked(rows[chosen + 1]?.key ?? rows[chosen - 1]?.key ?? null);
          changeWhole(takeChanges(whole, graphA, row.changes), []);
          studio.view.getState().announce(`${row.name}: taken from A.`);
        }
      : undefined;
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === 'Escape') close();
    else if (event.key.toLowerCase() === 'n') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const chosenVersion = versionOf(b);
  const fault = (a !== null && faults.get(a)) || faults.get(b);
  const groups = useMemo(() => {
    const all = [...(comparison?.graphs.a.groups ?? []), ...(comparison?.graphs.b.groups ?? [])];
    return new Map(all.map(({ id, name }) => [id, name]));
  }, [comparison]);

  return (
    <div ref={root} className="history-room" role="presentation" tabIndex={-1} onKeyDown={press}>
      <aside className="history-room__list" aria-label="History">
        <header className="history-room__head">
          <h2>History</h2>
          <span dir="auto">{tab?.title}</span>
          <IconButton label="Close the history" icon={X} size="small" shortcut="Esc" onClick={close} />
        </header>
        {error ? (
          <div className="history-room__fault" role="alert">
            <p>{error.message}</p>
            {error.hint !== undefined && <p>{error.hint}</p>}
          </div>
        ) : versions === null ? (
          <Skeleton className="history-room__waiting" />
        ) : (
          <VersionList
            {...{ versions, bytes, days, a, b }}
            isSaved={tab?.file ? !tab.isDirty : null}
            picture={room.getInitialState().a === 'picture' ? 'of the picture' : undefined}
            onChoose={choose}
          />
        )}
        <footer className="history-room__foot">
          <div className="history-room__buttons">
            <Button
              onClick={() => {
                void (chosenVersion ? nameVersion(studio, documentId, chosenVersion) : nameNow(studio));
              }}
            >
              Name this version
            </Button>
            {chosenVersion && (
              <Button
                variant="ghost"
                onClick={() => {
                  void forgetVersion(studio, documentId, chosenVersion);
                }}
              >
                Forget…
              </Button>
            )}
          </div>
          <p>A and B are compared. Click one for B, Shift-click one for A. Never in the graph file.</p>
        </footer>
      </aside>
      <section className="history-room__main" aria-label="What differs">
        <header className="history-room__bar">
          <span className="history-room__pair">
            <span>
              <b>A</b> {nameOf(a)}
            </span>
            <IconButton label="Swap A and B" icon={ArrowLeftRight} size="small" disabled={a === null} onClick={swap} />
            <span>
              <b>B</b> {nameOf(b)}
            </span>
          </span>
          <Segmented
            label="How they are shown"
            value={way}
            options={[
              { value: 'over', label: 'Over each other' },
              { value: 'beside', label: 'Side by side' },
            ]}
            onChange={setWay}
          />
          <button
            type="button"
            className="history-room__next"
            disabled={rows.length === 0}
            onClick={(event) => {
              step(event.shiftKey ? -1 : 1);
            }}
          >
            <Kbd>N</Kbd>
            <span>Next change</span>
            <span className="mono">
              {rows.length === 0 ? 'none' : `${String(chosen + 1)} of ${String(rows.length)}`}
            </span>
          </button>
        </header>
        {fault ? (
          <div className="history-room__fault" role="alert">
            <p>{fault.message}</p>
            {fault.hint !== undefined && <p>{fault.hint}</p>}
          </div>
        ) : comparison ? (
          <ComparedStage
            key={`${a ?? ''} ${b}`}
            graphs={comparison.graphs}
            rows={rows}
            row={row}
            way={way}
            groups={groups}
            onChoose={setLooked}
          />
        ) : (
          <p className="history-room__empty">
            {versions?.length === 0
              ? 'There is no version yet. One is kept whenever the graph is saved, before it runs, and when you name one.'
              : 'Reading the versions.'}
          </p>
        )}
        <MadeStrip
          sides={[
            { letter: 'A', images: made.a },
            { letter: 'B', images: made.b },
          ]}
        />
      </section>
      <aside className="history-room__side" aria-label="Changes">
        <div className="history-room__scroll">
          {row && comparison ? (
            <ChangeDetail key={row.key} row={row} graphs={comparison.graphs} onTake={onTake} />
          ) : (
            comparison && <p className="history-room__none">A and B do not differ.</p>
          )}
          {rows.length > 0 && (
            <>
              <h3 className="history-room__all">All changes</h3>
              <ChangeList
                rows={rows}
                chosen={chosen}
                groupName={(id) => groups.get(id) ?? id}
                onChoose={(at) => {
                  setLooked(rows[at]?.key ?? null);
                }}
              />
            </>
          )}
        </div>
        <footer className="history-room__foot">
          <div className="history-room__buttons">
            <Button
              disabled={!graphA || a === 'now'}
              onClick={() => {
                if (graphA) void restoreVersion(studio, documentId, graphA);
              }}
            >
              Restore A
            </Button>
            <Button
              disabled={!graphA}
              onClick={() => {
                const version = versionOf(a);
                const words = version ? versionTitle(version) : 'of the picture';
                if (graphA) openVersion(studio, graphA, `${tab?.title ?? graphA.name} · ${words}`);
              }}
            >
              Open A as a tab
            </Button>
          </div>
          <p>Restore is one step of undo. What you have now is kept as a version.</p>
        </footer>
      </aside>
    </div>
  );
}
