import { useMemo, useState } from 'react';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { RevealedKinds, STRIPPED_AT_FIRST } from '../../files/RevealedKinds.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { drawGraphPicture } from './drawGraphPicture.ts';
import { exportGraphPicture } from './exportGraphPicture.ts';
import { partOfGraph } from './partOfGraph.ts';
import { themeOnScreen } from './pictureColours.ts';
import { pictureScale, pictureSize } from './pictureScale.ts';
import './GraphPictureDialog.css';

const THEMES = [
  { value: 'dark', label: 'Dark' },
  { value: 'light', label: 'Light' },
] as const;
const SIZES = [
  { value: '1', label: '1×' },
  { value: '2', label: '2×' },
] as const;

/** How a picture of the graph is to look, and what the graph in it would reveal. */
export function GraphPictureDialog({ asked: { format }, onClose }: AskedDialogProps<'graph-picture'>) {
  const studio = useStudio();
  const [{ workflow, whole, selection }] = useState(() => studio.workflow.getState());
  const [part, setPart] = useState<'all' | 'selection'>('all');
  const [theme, setTheme] = useState(themeOnScreen);
  const [size, setSize] = useState<'1' | '2'>('2');
  const [strip, setStrip] = useState(STRIPPED_AT_FIRST);
  const selected = useMemo(
    () => partOfGraph({ ...workflow, groups: whole.groups ?? [] }, selection),
    [workflow, whole, selection],
  );
  const count = selected.nodes.length;
  const graph = part === 'all' ? whole : selected;
  const asked = useMemo(() => ({ workflow: workflowFile(graph) }), [graph]);
  const { value: findings, error } = useAnswer('share.check', asked);
  const box = useMemo(() => drawGraphPicture(graph, studio.paletteOf(graph)).box, [graph, studio]);
  const wished = Number(size);
  const scale = pictureScale(box, wished);
  const { width, height } = pictureSize(box, format === 'png' ? scale : 1);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={format === 'png' ? 'Export graph as PNG' : 'Export graph as SVG'}
      description="A picture of the graph with the graph in it: dropped on the canvas, it opens again. What is ticked below is left out of both."
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!findings}
            onClick={() => {
              onClose();
              void exportGraphPicture(studio, graph, { format, theme, scale: wished, strip });
            }}
          >
            Export the picture…
          </Button>
        </>
      }
    >
      <div className="graph-picture">
        {count > 0 && (
          <div className="graph-picture__row">
            <span aria-hidden>What</span>
            <Segmented
              label="What"
              value={part}
              options={[
                { value: 'all', label: 'The whole graph' },
                {
                  value: 'selection',
                  label: count === 1 ? 'The selected node' : `The ${String(count)} selected nodes`,
                },
              ]}
              onChange={setPart}
            />
          </div>
        )}
        <div className="graph-picture__row">
          <span aria-hidden>Colours</span>
          <Segmented label="Colours" value={theme} options={THEMES} onChange={setTheme} />
        </div>
        {format === 'png' && (
          <div className="graph-picture__row">
            <span aria-hidden>Size</span>
            <Segmented label="Size" value={size} options={SIZES} onChange={setSize} />
          </div>
        )}
        <p className="graph-picture__size">
          {sizeWords(width, height, format === 'png' && scale < wished ? scale : 1)}
        </p>
        {!findings && error === undefined && <Skeleton className="share-dialog__waiting" />}
        {error && <p role="alert">{error.message}</p>}
        {findings && <RevealedKinds findings={findings} strip={strip} onChange={setStrip} />}
      </div>
    </Dialog>
  );
}

/** @param smaller px to one of the canvas, where it is less than was wished */
function sizeWords(width: number, height: number, smaller: number): string {
  const sides = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} px`;
  if (smaller >= 1) return sides;
  return `${sides}: the graph is too large to be drawn in full size, so it is drawn at ${String(Math.max(1, Math.round(smaller * 100)))} %. An SVG keeps all of it sharp.`;
}
