import type { Place } from './admission.ts';
import { type Connection, type ConnectionTerms, connectionOn, type Socket } from './connection.ts';
import type { Gateway } from './context.ts';

type Hall = Pick<Gateway, 'admission' | 'bounds' | 'counters' | 'environment' | 'present'>;

/** A socket that has just been opened, counted in and served; when there is no place, it is told so. */
export function letIn(
  { admission, bounds, counters, environment, present }: Hall,
  socket: Socket,
  address: string,
  serve: (connection: Connection, place: Place) => void,
  special: Pick<Partial<ConnectionTerms>, 'isBare' | 'reset' | 'sendBufferMaxBytes'> = {},
): void {
  const connection = connectionOn(socket, {
    address,
    clock: environment.clock,
    sendBufferMaxBytes: bounds.sendBufferMaxBytes,
    closed: counters.closed,
    ...special,
  });
  const place = admission.enter(address);
  if (typeof place === 'string') {
    connection.bye(place);
    return;
  }
  present.add(connection);
  connection.onEnd(() => place.leave());
  serve(connection, place);
}
