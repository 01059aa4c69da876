import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

type EmptyStateProps = {
  readonly icon: IconNode;
  readonly says: string;
  /** What to do next. */
  readonly hint?: string | undefined;
  readonly children?: ComponentChildren;
  readonly testId?: string;
};

/** Nothing to show: why, and the next step. */
export function EmptyState({ icon, says, hint, children, testId }: EmptyStateProps) {
  return (
    <div class="empty" data-testid={testId}>
      <Icon node={icon} size={20} />
      <p>{says}</p>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
    </div>
  );
}
