import type { Theme } from './ViewState.ts';

/** px */
const NARROW_WIDTH = 1200;

/** The page outside the store, so that tests need no browser. */
export interface BrowserPage {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Lives as long as the page, its reloads included. */
  readonly session: Pick<Storage, 'getItem' | 'setItem'>;
  /** Puts a theme on screen. */
  readonly showTheme: (theme: Theme) => void;
  /** Too narrow for the inspector beside the graph: it starts closed. */
  readonly isNarrow: boolean;
}

/** The real page. */
export function browserPage(): BrowserPage {
  const light = window.matchMedia('(prefers-color-scheme: light)');
  let now: Theme = 'dark';
  const show = () => {
    document.documentElement.dataset['theme'] = now === 'system' ? (light.matches ? 'light' : 'dark') : now;
  };
  light.addEventListener('change', show);
  return {
    storage: window.localStorage,
    session: window.sessionStorage,
    isNarrow: window.innerWidth < NARROW_WIDTH,
    showTheme(theme) {
      now = theme;
      show();
    },
  };
}
