/** What is wrong with the database or the way to it, as opposed to with a request. */
export type Fault =
  | 'away'
  | 'starting'
  | 'slow'
  | 'crowded'
  | 'full'
  | 'read-only'
  | 'not-allowed'
  | 'wrong-password'
  | 'no-database'
  | 'tls'
  | 'broken';

/** Whether two transactions got in each other's way: nothing was kept, and running it again may work. */
export function isLostRace(error: unknown): boolean {
  const code = codeOf(error);
  return code === '40001' || code === '40P01';
}

/** The fault behind an error of the server, the network or TLS; null for any other error. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null;
  const code = codeOf(error);
  return (code === null ? null : ofCode(code)) ?? ofMessage(error.message);
}

/** For the operator, while the sidecar runs. */
export function runningSentence(fault: Fault, place: string): string {
  switch (fault) {
    case 'away':
      return `The database ${place} does not answer. Start it, or mend the way to it; writing then goes on by itself.`;
    case 'starting':
      return `The database ${place} is starting or stopping. Writing goes on by itself when it is up.`;
    case 'slow':
      return `The database ${place} is too slow to keep up. Writing goes on by itself when it is quicker.`;
    case 'crowded':
      return `The database ${place} takes no more connections. Raise its max_connections or stop what uses them.`;
    case 'full':
      return `The disk of the database ${place} is full. Make room; writing then goes on by itself.`;
    case 'read-only':
      return `The database ${place} may only be read: a standby, or turned read-only. Writing goes on when it may be written.`;
    case 'not-allowed':
      return `The user of DATABASE_URL may not write in ${place}. Give it the rights of the owner of the tables.`;
    case 'wrong-password':
      return `The database ${place} refuses the user or password of DATABASE_URL. Put them right and start again.`;
    case 'no-database':
      return `The database ${place} is gone. Put a copy back; writing then goes on by itself.`;
    case 'tls':
      return `The connection to ${place} cannot be made safe (TLS). Check its certificate and the sslmode in DATABASE_URL.`;
    case 'broken':
      return `The database ${place} reports damage or a failing disk. Look in its log, and put a copy back if need be.`;
  }
}

/** For the operator, when the sidecar cannot start. */
export function openingSentence(fault: Fault, place: string): string {
  switch (fault) {
    case 'away':
      return `There is no PostgreSQL at ${place}. Start it, or put DATABASE_URL right.`;
    case 'starting':
      return `The database ${place} is still starting. Start the sidecar again in a moment.`;
    case 'slow':
      return `The database ${place} does not answer in time. See what keeps it busy, and start again.`;
    case 'full':
      return `The disk of the database ${place} is full. Make room and start again.`;
    case 'read-only':
      return `The database ${place} may only be read. Point DATABASE_URL at the primary server.`;
    case 'not-allowed':
      return `The user of DATABASE_URL may not make tables in ${place}. Make it the owner of the database.`;
    case 'no-database':
      return `The server has no such database: ${place}. Make it with createdb, or put DATABASE_URL right.`;
    case 'crowded':
    case 'wrong-password':
    case 'tls':
    case 'broken':
      return runningSentence(fault, place);
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html; others are Node's.
function ofCode(code: string): Fault | null {
  switch (code) {
    case '57P03':
      return 'starting';
    case '57014':
    case '55P03':
    case '25P03':
    case '57P05':
    case 'ETIMEDOUT':
      return 'slow';
    case '53300':
      return 'crowded';
    case '53100':
      return 'full';
    case '25006':
      return 'read-only';
    case '42501':
      return 'not-allowed';
    case '28P01':
    case '28000':
      return 'wrong-password';
    case '3D000':
      return 'no-database';
    case '57P01':
    case '57P02':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ENOENT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'away';
    default:
      return ofClass(code);
  }
}

function ofClass(code: string): Fault | null {
  if (/^08...$/.test(code)) return 'away';
  if (/^53...$/.test(code)) return 'crowded';
  if (/^(58|XX)...$/.test(code)) return 'broken';
  return /CERT|^ERR_(TLS|SSL)|UNABLE_TO_/.test(code) ? 'tls' : null;
}

// pg gives these no code.
function ofMessage(message: string): Fault | null {
  if (/does not support SSL|SSL connection.*error/i.test(message)) return 'tls';
  if (/^(timeout expired|Query read timeout)$/.test(message)) return 'slow';
  if (/^(Connection terminated|Client (was closed|has encountered))/.test(message)) return 'away';
  return /SASL|password must be a string/i.test(message) ? 'wrong-password' : null;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
}
