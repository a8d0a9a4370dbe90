import type { ReactNode } from 'react';
import './EmptyBody.css';

/** What a body says in the place where its pictures will be. */
export function EmptyBody({ children }: { readonly children: ReactNode }) {
  return <p className="empty-body">{children}</p>;
}
