// The smallest load balancer there is: hands each TCP connection to the next node that takes it. No sticky sessions, no health checks.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Balancer = {
  /** http://127.0.0.1:port */
  readonly url: string;
  /** The nodes' addresses, from now on. */
  readonly setNodes: (urls: readonly string[]) => void;
  readonly close: () => Promise<void>;
};

export const startBalancer = async (): Promise<Balancer> => {
  let ports: readonly number[] = [];
  let next = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };

  const hand = (from: Socket, attempt: number): void => {
    const port = ports[next++ % Math.max(1, ports.length)];
    if (port === undefined || attempt > ports.length) return void from.destroy();
    const to = connect(port, '127.0.0.1');
    keep(to);
    let isTaken = false;
    to.on('connect', () => {
      isTaken = true;
      from.pipe(to).pipe(from);
      // One end gone, both gone: a killed node's clients learn it at once.
      to.on('close', () => from.destroy());
      from.on('close', () => to.destroy());
    });
    to.on('error', () => {
      if (!isTaken) hand(from, attempt + 1);
    });
  };

  const server = createServer({ noDelay: true }, (from) => {
    keep(from);
    hand(from, 1);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setNodes: (urls) => {
      ports = urls.map((url) => Number(new URL(url).port));
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
