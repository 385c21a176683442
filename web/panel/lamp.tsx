// Lamp (logo): the sign of Sidelight, a disc that is lit from one side.

export function Lamp({ lit, small }: { lit?: boolean; small?: boolean }) {
  const size = small ? 16 : 32;
  return (
    <svg class={lit ? 'sl-lamp sl-lit' : 'sl-lamp'} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <circle cx="16" cy="16" r="13" fill="none" stroke="currentColor" stroke-width={small ? 3 : 1.5} />
      <path class="sl-glow" d="M16 3a13 13 0 0 1 0 26Z" />
    </svg>
  );
}
