import { describe, expect, test } from 'vitest';
import { NumberSet } from '../../../../../renderer/src/stores/gallery/NumberSet.ts';
import { GalleryRows } from '../../../../../renderer/src/stores/gallery/GalleryRows.ts';
import { GridModel, type GridInput } from '../../../../../renderer/src/gallery/grid/GridModel.ts';
import { oneGroup, rowPageOf, rowsOf } from '../../../../support/galleryRows.ts';

const COUNT = 200;

function inputOf(rows: GalleryRows): GridInput {
  return { rows, hidden: NumberSet.empty, hasHeadings: false, stacks: false, openStacks: new Set(), aim: 150 };
}

/** A grid in a box, with what it draws once it has been laid out. */
function aGrid() {
  const model = new GridModel();
  model.setBox({ scrollTop: 0 });
  model.resize(1000, 600);
  const isDrawn = () =>
    new Promise<void>((resolve) => {
      const end = model.subscribe(() => {
        end();
        resolve();
      });
    });
  return { model, isDrawn };
}

describe('where one is', () => {
  test('is not known before anything was laid out', () => {
    expect(aGrid().model.place()).toBe(undefined);
  });

  test('is the top until one goes elsewhere', async () => {
    const { model, isDrawn } = aGrid();
    const drawn = isDrawn();
    model.show(inputOf(rowsOf(oneGroup(COUNT))), 'top');
    await drawn;
    expect(model.place()).toBe(null);
    model.moveTo(900);
    expect(model.place()?.number).toBeGreaterThan(20);
  });

  test('is where one is to go, before that is laid out and while its row is not known', async () => {
    const { model, isDrawn } = aGrid();
    const goal = { number: 150, below: 12 };
    const page = rowPageOf(oneGroup(COUNT));
    const rows = new GalleryRows(COUNT);
    const drawn = isDrawn();
    model.show(inputOf(rows), goal);
    expect(model.place()).toEqual(goal);
    await drawn;
    expect(model.position).toBe(0);
    expect(model.place()).toEqual(goal);
    rows.put(page);
    const again = isDrawn();
    model.show(inputOf(rows));
    await again;
    expect(model.position).toBeGreaterThan(0);
    expect(Math.abs((model.place()?.number ?? 0) - goal.number)).toBeLessThan(10);
  });
});
