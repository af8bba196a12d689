import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How often it is looked whether a connection has become idle: one whose answer had begun when the stop came. */
const LOOK_EVERY_MS = 50;

export interface Stoppable {
  /**
   * Takes no new connections, closes those without a request, and lets the requests under way get their answers.
   * Those that have none after so many milliseconds are cut off.
   * @returns how many were cut off
   */
  stop(withinMs: number): Promise<number>;
}

/** Must stand before the server has its first connection. */
export function stoppable(server: Server): Stoppable {
  const connections = new Set<Socket>();
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  // Before the app, which may answer at once.
  server.prependListener('request', (_request, response) => {
    if (stopping) sayLast(response);
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });
  return {
    stop: async (withinMs) => {
      stopping = true;
      underWay.forEach(sayLast);
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      // Opened in advance and not used: Node takes it for one whose request is on its way.
      for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
      let cutOff = 0;
      const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
      const ending = setTimeout(() => {
        cutOff = underWay.size;
        server.closeAllConnections();
      }, withinMs);
      await closed;
      clearInterval(looking);
      clearTimeout(ending);
      return cutOff;
    },
  };
}

/** Tells the client that no other request may follow on this connection. */
function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
