import 'fake-indexeddb/auto';
import { render } from 'preact';
import { afterEach, vi } from 'vitest';
import { Shell } from '../../../../../extension/panel/shell.tsx';
import { PanelContext } from '../../../../../extension/panel/state/panel.ts';
import { type OpenedPanel, openTestPanel } from './open-panel.ts';

export const root = () => document.body.firstElementChild as HTMLElement;
export const find = (testId: string) =>
  document.querySelector<HTMLElement>(`[data-testid="${testId}"]`);
export const all = (testId: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`),
];

/** Waits for a state; the bound is for a busy machine, an idle one needs milliseconds. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 4_000 });
}

export async function shown(testId: string): Promise<HTMLElement> {
  return until(() => {
    const element = find(testId);
    if (element === null) throw new Error(`${testId} is not there`);
    return element;
  });
}

export async function draw(opened: OpenedPanel): Promise<void> {
  document.body.innerHTML = '<div></div>';
  render(
    <PanelContext.Provider value={opened.panel}>
      <Shell
        onError={(error) => {
          throw error;
        }}
      />
    </PanelContext.Provider>,
    root(),
  );
}

export function write(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) {
    throw new Error('nothing to write in');
  }
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function press(element: HTMLElement, key: string): void {
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

export const commandsOf = ({ background }: OpenedPanel) =>
  background.posted.flatMap((message) => (message.kind === 'command' ? [message] : []));

const open: OpenedPanel[] = [];
export async function opening(options?: Parameters<typeof openTestPanel>[0]): Promise<OpenedPanel> {
  const opened = await openTestPanel(options);
  open.push(opened);
  return opened;
}

afterEach(async () => {
  render(null, root());
  for (const { db } of open.splice(0)) db.close();
});
