import { useView } from '../stores/hooks.ts';
import { Announcer } from '../ui/Announcer.tsx';
import { useEditAnnouncements } from './useEditAnnouncements.ts';
import { useRunAnnouncements } from './useRunAnnouncements.ts';

/** What happens on screen, said to screen readers. */
export function Announcements() {
  useEditAnnouncements();
  useRunAnnouncements();
  return <Announcer said={useView((state) => state.announcement)} />;
}
