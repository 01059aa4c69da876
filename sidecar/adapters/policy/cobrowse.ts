import { COBROWSE_RULES_MAX, MESSAGE_MAX_BYTES } from '../../../shared/protocol/limits.ts';
import type { PolicyFile } from './schema.ts';

type CobrowseFile = NonNullable<PolicyFile['cobrowse']>[number];
type PageRule = CobrowseFile['hide'][number];

/** What in a policy contradicts itself, and where. */
export interface Contradiction {
  readonly path: string;
  readonly sentence: string;
}

/** What makes the rules for looking along unusable; null when nothing does. */
export function cobrowseContradictionIn(files: readonly CobrowseFile[]): Contradiction | null {
  for (const { shop, field, sentence } of contradictionsIn(files)) {
    const path = ['', 'cobrowse', shop ?? '*', ...(field === null ? [] : [field])].join('/');
    return { path, sentence: `cobrowse for ${nameOf(shop)} ${sentence}` };
  }
  return null;
}

interface Found {
  readonly shop: string | null;
  readonly field: keyof CobrowseFile | null;
  readonly sentence: string;
}

function* contradictionsIn(files: readonly CobrowseFile[]): Generator<Found> {
  const shops = files.map(({ shop }) => shop);
  const twice = files.find(({ shop }, place) => shops.indexOf(shop) !== place);
  if (twice !== undefined) yield { shop: twice.shop, field: null, sentence: 'is there twice.' };
  for (const { shop, show } of files) {
    const all = show.flatMap(({ selectors }) => selectors).find(showsAll);
    if (all !== undefined) {
      const sentence = `would show whole pages: ${all}. Name what may be shown.`;
      yield { shop, field: 'show', sentence };
    }
  }
  const everywhere = files.find(({ shop }) => shop === null);
  for (const file of files) {
    const { shop } = file;
    const nowhere = file.assetHosts.find((host) => !URL.canParse(`https://${host}`));
    if (nowhere !== undefined) {
      yield { shop, field: 'assetHosts', sentence: `names a host that is none: ${nowhere}.` };
    }
    const both = bothIn(file, everywhere);
    if (both !== null) yield { shop, field: 'show', sentence: `hides and shows ${both}.` };
    const tooMany = tooManyIn(file, everywhere);
    if (tooMany !== null) {
      const sentence = `has more than ${COBROWSE_RULES_MAX} rules in ${tooMany}.`;
      yield { shop, field: tooMany, sentence };
    }
    // A page is told all of them in one message.
    if (bytesOf(file, everywhere) > RULES_MAX_BYTES) {
      yield { shop, field: null, sentence: 'has rules that are too long together.' };
    }
  }
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
function tooManyIn(
  file: CobrowseFile,
  everywhere: CobrowseFile | undefined,
): (typeof LISTS)[number] | null {
  const shared = file === everywhere ? undefined : everywhere;
  const isTooLong = (list: (typeof LISTS)[number]): boolean =>
    file[list].length + (shared?.[list].length ?? 0) > COBROWSE_RULES_MAX;
  return LISTS.find(isTooLong) ?? null;
}
