// Slices (cooperative scheduling): long work on a page's thread, cut so that the page goes on in between. Never decides what is cut where.
import { nextTask } from '../core/next_task';

const kSliceMilliseconds = 12; // of work on the page's thread before the page may go on

export class Slices {
  private until = performance.now() + kSliceMilliseconds;

  /** Whether the page has waited long enough. */
  get over(): boolean {
    return performance.now() >= this.until;
  }

  /** Lets the page go on, and begins the next slice. */
  async rest(): Promise<void> {
    await nextTask();
    this.until = performance.now() + kSliceMilliseconds;
  }
}
