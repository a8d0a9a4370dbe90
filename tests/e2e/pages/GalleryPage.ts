import { expect, type Locator, type Page } from 'playwright/test';

/** The gallery, as a person sees it. */
export class GalleryPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async show(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Gallery' }).click();
    await expect(this.search).toBeVisible();
  }

  /** Every tile that is drawn, by a part of what it is called. */
  tiles(words: string | RegExp = ''): Locator {
    // Headings are cells of the grid, too; these cannot be selected.
    const cells = this.page.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell', { name: words });
    return cells.and(this.page.locator('[aria-selected]'));
  }

  get search(): Locator {
    return this.page.getByRole('textbox', { name: 'Search pictures' });
  }

  /** How many were found, in words. */
  get sum(): Locator {
    return this.page.getByRole('search', { name: 'Pictures' }).getByRole('status', { name: 'Found' });
  }

  /** What beside the words is chosen, and can be. */
  get filters(): Locator {
    return this.page.getByRole('group', { name: 'Filters' });
  }

  /** What is told of what is chosen. */
  get aside(): Locator {
    return this.page.getByRole('complementary', { name: 'Details' });
  }

  /** A part of the panel at the side, by its title. */
  section(title: string): Locator {
    return this.aside.getByRole('region', { name: title, exact: true });
  }

  /** Opens a facet, wherever it lies. */
  async openFacet(name: string): Promise<Locator> {
    const chip = this.filters.getByRole('button', { name: new RegExp(`^${name}( ?\\d|$)`) });
    // Numbers come a moment later, and with them facets that have something to choose.
    await expect(chip.or(this.filters.getByRole('button', { name: 'More', exact: true })).first()).toBeVisible();
    if ((await chip.count()) > 0) await chip.click();
    else {
      await this.filters.getByRole('button', { name: 'More', exact: true }).click();
      await this.page
        .getByRole('dialog', { name: 'More' })
        .getByRole('menuitem', { name: new RegExp(`^${name}`) })
        .click();
    }
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** Chooses a value of a facet. */
  async choose(facet: string, value: string | RegExp): Promise<void> {
    const panel = await this.openFacet(facet);
    await panel
      .getByRole('option', { name: value })
      .or(panel.getByRole('menuitem', { name: value }))
      .first()
      .click();
  }
}
