let runs = 0;

/**
 * Runs a graph that asks Google for so many pictures through a whole application, with another prompt each time: what was made before must
 * not answer for it. Gives the ids of the pictures once all are saved, and when the run has ended: it goes on to look whether they are whole.
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
  const ended = Promise.withResolvers();
  const saved = new Promise((resolve, reject) => {
    const ids = [];
    const leave = app.service.announcements.subscribe(({ announcement: { kind, event } }) => {
      if (kind !== 'run') return;
      if (event.kind === 'image-saved' && ids.push(event.image.id) === pictures) resolve(ids);
      if (event.kind === 'node-failed') reject(new Error(event.error.message));
      if (event.kind !== 'run-finished') return;
      leave();
      ended.resolve();
      reject(new Error('The run ended before all of its pictures were there.'));
    });
    app.client('run.start', { workflow }).catch(reject);
  });
  return { saved, ended: ended.promise };
}
