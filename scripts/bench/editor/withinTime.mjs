/** Lets something take so many ms and no longer, and tells whether it was done by then. What fails afterwards is not heard of. */
export async function withinTime(ms, act) {
  let isOver = false;
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => {
      isOver = true;
      resolve(false);
    }, ms);
  });
  const done = act().then(
    () => true,
    (error) => {
      if (isOver || error.name === 'TimeoutError') return false;
      throw error;
    },
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
