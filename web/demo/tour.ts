// The guided minute: five words about the demo, each beside the thing that it is about. Never a wall: everything can be used meanwhile,
// Esc ends it, and the focus returns to where it began.
import { say } from '../core/say';

export type TourStep = {
  words: string;
  /** What is lit up; looked for when the step begins. */
  target: () => Element | null;
  /** What is done first, such as choosing a level. */
  begin?: () => void;
};

export class Tour {
  private at = -1;
  private readonly strip: HTMLElement;
  private readonly words: HTMLElement;
  private readonly step: HTMLElement;
  private readonly back: HTMLButtonElement;
  private readonly next: HTMLButtonElement;

  constructor(
    private readonly start: HTMLElement,
    host: HTMLElement,
    private readonly steps: readonly TourStep[],
  ) {
    this.strip = document.createElement('section');
    this.strip.className = 'tour';
    this.strip.hidden = true;
    this.strip.setAttribute('aria-label', say('demo_tour'));
    this.words = document.createElement('p');
    this.words.setAttribute('role', 'status');
    this.step = document.createElement('span');
    this.step.className = 'tour-step';
    this.back = this.button('tour_back', () => this.show(this.at - 1));
    this.next = this.button('tour_next', () => this.show(this.at + 1));
    const end = this.button('tour_end', () => this.end());
    end.className = 'tour-end';
    const buttons = document.createElement('p');
    buttons.className = 'tour-buttons';
    buttons.append(this.step, end, this.back, this.next);
    this.strip.append(this.words, buttons);
    this.strip.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.end();
    });
    host.append(this.strip);
    start.addEventListener('click', () => (this.at < 0 ? this.show(0) : this.end()));
  }

  private button(key: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = say(key);
    button.addEventListener('click', press);
    return button;
  }

  private show(at: number): void {
    const step = this.steps[at];
    if (step === undefined) return this.end();
    this.at = at;
    this.start.setAttribute('aria-expanded', 'true');
    this.strip.hidden = false;
    step.begin?.();
    this.light(step.target());
    this.words.textContent = say(step.words);
    this.step.textContent = say('tour_step', at + 1, this.steps.length);
    this.back.disabled = at === 0;
    this.next.hidden = at === this.steps.length - 1;
    if (!this.strip.contains(document.activeElement) || this.next.hidden) (this.next.hidden ? this.back : this.next).focus();
  }

  private end(): void {
    this.at = -1;
    this.light(null);
    this.strip.hidden = true;
    this.start.setAttribute('aria-expanded', 'false');
    this.start.focus();
  }

  private light(target: Element | null): void {
    for (const lit of document.querySelectorAll('.tour-lit')) lit.classList.remove('tour-lit');
    target?.classList.add('tour-lit');
    target?.scrollIntoView({ block: 'nearest', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
  }
}
