import { assertNever } from '../../shared/kernel/assert.ts';
import { encodeDown } from '../../shared/protocol/codec.ts';
import type { FatalKind } from '../../shared/protocol/error-kind.ts';
import { ERROR_KINDS, type ErrorKind } from '../../shared/protocol/error-kind.ts';
import type { Clock } from '../ports/ambient.ts';
import type { Bus, LiveMessage } from '../ports/bus.ts';
import type { Rooms } from './cobrowse/rooms.ts';
import type { Connection } from './connection.ts';
import type { FloorRelay } from './floor-relay.ts';
import type { Present } from './present.ts';

/** Live messages → those who are there now; whoever is slow misses them (law 4). */
export function relayLive(
  bus: Bus,
  { present, floor, rooms }: { present: Present; floor: FloorRelay; rooms: Rooms },
  clock: Clock,
): void {
  bus.onLive((message) => {
    const { body } = message;
    switch (body.type) {
      case 'floor.pulse':
        floor.changed(body.rows, body.gone);
        return;
      case 'bye':
        for (const connection of receivers(message, present)) {
          connection.bye(fatalOr(body.kind, 'revoked'), body.sentence);
        }
        for (const { link } of inRooms(message, rooms)) {
          link.cut(fatalOr(body.kind, 'revoked'), body.sentence);
        }
        return;
      case 'cobrowse.over':
        rooms.over(body.cobrowse);
        return;
      case 'cobrowse.barred':
        rooms.bar(body.cobrowse, body.agent);
        return;
      case 'draft.shown':
      case 'chat.typing':
      case 'counter.state': {
        const text = encodeDown({ at: clock.now(), body });
        const from = body.type === 'draft.shown' ? DRAFTS_SINCE_VERSION : 0;
        for (const connection of receivers(message, present, from)) connection.offer(text);
        return;
      }
      // The whole floor is sent by the floor relay, to the one who asked; who is where is heard by `anywhere.ts`,
      // wrong codes by `codes/guesses.ts`.
      case 'floor.whole':
      case 'visitors.moved':
      case 'visitors.asked':
      case 'code.guessed':
        return;
      default:
        assertNever(body);
    }
  });
}

/** An older panel would take it for nonsense and hang up. */
const DRAFTS_SINCE_VERSION = 5;

function receivers({ to }: LiveMessage, present: Present, from = 0): Iterable<Connection> {
  if (to === 'visitors') return present.visitors();
  if (to.startsWith('visitor.')) return present.ofVisitor(to.slice('visitor.'.length));
  if (to.startsWith('agent.')) return present.ofAgent(to.slice('agent.'.length), from);
  return [];
}

function inRooms({ to }: LiveMessage, rooms: Rooms): readonly { readonly link: Cutting }[] {
  if (to.startsWith('visitor.')) return rooms.pagesOf(to.slice('visitor.'.length));
  if (to.startsWith('agent.')) return rooms.watchingOf(to.slice('agent.'.length));
  return [];
}

type Cutting = Pick<Connection, 'cut'>;

/** The kind itself when it ends a connection, otherwise the one that is named for it. */
export function fatalOr(kind: ErrorKind, otherwise: FatalKind): FatalKind {
  return isFatal(kind) ? kind : otherwise;
}

function isFatal(kind: ErrorKind): kind is FatalKind {
  return ERROR_KINDS[kind].closeCode !== null;
}
