import { useState } from 'react';
import { useStudio } from '../stores/hooks.ts';
import { TextArea } from '../ui/fields/TextArea.tsx';

/** The folders of wildcards that were chosen, a line each; kept when the field is left. `undefined`: not known yet. */
export function WildcardFoldersField({ folders }: { readonly folders: readonly string[] | undefined }) {
  const { settings } = useStudio();
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    if (draft === null) return;
    const lines = draft.split('\n').map((line) => line.trim());
    void settings.getState().change({ wildcardFolders: lines.filter((line) => line !== '') });
    setDraft(null);
  };
  return (
    <TextArea
      label="Wildcard folders"
      value={draft ?? folders?.join('\n') ?? ''}
      onChange={setDraft}
      onBlur={keep}
      placeholder="/path/to/wildcards"
      disabled={folders === undefined}
      isMono
      rows={2}
    />
  );
}
