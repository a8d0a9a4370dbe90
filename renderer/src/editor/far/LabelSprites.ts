import { fitLabel } from './fitLabel.ts';

/** As many titles as are kept drawn. */
const MOST = 1500;
/** Titles with almost the same room share a drawing, px of the screen. */
const ROOM_STEP = 6;

interface Setting {
  readonly font: string;
  readonly size: number;
  readonly colour: string;
}

/** Titles that were drawn once and are only copied from then on: setting text is what takes longest of a far view. */
export class LabelSprites {
  #drawn = new Map<string, HTMLCanvasElement | null>();
  #setting: Setting = { font: '', size: 0, colour: '' };
  readonly #ruler = document.createElement('canvas').getContext('2d');

  /** What all titles are set in from now on; `size` in px of the device. */
  use(setting: Setting): void {
    const { font, size, colour } = this.#setting;
    if (font === setting.font && size === setting.size && colour === setting.colour) return;
    this.#setting = setting;
    this.#drawn = new Map();
  }

  /** A title in a room of so many px of the device; `null`: nothing of it fits. */
  get(text: string, room: number): HTMLCanvasElement | null {
    const stepped = Math.floor(room / ROOM_STEP) * ROOM_STEP;
    const key = `${String(stepped)} ${text}`;
    const before = this.#drawn.get(key);
    if (before !== undefined) return before;
    if (this.#drawn.size >= MOST) this.#drawn = new Map();
    const drawn = this.#draw(text, stepped);
    this.#drawn.set(key, drawn);
    return drawn;
  }

  #draw(text: string, room: number): HTMLCanvasElement | null {
    const { font, size, colour } = this.#setting;
    const ruler = this.#ruler;
    if (!ruler) return null;
    const set = `550 ${String(size)}px ${font}`;
    ruler.font = set;
    const fitted = fitLabel(text, room, (part) => ruler.measureText(part).width);
    if (fitted === '') return null;
    const sprite = document.createElement('canvas');
    sprite.width = Math.ceil(ruler.measureText(fitted).width) + 1;
    sprite.height = Math.ceil(size * 1.3);
    const context = sprite.getContext('2d');
    if (!context) return null;
    context.font = set;
    context.fillStyle = colour;
    context.textBaseline = 'middle';
    context.fillText(fitted, 0, sprite.height / 2);
    return sprite;
  }
}
