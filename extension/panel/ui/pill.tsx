import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export type Tone = 'plain' | 'petrol' | 'amber' | 'red' | 'green';

type PillProps = {
  readonly tone?: Tone;
  readonly icon?: IconNode;
  readonly children: ComponentChildren;
  readonly testId?: string;
};

/** A word or two in a tone; the word says what the colour says. */
export function Pill({ tone = 'plain', icon, children, testId }: PillProps) {
  return (
    <span class={`pill pill-${tone}`} data-testid={testId}>
      {icon && <Icon node={icon} size={12} />}
      {children}
    </span>
  );
}
