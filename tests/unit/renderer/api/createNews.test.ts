import { describe, expect, it } from 'vitest';
import { createNews } from '../../../../renderer/src/api/createNews.ts';
import { fakeService } from '../../../support/fakeService.ts';

describe('news', () => {
  it('opens one connection for all who listen, tells each of them, and closes it with the last', () => {
    const { transport, tell, lose, reach, listeners } = fakeService();
    const news = createNews(transport);
    expect(listeners()).toBe(0);
    const heard: string[] = [];
    const ends = ['one', 'two'].flatMap((name) => [
      news.on('close-requested', () => heard.push(name)),
      news.onGap(() => heard.push(`${name} gap`)),
      news.onReach((isThere) => heard.push(`${name} ${isThere ? 'back' : 'gone'}`)),
    ]);
    expect(listeners()).toBe(1);
    tell({ kind: 'close-requested' });
    lose();
    reach(false);
    reach(true);
    const told = ['one', 'two', 'one gap', 'two gap', 'one gone', 'two gone', 'one back', 'two back'];
    expect(heard).toEqual(told);
    for (const end of ends.slice(1)) end();
    expect(listeners()).toBe(1);
    ends[0]?.();
    expect(listeners()).toBe(0);
  });

  it('tells each only of its kind', () => {
    const { transport, tell } = fakeService();
    const news = createNews(transport);
    const heard: string[] = [];
    news.on('open-file', ({ file }) => heard.push(file));
    news.on('command', ({ id }) => heard.push(id));
    tell({ kind: 'open-file', file: 'owls.lumi.json' });
    tell({ kind: 'ending' });
    tell({ kind: 'command', id: 'save' });
    expect(heard).toEqual(['owls.lumi.json', 'save']);
  });

  it('opens another for who listens afterwards', () => {
    const { transport, listeners } = fakeService();
    const news = createNews(transport);
    news.onGap(() => undefined)();
    expect(listeners()).toBe(0);
    news.onGap(() => undefined);
    expect(listeners()).toBe(1);
  });
});
