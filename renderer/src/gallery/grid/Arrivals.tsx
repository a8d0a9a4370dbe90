import { ArrowUp } from 'lucide-react';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import './Arrivals.css';

/** Pictures that came while one looks at others: they move nothing until they are asked for. */
export function Arrivals() {
  const { gallery } = useStudio();
  const count = useGallery(({ arrivals }) => arrivals);
  return (
    <div className="arrivals" role="status">
      {count > 0 && (
        <button
          type="button"
          className="arrivals__button"
          onClick={() => {
            gallery.getState().showArrivals();
          }}
        >
          <Icon icon={ArrowUp} size={12} />
          {count.toLocaleString('en')} new
        </button>
      )}
    </div>
  );
}
