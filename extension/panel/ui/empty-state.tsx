import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';

type EmptyStateProps = {
  readonly icon: IconNode;
  readonly says: string;
  /** What to do next. */
  readonly hint?: string | undefined;
  readonly children?: ComponentChildren;
  readonly testId?: string;
  /** It stands in for a whole view: its words are the heading, and are where the focus goes. */
  readonly isView?: boolean;
};

/** Nothing to show: why, and the next step. */
export function EmptyState({
  icon,
  says,
  hint,
  children,
  testId,
  isView = false,
}: EmptyStateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What had the focus may have gone with the view; whoever is elsewhere, or in the page around, stays there.
    if (document.hasFocus() && document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div class="empty" data-testid={testId}>
      <Icon node={icon} size={20} />
      {isView ? (
        <h1 tabIndex={-1} ref={heading}>
          {says}
        </h1>
      ) : (
        <p>{says}</p>
      )}
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
    </div>
  );
}
