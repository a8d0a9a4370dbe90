import { Kbd } from '../Kbd.tsx';
import './Room.css';

/** Keys, what they do, and whether they are the ones that matter. */
export type RoomKey = readonly [keys: string, words: string, isLead?: true];

/** The keys of a room, in a line at its foot. */
export function RoomKeys({ keys }: { readonly keys: readonly RoomKey[] }) {
  return (
    <ul className="room-keys" aria-label="Keys">
      {keys.map(([key, words, isLead]) => (
        <li key={key} data-lead={isLead}>
          {key.split(' ').map((each) => (
            <Kbd key={each} className="kbd kbd--cap">
              {each}
            </Kbd>
          ))}
          {words}
        </li>
      ))}
    </ul>
  );
}
