import type { WorkflowNode } from '#shared/workflow/Workflow';
import { aGraph, type GraphBuilder } from './builders.ts';

/** Pictures of the library, by their ids. */
interface DensePictures {
  readonly photos: readonly string[];
  /** Of the set, which is called Vixen. */
  readonly set: { readonly id: string; readonly pictures: readonly string[] };
}

type Place = Pick<WorkflowNode, 'position' | 'size'>;

/** Where a node lies; only those that stretch are as high as this says. */
function at(x: number, y: number, height = 100): Place {
  return { position: { x, y }, size: { width: 240, height } };
}

function frame(x: number, y: number, width: number, height: number): Place {
  return { position: { x, y }, size: { width, height } };
}

/** A graph as people have them after a while, laid out close: fourteen nodes and four frames, on 1092 × 708 px. */
export function denseGraph({ photos, set }: DensePictures): GraphBuilder {
  return aGraph('Foxes in winter')
    .node('words', 'frame', { colour: 'green' }, { title: 'Words', ...frame(4, 8, 540, 386) })
    .node('models', 'frame', { colour: 'violet' }, { title: 'Models', ...frame(4, 406, 264, 310) })
    .node('fox', 'frame', { colour: 'rose' }, { title: 'The vixen', ...frame(280, 406, 264, 310) })
    .node('kept', 'frame', { colour: 'teal' }, { title: 'What is kept', ...frame(832, 8, 264, 608) })
    .node(
      'scene',
      'text',
      {
        value:
          'A red fox crossing a frozen lake at dawn, seen from the far shore through a telephoto. One set of tracks behind her, reeds close by.',
      },
      { title: 'Scene', ...at(16, 36, 148) },
    )
    .node(
      'weather',
      'wildcards',
      { text: '{2$$ and $$low sun through mist|first snow falling|hoarfrost on the reeds}', seed: 7 },
      { title: 'Weather', ...at(16, 194, 188) },
    )
    .node(
      'prompt',
      'template',
      { text: '{scene} {weather}. Leave the left third open for a title.' },
      { title: 'Prompt', ...at(292, 36, 144) },
    )
    .node('rewrite', 'text-processor', {}, { title: 'Rewrite', ...at(292, 192, 194) })
    .node('google', 'sample-provider', {}, { title: 'Google AI', ...at(16, 434) })
    .node('settings', 'gemini-config', { aspectRatio: '16:9', numImages: 4 }, at(16, 540))
    .node('router', 'sample-provider', {}, { title: 'OpenRouter', collapsed: true, ...at(16, 674) })
    .node(
      'photos',
      'image-input',
      { pictures: photos.map((id) => ({ id })) },
      { title: 'Field photos', ...at(292, 434, 126) },
    )
    .node('vixen', 'reference-set', { set: { ...set, name: 'Vixen' } }, { title: 'Vixen', ...at(292, 572, 132) })
    .node(
      'first',
      'image-processor',
      { seed: 417_209_553, control: 'fixed' },
      { title: 'Generate · Google', ...at(568, 20, 320) },
    )
    .node(
      'second',
      'image-processor',
      { seed: 417_209_553, control: 'fixed' },
      { title: 'Generate · OpenRouter', ...at(568, 352, 356) },
    )
    .node('gallery', 'gallery', {}, at(844, 36, 250))
    .node('pick', 'pick', {}, at(844, 298, 120))
    .node('save', 'save-images', { folder: 'winter-posters', namePattern: '{graph}-{seed}' }, at(844, 430))
    .wire('scene.text', 'prompt.scene')
    .wire('weather.text', 'prompt.weather')
    .wire('prompt.text', 'rewrite.prompt')
    .wire('google.provider', 'rewrite.provider')
    .wire('google.provider', 'first.provider')
    .wire('settings.config', 'first.config')
    .wire('rewrite.text', 'first.prompt')
    .wire('photos.images', 'first.references')
    .wire('vixen.images', 'first.references')
    .wire('router.provider', 'second.provider')
    .wire('rewrite.text', 'second.prompt')
    .wire('vixen.images', 'second.references')
    .wire('first.images', 'gallery.images')
    .wire('second.images', 'gallery.images')
    .wire('first.images', 'pick.images')
    .wire('second.images', 'pick.images')
    .wire('pick.images', 'save.images');
}
