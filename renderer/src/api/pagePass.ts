import { PASS_HEADER, PASS_KEY } from '#shared/api/pagePass';

/** What opens the web door to this page. Read each time: another tab may have been let in anew, after the service was started again. */
export function passHeaders(): Readonly<Record<string, string>> {
  return { [PASS_HEADER]: localStorage.getItem(PASS_KEY) ?? '' };
}
