import { quantile } from './hand.mjs';

/** What the figures are to be, as ratios of one run on one machine, and whether they were. Reported, never failed. */
export function goalRows(figures) {
  const [ours, plain, other] = ['ours', 'plain React Flow', 'litegraph'].map((name) => figures.get(name));
  const many = { ours: ours.get(5000), plain: plain.get(5000) };
  const few = { ours: ours.get(1000), other: other.get(1000) };
  return [
    atLeast('5,000: first render, plain / ours', many.plain.first, many.ours.first, 4, many.plain.limit),
    atLeast('5,000: pan median, plain / ours', median(many.plain.nearPan), median(many.ours.nearPan), 6),
    atLeast('5,000: heap, plain / ours', many.plain.heap, many.ours.heap, 5),
    atMost('1,000 in view: pan median, litegraph', median(few.ours.farPan), median(few.other.farPan)),
    atMost('1,000 in view: zoom median, litegraph', median(few.ours.farZoom), median(few.other.farZoom)),
    atMost('1,000: node renders a drag frame', few.ours.renders, 2),
  ];
}

/** @param least what theirs is more than, where it took too long to be known */
function atLeast(name, theirs, ours, ratio, least) {
  const wanted = `≥ ${ratio}`;
  const known = theirs ?? least;
  if (known === undefined || ours === undefined) return { name, found: 'not measured', wanted, met: '?' };
  const found = known / ours;
  const isKnown = theirs !== undefined || found >= ratio;
  return {
    name,
    found: `${theirs === undefined ? 'at least ' : ''}${found.toFixed(2)}`,
    wanted,
    met: isKnown ? said(found >= ratio) : '?',
  };
}

function atMost(name, ours, most) {
  if (ours === undefined || most === undefined) return { name, found: 'not measured', wanted: '≤ theirs', met: '?' };
  return { name, found: ours.toFixed(2), wanted: `≤ ${most.toFixed(2)}`, met: said(ours <= most) };
}

const said = (isMet) => (isMet ? 'met' : 'not met');

const median = (times) => (times.length === 0 ? undefined : quantile(times, 0.5));
