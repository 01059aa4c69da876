/**
 * What docs/SPEC.md (ID1, ID2, ID3, PR2, LM1) says to whoever knocks, written from the rules and not
 * from the code: the security tests hold the sidecar to it, cell by cell.
 */

/** Where the sidecar is and who may come: what the rules are about. */
export interface Site {
  readonly port: number;
  readonly shops: Readonly<Record<string, string>>;
  readonly extension: string;
}

export const PATHS = [
  '/v1/visitor',
  '/v1/agent',
  '/v1/cobrowse/page',
  '/v1/cobrowse/viewer',
] as const;
export type Path = (typeof PATHS)[number];

export interface Knocking {
  readonly path: Path;
  readonly origins: readonly string[];
  readonly hosts: readonly string[];
  readonly room: 'open' | 'full' | 'stopping';
}

/** The answer to an upgrade: 101, or a status with its kind. */
export function answerToKnock(knock: Knocking, site: Site): string {
  if (knock.hosts.length !== 1) return '400 malformed';
  if (!isOurName(knock.hosts[0] ?? '', site)) return '421 host-not-allowed';
  const isForAgents = knock.path === '/v1/agent' || knock.path === '/v1/cobrowse/viewer';
  const allowed = isForAgents ? [site.extension] : Object.values(site.shops);
  const [origin, ...others] = knock.origins;
  if (origin === undefined || others.length > 0 || !allowed.includes(origin)) {
    return '403 origin-not-allowed';
  }
  if (knock.room === 'full') return '503 too-many-connections';
  return knock.room === 'stopping' ? '503 stopping' : '101';
}

/** A name with the port it was reached on, in any case. */
export function isOurName(host: string, { port }: Site): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].some(
    (name) => host.toLowerCase() === `${name}:${port}`,
  );
}

export interface VisitorGreeting {
  readonly origin: 'boots' | 'bikes';
  readonly shop: 'boots' | 'bikes' | 'nowhere';
  /** Whose secret is shown; `blocked` is a blocked visitor of boots. */
  readonly secret: 'none' | 'boots' | 'bikes' | 'blocked' | 'unknown' | 'malformed';
  readonly role: 'visitor' | 'agent';
  readonly version: 'ours' | 'older' | 'newer';
  readonly state: 'fresh' | 'greeted';
}

/** `known`: welcomed as who they were. `new`: welcomed as somebody never seen. */
export function answerToVisitor(said: VisitorGreeting): string {
  if (said.state === 'greeted') return 'malformed';
  if (said.version !== 'ours') return 'version-not-supported';
  if (said.role !== 'visitor' || said.secret === 'malformed') return 'malformed';
  if (said.shop !== said.origin) return 'origin-not-allowed';
  if (said.secret === 'blocked' && said.shop === 'boots') return 'blocked';
  return said.secret === said.shop ? 'known' : 'new';
}

export interface AgentGreeting {
  readonly device: 'paired' | 'unknown' | 'revoked';
  /** Whom the token says it is of. */
  readonly issuer: 'device' | 'another';
  readonly signature: 'own-key' | 'other-key' | 'none' | 'public-key-as-secret' | 'key-in-header';
  readonly nonce: 'this' | 'another';
  readonly audience: 'ours' | 'another' | 'ours-and-another';
  readonly time: 'now' | 'expired' | 'future' | 'too-long' | 'endless';
}

/** A proof is worth something only when all of it is right; who has none learns nothing else. */
export function answerToAgent(said: AgentGreeting): string {
  const isProof =
    said.device !== 'unknown' &&
    said.issuer === 'device' &&
    said.signature === 'own-key' &&
    said.nonce === 'this' &&
    said.audience === 'ours' &&
    said.time === 'now';
  if (!isProof) return 'unauthenticated';
  return said.device === 'revoked' ? 'revoked' : 'welcome';
}

/** `none`: an id that never was; `of-another`: active, of another visitor of the same shop. */
export type Standing = 'none' | 'asked' | 'active' | 'declined' | 'ended' | 'of-another';

export interface PageGreeting {
  readonly origin: 'boots' | 'bikes';
  readonly shop: 'boots' | 'bikes' | 'nowhere';
  readonly secret: 'own' | 'of-bikes' | 'blocked' | 'unknown' | 'malformed';
  readonly role: 'page' | 'visitor' | 'viewer';
  readonly version: 'ours' | 'older' | 'newer';
  readonly standing: Standing;
}

/** A page of the shop it names, of the visitor who agreed, while that lasts (CB2, FR1); nobody else. */
export function answerToPage(said: PageGreeting): string {
  if (said.version !== 'ours') return 'version-not-supported';
  if (said.role !== 'page' || said.secret === 'malformed') return 'malformed';
  if (said.shop !== said.origin) return 'origin-not-allowed';
  const visitor = visitorOf(said);
  if (visitor === 'unknown') return 'unauthenticated';
  if (visitor === 'blocked') return 'blocked';
  return visitor === 'own' && said.standing === 'active' ? 'welcome' : 'over';
}

/** A secret is worth something in its own shop only (ID1). */
function visitorOf({ secret, shop }: PageGreeting): 'own' | 'other' | 'blocked' | 'unknown' {
  if (secret === 'of-bikes') return shop === 'bikes' ? 'other' : 'unknown';
  if (shop !== 'boots') return 'unknown';
  return secret === 'own' || secret === 'blocked' ? secret : 'unknown';
}

export interface ViewerGreeting {
  readonly who: 'holder' | 'invited' | 'lead' | 'colleague' | 'revoked' | 'unknown';
  readonly proof: 'right' | 'other-key' | 'another-nonce' | 'another-audience' | 'expired' | 'none';
  readonly role: 'viewer' | 'agent' | 'page';
  readonly version: 'ours' | 'older' | 'newer';
  readonly standing: Exclude<Standing, 'of-another'>;
}

/** The holder, the invited and leads, proven, while it is active (ID2, CB5, FR1); the holder points. */
export function answerToViewer(said: ViewerGreeting): string {
  if (said.version !== 'ours') return 'version-not-supported';
  if (said.role !== 'viewer') return 'malformed';
  if (said.who === 'unknown' || said.proof !== 'right') return 'unauthenticated';
  if (said.who === 'revoked') return 'revoked';
  if (said.standing !== 'active' || said.who === 'colleague') return 'over';
  return said.who === 'holder' ? 'points' : 'watches';
}
