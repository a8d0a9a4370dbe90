/** The colour of a token, as `#rrggbb`: any program that shows pictures knows these. */
export type PictureColours = (token: string) => string;

export type PictureTheme = 'dark' | 'light';

/** The theme that is on screen. */
export function themeOnScreen(): PictureTheme {
  return document.documentElement.dataset['theme'] === 'light' ? 'light' : 'dark';
}

/** The colours of a theme, whichever is on screen. */
export function readPictureColours(theme: PictureTheme): PictureColours {
  const probe = document.createElement('div');
  probe.dataset['theme'] = theme;
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  const colours = new Map(TOKENS.map((token) => [token, style.getPropertyValue(token).trim()]));
  probe.remove();
  return (token) => {
    const before = known.get(token);
    if (before !== undefined) return before;
    const colour = context ? hexOf(colours.get(token) ?? 'gray', context) : '#808080';
    known.set(token, colour);
    return colour;
  };
}

/** All that shapes are painted with; read at once, since the element that has the theme does not stay. */
const TOKENS = [
  ...['canvas', 'surface', 'raised', 'field', 'line', 'line-soft', 'line-strong', 'edge', 'text', 'muted', 'faint'],
  ...['accent', 'provider', 'config', 'text', 'integer', 'images'].map((of) => (of === 'accent' ? of : `socket-${of}`)),
  ...['neutral', 'rose', 'amber', 'green', 'teal', 'blue', 'violet'].map((of) => `tint-${of}`),
].map((name) => `--${name}`);

function hexOf(colour: string, context: OffscreenCanvasRenderingContext2D): string {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = 'gray';
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
