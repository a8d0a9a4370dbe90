import type { LucideIcon } from 'lucide-react';

export interface IconProps {
  /** One of lucide-react. */
  readonly icon: LucideIcon;
  /** px */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** A drawing beside a text; hidden from screen readers, so it never carries meaning alone. */
export function Icon({ icon: Drawing, size = 16, className }: IconProps) {
  return <Drawing size={size} strokeWidth={1.6} aria-hidden className={className} />;
}
