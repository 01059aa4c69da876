import type { ComponentChildren } from 'preact';

type BoxProps = { readonly label: string; readonly children: ComponentChildren };

/** A table that may be wider than the tab: then it is moved sideways, by the keyboard too. */
export function TableBox({ label, children }: BoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section class="table-box" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
