import { Columns2, CornerUpLeft, Ellipsis, PanelRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { useSequence } from '../../stores/view/useSequence.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isTyping } from '../../ui/isTyping.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { Room } from '../../ui/overlays/Room.tsx';
import type { Zoom } from '../zoom/useZoom.ts';
import { zoomKey } from '../zoom/zoomKey.ts';
import { comparePicture } from './comparePictures.ts';
import { pickAround } from './pickPictures.ts';
import type { OpenLightboxProps } from './LightboxProps.ts';
import { LightboxPanel } from './LightboxPanel.tsx';
import { LightboxStage } from './LightboxStage.tsx';
import { tileOf } from './picturesAround.ts';
import { PictureStrip } from './PictureStrip.tsx';
import { pressPictureKey } from './pressPictureKey.ts';
import { RatingControl } from './RatingControl.tsx';
import { usePreload } from './usePreload.ts';
import './Lightbox.css';

/** px */
const STRIP_HEIGHT = 52;

/** The lightbox, open. */
export function LightboxRoom({ lightbox, showsDetails, setShowsDetails, page, setPage, menuOf }: OpenLightboxProps) {
  const studio = useStudio();
  const { view } = studio;
  const { sequence, index, trail } = lightbox;
  const version = useSequence(sequence, index);
  usePreload(sequence, index, version);
  const zoom = useRef<Zoom>(null);
  const [before] = useState(() => document.activeElement);
  const image = sequence.at(index);
  const id = image?.id;
  useEffect(() => {
    const shown = sequence.at(index);
    if (!shown) return;
    view.getState().noteLookedAt(shown);
    sequence.lookAt?.(index);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the picture stands for its place, which may become known later
  }, [view, id]);
  const actions = view.getState();
  const count = sequence.count();
  const position = `${(index + 1).toLocaleString('en')} of ${count.toLocaleString('en')}`;
  const compare = () => {
    comparePicture(studio, sequence, index);
  };
  const press = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const act = walkKey(event) ?? zoomKey(event, zoom.current);
    if (act) act();
    else {
      if (!id) return;
      const looked = {
        of: { ids: [id] },
        preview: actions.closeLightbox,
        compare,
        pick: count > 1 ? pick : undefined,
      };
      if (!pressPictureKey(studio, event.nativeEvent, looked)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const walkKey = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (ctrlKey || metaKey || altKey) return undefined;
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        return () => {
          actions.stepLightbox(key === 'ArrowRight' ? 1 : -1);
        };
      case 'Home':
        return () => {
          actions.showInLightbox(0);
        };
      case 'End':
        return () => {
          actions.showInLightbox(count - 1);
        };
      default:
        return undefined;
    }
  };
  const pick = () => {
    pickAround(studio, sequence, index);
  };
  return (
    <Room
      title="Picture"
      aside={position}
      className="lightbox"
      onClose={actions.closeLightbox}
      onKeyDown={press}
      onEscape={() => {
        if (trail.length === 0) return false;
        actions.backInLightbox();
        return true;
      }}
      focusAfter={() => (before instanceof HTMLElement && id ? tileOf(before, id) : null)}
      middle={
        <>
          {trail.length > 0 && (
            <IconButton label="Back" shortcut="Esc" icon={CornerUpLeft} onClick={actions.backInLightbox} />
          )}
          {id && <RatingControl id={id} />}
        </>
      }
      tools={
        <>
          <IconButton label="Compare" shortcut="C" icon={Columns2} onClick={compare} />
          {image && (
            <Menu
              align="end"
              trigger={
                <button type="button" className="icon-button" aria-label="Actions of the picture">
                  <Icon icon={Ellipsis} />
                </button>
              }
              entries={menuOf(studio, image)}
            />
          )}
          <IconButton
            label="Details"
            icon={PanelRight}
            aria-pressed={showsDetails}
            onClick={() => {
              setShowsDetails(!showsDetails);
            }}
          />
        </>
      }
      panel={showsDetails && image && <LightboxPanel key={image.id} image={image} page={page} onPage={setPage} />}
    >
      <LightboxStage {...{ image, position, count, menuOf }} zoom={zoom} />
      {count > 1 && (
        <PictureStrip
          sequence={sequence}
          index={index}
          height={STRIP_HEIGHT}
          label="All that are walked through"
          onLook={actions.showInLightbox}
        />
      )}
    </Room>
  );
}
