import { useStudio, useTemplates, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { performCommand } from '../../commands/performCommand.ts';
import { TemplateTile } from '../../files/templates/TemplateTile.tsx';
import './CanvasHint.css';

/** Templates that are offered on an empty canvas: what is there first, one's own before them. */
const MOST_TILES = 5;
const MOST_OWN = 2;

/** What can be done with a canvas nothing lies on. Between what it shows the canvas hears as ever. */
export function CanvasHint() {
  const studio = useStudio();
  const isEmpty = useWorkflow(({ workflow }) => workflow.nodes.length === 0);
  const templates = useTemplates((state) => state.templates);
  if (!isEmpty) return null;
  const sound = templates?.filter(({ fault }) => fault === undefined) ?? [];
  const own = sound.filter(({ of }) => of === 'own').slice(0, MOST_OWN);
  const offered = [...own, ...sound.filter(({ of }) => of === 'ready')].slice(0, MOST_TILES);
  return (
    <div className="canvas-hint">
      <p>
        Double-click or press <Kbd>/</Kbd> to add a node, or drop a graph file here.
      </p>
      {offered.length > 0 && (
        <ul className="canvas-hint__tiles" aria-label="Templates">
          {offered.map((template) => (
            <li key={`${template.of} ${template.id}`}>
              <TemplateTile template={template} onOpen={() => void studio.files.openTemplate(template)} />
            </li>
          ))}
        </ul>
      )}
      <div className="canvas-hint__more">
        <Button onClick={() => void performCommand(studio, 'new-from-template')}>All templates…</Button>
        <Button variant="ghost" onClick={() => void performCommand(studio, 'open')}>
          Open…
        </Button>
        <Button variant="ghost" onClick={() => void performCommand(studio, 'open-sample')}>
          Open the sample
        </Button>
      </div>
    </div>
  );
}
