import type { IconNode } from 'lucide';
import { h } from 'preact';

type IconProps = {
  readonly node: IconNode;
  /** What a screen reader says; without it the icon is decoration beside words. */
  readonly name?: string | undefined;
  readonly size?: number;
  readonly class?: string;
};

/** A line icon, drawn in the colour of the text around it. */
export function Icon({ node, name, size = 16, class: className }: IconProps) {
  const spoken =
    name === undefined
      ? { 'aria-hidden': 'true' as const }
      : { role: 'img' as const, 'aria-label': name };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by aria-label; a title would hover over every row
    <svg
      class={className === undefined ? 'icon' : `icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...spoken}
    >
      {node.map(([tag, attributes]) => h(tag, { ...attributes, key: JSON.stringify(attributes) }))}
    </svg>
  );
}
