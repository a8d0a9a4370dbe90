import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import './Skeleton.css';

export interface SkeletonProps {
  /** Width over height. */
  readonly ratio?: number;
  /** Whether something is on its way; a still one is only waiting for its turn. */
  readonly isMoving?: boolean;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** The place of something that is not there yet, in its size. */
export function Skeleton({ ratio, isMoving = true, className, children }: SkeletonProps) {
  return (
    <div
      className={classNames('skeleton', isMoving && 'skeleton--moving', className)}
      style={ratio === undefined ? undefined : { aspectRatio: String(ratio) }}
    >
      {children}
    </div>
  );
}
