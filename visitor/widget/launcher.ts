import { guarded } from '../guard.ts';
import type { Host } from './host.ts';
import css from './launcher.css?inline';

/** The one button every visitor sees: plain elements, so that nothing has to be loaded for it. */
export interface Launcher {
  show(label: string, unread: number, isOpen: boolean): void;
  focus(): void;
}

const SVG = 'http://www.w3.org/2000/svg';
// Lucide "message-circle": https://lucide.dev/icons/message-circle
const BUBBLE =
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719';

export function openLauncher(host: Host, toggle: () => void): Launcher {
  host.style(css);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  button.append(bubble());
  const unread = document.createElement('span');
  unread.className = 'unread';
  unread.hidden = true;
  unread.setAttribute('aria-hidden', 'true');
  button.append(unread);
  button.addEventListener('click', guarded('the launcher', toggle));
  host.root.append(button);
  return {
    show(label, count, isOpen) {
      button.setAttribute('aria-label', label);
      button.setAttribute('aria-expanded', String(isOpen));
      button.title = label;
      button.hidden = isOpen;
      unread.hidden = count === 0;
      unread.textContent = count > 9 ? '9+' : String(count);
    },
    focus: () => button.focus(),
  };
}

function bubble(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }))
    icon.setAttribute(name, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BUBBLE);
  icon.append(path);
  return icon;
}
