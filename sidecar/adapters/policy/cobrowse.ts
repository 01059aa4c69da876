import { COBROWSE_RULES_MAX, MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { PolicyFile } from './schema.ts';

type CobrowseFile = NonNullable<PolicyFile['cobrowse']>[number];
type PageRule = CobrowseFile['hide'][number];

/** What makes the rules for looking along unusable; null when nothing does. */
export function cobrowseContradictionIn(files: readonly CobrowseFile[]): string | null {
  const shops = files.map(({ shop }) => shop);
  const twice = files.find(({ shop }, place) => shops.indexOf(shop) !== place);
  if (twice !== undefined) return `cobrowse for ${nameOf(twice.shop)} is there twice.`;
  for (const { shop, show } of files) {
    const all = show.flatMap(({ selectors }) => selectors).find(showsAll);
    if (all !== undefined) {
      return `cobrowse for ${nameOf(shop)} would show whole pages: ${all}. Name what may be shown.`;
    }
  }
  const everywhere = files.find(({ shop }) => shop === null);
  for (const file of files) {
    const nowhere = file.assetHosts.find((host) => !URL.canParse(`https://${host}`));
    if (nowhere !== undefined) {
      return `cobrowse for ${nameOf(file.shop)} names a host that is none: ${nowhere}.`;
    }
    const both = bothIn(file, everywhere);
    if (both !== null) return `cobrowse for ${nameOf(file.shop)} hides and shows ${both}.`;
    const tooMany = tooManyIn(file, everywhere);
    if (tooMany !== null) {
      return `cobrowse for ${nameOf(file.shop)} has more than ${COBROWSE_RULES_MAX} rules in ${tooMany}.`;
    }
    // A page is told all of them in one message.
    if (bytesOf(file, everywhere) > RULES_MAX_BYTES) {
      return `cobrowse for ${nameOf(file.shop)} has rules that are too long together.`;
    }
  }
  return null;
}

function nameOf(shop: string | null): string {
  return shop === null ? 'every shop' : `the shop ${shop}`;
}

/** Whatever else it says: an allow-list that allows everything is none. */
function showsAll(selector: string): boolean {
  return selector
    .split(',')
    .some((each) => /^(\*|html|body|:root|main)(\s*>?\s*\*)?$/i.test(each.trim()));
}

function bothIn(file: CobrowseFile, everywhere: CobrowseFile | undefined): string | null {
  const keysOf = (rules: readonly PageRule[] = []): string[] =>
    rules.flatMap(({ url, selectors }) => selectors.map((each) => `${each} on ${url}`));
  const hidden = new Set([...keysOf(file.hide), ...keysOf(everywhere?.hide)]);
  const shown = [...keysOf(file.show), ...keysOf(everywhere?.show)];
  return shown.find((key) => hidden.has(key)) ?? null;
}

const RULES_MAX_BYTES = MESSAGE_MAX_BYTES / 2; // the rest of a message, and names as bytes

function bytesOf(file: CobrowseFile, everywhere: CobrowseFile | undefined): number {
  const shared = file === everywhere ? null : everywhere;
  return Buffer.byteLength(JSON.stringify([file, shared]));
}

const LISTS = ['hide', 'show', 'careful', 'untouchable', 'coupon', 'assetHosts'] as const;

/** Rules of a shop and of every shop go to its page together. */
function tooManyIn(file: CobrowseFile, everywhere: CobrowseFile | undefined): string | null {
  const shared = file === everywhere ? undefined : everywhere;
  const isTooLong = (list: (typeof LISTS)[number]): boolean =>
    file[list].length + (shared?.[list].length ?? 0) > COBROWSE_RULES_MAX;
  return LISTS.find(isTooLong) ?? null;
}
