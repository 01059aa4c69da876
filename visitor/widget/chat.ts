import { openCobrowsing } from './cobrowse.ts';
import type { Host } from './host.ts';
import { openTalk } from './talk.ts';
import type { Talk, TalkSide } from './talk-side.ts';
import { mount } from './view/mount.tsx';

/** The part that is loaded for those who talk, or are offered to. */
export interface Chat extends Talk {
  draw(): void;
}

export function openChat(host: Host, side: TalkSide): Chat {
  const talk = openTalk(side);
  const cobrowsing = openCobrowsing(host, side);
  const view = mount(host, talk);
  return {
    ...talk,
    needsHelp: () => talk.needsHelp() || cobrowsing.isNeeded(),
    look() {
      talk.look();
      cobrowsing.look();
    },
    forget() {
      talk.forget();
      cobrowsing.forget();
    },
    draw: () => view(talk.state(), cobrowsing.question()),
  };
}
