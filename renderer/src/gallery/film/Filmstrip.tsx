import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useStudio, useView } from '../../stores/hooks.ts';
import { createLatestPictures } from '../../stores/pictures/latestPictures.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { comparePicture } from '../look/comparePictures.ts';
import { pickAndShow } from '../look/pickPictures.ts';
import { pressPictureKey } from '../look/pressPictureKey.ts';
import { useFrameSize } from '../zoom/useFrameSize.ts';
import { FilmTile } from './FilmTile.tsx';
import { layFilm } from './layFilm.ts';
import './Filmstrip.css';

/** The latest pictures of any run, under the canvas; any of them can be dragged onto it. */
export function Filmstrip() {
  const isOpen = useView((state) => state.filmstripOpen);
  return isOpen && <OpenFilmstrip />;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

function OpenFilmstrip() {
  const studio = useStudio();
  const { view } = studio;
  const [latest] = useState(() => createLatestPictures(studio));
  useEffect(() => latest.getState().attach(), [latest]);
  const tiles = useStore(latest, (state) => state.tiles);
  const row = useRef<HTMLUListElement>(null);
  const { width } = useFrameSize(row);
  const [left, setLeft] = useState(0);
  const [at, setAt] = useState(0);
  const film = useMemo(() => layFilm(tiles ?? []), [tiles]);
  const sequence = useMemo(() => fixedSequence((tiles ?? []).map(({ image }) => image)), [tiles]);
  const shown = film.places.filter(
    (place) => place.index === at || (place.left + place.width > left - width && place.left < left + width * 2),
  );
  const open = (index: number) => {
    setAt(index);
    view.getState().openSequence(sequence, index);
  };
  const walk = (index: number) => {
    const next = Math.min(Math.max(index, 0), film.places.length - 1);
    const place = film.places[next];
    if (!place || !row.current) return;
    setAt(next);
    const { scrollLeft, clientWidth } = row.current;
    if (place.left < scrollLeft || place.left + place.width > scrollLeft + clientWidth)
      row.current.scrollLeft = place.left - (clientWidth - place.width) / 2;
    // Once it is drawn.
    requestAnimationFrame(() => {
      row.current?.querySelector<HTMLElement>(`[data-at="${String(next)}"]`)?.focus({ preventScroll: true });
    });
  };
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    const image = sequence.at(at);
    if (by !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) walk(at + by);
    else {
      const looked = image && {
        of: { ids: [image.id] },
        preview: () => {
          view.getState().openPreview(sequence, at);
        },
        open: () => {
          open(at);
        },
        compare: () => {
          comparePicture(studio, sequence, at);
        },
        pick: () => {
          const run = tiles?.[at]?.run;
          const images = (tiles ?? []).flatMap((tile) => (tile.run === run ? [tile.image] : []));
          void pickAndShow(studio, images, image.id);
        },
      };
      if (!looked || !pressPictureKey(studio, event.nativeEvent, looked)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="filmstrip" aria-label="Latest pictures">
      <header className="filmstrip__head">
        <h3>Latest pictures</h3>
        <span className="filmstrip__words">{tiles?.length === 0 ? 'none yet' : ''}</span>
        <span className="filmstrip__words">drag one onto the canvas</span>
        <IconButton
          label="Hide the latest pictures"
          shortcut="Shift+F"
          size="small"
          side="top"
          icon={ChevronDown}
          onClick={view.getState().toggleFilmstrip}
        />
      </header>
      <ul
        ref={row}
        className="filmstrip__row"
        aria-label="Latest pictures, newest first"
        data-pictures
        onKeyDown={press}
        onScroll={(event) => {
          setLeft(event.currentTarget.scrollLeft);
        }}
      >
        {film.partings.map((x) => (
          <li key={x} className="filmstrip__parting" style={{ left: x }} aria-hidden />
        ))}
        {shown.map((place) => (
          <FilmTile
            key={place.tile.image.id}
            place={place}
            isCurrent={place.index === at}
            onOpen={() => {
              open(place.index);
            }}
            onFocus={() => {
              setAt(place.index);
            }}
          />
        ))}
        <li className="filmstrip__end" style={{ left: film.width }} aria-hidden />
      </ul>
    </section>
  );
}
