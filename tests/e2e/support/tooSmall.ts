import type { Page } from 'playwright/test';

/** What can be pressed and is less than 24 px in one way; links in a text may be, as may what is a part of the system. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const view = document.querySelector('.react-flow__viewport');
    const zoom = view ? new DOMMatrix(getComputedStyle(view).transform).a : 1;
    const parts = 'button, input, textarea, [role="option"], [role="menuitem"], [role="tab"], [role="slider"]';
    return (
      [...document.querySelectorAll<HTMLElement>(parts)]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        // A notice behind another is drawn smaller, and comes to the front where one points at it.
        .filter((element) => !element.closest('[data-sonner-toast][data-front="false"]'))
        .flatMap((element) => {
          const scale = element.closest('.react-flow__viewport') ? zoom : 1;
          const own = element.getBoundingClientRect();
          // What can be pressed may be larger than what is seen.
          const more = getComputedStyle(element, '::after');
          const isLarger = more.content !== 'none' && more.position === 'absolute';
          const width = Math.max(own.width / scale, isLarger ? parseFloat(more.width) : 0);
          const height = Math.max(own.height / scale, isLarger ? parseFloat(more.height) : 0);
          const isGone = own.width < 2 || own.height < 2 || element.matches('[type="checkbox"], [type="radio"]');
          return isGone || (width > 23.9 && height > 23.9)
            ? []
            : [
                `${element.getAttribute('aria-label') ?? element.textContent}: ${width.toFixed(1)} × ${height.toFixed(1)}`,
              ];
        })
    );
  });
}
