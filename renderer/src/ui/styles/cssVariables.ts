import type {} from 'react';

/** Styles may hold CSS variables. Imported, as a type, by what sets one. */
declare module 'react' {
  interface CSSProperties {
    readonly [property: `--${string}`]: string | number | undefined;
  }
}
