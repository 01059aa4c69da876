/**
 * Every reason for which the sidecar says no: a closed list (docs/SPEC.md, chapter Errors).
 *
 * `canRetry`: the same request may succeed later without a change. `closeCode`: set when the
 * connection ends too (4000–4999 is the range RFC 6455 section 7.4.2 leaves to applications).
 */
export const ERROR_KINDS = {
  malformed: { canRetry: false, closeCode: 4400, meaning: 'The message is not in the protocol.' },
  'too-large': { canRetry: false, closeCode: 4413, meaning: 'The message is larger than allowed.' },
  'too-many': {
    canRetry: true,
    closeCode: 4429,
    meaning: 'More messages than allowed in this time.',
  },
  'too-many-connections': {
    canRetry: true,
    closeCode: 4430,
    meaning: 'Too many connections at once.',
  },
  'origin-not-allowed': {
    canRetry: false,
    closeCode: 4403,
    meaning: 'This origin is not a connected shop or the extension.',
  },
  'host-not-allowed': {
    canRetry: false,
    closeCode: 4421,
    meaning: 'The Host header is not a configured name.',
  },
  'version-not-supported': {
    canRetry: false,
    closeCode: 4426,
    meaning: 'This version of the protocol is no longer, or not yet, spoken here.',
  },
  'hello-expected': {
    canRetry: false,
    closeCode: 4401,
    meaning: 'The first message was not a hello, or came too late.',
  },
  unauthenticated: {
    canRetry: false,
    closeCode: 4402,
    meaning: 'The proof of identity is missing, wrong or used before.',
  },
  revoked: { canRetry: false, closeCode: 4410, meaning: 'The access was taken back.' },
  blocked: { canRetry: false, closeCode: 4411, meaning: 'This visitor has been blocked.' },
  'slow-reader': {
    canRetry: true,
    closeCode: 4408,
    meaning: 'The other side did not read fast enough.',
  },
  'no-heartbeat': { canRetry: true, closeCode: 4409, meaning: 'The other side stopped answering.' },
  stopping: {
    canRetry: true,
    closeCode: 4503,
    meaning: 'The sidecar is stopping; try again in a moment.',
  },
  replaced: {
    canRetry: false,
    closeCode: 4412,
    meaning: 'A newer connection of the same tab or device took over.',
  },
  over: {
    canRetry: false,
    closeCode: 4414,
    meaning: 'Looking along is over, or was not agreed to.',
  },
  'not-found': {
    canRetry: false,
    closeCode: null,
    meaning: 'It does not exist, or is not yours to see.',
  },
  'not-allowed': { canRetry: false, closeCode: null, meaning: 'Your role does not allow this.' },
  'not-consented': {
    canRetry: false,
    closeCode: null,
    meaning: 'The visitor has not agreed to this.',
  },
  'not-holder': {
    canRetry: false,
    closeCode: null,
    meaning: 'Somebody else holds this conversation.',
  },
  'wrong-state': {
    canRetry: false,
    closeCode: null,
    meaning: 'It is no longer, or not yet, in a state in which this can be done.',
  },
  'at-capacity': {
    canRetry: true,
    closeCode: null,
    meaning: 'There is no room for more at this moment.',
  },
  'not-covered': {
    canRetry: false,
    closeCode: null,
    meaning: 'The mandate does not cover this, here and now.',
  },
  'over-limit': {
    canRetry: false,
    closeCode: null,
    meaning: 'It is more than the mandate allows or than is left of it.',
  },
  'needs-approval': {
    canRetry: false,
    closeCode: null,
    meaning: 'A lead must say yes to this first.',
  },
  expired: { canRetry: false, closeCode: null, meaning: 'It came after its time.' },
  'already-used': {
    canRetry: false,
    closeCode: null,
    meaning: 'It can be used once and has been.',
  },
  'identity-refused': {
    canRetry: false,
    closeCode: null,
    meaning: 'The signed identity was not accepted.',
  },
  'code-refused': {
    canRetry: false,
    closeCode: null,
    meaning: 'The pairing code is wrong, used or expired.',
  },
  fault: {
    canRetry: false,
    closeCode: null,
    meaning: 'Something went wrong inside the sidecar; it is in its log.',
  },
  unavailable: {
    canRetry: true,
    closeCode: null,
    meaning: 'The store cannot be written at this moment.',
  },
} as const satisfies Record<string, ErrorKindRow>;

interface ErrorKindRow {
  readonly canRetry: boolean;
  readonly closeCode: number | null;
  readonly meaning: string;
}

/** One reason of the closed list. */
export type ErrorKind = keyof typeof ERROR_KINDS;

/** A reason that ends the connection. */
export type FatalKind = {
  [K in ErrorKind]: (typeof ERROR_KINDS)[K]['closeCode'] extends number ? K : never;
}[ErrorKind];

/** The kind behind a close code, if it is one of ours. */
export function kindOfCloseCode(code: number): ErrorKind | undefined {
  for (const kind of Object.keys(ERROR_KINDS)) {
    if (isErrorKind(kind) && ERROR_KINDS[kind].closeCode === code) return kind;
  }
  return undefined;
}

function isErrorKind(text: string): text is ErrorKind {
  return Object.hasOwn(ERROR_KINDS, text);
}
