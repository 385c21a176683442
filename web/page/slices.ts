// Slices (cooperative scheduling): long work on a page's thread, cut so that the page goes on in between. Never decides what is cut where.

/** Resolves in a task of its own, behind what waits already; a MessageChannel is not slowed down as timers are. */
export const letPageGoOn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

const kSliceMilliseconds = 12; // of work on the page's thread before the page may go on

export class Slices {
  private until = performance.now() + kSliceMilliseconds;

  /** Whether the page has waited long enough. */
  get over(): boolean {
    return performance.now() >= this.until;
  }

  /** Lets the page go on, and begins the next slice. */
  async rest(): Promise<void> {
    await letPageGoOn();
    this.until = performance.now() + kSliceMilliseconds;
  }
}
