/** What lies in a library that is made up: runs with their batches, oldest first, the same each time. */

const SUBJECTS = [
  'red fox',
  'barn owl',
  'old lighthouse',
  'clay teapot',
  'night market',
  'glass whale',
  'paper city',
  'stone bridge',
  'moss garden',
  'tin robot',
  'harbour at dawn',
  'library stairs',
  'desert train',
  'winter orchard',
  'copper kettle',
  'blue heron',
];
const PLACES = [
  'in the snow',
  'under a paper moon',
  'at the edge of a forest',
  'by the sea',
  'in heavy rain',
  'on a long table',
  'in an empty hall',
  'above the clouds',
];
const STYLES = [
  'watercolour',
  'gouache',
  'film photograph, 35mm',
  'linocut',
  'isometric render',
  'pencil sketch',
  'oil on canvas',
  'risograph print',
];
const OTHERS = [
  '雪の中の赤い狐、水彩画',
  '一只红色的狐狸在雪地里',
  'červená liška ve sněhu, akvarel',
  '눈 속의 붉은 여우',
  'лиса в снегу, акварель',
  'a fox 🦊 in the snow ❄️',
  'ثعلب أحمر في الثلج',
];
const MODELS = [
  ['google', 'gemini-nano-banana-2.1', 39_000],
  ['google', 'gemini-3-pro-image', 134_000],
  ['openrouter', 'google/gemini-3-pro-image', 141_000],
  ['openai', 'gpt-image-2', 60_000],
];
const GRAPHS = ['Foxes', 'Winter card', 'Characters', 'Product shots', 'Backgrounds', 'Icons', 'Textures', 'Try-outs'];
const DAY_MS = 86_400_000;
const END = Date.UTC(2026, 10, 28, 20);
const BUSY_DAY = 70_000;

/** @param {number} count of pictures */
export function* galleryRows(count) {
  const random = randomFrom(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const busy = count >= 100_000 ? BUSY_DAY : 0;
  const busyFrom = Math.floor(count * 0.25);
  const usual = count - busy;
  const span = 700 * DAY_MS;
  let made = 0;
  let at = END - span;
  for (let serial = 0; made < count; serial++) {
    const isBusy = made >= busyFrom && made < busyFrom + busy;
    const isImport = !isBusy && random() < 0.03;
    const size = isImport ? 1 + Math.floor(random() * 40) : 1 + Math.floor(random() ** 2 * 20);
    const left = Math.min(size, count - made);
    const before = at;
    const batches = [];
    for (let taken = 0; taken < left;) {
      const number = isImport ? 1 : Math.min(left - taken, pick([1, 1, 2, 4, 4, 8, 16]));
      const [provider, model, cost] = pick(MODELS);
      const prompt =
        random() < 0.15
          ? pick(OTHERS)
          : `${pick(['A', 'One', 'The'])} ${pick(SUBJECTS)} ${pick(PLACES)}, ${pick(STYLES)}, take ${serial % 997}`;
      const pictures = [];
      for (let place = 0; place < number; place++) {
        const luck = random();
        pictures.push({
          at: (at += 40),
          seed: Math.floor(random() * 2 ** 31),
          rating: luck < 0.1 ? 1 + Math.floor(luck * 50) : 0,
          label: luck > 0.95 ? 1 + (serial % 3) : 0,
          isTrash: luck > 0.4 && luck < 0.41,
          isOdd: luck > 0.99,
        });
      }
      batches.push({
        node: `n${batches.length + 4}`,
        provider,
        model,
        cost,
        prompt,
        pictures,
        shape: Math.floor(random() * 64),
        size: pick(['1K', '1K', '2K', '4K']),
        references: random() < 0.2 ? 1 : 0,
      });
      taken += number;
    }
    made += left;
    yield { id: isImport ? null : uuid(serial), graph: pick(GRAPHS), at: before, batches };
    // Days go by as pictures are made; the busy day has all of its own.
    at = isBusy ? at + 20 : Math.max(at + 20, before + Math.floor((span * left) / usual));
  }
}

function uuid(serial) {
  return `${serial.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/** Numbers from 0 to 1, the same for the same seed. @see https://en.wikipedia.org/wiki/Xorshift */
function randomFrom(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
