import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';

/** The built extension with a clock in its panel, and a blank panel beside it. */
export interface WatchedExtension {
  readonly folder: string;
  /** Paths as `chrome.sidePanel.setOptions` takes them. */
  readonly floor: string;
  readonly blank: string;
  remove(): void;
}

const PANEL = 'extension/panel/index.html';
const BLANK = 'extension/panel/blank.html';
/** Outside the module graph, so that it runs before anything of the panel's own. */
const CLOCK = '<script src="/bench-clock.js"></script>';

export function watchedExtension(): WatchedExtension {
  const folder = mkdtempSync(join(tmpdir(), 'toonbank-bench-extension-'));
  cpSync(inProject('dist', 'chrome'), folder, { recursive: true });
  const panel = readFileSync(join(folder, PANEL), 'utf8');
  writeFileSync(join(folder, PANEL), panel.replace('<head>', `<head>${CLOCK}`));
  writeFileSync(
    join(folder, BLANK),
    `<!doctype html><html><head>${CLOCK}<meta charset="utf-8"><title>Blank</title></head><body><p data-testid="floor-row">Blank</p></body></html>`,
  );
  writeFileSync(join(folder, 'bench-clock.js'), `(${clock.toString()})();\n`);
  return {
    folder,
    floor: PANEL,
    blank: BLANK,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs in the panel: when the first row had been drawn, by the machine's clock. */
function clock(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('[data-testid="floor-row"]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () =>
        Object.assign(globalThis, { benchDrawnAt: performance.timeOrigin + performance.now() });
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}
