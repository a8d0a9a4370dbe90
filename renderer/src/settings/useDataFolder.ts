import { useEffect, useState } from 'react';
import { useStudio } from '../stores/hooks.ts';

/** Where the service keeps its files; `null` until known. */
export function useDataFolder(): string | null {
  const { client } = useStudio();
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    client('app.info').then(
      (info) => {
        setFolder(info.dataFolder);
      },
      () => {
        setFolder(null);
      },
    );
  }, [client]);
  return folder;
}
