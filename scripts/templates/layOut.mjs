import sharp from 'sharp';

/** px between pictures */
const GAP = 6;

/** Pictures in rows, each whole and in its own ratio, as large as there is room for them. */
export async function layOut(pictures, { width, height }) {
  const ratios = await Promise.all(
    pictures.map(async (picture) => {
      const facts = await sharp(picture).metadata();
      return facts.width / facts.height;
    }),
  );
  const plans = breaks(pictures.length).map((rows) => plan(rows, ratios, width, height));
  const best = plans.sort((one, other) => other.worth - one.worth)[0];
  const parts = best.boxes.map(async (box) => ({
    input: await rounded(pictures[box.at], box),
    left: Math.round(box.x),
    top: Math.round(box.y),
  }));
  return sharp({ create: { width, height, channels: 4, background: '#00000000' } }).composite(await Promise.all(parts));
}

/** Every way to break so many into at most four rows, each as the places of its pictures. */
function breaks(count, rows = 4) {
  const places = Array.from({ length: count }, (_, at) => at);
  if (rows === 1 || count === 1) return [[places]];
  const first = places.slice(1).flatMap((at) => {
    const rest = breaks(count - at, rows - 1);
    return rest.map((others) => [places.slice(0, at), ...others.map((row) => row.map((place) => place + at))]);
  });
  return [[places], ...first];
}

/** All rows of one height each as fills the width, then all of it made to fit. */
function plan(rows, ratios, width, height) {
  const heights = rows.map((row) => (width - GAP * (row.length - 1)) / row.reduce((sum, at) => sum + ratios[at], 0));
  const gaps = GAP * (rows.length - 1);
  const scale = Math.min(1, (height - gaps) / heights.reduce((sum, each) => sum + each, 0));
  let y = (height - gaps - scale * heights.reduce((sum, each) => sum + each, 0)) / 2;
  const boxes = rows.flatMap((row, line) => {
    const high = heights[line] * scale;
    const wide = row.reduce((sum, at) => sum + ratios[at] * high, 0) + GAP * (row.length - 1);
    let x = (width - wide) / 2;
    const placed = row.map((at) => {
      const box = { at, x, y, width: Math.floor(ratios[at] * high), height: Math.floor(high) };
      x += ratios[at] * high + GAP;
      return box;
    });
    y += high + GAP;
    return placed;
  });
  // Much room, and rows that are of much the same height.
  const covered = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
  return { boxes, worth: (covered * Math.min(...heights)) / Math.max(...heights) };
}

function rounded(picture, { width, height }) {
  const mask = Buffer.from(`<svg width="${width}" height="${height}"><rect width="100%" height="100%" rx="5"/></svg>`);
  return sharp(picture)
    .resize(width, height, { fit: 'fill' })
    .composite([{ input: mask, blend: 'dest-in' }])
    .png()
    .toBuffer();
}
