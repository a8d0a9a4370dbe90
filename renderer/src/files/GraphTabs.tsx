import { Plus, X } from 'lucide-react';
import type { OpenDocument } from '../stores/graph/documents.ts';
import { useDocuments, useRun, useStudio, useView } from '../stores/hooks.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { GraphName } from './GraphName.tsx';
import { keysOf } from '../commands/keysOf.ts';
import { UnsavedDot } from './UnsavedDot.tsx';
import './GraphTabs.css';

/** The graphs that are open; the name of the one on screen can be edited in its tab. */
export function GraphTabs() {
  const { files } = useStudio();
  const tabs = useDocuments((state) => state.tabs);
  const activeId = useDocuments((state) => state.activeId);
  return (
    <nav className="graph-tabs" aria-label="Open graphs">
      <ul className="graph-tabs__list">
        {tabs.map((tab) => (
          <GraphTab key={tab.id} tab={tab} isActive={tab.id === activeId} />
        ))}
      </ul>
      <IconButton label="New graph" shortcut={keysOf('new')} icon={Plus} onClick={() => void files.newGraph()} />
    </nav>
  );
}

function GraphTab({ tab, isActive }: { readonly tab: OpenDocument; readonly isActive: boolean }) {
  const { documents, files, view } = useStudio();
  const isOnScreen = useView((state) => state.section === 'graph') && isActive;
  const isBusy = useRun((state) => state.busy.has(tab.id));
  return (
    <li
      className={isActive ? 'graph-tab graph-tab--active' : 'graph-tab'}
      onAuxClick={(event) => {
        if (event.button !== 1) return;
        event.preventDefault();
        void files.closeTab(tab.id);
      }}
      // The middle button would start to scroll.
      onMouseDown={(event) => {
        if (event.button === 1) event.preventDefault();
      }}
    >
      {isOnScreen ? (
        <GraphName />
      ) : (
        <button
          type="button"
          className="graph-tab__name"
          title={tab.file?.name}
          onClick={() => {
            documents.activate(tab.id);
            view.getState().showSection('graph');
          }}
        >
          <span className="graph-tab__text">{tab.name}</span>
          {isBusy && <ProgressRing done={0} total={0} label="Running" />}
          {tab.isDirty && <UnsavedDot />}
        </button>
      )}
      <IconButton
        className="graph-tab__close"
        size="small"
        label={`Close ${tab.name}`}
        shortcut={isActive ? keysOf('close-tab') : undefined}
        icon={X}
        onClick={() => void files.closeTab(tab.id)}
      />
    </li>
  );
}
