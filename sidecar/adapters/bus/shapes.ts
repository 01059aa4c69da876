import { ID_PATTERN } from '../../../shared/kernel/ids.ts';
import {
  checkDownAgentEnvelope,
  checkDownVisitorEnvelope,
  checkUpPage,
  checkUpViewer,
} from '../../../shared/protocol/checks.generated.js';
import type { UpPage, UpViewer } from '../../../shared/protocol/frame-sockets.ts';
import {
  BUS_AUDIENCES_MAX,
  CHECKPOINT_MAX,
  COBROWSE_VIEWERS_MAX,
  NAME_MAX_CHARS,
  VISITORS_SAID_MAX,
} from '../../../shared/protocol/limits.ts';
import type { CobrowseEnding } from '../../../shared/protocol/messages/cobrowse.ts';
import type { Audience } from '../../domain/audience.ts';
import type { Cast, Live, LiveMessage } from '../../ports/bus.ts';

type Fields = Readonly<Record<string, unknown>>;

const idShape = new RegExp(ID_PATTERN);
const audienceShape = /^(?:(?:agent|visitor|shop)\.[A-Za-z0-9_-]{1,64}|floor)$/;
const roomShape = /^cobrowse\.[A-Za-z0-9_-]{1,64}$/;

/** The audiences of a bell, or null when these words are none (SPEC BS4). */
export function readBell(words: string): readonly Audience[] | null {
  const said = parse(words);
  return isListOf(said, isAudience, BUS_AUDIENCES_MAX) ? said : null;
}

/** A live message, or null. */
export function readLive(words: string): LiveMessage | null {
  const { to, body } = fieldsOf(parse(words));
  return isReceiver(to) && isLive(body) ? { to, body } : null;
}

/** Words on a channel, or null. */
export function readCast(words: string): Cast | null {
  const { type, body, page, since, room, names } = fieldsOf(parse(words));
  switch (type) {
    case 'page-said':
      return isUpPage(body) ? { type, body } : null;
    case 'viewer-said':
      return isUpViewer(body) ? { type, body } : null;
    case 'page-here':
      return isId(page) && isCheckpoint(since) ? { type, page, since } : null;
    case 'page-gone':
      return isId(page) ? { type, page } : null;
    case 'page-broke':
      return { type };
    case 'audience':
      return isId(room) && isListOf(names, isName, COBROWSE_VIEWERS_MAX)
        ? { type, room, names }
        : null;
    default:
      return null;
  }
}

function isLive(body: unknown): body is Live {
  const { type, cobrowse, ending, agent, sidecar, here, gone, shop, asker, at } = fieldsOf(body);
  switch (type) {
    case 'floor.pulse':
    case 'chat.typing':
    case 'draft.shown':
    case 'bye':
      return checkDownAgentEnvelope({ at: 0, body });
    case 'counter.state':
      return checkDownVisitorEnvelope({ at: 0, body });
    case 'cobrowse.over':
      return isId(cobrowse) && isEnding(ending);
    case 'cobrowse.barred':
      return isId(cobrowse) && isId(agent);
    case 'visitors.moved':
      return isId(sidecar) && isVisitors(here) && isVisitors(gone);
    case 'visitors.asked':
      return isId(sidecar);
    case 'code.guessed':
      return isId(sidecar) && isId(shop) && isAsker(asker) && isMoment(at);
    default:
      return false;
  }
}

// A record, so that the compiler misses none.
const ENDINGS: Readonly<Record<CobrowseEnding, true>> = {
  declined: true,
  withdrawn: true,
  unanswered: true,
  'stopped-by-visitor': true,
  'stopped-by-agent': true,
  'conversation-ended': true,
  'handed-over': true,
  'page-gone': true,
  'too-long': true,
};

const isEnding = (value: unknown): value is CobrowseEnding =>
  typeof value === 'string' && Object.hasOwn(ENDINGS, value);
const isAudience = (value: unknown): value is Audience =>
  typeof value === 'string' && audienceShape.test(value);
const isReceiver = (value: unknown): value is LiveMessage['to'] =>
  value === 'visitors' || isAudience(value) || (typeof value === 'string' && roomShape.test(value));
const isUpPage = (value: unknown): value is UpPage => checkUpPage(value);
const isUpViewer = (value: unknown): value is UpViewer => checkUpViewer(value);
const isId = (value: unknown): value is string => typeof value === 'string' && idShape.test(value);
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= NAME_MAX_CHARS;
// Counted as the schema of a shop's call counts: a sign is one, however many units it takes.
const isAsker = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && [...value].length <= NAME_MAX_CHARS;
const isMoment = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isCheckpoint = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= CHECKPOINT_MAX;
const isVisitors = (value: unknown): value is readonly string[] =>
  isListOf(value, isId, VISITORS_SAID_MAX);

function isListOf<T>(
  value: unknown,
  isOne: (each: unknown) => each is T,
  max: number,
): value is readonly T[] {
  return Array.isArray(value) && value.length <= max && value.every(isOne);
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}
