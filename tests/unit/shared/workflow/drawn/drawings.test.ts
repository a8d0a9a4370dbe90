import { describe, expect, it } from 'vitest';
import { WorkflowFileError } from '#shared/errors/inputErrors';
import { graphInPng, pngWithGraph } from '#shared/workflow/drawn/graphInPng';
import { graphInSvg, svgMetadata } from '#shared/workflow/drawn/graphInSvg';
import { HEAD_BYTES, isDrawing } from '#shared/workflow/drawn/isDrawing';
import { decodeGraph, readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';

const HOSTILE = 'a ]]> b </metadata> </svg> <script>x</script> \u0000\u009f\uffff 狐 \ud83e\udd8a "q" \\u0041';
const GRAPH = aGraph().node('a', 'text', { value: HOSTILE }, { title: ']]>' }).build();
const FILE = writeWorkflow(GRAPH);
const svg = (inside: string) =>
  `<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg">\n${inside}<g/></svg>`;
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a graph in a drawing (SVG)', () => {
  it('is read as it was, whatever its texts hold, and nothing of them ends what it stands in', () => {
    const metadata = svgMetadata(FILE);
    expect(metadata.split(']]>')).toHaveLength(2);
    expect(metadata).not.toMatch(/[\u0000-\u0008\u007f-\u009f\uffff]/);
    expect(readWorkflowText(svg(metadata))).toEqual(GRAPH);
    expect(writeWorkflow(readWorkflowText(svg(metadata)))).toBe(FILE);
    expect(isDrawing(bytes(svg(metadata)).subarray(0, HEAD_BYTES))).toBe(true);
  });

  it('is read where another program has escaped it in place of quoting it', () => {
    const json = FILE.replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&#62;')
      .replaceAll('"', '&quot;');
    expect(readWorkflowText(svg(`<metadata\n  id="lumi-graph">${json}</metadata>`))).toEqual(GRAPH);
  });

  it('is none in a drawing of others, or where it is cut off', () => {
    for (const text of [svg(''), svg('<metadata>{}</metadata>'), svg('<g id="lumi-graph">{}</g>'), FILE, ''])
      expect(graphInSvg(text)).toBeUndefined();
    expect(graphInSvg(svg(svgMetadata(FILE)).slice(0, 300))).toBeUndefined();
    expect(() => readWorkflowText(svg(''), 'fox.svg')).toThrow('fox.svg is a drawing (SVG), not a graph.');
    expect(() => readWorkflowText(svg('<metadata id="lumi-graph">{"a":</metadata>'))).toThrow(WorkflowFileError);
  });

  it('is looked for in time that grows with the text only', async () => {
    for (const part of ['<metadata ', 'id="lumi-graph" ', '<svg', '&lt;', '<![CDATA[', ']]>']) {
      const growth = await growthOf(
        (size) => part.repeat(size),
        40_000,
        (text) => {
          graphInSvg(`<svg ${text}`);
          graphInSvg(svg(`<metadata id="lumi-graph">${text}</metadata>`));
        },
      );
      expect(growth).toBeLessThan(LINEAR);
    }
  });
});

describe('a graph in a picture of it (PNG)', () => {
  it('is read as it was', () => {
    const drawing = pngWithGraph(pngPicture({ width: 4, height: 3 }), FILE);
    expect(readWorkflowText(decodeGraph(drawing))).toEqual(GRAPH);
    expect(isDrawing(drawing.subarray(0, HEAD_BYTES))).toBe(true);
    expect(isDrawing(drawing.subarray(0, 150))).toBe(true);
  });

  it('is none in any other picture, or where it is cut off', () => {
    const png = pngPicture({ width: 4, height: 3 });
    const drawing = pngWithGraph(png, FILE);
    expect(graphInPng(png)).toBeUndefined();
    for (const length of [0, 7, 8, 33, 60, 200]) expect(graphInPng(drawing.subarray(0, length))).toBeUndefined();
    const lying = Uint8Array.from(drawing);
    lying.fill(0xff, 33, 37);
    expect(graphInPng(lying)).toBeUndefined();
    expect(() => decodeGraph(png, 'fox.png')).toThrow('fox.png is a picture (PNG), not a graph.');
  });
});
