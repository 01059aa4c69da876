import { draw, opening } from './draw-panel.tsx';
import { aCard, anAgent } from './rows.ts';

type Opened = Awaited<ReturnType<typeof opening>>;

/** A lead's panel: Bram talks with Marieke, the lead with somebody else. */
export async function openLead(hash = '#/floor'): Promise<Opened> {
  const opened = await opening({ hash });
  const lead = anAgent('me', { role: 'lead' });
  await opened.db.ones.put({ key: 'me', card: lead });
  await opened.db.agents.bulkPut([
    lead,
    anAgent('bram', { name: 'Bram' }),
    anAgent('chioma', { name: 'Chioma', role: 'lead' }),
    anAgent('dirk', { name: 'Dirk', role: 'lead' }),
  ]);
  await opened.db.conversations.bulkPut([
    aCard('boots', { holder: 'bram', visitorName: 'Marieke' }),
    aCard('mine'),
  ]);
  await draw(opened);
  return opened;
}
