import type { PlannedCall } from '#shared/api/contract';
import { displayName } from '#shared/graph/displayName';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeById } from '#shared/workflow/lookups';
import { useStudio } from '../stores/hooks.ts';

export interface PreflightNotesProps {
  readonly calls: readonly PlannedCall[];
  /** That was checked. */
  readonly workflow: Workflow;
}

/** What will be sent otherwise than the fields say, a node. */
export function PreflightNotes({ calls, workflow }: PreflightNotesProps) {
  const palette = useStudio().paletteOf(workflow);
  const noted = [...Map.groupBy(calls, (call) => call.node)].flatMap(([id, own]) => {
    const node = nodeById(workflow, id);
    const notes = [...new Set(own.flatMap((call) => call.notes))];
    return node && notes.length > 0 ? [{ id, name: displayName(workflow, palette, node), notes }] : [];
  });
  if (noted.length === 0) return null;
  return (
    <section className="preflight__notes" aria-label="What will be sent differs">
      {noted.map(({ id, name, notes }) => (
        <div key={id}>
          <h3>{name}</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
