import { expect, type Locator, type Page } from 'playwright/test';

/** The editor as a person sees it: by names, labels and what can be done. */
export class EditorPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get runButton(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: /^Run/ });
  }

  get stopButton(): Locator {
    return this.page.getByRole('button', { name: /^Stop/ });
  }

  get canvas(): Locator {
    return this.page.getByRole('application', { name: 'Graph' });
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  get lightbox(): Locator {
    return this.page
      .getByRole('dialog')
      .filter({ has: this.page.getByRole('complementary', { name: 'Picture details' }) });
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    // The first graph comes a moment after the page.
    await expect(this.page).toHaveTitle(/First light/);
    await expect(this.runButton).toBeVisible();
  }

  /** A node by what it is called; one that nobody gave a title by that of its type too. The list of problems has groups of the same names. */
  node(title: string): Locator {
    return this.page
      .locator('.react-flow__node')
      .and(this.page.getByRole('group', { name: title, exact: true }))
      .or(this.page.locator(`.react-flow__node[data-untitled="${title}"]`));
  }

  /** Every picture tile shown in a node. */
  tiles(node: string): Locator {
    return this.node(node).getByRole('button', { name: /^Picture \d+ of/ });
  }

  /** Waits until so many tiles of a node show a decoded picture. */
  async expectPictures(node: string, count: number): Promise<void> {
    await expect(this.tiles(node)).toHaveCount(count);
    await expect
      .poll(() =>
        this.tiles(node)
          .locator('img')
          .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length),
      )
      .toBe(count);
  }

  /** The open graphs, as their tabs name them; that of the one on screen is its editable name. */
  async tabNames(): Promise<string[]> {
    return this.tabs.evaluateAll((items) =>
      items.map((item) => item.querySelector('input')?.value ?? item.querySelector('button')?.textContent ?? ''),
    );
  }

  /** Where one types in the list of what can be connected. */
  get connecting(): Locator {
    return this.page.getByRole('dialog', { name: /^Connect/ }).getByRole('combobox');
  }

  get tabs(): Locator {
    return this.page.getByRole('navigation', { name: 'Open graphs' }).getByRole('listitem');
  }

  /** A tab that is not on screen. */
  tab(name: string): Locator {
    return this.tabs.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Saves what is on screen under a name it does not have yet. The dialog goes first; then it is written. */
  async saveAs(name: string): Promise<void> {
    // Another save may still be on its way.
    const written = this.page.waitForResponse(
      (response) =>
        response.url().endsWith('/api/call/workflow.save') &&
        response.request().postData()?.includes(`"file":"${name}.lumi.json"`) === true,
    );
    await this.page.keyboard.press('Control+Shift+S');
    await this.page.getByRole('dialog').getByRole('textbox').fill(name);
    await this.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await written;
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
    await expect(this.page).not.toHaveTitle(/^● /);
  }

  async run(): Promise<void> {
    await this.runButton.click();
  }

  async newGraph(): Promise<void> {
    await this.fromFileMenu('New graph');
    // The canvas hears nothing while the menu lies over it, and the new one comes a moment later.
    await expect(this.page.getByRole('menu')).toHaveCount(0);
    await expect(this.page.getByText(/to add a node, or drop a graph file here/)).toBeVisible();
  }

  /** A new graph with all a picture takes, built by hand: provider, settings, prompt and processor. */
  async buildGenerator(provider: string, prompt: string): Promise<void> {
    await this.newGraph();
    await this.addNode(provider, { x: 80, y: 80 });
    await this.addNode('Gemini settings', { x: 80, y: 270 });
    await this.addNode('Text', { x: 80, y: 600 });
    await this.addNode('Generate images', { x: 480, y: 100 });
    await this.connect(`${provider}.provider`, 'Generate images.provider');
    await this.connect('Gemini settings.config', 'Generate images.config');
    await this.connect('Text.text', 'Generate images.prompt');
    await this.write('Text', prompt);
  }

  async fromFileMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File' }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click();
  }

  /** Adds a node by double-clicking the canvas at a point of the window, px. */
  async addNode(title: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.page.mouse.dblclick(at.x, at.y);
    await this.choose(title);
    await expect(this.node(title)).toBeVisible();
  }

  /** Chooses in the open palette. */
  async choose(title: string): Promise<void> {
    await this.page.getByPlaceholder(/^Add a node/).fill(title);
    await this.page
      .getByRole('option', { name: new RegExp(`^${title}`) })
      .first()
      .click();
  }

  handle(node: string, socket: string, side: 'source' | 'target'): Locator {
    return this.node(node).locator(`.${side}[data-handleid="${socket}"]`);
  }

  /** Draws a wire with the mouse, from `Node.output` to `Node.input`. */
  async connect(from: string, to: string): Promise<void> {
    const [fromNode = '', output = ''] = from.split('.');
    const [toNode = '', input = ''] = to.split('.');
    await this.dragWire(this.handle(fromNode, output, 'source'), await centre(this.handle(toNode, input, 'target')));
  }

  async dragWire(start: Locator, end: { readonly x: number; readonly y: number }): Promise<void> {
    const from = await centre(start);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + end.x) / 2, (from.y + end.y) / 2, { steps: 5 });
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
    await this.page.mouse.up();
  }

  async fill(node: string, label: string, text: string): Promise<void> {
    await (await this.field(node, label)).fill(text);
  }

  /** A field of a node, which is unfolded for it where it is among what is unset. */
  async field(node: string, label: string): Promise<Locator> {
    const field = this.node(node).getByLabel(label, { exact: true });
    await expect(this.node(node).first()).toBeVisible();
    if ((await field.count()) === 0) await this.unfold(node);
    return field;
  }

  /** Shows what is unset in a node. */
  async unfold(node: string): Promise<void> {
    await this.node(node).locator('.row--fold').getByRole('button', { expanded: false }).click();
  }

  /** Writes into the only text of a node. */
  async write(node: string, text: string): Promise<void> {
    await this.node(node).getByRole('textbox').fill(text);
  }

  /** Chooses in a field with a list. */
  async select(node: string, label: string, option: string): Promise<void> {
    await (await this.field(node, label)).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** The drawing that stands for the graph from afar, while it shows so many nodes and wires. */
  afar(nodes: number, wires: number): Locator {
    return this.page.getByRole('img', { name: `Seen from afar: ${String(nodes)} nodes and ${String(wires)} wires` });
  }

  wires(): Locator {
    return this.page.locator('.react-flow__edge');
  }
}

export async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
