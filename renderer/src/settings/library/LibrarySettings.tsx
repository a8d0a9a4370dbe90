import { Section } from '../../ui/Section.tsx';
import { LibraryCare } from './LibraryCare.tsx';
import { LibraryPlace } from './LibraryPlace.tsx';
import { LibraryUsage } from './LibraryUsage.tsx';
import './LibrarySettings.css';

/** Where the library lies, whether it is well, and what takes how much room. */
export function LibrarySettings({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <Section title="Place">
        <LibraryPlace />
      </Section>
      <Section title="Care">
        <LibraryCare onClose={onClose} />
      </Section>
      <Section title="Room it takes">
        <LibraryUsage />
      </Section>
    </>
  );
}
