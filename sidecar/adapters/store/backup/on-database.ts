import type { Client } from 'pg';
import { endClient, openClient, placeOf } from '../drivers/postgres/client.ts';
import { faultOf, openingSentence } from '../drivers/postgres/fault.ts';
import { OpenFailed } from '../open-failed.ts';

/**
 * Works on a database over one connection, for as long as it takes.
 *
 * @throws OpenFailed when the server, the way to it or its disk is what is wrong
 */
export async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  let client: Client | null = null;
  try {
    client = await openClient(url, 'migrate');
    return await work(client);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === null) throw error;
    const kind = fault === 'full' ? 'disk-full' : 'data-unusable';
    throw new OpenFailed(kind, openingSentence(fault, placeOf(url)), error);
  } finally {
    if (client !== null) await endClient(client);
  }
}
