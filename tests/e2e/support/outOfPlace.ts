import type { Page } from 'playwright/test';

/** What is cut off or cannot be come to: of what lies over the page, else of its bar and its views. */
export function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) faults.push(`the page is ${String(root.scrollWidth)} px wide`);
    const nameOf = (element: Element) => element.getAttribute('aria-label') ?? element.textContent.slice(0, 40);
    const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    /** What of it can be scrolled to, or is seen: nothing hides the rest for good. */
    const reach = (element: Element) => {
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) return undefined;
      const scrolls = (way: 'X' | 'Y') => {
        for (let up = element.parentElement; up; up = up.parentElement) {
          const style = getComputedStyle(up);
          if (['auto', 'scroll'].includes(way === 'X' ? style.overflowX : style.overflowY)) return true;
        }
        return false;
      };
      if ((box.left < -1 || box.right > innerWidth + 1) && !scrolls('X')) return 'is cut at a side';
      if ((box.top < -1 || box.bottom > innerHeight + 1) && !scrolls('Y')) return 'is cut above or below';
      return undefined;
    };
    const overlays = [...document.querySelectorAll('[role="dialog"], [role="menu"]')].filter(isSeen);
    const places =
      overlays.length > 0 ? overlays : [...document.querySelectorAll('header[role="banner"], header, nav')];
    for (const place of places.filter((each) => !each.closest('.react-flow__viewport'))) {
      const own = reach(place);
      if (own) faults.push(`${nameOf(place)} ${own}`);
      for (const part of place.querySelectorAll('button, input:not([type="file"]), textarea, [role="tab"]')) {
        if (!isSeen(part) || part.closest('.react-flow__viewport')) continue;
        const fault = reach(part);
        if (fault) faults.push(`${nameOf(part)} ${fault}`);
      }
    }
    return faults;
  });
}
