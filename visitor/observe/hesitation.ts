import type { Signal } from '../../shared/protocol/messages/session.ts';

/** The named hesitations a page can notice by itself. */
export type NoticedHesitation = Extract<Signal, { type: 'hesitation.noticed' }>['hesitation'];
