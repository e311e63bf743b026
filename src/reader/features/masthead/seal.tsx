/** The red seal: the mark of the house. */
export function Seal() {
  return (
    <svg width="24" height="24" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="4" fill="var(--seal)" />
      <path
        d="M8 10h16M16 6.5v19M9 16h14M8 25.5h16M11 10v6M21 10v6"
        stroke="var(--on-seal)"
        strokeWidth="2"
        fill="none"
      />
    </svg>
  );
}
