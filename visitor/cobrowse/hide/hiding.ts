import type { Language } from '../../language.ts';
import type { Follow } from '../follow.ts';
import type { KeptRegion } from '../kept.ts';
import { openRegions, type Regions } from '../regions.ts';
import type { Stage } from '../stage.ts';
import { wordsOf } from '../words/words-of.ts';
import { openChooser } from './chooser.ts';
import { type Hatches, openHatches } from './hatches.ts';

export interface HidingSide {
  readonly follow: Follow;
  stage(): Stage;
  language(): Language;
  kept(): readonly KeptRegion[];
  keep(regions: readonly KeptRegion[]): void;
  changed(): void;
}

/** What the visitor hides: choosing it, seeing what is hidden, and showing it again. */
export interface Hiding {
  regions(): Regions;
  isOn(): boolean;
  /** @param note more to say while choosing */
  toggle(note: string | null): void;
  end(): void;
  /** What is hidden is no longer of any use. */
  close(): void;
}

export function openHiding(side: HidingSide): Hiding {
  let regions: Regions | null = null;
  let hatches: Hatches | null = null;
  let endChoosing: (() => void) | null = null;
  const words = () => wordsOf(side.language());

  const draw = (): void => {
    if (regions === null) return;
    hatches ??= openHatches({
      layer: side.stage().under,
      follow: side.follow,
      words,
      show: (element) => regions?.show(element),
    });
    hatches.draw(regions.list());
  };
  const opened = (): Regions => {
    if (regions === null) {
      regions = openRegions({ kept: side.kept, keep: side.keep, changed: draw });
      draw();
    }
    return regions;
  };
  const ended = (): void => {
    endChoosing = null;
    side.changed();
  };
  const end = (): void => endChoosing?.();

  return {
    regions: opened,
    isOn: () => endChoosing !== null,
    toggle(note) {
      if (endChoosing !== null) return end();
      const { hide } = opened();
      const { follow } = side;
      endChoosing = openChooser({ stage: side.stage(), follow, words: words(), note, hide, ended });
      side.changed();
    },
    end,
    close() {
      end();
      hatches?.clear();
      hatches = null;
      regions?.close();
      regions = null;
    },
  };
}
