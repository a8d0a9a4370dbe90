/** A hand at the mouse: real input through the browser's own door, and the time of every frame meanwhile. */

/** ms */
const GESTURE_MS = 2500;
const STEP_MS = 8;
/** A slow page is asked for longer until there are so many frames to speak of, at most so many times. */
const FEW_FRAMES = 8;
const MOST_TURNS = 4;

/** Moves there and back with a button held, as long as a gesture takes. Gives the frames' times, ms. */
export async function drag(page, at, { button = 'left', reach = 220, ms = GESTURE_MS } = {}) {
  const cdp = await page.context().newCDPSession(page);
  const send = (type, x, y) =>
    cdp.send('Input.dispatchMouseEvent', { type, x, y, button, buttons: button === 'left' ? 1 : 4, clickCount: 1 });
  await page.mouse.move(at.x, at.y);
  await page.waitForTimeout(300);
  await send('mousePressed', at.x, at.y);
  await send('mouseMoved', at.x + 8, at.y + 8);
  const frames = await startFrames(page);
  await paced(page, ms, (turn) =>
    send('mouseMoved', at.x + reach * Math.sin(turn / 25), at.y + (reach / 2) * Math.sin(turn / 40)),
  );
  const times = await frames.stop();
  await send('mouseReleased', at.x, at.y);
  await cdp.detach();
  return times;
}

/** Turns the wheel out and in again about a point: what is all in view stays so. */
export async function wheel(page, at, { ms = GESTURE_MS } = {}) {
  const cdp = await page.context().newCDPSession(page);
  await page.mouse.move(at.x, at.y);
  await page.waitForTimeout(300);
  const frames = await startFrames(page);
  await paced(page, ms, (turn) =>
    cdp.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x: at.x,
      y: at.y,
      deltaX: 0,
      deltaY: Math.floor(turn / 6) % 2 === 0 ? 24 : -24,
      modifiers: 2,
    }),
  );
  const times = await frames.stop();
  await cdp.detach();
  return times;
}

async function paced(page, ms, act) {
  let step = 0;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const end = performance.now() + ms;
    for (; performance.now() < end; step++) {
      const next = performance.now() + STEP_MS;
      await act(step);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
    if ((await page.evaluate(() => globalThis.benchFrames.times.length)) >= FEW_FRAMES) return;
  }
}

async function startFrames(page) {
  await page.evaluate(() => {
    const frames = { times: [], isOn: true };
    globalThis.benchFrames = frames;
    let before;
    const note = (now) => {
      if (before !== undefined) frames.times.push(now - before);
      before = now;
      if (frames.isOn) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  return {
    /** After the frame that was being made. */
    stop: () =>
      page.evaluate(
        () =>
          new Promise((resolve) => {
            globalThis.benchFrames.isOn = false;
            requestAnimationFrame(() => resolve(globalThis.benchFrames.times));
          }),
      ),
  };
}

export function quantile(list, part) {
  if (list.length === 0) return NaN;
  return list.toSorted((one, other) => one - other)[Math.floor((list.length - 1) * part)];
}
