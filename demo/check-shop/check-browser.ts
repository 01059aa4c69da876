import type { BrowserPage } from './browser-page.ts';
import { type Finding, note, right, wrong } from './finding.ts';

/** What only a browser can tell: complaints, and whether a signal arrives. */
export async function checkInBrowser(
  opened: BrowserPage,
  sidecar: URL,
): Promise<readonly Finding[]> {
  const kept = await opened.trySignal();
  const complaints = [...opened.complaints(sidecar.host), ...opened.complaints('toonbank')];
  const [complaint] = complaints;
  if (complaint !== undefined) {
    const short = complaint.split('\n')[0]?.slice(0, 300) ?? '';
    return [wrong('browser', `The browser complains: ${short}`)];
  }
  const quiet = right('browser', 'The browser loads the script without a complaint.');
  if (kept === null) {
    return [
      quiet,
      wrong(
        'signal',
        'The script runs, but no signal was kept by the sidecar. Look at the sidecar’s log and the page’s console.',
      ),
    ];
  }
  return [quiet, right('signal', `A signal was sent and kept. ${understood(kept)}`)];
}

export function withoutBrowser(): Finding {
  return note(
    'browser',
    'There is no Chromium on this machine, so the page was read and not opened.',
  );
}

export function notOpened(): Finding {
  return note('signal', 'No signal was tried; mend the above first.');
}

/** The kind of page and the product, as the signals said. */
function understood(sent: readonly string[]): string {
  const all = sent.join('\n');
  const kind = /"pageType":"([\w-]+)"/.exec(all)?.[1];
  const product = /"type":"product\.viewed"[^\n]*?"product":\{"product":"([^"]+)"/.exec(all)?.[1];
  return [
    kind === undefined ? '' : `The page was understood as: ${kind}.`,
    product === undefined ? '' : `The product: ${product}.`,
  ]
    .join(' ')
    .trim();
}
