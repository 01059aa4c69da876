import { COBROWSE_WATCHERS_MAX, ROOM_UNSAID_MAX } from '../../../shared/protocol/limits.ts';

/** Who looks along with one page, as the rooms of all sidecars say it. */
export interface Audiences {
  /** `isNew`: nothing was known of this room; `isChanged`: the page has to be told. */
  note(
    room: string,
    names: readonly string[],
  ): { readonly isNew: boolean; readonly isChanged: boolean };
  /** Called each time that rooms should have said it again; true when one that has not for long is taken out. */
  age(): boolean;
  /** Each name once. */
  names(): readonly string[];
}

interface Audience {
  readonly names: readonly string[];
  /** How often it should have been said again, and was not. */
  unsaid: number;
}

export function audiencesOf(): Audiences {
  const rooms = new Map<string, Audience>();
  return {
    note(room, names) {
      const known = rooms.get(room);
      if (names.length === 0) rooms.delete(room);
      else rooms.set(room, { names, unsaid: 0 });
      const isNew = names.length > 0 && known === undefined;
      return { isNew, isChanged: known === undefined || !isSame(known.names, names) };
    },
    age() {
      let hasGone = false;
      for (const [room, audience] of rooms) {
        audience.unsaid += 1;
        if (audience.unsaid > ROOM_UNSAID_MAX) hasGone = rooms.delete(room);
      }
      return hasGone;
    },
    names: () =>
      [...new Set([...rooms.values()].flatMap(({ names }) => names))].slice(
        0,
        COBROWSE_WATCHERS_MAX,
      ),
  };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, n) => name === others[n]);
}
