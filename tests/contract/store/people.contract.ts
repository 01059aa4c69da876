import { describe, expect, test } from 'vitest';
import { type AgentId, asId } from '../../../shared/kernel/ids.ts';
import type { Invitation } from '../../../sidecar/domain/agent/agent.ts';
import type { AuditEntry } from '../../../sidecar/ports/store/audit.ts';
import { aDevice, anAgent } from '../../support/builders/agent.ts';
import { at, eachWith, type OpenStore, upTo } from './kit.ts';

const anna = asId<AgentId>('anna');
const bert = asId<AgentId>('bert');

function anInvitation(but: Partial<Invitation> = {}): Invitation {
  return {
    lookup: 'K7QM',
    codeHash: 'hash',
    agent: anna,
    expiresAt: at(600_000),
    tries: 0,
    usedAt: null,
    ...but,
  };
}

function anEntry(n: number): AuditEntry {
  return { at: at(n), kind: 'agent-paired', by: 'anna', about: `device-${n}`, detail: '' };
}

export function peopleContract(open: OpenStore): void {
  describe('agents, audit, installation', () => {
    const store = eachWith(open);

    test('[ST5] agents are found by id as last put, and all together by id', async () => {
      await store().transact(async (tx) => {
        await tx.agents.put(anAgent({ agent: bert }));
        await tx.agents.put(anAgent({ agent: anna }));
        await tx.agents.put(anAgent({ agent: anna, name: 'Anna B.', misses: 1 }));
      });
      const found = await store().read((tx) => tx.agents.find(anna));
      expect(found).toEqual(anAgent({ agent: anna, name: 'Anna B.', misses: 1 }));
      expect(await store().read((tx) => tx.agents.find(asId('nobody')))).toBeNull();
      const all = await store().read((tx) => tx.agents.all());
      expect(all.map(({ agent }) => agent)).toEqual([anna, bert]);
    });

    test('[ID2] devices are found by id and by agent, revoked ones included', async () => {
      const first = aDevice({ device: asId('device-1'), agent: anna, addedAt: at(2) });
      const second = aDevice({ device: asId('device-2'), agent: anna, addedAt: at(1) });
      const other = aDevice({ device: asId('device-3'), agent: bert });
      await store().transact(async (tx) => {
        for (const device of [first, second, other]) await tx.agents.putDevice(device);
        await tx.agents.putDevice({ ...first, revokedAt: at(9) });
      });
      expect(await store().read((tx) => tx.agents.device(first.device))).toEqual({
        ...first,
        revokedAt: at(9),
      });
      expect(await store().read((tx) => tx.agents.device(asId('none')))).toBeNull();
      const hers = await store().read((tx) => tx.agents.devicesOf(anna));
      expect(hers.map(({ device }) => device)).toEqual([second.device, first.device]);
    });

    test('[ID2] an invitation is found by its first part as last put, and forgotten once expired', async () => {
      await store().transact(async (tx) => {
        await tx.agents.putInvitation(anInvitation());
        await tx.agents.putInvitation(anInvitation({ tries: 2 }));
        await tx.agents.putInvitation(anInvitation({ lookup: 'OLD1', expiresAt: at(1) }));
        await tx.agents.putInvitation(anInvitation({ lookup: 'OLD2', expiresAt: at(2) }));
      });
      const found = await store().read((tx) => tx.agents.invitation('K7QM'));
      expect(found).toEqual(anInvitation({ tries: 2 }));
      expect(await store().transact((tx) => tx.agents.forgetInvitations(at(2)))).toBe(1);
      expect(await store().read((tx) => tx.agents.invitation('OLD1'))).toBeNull();
      expect(await store().read((tx) => tx.agents.invitation('OLD2'))).not.toBeNull();
    });

    test('[ST5] audit lines come newest first in the order written, at most so many', async () => {
      await store().transact(async (tx) => {
        for (const n of [1, 2, 3]) await tx.audit.add({ ...anEntry(n), at: at(5) });
      });
      await store().transact((tx) => tx.audit.add(anEntry(4)));
      const newest = await store().read((tx) => tx.audit.newest(3));
      expect(newest.map(({ about }) => about)).toEqual(['device-4', 'device-3', 'device-2']);
      expect(newest[0]).toEqual(anEntry(4));
    });

    test('[ST6] the oldest audit lines are forgotten, at most so many at once', async () => {
      await store().transact(async (tx) => {
        for (const n of upTo(5)) await tx.audit.add(anEntry(n));
      });
      expect(await store().transact((tx) => tx.audit.forget(at(5), 3))).toBe(3);
      expect(await store().transact((tx) => tx.audit.forget(at(5), 3))).toBe(1);
      await store().transact((tx) => tx.audit.add(anEntry(6)));
      const left = await store().read((tx) => tx.audit.newest(9));
      expect(left.map(({ about }) => about)).toEqual(['device-6', 'device-5']);
    });

    test('[ST5] what is drawn once per installation is created once', async () => {
      const row = { id: 'sidecar-1', holdoutSalt: 'salt', createdAt: at(0) };
      expect(await store().read((tx) => tx.installation.find())).toBeNull();
      await store().transact((tx) => tx.installation.create(row));
      const again = store().transact((tx) => tx.installation.create({ ...row, id: 'sidecar-2' }));
      await expect(again).rejects.toThrow();
      expect(await store().read((tx) => tx.installation.find())).toEqual(row);
    });
  });
}
