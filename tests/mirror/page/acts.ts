import { ATTRIBUTES, MARKUP, TAGS } from './markup.ts';
import type { Act, Page } from './page.ts';
import type { Step } from './program.ts';
import { styleActs } from './style-acts.ts';

/** What is detached and may come back, changed. */
const attic = new WeakMap<Document, Element[]>();

export function run(document: Document, step: Step): void {
  const page: Page = {
    document,
    elements: () => everything(document),
    pick: (from, by) => (from.length === 0 ? undefined : from[by % from.length]),
  };
  acts[step.act]?.(page, step);
}

function everything(document: Document): Element[] {
  const found: Element[] = [];
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      found.push(element);
      if (element.shadowRoot !== null) walk(element.shadowRoot);
      if (element.localName === 'iframe') {
        const inside = (element as HTMLIFrameElement).contentDocument;
        if (inside?.body) {
          found.push(inside.body);
          walk(inside.body);
        }
      }
    }
  };
  found.push(document.body);
  walk(document.body);
  return found;
}

function containers(page: Page): (Element | ShadowRoot)[] {
  return page
    .elements()
    .flatMap((element): (Element | ShadowRoot)[] =>
      ['input', 'textarea', 'select', 'option', 'style', 'iframe', 'script', 'template'].includes(
        element.localName,
      )
        ? []
        : element.shadowRoot === null
          ? [element]
          : [element, element.shadowRoot],
    );
}

/** Into a container before one of its children, or last. */
function place(page: Page, node: Node, step: Step): void {
  const into = page.pick(containers(page), step.a);
  if (into === undefined || node.contains(into) || hosts(into).some((host) => node.contains(host)))
    return;
  const before = into.childNodes[step.b % (into.childNodes.length + 1)] ?? null;
  if (before === node) return;
  into.insertBefore(node, before);
}

function hosts(node: Node): Element[] {
  const root = node.getRootNode();
  if (!('host' in root)) {
    const frame = (root as Document).defaultView?.frameElement ?? null;
    return frame === null
      ? []
      : [frame, ...(frame.ownerDocument.defaultView?.frameElement ? [] : hosts(frame))];
  }
  const host = root.host as Element;
  return [host, ...hosts(host)];
}

function movable(page: Page): Element[] {
  return page
    .elements()
    .filter((element) => element.localName !== 'body' && element.localName !== 'html');
}

