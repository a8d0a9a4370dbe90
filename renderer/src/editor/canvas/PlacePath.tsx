import { ChevronRight } from 'lucide-react';
import { usesAround } from '#shared/graph/groups/groupPath';
import { nameHere } from '#shared/workflow/groups/nameAt';
import { useShallow } from 'zustand/react/shallow';
import { goToPlace } from '../../commands/placeCommands.ts';
import { useDocuments, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import './PlacePath.css';

/** Where in the graph one looks, and the way back: each group that is open, after the graph. Nothing at the top. */
export function PlacePath() {
  const studio = useStudio();
  const palette = usePalette();
  const title = useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.title ?? '');
  const path = useWorkflow((state) => state.path);
  const names = useWorkflow(useShallow(({ whole }) => placesTo(path).map((place) => nameHere(whole, palette, place))));
  if (path === '') return null;
  return (
    <nav className="place-path" aria-label="Where you are">
      <ol>
        {[title, ...names].map((name, at) => {
          const place = ['', ...placesTo(path)][at] ?? '';
          return (
            <li key={place}>
              {at > 0 && <Icon icon={ChevronRight} size={12} />}
              <button
                type="button"
                aria-current={place === path ? 'location' : undefined}
                onClick={() => {
                  if (place !== path) goToPlace(studio, place);
                }}
              >
                {name ?? 'Group'}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function placesTo(path: string): readonly string[] {
  return path === '' ? [] : [...usesAround(path), path];
}
