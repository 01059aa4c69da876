import { type eventWithTime, record } from 'rrweb';
import type { CobrowseRules } from '../../../shared/protocol/messages/cobrowse.ts';
import { countCovers, coversOf } from '../../../visitor/cobrowse/covers.ts';
import { openMasker } from '../../../visitor/record/mask.ts';
import { NO_RULES } from './no-rules.ts';
import { rrwebOptions } from './rrweb-options.ts';
import { secretOf } from './secrets.ts';

type Opened = ReturnType<typeof openMasker>;

/** A masker on rrweb as it is installed, for pages that do one thing each. */
export interface MaskerPage {
  readonly masker: Opened;
  readonly sent: string[];
  covers(): ReturnType<typeof coversOf>;
  counts(): ReturnType<typeof countCovers>;
  record(rules?: Partial<CobrowseRules>): void;
  /** What was sent from now on, after everything the page does now was recorded. */
  after(act: () => void): Promise<string>;
  /** A new picture. */
  picture(): string;
  /** Texts of the page that do not leave as they are. */
  changed(): readonly string[];
  /** Changes the page in a generated order, with secrets; what leaked. */
  wander(seed: number, steps: number): Promise<readonly string[]>;
}

const sent: string[] = [];
let masker = openMasker({ rules: NO_RULES, document });
let last: eventWithTime | null = null;
let stop: (() => void) | undefined;

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const page: MaskerPage = {
  get masker() {
    return masker;
  },
  sent,
  covers: () => coversOf(document, masker.covering()),
  counts: () => countCovers(document, masker.covering()),
  record(rules = {}) {
    stop?.();
    masker = openMasker({ rules: { ...NO_RULES, ...rules }, document });
    stop = record({
      ...rrwebOptions(masker.hooks.options),
      emit(event) {
        const left = masker.hooks.event(event, (id) => record.mirror.getNode(id));
        if (left === null) return;
        if (left.type === 2) last = left;
        sent.push(JSON.stringify(left));
      },
    });
  },
  async after(act) {
    const before = sent.length;
    act();
    await settled();
    await settled();
    return sent.slice(before).join('\n');
  },
  picture() {
    const before = sent.length;
    record.takeFullSnapshot(true);
    return sent.slice(before).join('\n');
  },
  changed() {
    const found: string[] = [];
    const visit = (written: { id: number; textContent?: string; childNodes?: never[] }): void => {
      const node = record.mirror.getNode(written.id);
      const isText = node?.nodeType === Node.TEXT_NODE;
      const tag = node?.parentElement?.localName ?? '';
      if (isText && !/^(?:style|script|title|noscript)$/.test(tag)) {
        if (node.nodeValue !== written.textContent) found.push(node.nodeValue?.trim() ?? '');
      }
      for (const child of written.childNodes ?? []) visit(child);
    };
    record.takeFullSnapshot(true);
    if (last?.type === 2) visit(JSON.parse(JSON.stringify(last.data.node)));
    return found;
  },
  async wander(seed, steps) {
    document.body.innerHTML = '<main><p>een</p><form></form></main>';
    page.record();
    let state = seed;
    const chance = (below: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % below;
    };
    const from = sent.length;
    const secrets: string[] = [];
    const fresh = (): string => {
      const kinds = ['card', 'account', 'mail', 'phone', 'citizen', 'token'] as const;
      const secret = secretOf(kinds[chance(6)] ?? 'mail', 50_000 + chance(49_000));
      secrets.push(secret);
      return secret;
    };
    for (let step = 0; step < steps; step += 1) {
      wanderStep(chance, fresh);
      if (chance(4) === 0) await settled();
      if (chance(12) === 0) record.takeFullSnapshot(true);
      if (chance(15) === 0)
        history.pushState(null, '', `/${['laarzen', 'account', 'x'][chance(3)]}/${step}`);
    }
    await settled();
    record.takeFullSnapshot(true);
    const told = bare(sent.slice(from).join('\n'));
    sent.length = 0;
    return secrets.filter((secret) => told.includes(bare(secret)));
  },
};

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function wanderStep(chance: (below: number) => number, fresh: () => string): void {
  const all = [...document.querySelectorAll('main, main *')];
  const at = all[chance(all.length)] ?? document.body;
  const tags = ['p', 'span', 'input', 'textarea', 'b', 'select', 'div', 'iframe', 'label', 'svg'];
  switch (chance(11)) {
    case 0:
      at.append(document.createElement(tags[chance(tags.length)] ?? 'p'));
      break;
    case 1:
      at.append(fresh());
      break;
    case 2:
      at.setAttribute(
        ['title', 'data-x', 'alt', 'value', 'href', 'placeholder', 'src', 'class'][chance(8)] ??
          'x',
        fresh(),
      );
      break;
    case 3:
      for (const child of at.childNodes)
        if (child.nodeType === Node.TEXT_NODE) child.nodeValue = fresh();
      break;
    case 4:
      if (at.localName !== 'main') at.remove();
      break;
    case 5: {
      const to = all[chance(all.length)];
      if (to !== undefined && !at.contains(to) && at.localName !== 'main') to.append(at);
      break;
    }
    case 6:
      Reflect.set(at, 'value', fresh());
      at.dispatchEvent(new Event('input', { bubbles: true }));
      break;
    case 7:
      at.toggleAttribute('data-toonbank-hide');
      break;
    case 8:
      if (at.localName === 'input')
        at.setAttribute('type', ['password', 'text', 'email', 'checkbox'][chance(4)] ?? '');
      break;
    case 9:
      if (at.shadowRoot === null && at.localName === 'div') at.attachShadow({ mode: 'open' });
      at.shadowRoot?.append(fresh());
      break;
    default:
      at.insertAdjacentHTML('beforeend', `<i title="${fresh()}">${fresh()}</i>`);
  }
}

Reflect.set(window, 'maskerPage', page);
