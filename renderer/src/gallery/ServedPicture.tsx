import { useState, type ComponentProps } from 'react';
import { useRun } from '../stores/hooks.ts';
import './ServedPicture.css';

/**
 * A picture as the service gives it. One that does not come leaves its place empty, rather than as the browser's broken picture, and is asked
 * for again once the service is back.
 */
export function ServedPicture(props: ComponentProps<'img'>) {
  const [isMissing, setMissing] = useState(false);
  const returns = useRun((state) => state.serviceReturns);
  const [askedAt, setAskedAt] = useState(returns);
  if (isMissing && askedAt !== returns) setAskedAt(returns);
  return (
    <img
      // Another element: what did not come is not asked for twice by the same.
      key={askedAt}
      data-missing={isMissing || undefined}
      onError={() => {
        setMissing(true);
      }}
      onLoad={() => {
        setMissing(false);
      }}
      {...props}
    />
  );
}
