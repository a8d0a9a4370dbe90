import { describe, expect, it } from 'vitest';
import { markdownHtml } from '../../../../../renderer/src/nodes/note/markdownHtml.ts';

describe('the HTML of a note', () => {
  it('is headings, lists, emphasis, code, quotes and links', () => {
    const html = markdownHtml(
      '# A\n\n- *b* **c** ~~d~~\n\n1. `e`\n\n> f\n\n[g](https://example.com/h) <mailto:a@example.com>',
    );
    for (const part of [
      '<h4>A</h4>',
      '<em>b</em>',
      '<strong>c</strong>',
      '<s>d</s>',
      '<ol>',
      '<code>e</code>',
      '<blockquote>',
    ])
      expect(html).toContain(part);
    expect(html).toContain('<a href="https://example.com/h">g</a>');
    expect(html).toContain('<a href="mailto:a@example.com">');
  });

  it('has its headings below the title of its node, whatever they begin with', () => {
    expect(markdownHtml('## A\n\n### B\n\n###### C')).toBe('<h4>A</h4>\n<h5>B</h5>\n<h6>C</h6>\n');
  });

  it('shows what is to be done and what is done by boxes', () => {
    expect(markdownHtml('- [ ] reeds\n- [x] ice')).toContain('☐ reeds');
    expect(markdownHtml('- [ ] reeds\n- [x] ice')).toContain('☑ ice');
  });

  it('shows what would name an address as words: to gather those takes long', () => {
    expect(markdownHtml('[x]: https://example.com\n\n[x]')).toBe('<p>[x]: https://example.com</p>\n<p>[x]</p>\n');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg><script>alert(1)</script></svg>',
    '<a href="https://example.com" onclick="alert(1)">a</a>',
    '<iframe srcdoc="<script>">',
    '<style>@import "http://example.com"</style>',
    '![a](http://example.com/a.png)',
    '![a](data:image/svg+xml;base64,AAAA)',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\nscript:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](data:text/html,<script>)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](//example.com)',
    '[a](../api/call/x)',
    '[a]: javascript:alert(1)\n\n[a]',
    '<javascript:alert(1)>',
    '`<img src=x onerror=alert(1)>`',
    '```"><script>\nalert(1)\n```',
  ])('holds nothing of %s that runs or loads', (text) => {
    const html = markdownHtml(text);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)];
    for (const [, tag, rest] of tags) {
      expect(['p', 'a', 'code', 'pre', 'br']).toContain(tag);
      expect(rest).toMatch(/^( href="(https?:\/\/|mailto:)[^"]*"| \/| class="language-[^"]*")?$/);
    }
  });

  it('is made in bounded time, however long and deep', () => {
    for (const piece of [
      '[',
      '*',
      '_',
      '> ',
      '- ',
      '`',
      '![',
      '[a](',
      '**a ',
      '- a\n',
      '[a]: b\n',
      '[x]: /\n',
      '  - x\n',
      '&',
      '<',
    ]) {
      const start = process.cpuUsage();
      const html = markdownHtml(piece.repeat(100_000 / piece.length));
      const { user, system } = process.cpuUsage(start);
      expect((user + system) / 1000, piece).toBeLessThan(2000);
      expect(html.length).toBeLessThan(200_000);
    }
  });
});
