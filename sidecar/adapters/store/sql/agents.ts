import type { Agent, Device, Invitation } from '../../../domain/agent/agent.ts';
import type { Agents } from '../../../ports/store/agents.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlAgents({ db, prepare }: Connection): Agents {
  const document = slot<string>('document');
  const find = prepare(
    db.selectFrom('agent').select('document').where('agent', '=', slot<string>('agent')),
  );
  const all = prepare(db.selectFrom('agent').select('document').orderBy('agent'));
  const put = prepare(
    db
      .insertInto('agent')
      .values({ agent: slot<string>('agent'), document })
      .onConflict((conflict) => conflict.column('agent').doUpdateSet({ document })),
  );
  const device = prepare(
    db.selectFrom('device').select('document').where('device', '=', slot<string>('device')),
  );
  const devicesOf = prepare(
    db
      .selectFrom('device')
      .select('document')
      .where('agent', '=', slot<string>('agent'))
      .orderBy('added_at')
      .orderBy('device'),
  );
  const deviceRow = {
    agent: slot<string>('agent'),
    added_at: slot<number>('addedAt'),
    document,
  };
  const putDevice = prepare(
    db
      .insertInto('device')
      .values({ device: slot<string>('device'), ...deviceRow })
      .onConflict((conflict) => conflict.column('device').doUpdateSet(deviceRow)),
  );
  const invitation = prepare(
    db.selectFrom('invitation').select('document').where('lookup', '=', slot<string>('lookup')),
  );
  const invitationRow = { expires_at: slot<number>('expiresAt'), document };
  const putInvitation = prepare(
    db
      .insertInto('invitation')
      .values({ lookup: slot<string>('lookup'), ...invitationRow })
      .onConflict((conflict) => conflict.column('lookup').doUpdateSet(invitationRow)),
  );
  const forgetInvitations = prepare(
    db.deleteFrom('invitation').where('expires_at', '<', slot<number>('before')),
  );

  return {
    find: async (agent) => openedOrNull<Agent>(await find.first({ agent })),
    put: async (agent) => {
      await put.change({ agent: agent.agent, document: JSON.stringify(agent) });
    },
    all: async () => (await all.all({})).map(opened<Agent>),
    device: async (id) => openedOrNull<Device>(await device.first({ device: id })),
    devicesOf: async (agent) => (await devicesOf.all({ agent })).map(opened<Device>),
    putDevice: async (given) => {
      await putDevice.change({
        device: given.device,
        agent: given.agent,
        addedAt: given.addedAt,
        document: JSON.stringify(given),
      });
    },
    invitation: async (lookup) => openedOrNull<Invitation>(await invitation.first({ lookup })),
    putInvitation: async (given) => {
      await putInvitation.change({
        lookup: given.lookup,
        expiresAt: given.expiresAt,
        document: JSON.stringify(given),
      });
    },
    forgetInvitations: (before) => forgetInvitations.change({ before }),
  };
}
