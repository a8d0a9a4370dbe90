import { reportOf } from '#shared/errors/reportOf';
import { useFileName, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import './AllowList.css';

/** Lets the graph on screen read a list that does not lie with it. */
export function AllowList({ list }: { readonly list: string }) {
  const { client, view } = useStudio();
  const graph = useFileName() ?? null;
  const allow = async () => {
    try {
      const { isAllowed } = await client('list.allow', { graph, list });
      if (!isAllowed) view.getState().notify('The file was not allowed.', 'Choose that very file to allow it.');
    } catch (caught) {
      view.getState().reportError(reportOf(caught));
    }
  };
  return (
    <p className="allow-list">
      <Button aria-label={`Allow ${list}`} onClick={() => void allow()}>
        Allow
      </Button>
    </p>
  );
}
