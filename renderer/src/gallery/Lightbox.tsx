import { ChevronLeft, ChevronRight, Ellipsis, PanelRight, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type KeyboardEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { useStudio, useView } from '../stores/hooks.ts';
import type { Studio } from '../stores/studio.ts';
import type { ViewState } from '../stores/view/ViewState.ts';
import { ContextMenu } from '../ui/overlays/ContextMenu.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/overlays/Menu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { useFocusBack } from '../ui/overlays/useFocusBack.ts';
import { LightboxDetails } from './LightboxDetails.tsx';
import { LightboxStage } from './LightboxStage.tsx';
import './Lightbox.css';

export interface LightboxProps {
  /** What can be done with the picture. */
  readonly menuOf: (studio: Studio, picture: ImageRef) => MenuEntry[];
}

/** One picture as large as the window, with all that is known about it; the arrow keys walk through its batch. */
export function Lightbox({ menuOf }: LightboxProps) {
  const lightbox = useView((state) => state.lightbox);
  const [showsDetails, setShowsDetails] = useState(true);
  const image = lightbox?.images[lightbox.index];
  if (!lightbox || !image) return null;
  return <OpenLightbox {...{ lightbox, image, showsDetails, setShowsDetails, menuOf }} />;
}

interface OpenLightboxProps extends LightboxProps {
  readonly lightbox: NonNullable<ViewState['lightbox']>;
  readonly image: ImageRef;
  readonly showsDetails: boolean;
  readonly setShowsDetails: (showsDetails: boolean) => void;
}

function OpenLightbox({ lightbox, image, showsDetails, setShowsDetails, menuOf }: OpenLightboxProps) {
  const studio = useStudio();
  const { view } = studio;
  const [batch] = useState(() => document.activeElement?.closest('.picture-grid'));
  // The tile of the picture shown last.
  const focusBack = useFocusBack(() => batch?.querySelector(`button[data-picture="${image.id}"]`) ?? null);
  const actions = view.getState();
  const close = () => {
    actions.closeLightbox();
  };
  const count = lightbox.images.length;
  const position = `${String(lightbox.index + 1)} of ${String(count)}`;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    actions.stepLightbox(event.key === 'ArrowRight' ? 1 : -1);
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Dialog.Portal>
        <Dialog.Content
          className="lightbox"
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={focusItself}
          onCloseAutoFocus={focusBack}
        >
          <header className="lightbox__bar">
            <Dialog.Title className="lightbox__title">
              Picture <span className="lightbox__position">{position}</span>
            </Dialog.Title>
            <Menu
              align="end"
              trigger={
                <button type="button" className="icon-button" aria-label="Actions of the picture">
                  <Icon icon={Ellipsis} />
                </button>
              }
              entries={menuOf(studio, image)}
            />
            <IconButton
              label="Details"
              icon={PanelRight}
              aria-pressed={showsDetails}
              onClick={() => {
                setShowsDetails(!showsDetails);
              }}
            />
            <IconButton label="Close" shortcut="Esc" icon={X} onClick={close} />
          </header>
          <div className="lightbox__body">
            <div className="lightbox__main">
              <ContextMenu entriesFor={() => menuOf(studio, image)}>
                <div>
                  <LightboxStage key={image.id} image={image} label={`Picture ${position}`} />
                </div>
              </ContextMenu>
              {count > 1 && (
                <>
                  <IconButton
                    label="Previous picture"
                    shortcut="←"
                    side="right"
                    icon={ChevronLeft}
                    className="lightbox__step lightbox__step--back"
                    onClick={() => {
                      actions.stepLightbox(-1);
                    }}
                  />
                  <IconButton
                    label="Next picture"
                    shortcut="→"
                    side="left"
                    icon={ChevronRight}
                    className="lightbox__step lightbox__step--on"
                    onClick={() => {
                      actions.stepLightbox(1);
                    }}
                  />
                </>
              )}
            </div>
            {showsDetails && <LightboxDetails key={image.id} image={image} />}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Not its first button, whose tooltip would open with it. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