const acts: Readonly<Record<string, Act>> = {
  ...styleActs(place),
  insert(page, step) {
    const element = page.document.createElement(TAGS[step.c % TAGS.length] ?? 'div');
    if (step.c % 3 > 0) element.textContent = `t${step.c}`;
    place(page, element, step);
  },
  text(page, step) {
    place(page, page.document.createTextNode(step.c % 5 === 0 ? '' : `text ${step.c}`), step);
  },
  comment(page, step) {
    place(page, page.document.createComment(`c${step.c}`), step);
  },
  tree(page, step) {
    const top = page.document.createElement('div');
    top.innerHTML = MARKUP[step.c % MARKUP.length] ?? '';
    place(page, top, step);
  },
  remove(page, step) {
    page.pick(movable(page), step.a)?.remove();
  },
  move(page, step) {
    const element = page.pick(movable(page), step.c);
    if (element !== undefined) place(page, element, step);
  },
  moveText(page, step) {
    const texts = page
      .elements()
      .flatMap((element) =>
        [...element.childNodes].filter(
          (node) => node.nodeType === 3 && !['textarea', 'style'].includes(element.localName),
        ),
      );
    const text = page.pick(texts, step.c);
    if (text !== undefined) place(page, text, step);
  },
  reverse(page, step) {
    const parent = page.pick(containers(page), step.a);
    if (parent === undefined) return;
    for (const child of [...parent.childNodes]) parent.insertBefore(child, parent.firstChild);
  },
  rotate(page, step) {
    const parent = page.pick(containers(page), step.a);
    if (parent?.firstChild) parent.append(parent.firstChild);
  },
  data(page, step) {
    const texts = page
      .elements()
      .flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3));
    const text = page.pick(texts, step.a);
    if (text !== undefined && text.parentElement?.localName !== 'style')
      text.nodeValue = `data ${step.b}`;
  },
  attribute(page, step) {
    const element = page.pick(page.elements(), step.a);
    const name = ATTRIBUTES[step.b % ATTRIBUTES.length] ?? 'class';
    if (element === undefined || (name === 'src' && element.localName === 'iframe')) return;
    if (step.c % 4 === 0) element.removeAttribute(name);
    else
      element.setAttribute(
        name,
        name === 'style' ? `color: rgb(${step.c % 255}, 0, 0)` : `v${step.c}`,
      );
  },
  style(page, step) {
    const element = page.pick(page.elements(), step.a) as HTMLElement | undefined;
    if (step.c % 5 === 0) element?.style?.removeProperty('width');
    else
      element?.style?.setProperty(
        ['width', 'left', '--x'][step.b % 3] ?? 'width',
        `${step.c % 90}px`,
        step.c % 7 === 0 ? 'important' : '',
      );
  },
  toggle(page, step) {
    page.pick(page.elements(), step.a)?.classList.toggle(`k${step.b % 3}`);
  },
  inner(page, step) {
    const into = page.pick(containers(page), step.a);
    if (into !== undefined) into.innerHTML = MARKUP[step.c % MARKUP.length] ?? '';
  },
  replace(page, step) {
    const element = page.pick(movable(page), step.a);
    const by = page.document.createElement('i');
    by.textContent = `r${step.b}`;
    if (element !== undefined && step.c % 2 === 0) by.append(...element.childNodes);
    element?.replaceWith(by);
  },
  unwrap(page, step) {
    const element = page.pick(movable(page), step.a);
    if (
      element !== undefined &&
      !['select', 'textarea', 'style', 'option'].includes(element.localName)
    )
      element.replaceWith(...element.childNodes);
  },
  content(page, step) {
    const into = page.pick(containers(page), step.a);
    if (into !== undefined) into.textContent = `content ${step.b}`;
  },
  shadow(page, step) {
    const able = page
      .elements()
      .filter(
        (element) =>
          ['div', 'p', 'span', 'section', 'x-card'].includes(element.localName) &&
          element.shadowRoot === null,
      );
    const host = page.pick(able, step.a);
    if (host === undefined) return;
    const root = host.attachShadow({ mode: 'open' });
    // What comes from a frame keeps the frame's classes: of fields among it nobody hears what scripts put in.
    const { HTMLElement: Own = null } = page.document.defaultView ?? {};
    const isOwn = Own !== null && host instanceof Own;
    root.innerHTML = `${isOwn ? MARKUP[step.c % MARKUP.length] : '<b>root</b>'}<slot></slot>`;
  },
  detach(page, step) {
    const element = page.pick(movable(page), step.a);
    if (element === undefined) return;
    element.remove();
    atticOf(page.document).push(element);
  },
  attach(page, step) {
    const kept = atticOf(page.document);
    const element = kept.splice(step.c % (kept.length || 1), 1)[0];
    if (element !== undefined && !element.isConnected) place(page, element, step);
  },
  changeDetached(page, step) {
    const kept = page.pick(atticOf(page.document), step.a);
    if (kept === undefined || kept.isConnected) return;
    kept.setAttribute('title', `changed ${step.b}`);
    if (
      step.c % 2 === 0 &&
      kept.firstChild !== null &&
      !['select', 'textarea', 'style'].includes(kept.localName)
    )
      place(page, kept.firstChild, step);
    else kept.append(`more ${step.c}`);
  },
  input(page, step) {
    const fields = page
      .elements()
      .filter((element): element is HTMLInputElement =>
        ['input', 'textarea', 'select'].includes(element.localName),
      );
    const field = page.pick(fields, step.a);
    if (field === undefined) return;
    if (field.type === 'checkbox') field.checked = step.b % 2 === 0;
    else if (field.localName === 'select')
      (field as unknown as HTMLSelectElement).selectedIndex = step.b % 2;
    else field.value = `typed ${step.b}`;
    if (step.c % 2 === 0) field.dispatchEvent(new Event('input', { bubbles: true }));
  },
  fields(page, step) {
    const element = page.document.createElement(
      ['input', 'textarea', 'select'][step.c % 3] ?? 'input',
    );
    if (element.localName === 'select') element.innerHTML = '<option>x</option><option>y</option>';
    if (element.localName === 'input' && step.c % 2 === 0) element.setAttribute('type', 'checkbox');
    place(page, element, step);
  },
  scroll(page, step) {
    const box = page.document.createElement('div');
    box.style.cssText = 'height: 40px; width: 90px; overflow: auto';
    box.innerHTML = '<p style="height: 400px; width: 600px">tall</p>';
    place(page, box, step);
    box.scrollTop = step.c % 90;
  },
  frame(page, step) {
    const frame = page.document.createElement('iframe');
    if (step.c % 2 === 0) frame.srcdoc = `<p>frame ${step.c}</p><ul><li>in</li></ul>`;
    place(page, frame, step);
    if (step.c % 2 === 1 && frame.contentDocument?.body)
      frame.contentDocument.body.innerHTML = '<p>written</p>';
  },
  click(page, step) {
    page.pick(page.elements(), step.a)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  },
};

export const ACTS: readonly string[] = Object.keys(acts);

function atticOf(document: Document): Element[] {
  const kept = attic.get(document) ?? [];
  attic.set(document, kept);
  return kept;
}
