import { guarded } from '../guard.ts';
import { inkOn, type Look } from './look.ts';

/** Our one element on the shop's page. */
export interface Host {
  readonly root: ShadowRoot;
  style(css: string): void;
  setLook(look: Look): void;
  setLanguage(language: string): void;
}

/**
 * A fixed element with a shadow root: it takes no room, so that nothing on the page moves, and the
 * page's style does not reach in. Shops that swap the whole body get it back in the new one.
 */
export function openHost(): Host {
  const element = document.createElement('toonbank-counter');
  const root = element.attachShadow({ mode: 'open' });
  const put = (): void => {
    if (!element.isConnected) document.body?.append(element);
    watchBody();
  };
  const watch = new MutationObserver(guarded('the widget', put));
  const watchBody = (): void => {
    watch.disconnect();
    watch.observe(document.documentElement, { childList: true });
    if (document.body) watch.observe(document.body, { childList: true });
  };
  put();
  return {
    root,
    style: (css) => addStyle(root, css),
    setLook({ accent, font, position, theme }) {
      // Through the object model: a strict policy forbids style attributes in markup, not this.
      setProperty(element, '--toonbank-accent', accent);
      setProperty(element, '--toonbank-font', font);
      setProperty(element, '--toonbank-on-accent', accent === null ? null : inkOn(rgbOf(accent)));
      element.dataset.position = position;
      element.dataset.theme = isDark(theme) ? 'dark' : 'light';
    },
    setLanguage(language) {
      element.lang = language;
    },
  };
}

/** Constructed style sheets are allowed under any policy; older browsers get an element. */
function addStyle(root: ShadowRoot, css: string): void {
  if ('adoptedStyleSheets' in root && typeof CSSStyleSheet.prototype.replaceSync === 'function') {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}

function setProperty(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.style.removeProperty(name);
  else element.style.setProperty(name, value);
}

/** The browser knows every notation of a colour; a pixel painted with it tells what it is. */
function rgbOf(colour: string): readonly [number, number, number] {
  const brush = document.createElement('canvas').getContext('2d');
  if (!brush) return [0, 0, 0];
  brush.fillStyle = colour;
  brush.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = brush.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function isDark(theme: Look['theme']): boolean {
  return (
    theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  );
}
