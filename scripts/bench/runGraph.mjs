let runs = 0;

/**
 * Runs a graph that asks Google for so many pictures through a whole application, with another prompt each time: what was made before must
 * not answer for it. Gives the ids of the pictures that were saved.
 */
export function runGraph(app, pictures) {
  const node = (id, type, fields) => ({ id, type, position: { x: 0, y: 0 }, fields });
  const wire = (from, socket, to) => ({ from: { node: from, socket }, to: { node: 'g', socket: to } });
  const workflow = {
    name: 'Bench',
    nodes: [
      node('p', 'google-provider', {}),
      node('c', 'gemini-config', { numImages: pictures }),
      node('g', 'image-processor', { prompt: `Picture ${++runs}` }),
    ],
    edges: [wire('p', 'provider', 'provider'), wire('c', 'config', 'config')],
  };
  return new Promise((resolve, reject) => {
    const saved = [];
    const leave = app.service.announcements.subscribe(({ announcement: { kind, event } }) => {
      if (kind !== 'run') return;
      if (event.kind === 'image-saved') saved.push(event.image.id);
      if (event.kind === 'node-failed') reject(new Error(event.error.message));
      if (event.kind !== 'run-finished') return;
      leave();
      resolve(saved);
    });
    app.service.runs.start(workflow);
  });
}
