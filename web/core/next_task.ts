// Next task (yielding to the event loop): what waits already goes first. For a page's thread and a worker's alike.

/** Resolves in a task of its own; a MessageChannel is not slowed down as timers are. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
