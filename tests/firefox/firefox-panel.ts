import { writeFile } from 'node:fs/promises';
import type { PanelHands } from '../../demo/stage/side-panel.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { evaluateIn } from './evaluate-in.ts';
import type { Firefox } from './firefox.ts';

/** The panel as a page in a tab of Firefox. */
export interface FirefoxPanel extends PanelHands {
  readonly context: string;
  resize(width: number, height: number): Promise<void>;
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

type Box = { readonly x: number; readonly y: number };

const KEYS: Readonly<Record<string, string>> = { Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004' };

/** Opens the panel in a tab of its own. */
export async function openPanelPage(firefox: Firefox): Promise<FirefoxPanel> {
  const { bidi, origin } = firefox;
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
  });
  const url = `${origin}/extension/panel/index.html`;
  // A page of an extension never says that it is loaded; what it shows is waited for instead.
  await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
  const panel = panelIn(firefox, context);
  await panel.see(`location.href.startsWith(${JSON.stringify(url)}) &&
    document.querySelector('#panel')?.childElementCount > 0`);
  return panel;
}

/** The panel in a context that shows it already. */
export function panelIn({ bidi }: Firefox, context: string): FirefoxPanel {
  const evaluate = <T>(expression: string) => evaluateIn<T>(bidi, context, expression);
  const see = <T>(expression: string, withinMs?: number) =>
    waitFor(
      `in the panel: ${expression}`,
      // While the page is being replaced there is nothing to ask.
      () => evaluate<T>(expression).catch(() => null),
      withinMs,
    );
  const keys = (values: readonly string[]) =>
    bidi.send('input.performActions', {
      context,
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: values.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ],
    });
  return {
    context,
    evaluate,
    see,
    click: async (selector) => {
      const { x, y } = await see<Box>(centreOf(selector));
      await clickAt(bidi, context, { x, y });
    },
    write: async (selector, text) => {
      await see(`(() => { const at = document.querySelector(${JSON.stringify(selector)});
        at?.focus(); return at !== null && document.activeElement === at; })()`);
      await keys([...text]);
    },
    press: async (key) => {
      await keys([KEYS[key] ?? key]);
    },
    resize: async (width, height) => {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
      await see(`innerWidth === ${width}`);
    },
    picture: async (path) => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
  };
}

/** A real click: what it leads to counts as done by a person. */
export async function clickAt(bidi: Firefox['bidi'], context: string, { x, y }: Box) {
  await bidi.send('input.performActions', {
    context,
    actions: [
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ],
  });
}

function centreOf(selector: string): string {
  return `(() => {
    const at = document.querySelector(${JSON.stringify(selector)});
    if (at === null || at.disabled) return null;
    at.scrollIntoView({ block: 'center' });
    const box = at.getBoundingClientRect();
    return box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  })()`;
}
