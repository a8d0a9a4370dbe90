import { useId, type ReactNode } from 'react';
import './Section.css';

/** A titled part of a side panel. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h3 id={id} className="section__title">
        {title}
      </h3>
      {children}
    </section>
  );
}
