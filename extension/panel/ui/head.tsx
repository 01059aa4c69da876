import { ChevronLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';

type HeadProps = {
  readonly title: string;
  readonly backName: string;
  readonly onBack: () => void;
  readonly under?: ComponentChildren;
  readonly acts?: ComponentChildren;
  /** The view puts the focus somewhere better itself. */
  readonly keepsFocus?: boolean;
};

/** The top of a view: back, what it is about, and what can be done with it. */
export function Head({ title, backName, onBack, under, acts, keepsFocus = false }: HeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!keepsFocus) heading.current?.focus();
  }, [keepsFocus]);
  return (
    <header class="head">
      <IconButton icon={ChevronLeft} name={backName} onClick={onBack} testId="back" />
      <div class="head-words">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {under !== undefined && <p class="head-under">{under}</p>}
      </div>
      {acts !== undefined && <div class="head-acts">{acts}</div>}
    </header>
  );
}
