import { useState } from 'react';
import { useView } from '../../stores/hooks.ts';
import type { LightboxPage } from './LightboxPanel.tsx';
import type { LightboxProps } from './LightboxProps.ts';
import { LightboxRoom } from './LightboxRoom.tsx';

/** One picture as large as the window, with all that is known about it; the arrow keys walk through those it lies among. */
export function Lightbox({ menuOf }: LightboxProps) {
  const lightbox = useView((state) => state.lightbox);
  // As one left it, the next time.
  const [showsDetails, setShowsDetails] = useState(true);
  const [page, setPage] = useState<LightboxPage>('details');
  return lightbox && <LightboxRoom {...{ lightbox, showsDetails, setShowsDetails, page, setPage, menuOf }} />;
}
