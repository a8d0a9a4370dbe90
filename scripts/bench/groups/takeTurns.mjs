/**
 * Does the same with the grouped graph and the flat one in turn, and gives the median of each, ms. Whoever begins a turn changes, and the
 * first turn warms up and does not count.
 * @param act gives what it took and what it did: `{ ms, proof }`
 */
export async function takeTurns(name, turns, graphs, act) {
  const times = { grouped: [], flat: [] };
  const proofs = {};
  for (let turn = 0; turn <= turns; turn++) {
    for (const kind of turn % 2 === 0 ? ['grouped', 'flat'] : ['flat', 'grouped']) {
      const { ms, proof } = await act(graphs[kind], turn);
      if (turn > 0) times[kind].push(ms);
      const said = JSON.stringify(proof);
      if (turn > 0 && JSON.stringify(proofs[kind]) !== said)
        throw new Error(`${name}, ${kind}: another turn did ${said}.`);
      proofs[kind] = proof;
    }
  }
  return {
    name,
    turns,
    grouped: median(times.grouped),
    flat: median(times.flat),
    proofs: Object.entries(proofs).map(([kind, proof]) => ({ name: `${name}, ${kind}`, ...proof })),
  };
}

function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
}
