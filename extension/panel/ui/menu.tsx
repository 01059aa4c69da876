import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { nextPlace } from './list-keys.ts';

export type MenuChoice = {
  readonly id: string;
  readonly content: ComponentChildren;
  readonly onChoose: () => void;
  readonly isChosen?: boolean;
  readonly testId?: string;
};

type MenuProps = {
  readonly label: string;
  readonly button: ComponentChildren;
  readonly choices: readonly MenuChoice[];
  readonly testId?: string;
  readonly class?: string;
  readonly align?: 'start' | 'end';
};

/** A button that opens a short list of acts. */
export function Menu({ label, button, choices, testId, class: className, align }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const items = itemsOf(place.current);
    (items.find((one) => one.ariaChecked === 'true') ?? items[0])?.focus();
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const shut = () => {
    setOpen(false);
    opener.current?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; this only shuts the menu when focus leaves it
    <div
      class={`menu ${className ?? ''}`}
      ref={place}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        if (next instanceof Node && !place.current?.contains(next)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen) return;
        const items = itemsOf(place.current);
        const at = items.findIndex((one) => one.isSameNode(document.activeElement));
        const next = nextPlace(event, at, items.length);
        if (next !== null) items[next]?.focus();
        else if (event.key === 'Escape') shut();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <button
        type="button"
        class="menu-button"
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        data-testid={testId}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      {isOpen && (
        <div role="menu" aria-label={label} class={`menu-sheet menu-${align ?? 'start'}`}>
          {choices.map((choice) => (
            <button
              key={choice.id}
              type="button"
              class="menu-choice"
              tabIndex={-1}
              {...(choice.isChosen === undefined
                ? { role: 'menuitem' as const }
                : { role: 'menuitemradio' as const, 'aria-checked': choice.isChosen })}
              data-testid={choice.testId}
              onClick={() => {
                shut();
                choice.onChoose();
              }}
            >
              {choice.content}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function itemsOf(place: HTMLElement | null): readonly HTMLElement[] {
  return place === null ? [] : [...place.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}
