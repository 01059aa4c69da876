import { guarded } from '../guard.ts';
import type { Language } from '../language.ts';
import { type Host, openHost } from './host.ts';
import { openLauncher } from './launcher.ts';
import { launcherWords } from './words/launcher-words.ts';

/** What is always on the page: our element and the button in it. */
export interface Widget {
  readonly host: Host;
  show(shown: { language: Language; unread: number; isOpen: boolean }): void;
}

export function openWidget(open: () => void): Widget {
  const host = openHost();
  const launcher = openLauncher(host, open);
  let wasOpen = false;
  return {
    host,
    show: guarded('the widget', ({ language, unread, isOpen }) => {
      const words = launcherWords(language);
      host.setLanguage(language);
      launcher.show(unread === 0 ? words.ask : words.unread(unread), unread, isOpen);
      if (wasOpen && !isOpen) launcher.focus();
      wasOpen = isOpen;
    }),
  };
}
