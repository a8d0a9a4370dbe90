import { kindName } from '#shared/graph/pictureTypes';
import type { PictureDetails } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { nameOfRow } from '#shared/graph/rows/Row';
import type { Studio } from '../../stores/studio.ts';
import type { Fact } from '../../ui/FactList.tsx';
import { formatBytes, formatDuration, formatMoment } from '../../ui/formats.ts';
import { ratioName } from '#shared/graph/ratioName';
import { showRun } from '../showRun.ts';

/** The facts of a picture beside the others; those that many share lead to all that have them. */
export function factsOfPicture(studio: Studio, { image, bytes, createdAt, made, imported }: PictureDetails): Fact[] {
  const { width, height, mime } = image;
  const { setFilter } = studio.gallery.getState();
  const facts: Fact[] = [];
  const model = made?.model ?? imported?.model;
  const seed = made?.seed ?? imported?.seed;
  if (model) facts.push({ label: 'Model', value: model, isMono: true });
  if (made?.row) facts.push({ label: 'Row', value: nameOfRow(made.row) });
  if (seed !== undefined) facts.push({ label: 'Seed', value: seed, isMono: true });
  facts.push({ label: 'Size', value: `${String(width)} × ${String(height)}`, isMono: true });
  facts.push({ label: 'Ratio', value: ratioName(width, height) });
  if (made?.cost) facts.push({ label: 'Cost', value: formatMoney(made.cost), isMono: true });
  if (made?.ms !== undefined) facts.push({ label: 'Took', value: formatDuration(made.ms) });
  if (made && made.references.length > 0) facts.push({ label: 'References', value: made.references.length });
  if (made) {
    const { graph, runId } = made;
    facts.push({
      label: 'Graph',
      value: (
        <button
          type="button"
          className="gallery-aside__link"
          title="Find all that this graph made"
          dir="auto"
          onClick={() => {
            setFilter({ graphs: [graph] });
          }}
        >
          {graph || 'Untitled'}
        </button>
      ),
    });
    facts.push({
      label: 'Run',
      value: (
        <button
          type="button"
          className="gallery-aside__link"
          title="Show it among the runs"
          onClick={() => {
            showRun(studio, runId);
          }}
        >
          {formatMoment(createdAt)}
        </button>
      ),
    });
  } else facts.push({ label: imported ? 'Put in' : 'Since', value: formatMoment(imported?.at ?? createdAt) });
  if (imported) facts.push({ label: 'Name', value: imported.name });
  if (imported?.program) facts.push({ label: 'Program', value: imported.program });
  facts.push({ label: 'File', value: `${formatBytes(bytes)}, ${kindName(mime)}` });
  return facts;
}
