import { useSignal } from '@preact/signals';
import { boundedShare, SHARE } from './cobrowse.model.ts';

type SplitProps = {
  readonly name: string;
  /** What gets higher or lower. */
  readonly place: { readonly current: HTMLElement | null };
  readonly percent: number;
  readonly onMove: (percent: number) => void;
  /** It stays as it is now. */
  readonly onDone: () => void;
};

/** The bar between picture and chat: dragged, or moved with the arrow keys. */
export function Split({ name, place, percent, onMove, onDone }: SplitProps) {
  const isDragging = useSignal(false);

  const move = (clientY: number) => {
    const element = place.current;
    const whole = element?.parentElement;
    if (element === null || whole === null || whole === undefined) return;
    const { top } = element.getBoundingClientRect();
    onMove(boundedShare(((clientY - top) / whole.clientHeight) * 100));
  };
  const byKey = (key: string): number | null => {
    switch (key) {
      case 'ArrowUp':
        return percent - SHARE.step;
      case 'ArrowDown':
        return percent + SHARE.step;
      case 'Home':
        return SHARE.least;
      case 'End':
        return SHARE.most;
      default:
        return null;
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the pattern for a bar that can
    <div
      class="split"
      role="separator"
      aria-orientation="horizontal"
      aria-label={name}
      aria-valuemin={SHARE.least}
      aria-valuemax={SHARE.most}
      aria-valuenow={percent}
      tabIndex={0}
      data-testid="split"
      onKeyDown={(event) => {
        const next = byKey(event.key);
        if (next === null) return;
        event.preventDefault();
        event.stopPropagation();
        onMove(boundedShare(next));
      }}
      onKeyUp={onDone}
      onBlur={onDone}
      onPointerDown={(event) => {
        event.preventDefault();
        // The frame above would swallow the movement.
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
        isDragging.value = true;
      }}
      onPointerMove={(event) => {
        if (isDragging.peek()) move(event.clientY);
      }}
      onPointerUp={() => {
        isDragging.value = false;
        onDone();
      }}
      onPointerCancel={() => {
        isDragging.value = false;
      }}
    />
  );
}
