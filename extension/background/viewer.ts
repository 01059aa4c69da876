import type { Tables } from '../db/tables.ts';
import type { ToViewer, ViewerChallenge } from '../platform/viewer-channel.ts';
import { pairingOf, proofFor } from './sign-in.ts';

type Around = Omit<Extract<ToViewer, { kind: 'around' }>, 'kind'>;
type Proof = Extract<ToViewer, { kind: 'proven' }>['proof'];

/** Where a viewer connects to, and how it should look and speak: it has no tables of its own. */
export async function aroundViewer(db: Tables, cobrowse: string): Promise<Around> {
  const [pairing, theme, language, card] = await Promise.all([
    pairingOf(db),
    db.settings.get('theme'),
    db.settings.get('language'),
    db.cobrowses.get(cobrowse),
  ]);
  const talk = card === undefined ? undefined : await db.conversations.get(card.conversation);
  const url = pairing === null ? null : pairing.url.replace(/^http/, 'ws');
  return {
    url: url === null ? null : `${url}/v1/cobrowse/viewer`,
    theme: theme?.value,
    language: language?.value,
    name: talk?.visitorName ?? null,
    mayEnd: talk !== undefined && talk.holder === pairing?.agent,
    ending: card?.ending ?? null,
  };
}

/**
 * Signs for one viewer's socket as for the link (SPEC ID2). Whoever asks in the name of another sidecar
 * than the one this machine is paired with gets nothing.
 *
 * @param sidecarNow milliseconds since 1970 by the sidecar's clock
 */
export async function proveForViewer(
  db: Tables,
  challenge: ViewerChallenge,
  sidecarNow: number,
): Promise<Proof> {
  const pairing = await pairingOf(db);
  if (pairing === null || pairing.sidecar.id !== challenge.audience) return null;
  return {
    device: pairing.device,
    token: await proofFor(pairing, challenge, sidecarNow),
  };
}
