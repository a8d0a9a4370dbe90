import { useId, type ReactNode } from 'react';
import './Section.css';

export interface SectionProps {
  readonly title: string;
  /** At the end of its heading. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a side panel. */
export function Section({ title, tools, children }: SectionProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h3 id={id} className="section__title">
          {title}
        </h3>
        {tools}
      </div>
      {children}
    </section>
  );
}
