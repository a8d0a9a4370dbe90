import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Menu } from '../../../../../renderer/src/ui/overlays/Menu.tsx';

it('makes the rows of a list only once somebody opens it', () => {
  let made = 0;
  const entries = () => {
    made += 1;
    return [];
  };
  const trigger = createElement('button', { type: 'button' }, 'Actions');
  expect(renderToStaticMarkup(createElement(Menu, { trigger, entries }))).toContain('Actions');
  expect(made).toBe(0);
});
