import { useEffect, useState } from 'react';
import type { PictureDetails } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../stores/hooks.ts';

export interface DetailsAnswer {
  readonly details?: PictureDetails;
  readonly error?: ErrorReport;
}

/** What the library knows of a picture; empty while it is being asked. */
export function usePictureDetails(id: string): DetailsAnswer {
  const { client } = useStudio();
  const [answer, setAnswer] = useState<DetailsAnswer & { readonly id?: string }>({});
  useEffect(() => {
    let isWanted = true;
    client('picture.details', { id }).then(
      (details) => {
        if (isWanted) setAnswer({ id, details });
      },
      (caught: unknown) => {
        if (isWanted) setAnswer({ id, error: reportOf(caught) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [client, id]);
  return answer.id === id ? answer : {};
}
