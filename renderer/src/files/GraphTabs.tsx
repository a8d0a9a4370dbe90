import { ChevronDown, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useKeysOf } from '../commands/keysOf.ts';
import { tellApart } from '../stores/graph/tellApart.ts';
import { useDocuments, useStudio } from '../stores/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ContextMenu } from '../ui/overlays/ContextMenu.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { GraphTab } from './GraphTab.tsx';
import { tabEntries } from './tabEntries.ts';
import { useTabDrag } from './useTabDrag.ts';
import './GraphTabs.css';

/** The graphs that are open; the name of the one on screen can be edited in its tab. */
export function GraphTabs() {
  const studio = useStudio();
  const { files, questions } = studio;
  const tabs = useDocuments((state) => state.tabs);
  const activeId = useDocuments((state) => state.activeId);
  const list = useRef<HTMLUListElement>(null);
  const { drag, onPointerDown } = useTabDrag(list);
  const keys = useKeysOf('new');
  const listKeys = useKeysOf('list-tabs');
  const apart = tellApart(tabs);
  const order = tabs.map(({ id }) => id).join();
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const show = () => {
      element.querySelector('.graph-tab--active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    };
    show();
    const watch = new ResizeObserver(show);
    watch.observe(element);
    return () => {
      watch.disconnect();
    };
  }, [activeId, order]);
  return (
    <nav className="graph-tabs" aria-label="Open graphs">
      <ContextMenu
        entriesFor={(target) => {
          const id = target.closest<HTMLElement>('.graph-tab')?.dataset['id'];
          return id === undefined ? null : tabEntries(studio, id);
        }}
      >
        <ul className="graph-tabs__list" ref={list}>
          {tabs.map((tab, at) => (
            <GraphTab
              key={tab.id}
              tab={tab}
              apart={apart.get(tab.id)}
              isActive={tab.id === activeId}
              isDragged={tab.id === drag?.id}
              mark={markAt(drag, at)}
              onPointerDown={onPointerDown}
            />
          ))}
        </ul>
      </ContextMenu>
      {tabs.length > 1 && (
        <Tooltip label="All open graphs" shortcut={listKeys}>
          <button
            type="button"
            className="graph-tabs__all"
            aria-label={`All open graphs: ${String(tabs.length)}`}
            onClick={() => void questions.ask('tabs')}
          >
            <Icon icon={ChevronDown} size={13} />
            {tabs.length}
          </button>
        </Tooltip>
      )}
      <IconButton label="New graph" shortcut={keys} icon={Plus} onClick={() => void files.newGraph()} />
    </nav>
  );
}

/** On which side of the tab at this place what is dragged would land. */
function markAt(drag: ReturnType<typeof useTabDrag>['drag'], at: number): 'before' | 'after' | undefined {
  if (!drag || drag.to === drag.from || drag.to !== at) return undefined;
  return drag.to < drag.from ? 'before' : 'after';
}
