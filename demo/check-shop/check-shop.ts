import { PAGE_MAX_BYTES } from './bounds.ts';
import { type BrowserPage, openInBrowser } from './browser-page.ts';
import { checkInBrowser, notOpened, withoutBrowser } from './check-browser.ts';
import { checkConsent, checkIdentify, checkSinglePage } from './check-calls.ts';
import { checkCodes } from './check-codes.ts';
import { checkMixed } from './check-mixed.ts';
import { checkPolicy } from './check-policy.ts';
import { checkProducts } from './check-products.ts';
import { checkScript } from './check-script.ts';
import { checkOrigin, checkSidecar } from './check-sidecar.ts';
import { checkTag, shopOf } from './check-tag.ts';
import { type Fetched, fetchText } from './fetch-text.ts';
import { type Finding, isWrong, right, wrong } from './finding.ts';
import { ownScripts } from './own-scripts.ts';
import { readPage, type ScriptTag, type ShopPage } from './page.ts';
import { policiesOf } from './policy.ts';

export interface Wanted {
  readonly url: URL;
  /** Where the tag should point; null: wherever it does. */
  readonly sidecar: URL | null;
  /** False reads the page only. */
  readonly opensBrowser: boolean;
  /** What the shop's server signs calls about codes with; without it they are not tried. */
  readonly serverKey?: string;
  readonly browserArgs?: readonly string[];
}

/** Looks at a page as its visitors' browsers will, and tells each thing that is right or wrong. */
export async function checkShop(wanted: Wanted): Promise<readonly Finding[]> {
  const fetched = await fetchText(wanted.url, PAGE_MAX_BYTES);
  if (!fetched.isOk) return [wrong('page', fetched.error)];
  const fault = faultOfPage(fetched.value);
  if (fault !== null) return [wrong('page', fault)];
  const opened = wanted.opensBrowser
    ? await openInBrowser(fetched.value.url, wanted.browserArgs)
    : null;
  try {
    return [
      right('page', `${fetched.value.url.href} is a page.`),
      ...(await checkPage(wanted, fetched.value, opened)),
    ];
  } finally {
    await opened?.close();
  }
}

async function checkPage(
  wanted: Wanted,
  fetched: Fetched,
  opened: BrowserPage | null,
): Promise<readonly Finding[]> {
  const page = readPage(fetched.url, fetched.text);
  const rendered = opened === null ? null : readPage(fetched.url, opened.html);
  const { tag, findings } = checkTag(page, rendered, wanted.sidecar);
  const sidecar = wanted.sidecar ?? tag?.src ?? null;
  const about = await checkWords(rendered ?? page, opened !== null);
  if (sidecar === null) return [...findings, ...about];
  const road = [...findings, ...(await checkRoad(fetched, page, sidecar, tag, wanted.serverKey))];
  const isClear = !road.some(isWrong);
  const live =
    opened === null
      ? [withoutBrowser()]
      : isClear
        ? await checkInBrowser(opened, sidecar)
        : [notOpened()];
  return [...road, ...about, ...live];
}

/** From the page to the sidecar. */
async function checkRoad(
  { url, headers }: Fetched,
  page: ShopPage,
  sidecar: URL,
  tag: ScriptTag | null,
  serverKey = '',
): Promise<readonly Finding[]> {
  const policies = policiesOf(headers.get('content-security-policy'), page.policies);
  const before = [checkMixed(url, sidecar), ...checkPolicy(policies, url, sidecar, tag)];
  const health = await checkSidecar(sidecar);
  // Whatever is asked of an address where no sidecar answers says the same again.
  if (isWrong(health)) return [...before, health];
  const scripts = [await checkScript('loader', sidecar), await checkScript('main', sidecar)];
  const shop = tag === null ? '' : shopOf(tag);
  const origin = shop === '' ? [] : [await checkOrigin(sidecar, url, shop)];
  const codes = shop === '' || serverKey === '' ? [] : [await checkCodes(sidecar, shop, serverKey)];
  return [...before, ...scripts, health, ...origin, ...codes];
}

/** What the shop says of itself. */
async function checkWords(page: ShopPage, isAllSeen: boolean): Promise<readonly Finding[]> {
  const scripts = await ownScripts(page);
  const single = checkSinglePage(page);
  return [
    ...checkProducts(page, scripts),
    checkConsent(scripts, isAllSeen),
    checkIdentify(scripts),
    ...(single === null ? [] : [single]),
  ];
}

function faultOfPage({ url, status, headers }: Fetched): string | null {
  if (status !== 200)
    return `${url.href} answers ${status}. Give the address of a page that visitors see.`;
  const type = headers.get('content-type') ?? '';
  if (/html/.test(type)) return null;
  return `${url.href} is of type "${type}", not a page. Give the address of a page that visitors see.`;
}
