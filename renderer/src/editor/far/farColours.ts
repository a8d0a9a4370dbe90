/** What the far view is painted with, by the names of the tokens. */
export interface FarColours {
  readonly of: (token: string) => string;
  /** The family its titles are set in. */
  readonly font: string;
  /** Whether the system chose the colours. */
  readonly isForced: boolean;
}

/** Where the system chooses the colours, there are a ground, a text, what is selected and what is a line. */
const FORCED: Readonly<Record<string, string>> = {
  '--surface': 'Canvas',
  '--canvas': 'Canvas',
  '--accent-line': 'Highlight',
  '--faint': 'GrayText',
};

/** The colours of the theme as they are now; read once, until the theme changes. */
export function readColours(element: Element): FarColours {
  const style = getComputedStyle(element);
  const isForced = window.matchMedia('(forced-colors: active)').matches;
  const known = new Map<string, string>();
  return {
    isForced,
    font: style.getPropertyValue('--ui') || 'sans-serif',
    of(token) {
      const before = known.get(token);
      if (before !== undefined) return before;
      const colour = isForced ? (FORCED[token] ?? 'CanvasText') : style.getPropertyValue(token).trim() || 'gray';
      known.set(token, colour);
      return colour;
    },
  };
}

/** Calls back whenever they may have changed. Gives its own end. */
export function watchColours(changed: () => void): () => void {
  const theme = new MutationObserver(changed);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const forced = window.matchMedia('(forced-colors: active)');
  forced.addEventListener('change', changed);
  return () => {
    theme.disconnect();
    forced.removeEventListener('change', changed);
  };
}
