import type { Gone } from './forget-nodes.ts';
import { isDocument, isShadow, shadowOf } from './page-tree.ts';
import type { Mirror, WriteOptions } from './rrweb-seams.ts';
import type { Shown } from './shown.ts';

type Adopter = Document | ShadowRoot;

/** Style sheets that documents and shadow roots adopted, told in turns of ours with what they are by then. */
export interface AdoptedSheets {
  /** It was given others. */
  note(host: number): void;
  /** Looks whether it adopts others than were told: a list that is pushed to tells nobody. */
  check(adopter: Adopter): void;
  /** The viewer no longer has these, or has them anew: of what they adopted nothing is told. */
  forget(gone: Gone): void;
  tell(): void;
  clear(): void;
}

/**
 * @param adopt tells those of one
 * @param none says that a host has no adopted sheets any more
 * @param ring something is to be told
 */
export function createAdoptedSheets(
  mirror: Mirror,
  shown: Shown,
  adopt: WriteOptions['onAdopt'],
  none: (host: number) => void,
  ring: () => void,
): AdoptedSheets {
  const waiting = new Map<number, Adopter>();
  const told = new Map<Node, readonly CSSStyleSheet[]>();

  const tellOne = (host: number, adopter: Adopter): void => {
    const sheets = [...adopter.adoptedStyleSheets];
    if (sheets.length === 0 && (told.get(adopter)?.length ?? 0) === 0) return;
    told.set(adopter, sheets);
    if (sheets.length === 0) none(host);
    else adopt(sheets, host);
  };

  return {
    note(host) {
      const node = mirror.getNode(host);
      const adopter = node === null ? null : adopterOf(node);
      if (adopter === null) return;
      waiting.set(host, adopter);
      ring();
    },
    check(adopter) {
      const before = told.get(adopter) ?? [];
      const now = adopter.adoptedStyleSheets ?? [];
      if (before.length === now.length && before.every((sheet, index) => sheet === now[index]))
        return;
      waiting.set(mirror.getId(isShadow(adopter) ? adopter.host : adopter), adopter);
    },
    forget(gone) {
      if (told.size > 0) for (const [node] of gone) told.delete(node);
    },
    tell() {
      for (const [host, adopter] of waiting) {
        if (!shown.has(adopter)) continue;
        waiting.delete(host);
        tellOne(host, adopter);
      }
    },
    clear() {
      waiting.clear();
      told.clear();
    },
  };
}

function adopterOf(node: Node): Adopter | null {
  return isDocument(node) ? node : shadowOf(node);
}
