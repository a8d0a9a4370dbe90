import type { ImageRef } from '#shared/graph/generation';
import type { Studio } from '../../stores/studio.ts';
import type { LightboxState } from '../../stores/view/LookState.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import type { LightboxPage } from './LightboxPanel.tsx';

export interface LightboxProps {
  /** What can be done with the picture. */
  readonly menuOf: (studio: Studio, picture: ImageRef) => MenuEntry[];
}

/** Of one that is open. */
export interface OpenLightboxProps extends LightboxProps {
  readonly lightbox: LightboxState;
  readonly showsDetails: boolean;
  readonly setShowsDetails: (showsDetails: boolean) => void;
  readonly page: LightboxPage;
  readonly setPage: (page: LightboxPage) => void;
}
